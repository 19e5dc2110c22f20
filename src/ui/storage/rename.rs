//! The form that gives a bank another name. Its address stays, so that links to it go on to work.

use super::name_field::{NameField, focus};
use super::shelf::use_shelf;
use crate::session::{Name, Workspace};
use crate::ui::desk::use_desk;
use crate::ui::focus::keep;
use crate::ui::form::draft::Answer;
use crate::view::form::capitalised;
use crate::view::intake::check_name;
use crate::view::{storage as words, text};
use leptos::prelude::*;

/// The id of the button that opens and closes the form.
pub(super) fn opener(workspace: &Workspace) -> String {
    format!("renames-{}", workspace.as_str())
}

/// Gives a bank another name.
#[component]
pub fn Rename(
    /// Which bank.
    workspace: Workspace,
    /// What it is called now.
    called: String,
    /// Where it is said what became of it.
    said: RwSignal<Option<Answer>>,
    /// What happens when it is done, or not wanted any more.
    done: Callback<()>,
) -> impl IntoView {
    let (desk, shelf) = (use_desk(), use_shelf());
    let id = format!("rename-{}", workspace.as_str());
    let opened_by = StoredValue::new(format!("#{}", opener(&workspace)));
    let workspace = StoredValue::new(workspace);
    let (typed, wrong, node) = (RwSignal::new(called), RwSignal::new(None), NodeRef::new());
    // The form goes, and a bank with another name is another row of the list.
    let close = move || {
        done.run(());
        keep(opened_by.get_value());
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let renamed = match Name::parse(&typed.get_untracked()) {
            Ok(name) => shelf
                .act(desk, said, |banks| {
                    workspace.with_value(|of| {
                        check_name(banks.list()?, &desk.workspace(), &name, Some(of))?;
                        banks.rename(of, &name)
                    })?;
                    Ok(format!("It is called {name} now."))
                })
                .map_err(|error| words::refused(&error)),
            Err(error) => Err(capitalised(&error.to_string())),
        };
        match renamed {
            Ok(()) => close(),
            Err(why) => {
                // It is told beside the field.
                said.set(None);
                wrong.set(Some(why));
                focus(node);
            }
        }
    };
    Effect::new(move |_| focus(node));
    view! {
        <form class="inline-form" novalidate on:submit=submit>
            <NameField id label=text::NEW_NAME_OF_BANK typed wrong node />
            <div class="buttons">
                <button type="submit">{text::SAVE}</button>
                <button type="button" on:click=move |_| close()>{text::CANCEL}</button>
            </div>
        </form>
    }
}
