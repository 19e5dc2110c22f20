//! The form that puts money into an account or takes it out.

use super::answer::AnswerLine;
use super::drafts::Drafts;
use super::field::{AccountField, TextField};
use super::frame::FormFrame;
use crate::view::form::{Field, Form};
use crate::view::text;
use leptos::prelude::*;

/// Deposits or withdraws. Enter deposits.
#[component]
pub fn MoveMoney() -> impl IntoView {
    let draft = expect_context::<Drafts>().money.shown_again();
    view! {
        <FormFrame title=text::MOVE_MONEY draft form=Form::Deposit>
            <AccountField draft field=Field::Account label=text::ACCOUNT />
            <TextField draft field=Field::Amount label=text::AMOUNT hint=text::AMOUNT_HINT />
            <div class="buttons">
                <button type="submit" class="primary">{text::DEPOSIT}</button>
                <button type="button" on:click=move |_| draft.submit(Form::Withdraw)>{text::WITHDRAW}</button>
            </div>
            <AnswerLine said=draft />
        </FormFrame>
    }
}
