//! The form that opens an account.

use super::answer::AnswerLine;
use super::draft::Draft;
use super::field::TextField;
use super::frame::FormFrame;
use crate::view::form::{Field, Form};
use crate::view::text;
use leptos::prelude::*;

/// Opens an account.
#[component]
pub fn OpenAccount() -> impl IntoView {
    let draft = Draft::beginning_with(Field::Overdraft, Form::Open.initial(Field::Overdraft));
    view! {
        <FormFrame title=text::OPEN_ACCOUNT draft form=Form::Open>
            <TextField draft field=Field::Number label=text::ACCOUNT_NUMBER />
            <TextField draft field=Field::Overdraft label=text::OVERDRAFT_LIMIT hint=text::OVERDRAFT_HINT />
            <button type="submit" class="primary">{text::OPEN_ACCOUNT}</button>
            <AnswerLine draft />
        </FormFrame>
    }
}
