//! The form that sends money from one account to another.

use super::answer::AnswerLine;
use super::drafts::Drafts;
use super::field::{AccountField, TextField};
use super::frame::FormFrame;
use crate::view::form::{Field, Form};
use crate::view::text;
use leptos::prelude::*;

/// Initiates a transfer; the process manager does the rest.
#[component]
pub fn InitiateTransfer() -> impl IntoView {
    let draft = expect_context::<Drafts>().transfer.shown_again();
    view! {
        <FormFrame title=text::TRANSFER draft form=Form::Transfer>
            <AccountField draft field=Field::From label=text::FROM />
            <AccountField draft field=Field::To label=text::TO />
            <TextField draft field=Field::Amount label=text::AMOUNT hint=text::AMOUNT_HINT />
            <button type="submit" class="primary">{text::INITIATE_TRANSFER}</button>
            <AnswerLine said=draft />
        </FormFrame>
    }
}
