//! The form that makes an empty bank.

use super::name_field::{NameField, focus};
use super::shelf::use_shelf;
use crate::session::Name;
use crate::ui::desk::use_desk;
use crate::ui::form::answer::AnswerLine;
use crate::view::form::capitalised;
use crate::view::intake::check_name;
use crate::view::{storage as words, text};
use leptos::prelude::*;

/// Makes an empty bank.
#[component]
pub fn NewBank() -> impl IntoView {
    let (desk, shelf) = (use_desk(), use_shelf());
    let (typed, wrong, node) = (RwSignal::new(String::new()), RwSignal::new(None), NodeRef::new());
    let said = RwSignal::new(None);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = match Name::parse(&typed.get_untracked()) {
            Ok(name) => name,
            Err(error) => {
                // What was said before is over.
                said.set(None);
                wrong.set(Some(capitalised(&error.to_string())));
                return focus(node);
            }
        };
        let made = shelf.act(desk, said, |banks| {
            check_name(banks.list()?, &desk.workspace(), &name, None)?;
            banks.create(&name).map(|workspace| format!("{name} is there, as {}.", workspace.as_str()))
        });
        match made {
            Ok(()) => typed.set(String::new()),
            Err(error) => {
                // It is told beside the field.
                said.set(None);
                wrong.set(Some(words::refused(&error)));
                focus(node);
            }
        }
    };
    view! {
        <form class="panel form" aria-label=text::NEW_BANK novalidate on:submit=submit>
            <h2>{text::NEW_BANK}</h2>
            <NameField id="new-bank".to_owned() label=text::NAME_OF_BANK typed wrong node />
            <div class="buttons"><button type="submit" class="primary">{text::NEW_BANK}</button></div>
            <AnswerLine said />
        </form>
    }
}
