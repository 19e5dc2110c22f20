//! The form that opens an account.

use super::answer::AnswerLine;
use super::drafts::Drafts;
use super::field::TextField;
use super::frame::FormFrame;
use crate::view::form::{Field, Form};
use crate::view::text;
use leptos::prelude::*;

/// Opens an account.
#[component]
pub fn OpenAccount() -> impl IntoView {
    let draft = expect_context::<Drafts>().open.shown_again();
    view! {
        <FormFrame title=text::OPEN_ACCOUNT draft form=Form::Open>
            <TextField draft field=Field::Number label=text::ACCOUNT_NUMBER />
            <TextField draft field=Field::Overdraft label=text::OVERDRAFT_LIMIT hint=text::OVERDRAFT_HINT />
            <button type="submit" class="primary">{text::OPEN_ACCOUNT}</button>
            <AnswerLine said=draft />
        </FormFrame>
    }
}
