//! What all forms have around them: a heading, and one switch that turns them off with the reason beside it.

use super::draft::Draft;
use crate::view::Barred;
use crate::view::form::Form;
use leptos::prelude::*;

/// A form of the bank page. Pressing Enter in it sends `form`.
#[component]
pub fn FormFrame(
    /// Its heading and name.
    title: &'static str,
    /// What is typed in it.
    draft: Draft,
    /// What Enter sends.
    form: Form,
    /// Its fields and buttons.
    children: Children,
) -> impl IntoView {
    let barred = Memo::new(move |_| draft.barred());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        draft.submit(form);
    };
    view! {
        <form
            class="panel form"
            aria-label=title
            novalidate
            on:mousedown=move |event| draft.press(&event)
            on:keydown=move |event| draft.key(&event)
            on:submit=submit
        >
            <h2>{title}</h2>
            <fieldset disabled=move || barred.with(Option::is_some)>{children()}</fieldset>
            <p class="barred">{move || barred.with(|barred| barred.as_ref().map(Barred::text))}</p>
        </form>
    }
}
