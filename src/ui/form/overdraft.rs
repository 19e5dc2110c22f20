//! The small form on an account's card that sets how much its holder may owe.

use super::draft::Draft;
use super::field::TextField;
use crate::domain::AccountId;
use crate::view::form::{Field, Form};
use crate::view::text;
use leptos::prelude::*;

/// Sets the overdraft limit. The card shows the answer.
#[component]
pub fn SetOverdraftLimit(
    /// The account.
    account_id: AccountId,
    /// What is typed.
    draft: Draft,
) -> impl IntoView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        draft.submit(Form::Overdraft(account_id));
    };
    view! {
        <form
            class="inline-form"
            novalidate
            on:mousedown=move |event| draft.press(&event)
            on:keydown=move |event| draft.key(&event)
            on:submit=submit
        >
            <TextField draft field=Field::Overdraft label=text::NEW_OVERDRAFT_LIMIT hint=text::OVERDRAFT_HINT />
            <button type="submit">{text::SET_LIMIT}</button>
        </form>
    }
}
