//! The question before a bank is deleted.

use super::shelf::use_shelf;
use super::undo;
use crate::session::{Workspace, WorkspaceError};
use crate::ui::desk::use_desk;
use crate::ui::focus;
use crate::ui::form::draft::Answer;
use crate::ui::modal::Modal;
use crate::view::text;
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
    let (desk, shelf) = (use_desk(), use_shelf());
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
        // The row that had the focus is gone.
        focus::keep(format!("#{}", undo::button(&workspace)));
    };
    let question = move || asked.with(|asked| asked.as_ref().map(|asked| format!("Delete {}?", asked.called)));
    view! {
        <Modal
            is_open=Signal::derive(move || asked.with(Option::is_some))
            on_close=Callback::new(move |()| asked.set(None))
            labelled_by="delete-question"
        >
            <h2 id="delete-question">{question}</h2>
            <p>{text::DELETE_WHAT}</p>
            <div class="buttons">
                <button type="button" autofocus on:click=move |_| asked.set(None)>{text::CANCEL}</button>
                <button type="button" class="danger" on:click=delete>{text::DELETE}</button>
            </div>
        </Modal>
    }
}
