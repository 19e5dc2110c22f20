//! The drafts of the bank page. They outlive it: who looks something up on another page, or chooses another currency,
//! comes back to what was typed.

use super::draft::Draft;
use crate::view::form::{Field, Form};
use leptos::prelude::*;

/// What is typed in each form of the bank page.
#[derive(Clone, Copy)]
pub struct Drafts {
    /// Of the account that is to be opened.
    pub open: Draft,
    /// Of the deposit or withdrawal.
    pub money: Draft,
    /// Of the transfer.
    pub transfer: Draft,
}

impl Drafts {
    /// Nothing is typed yet. From now on the page tells whether something is, wherever its person looks: a new version
    /// does not load over it, see `offline.js`.
    #[must_use]
    pub fn empty() -> Self {
        let drafts = Self {
            open: Draft::beginning_with(Field::Overdraft, Form::Open.initial(Field::Overdraft)),
            money: Draft::new(),
            transfer: Draft::new(),
        };
        Effect::new(move |_| {
            let root = document().document_element();
            // An attribute of the page can always be set.
            let _ = root.map(|root| root.toggle_attribute_with_force("data-draft", drafts.is_any_begun()));
        });
        drafts
    }

    fn is_any_begun(self) -> bool {
        let begun = [(self.open, Form::Open), (self.money, Form::Deposit), (self.transfer, Form::Transfer)];
        begun.into_iter().any(|(draft, form)| draft.is_begun(form))
    }
}
