//! The question before a bank is deleted.

use super::shelf::use_shelf;
use crate::session::{Workspace, WorkspaceError};
use crate::ui::desk::use_desk;
use crate::ui::form::draft::Answer;
use crate::view::text;
use leptos::html::Dialog;
use leptos::prelude::*;

/// The bank that is to be deleted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// Which one.
    pub workspace: Workspace,
    /// What it is called.
    pub called: String,
}

/// Asks whether a bank is really to be deleted, and deletes it.
#[component]
pub fn DeleteDialog(
    /// The bank that is asked about, if one is.
    asked: RwSignal<Option<Asked>>,
    /// Where it is said what became of it.
    said: RwSignal<Option<Answer>>,
) -> impl IntoView {
    let (desk, shelf, node) = (use_desk(), use_shelf(), NodeRef::<Dialog>::new());
    Effect::new(move |_| match (asked.with(Option::is_some), node.get()) {
        // A dialog that is open already can't be opened, and stays as it is.
        (true, Some(dialog)) => drop(dialog.show_modal()),
        (false, Some(dialog)) => dialog.close(),
        (_, None) => {}
    });
    let delete = move |_| {
        let Some(Asked { workspace, called }) = asked.get_untracked() else { return };
        asked.set(None);
        let deleted = shelf.act(desk, said, |banks| {
            let removed = banks.remove(&workspace)?;
            shelf.keep(removed);
            Ok(format!("{called} was deleted. It can be put back for as long as this page is open."))
        });
        // What could be taken away in part only can be put back as well.
        if let Err(WorkspaceError::HalfRemoved { removed }) = deleted {
            shelf.keep(*removed);
        }
    };
    let question = move || asked.with(|asked| asked.as_ref().map(|asked| format!("Delete {}?", asked.called)));
    view! {
        <dialog node_ref=node aria-labelledby="delete-question" on:close=move |_| asked.set(None)>
            <h2 id="delete-question">{question}</h2>
            <p>{text::DELETE_WHAT}</p>
            <div class="buttons">
                <button type="button" autofocus on:click=move |_| asked.set(None)>{text::CANCEL}</button>
                <button type="button" class="danger" on:click=delete>{text::DELETE}</button>
            </div>
        </dialog>
    }
}
