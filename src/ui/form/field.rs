//! The fields of a form: a label, a control, a hint, and what is wrong, tied together for those who listen.

use super::draft::Draft;
use crate::ui::desk::use_desk;
use crate::view::choice::{account_choices, wrong_choice};
use crate::view::form::Field;
use crate::view::text;
use leptos::prelude::*;
use std::cell::Cell;

/// An id that no other element has.
fn fresh_id() -> u64 {
    thread_local! {
        static LAST: Cell<u64> = const { Cell::new(0) };
    }
    LAST.with(|last| {
        last.set(last.get() + 1);
        last.get()
    })
}

/// A field for text.
#[component]
pub fn TextField(
    /// Where the text goes.
    draft: Draft,
    /// Which field it is.
    field: Field,
    /// Its label.
    label: &'static str,
    /// What may be typed, in a few words.
    #[prop(optional)]
    hint: &'static str,
) -> impl IntoView {
    let id = format!("field-{}", fresh_id());
    let numeric = matches!(field, Field::Amount);
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id.clone()
                type="text"
                autocomplete="off"
                inputmode=if numeric { "decimal" } else { "text" }
                aria-describedby=format!("{id}-hint {id}-wrong")
                aria-invalid=move || draft.wrong(field).is_some().then_some("true")
                prop:value=move || draft.text(field)
                on:input=move |event| draft.write(field, event_target_value(&event))
            />
            <p class="hint" id=format!("{id}-hint")>{hint}</p>
            <p class="wrong" id=format!("{id}-wrong")>{move || draft.wrong(field)}</p>
        </div>
    }
}

/// A list of accounts to choose from.
#[component]
pub fn AccountField(
    /// Where the choice goes.
    draft: Draft,
    /// Which field it is.
    field: Field,
    /// Its label.
    label: &'static str,
) -> impl IntoView {
    let id = format!("field-{}", fresh_id());
    let desk = use_desk();
    let choices = Memo::new(move |_| account_choices(desk.sight().accounts()));
    let wrong = move || draft.wrong(field).map(|told| choices.with(|choices| wrong_choice(told, choices)));
    let option = move |(value, number): (String, String)| {
        let chosen = value.clone();
        view! { <option value=value prop:selected=move || draft.text(field) == chosen>{number}</option> }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select
                id=id.clone()
                aria-describedby=format!("{id}-wrong")
                aria-invalid=move || draft.wrong(field).is_some().then_some("true")
                on:change=move |event| draft.write(field, event_target_value(&event))
            >
                <option value="" prop:selected=move || draft.text(field).is_empty()>{text::CHOOSE}</option>
                <For each=move || choices.get() key=Clone::clone children=option />
            </select>
            <p class="wrong" id=format!("{id}-wrong")>{wrong}</p>
        </div>
    }
}
