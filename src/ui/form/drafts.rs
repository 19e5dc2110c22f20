//! The drafts of the bank page. They outlive it: who looks something up on another page, or chooses another currency,
//! comes back to what was typed.

use super::draft::Draft;
use crate::view::form::{Field, Form};

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
    /// Nothing is typed yet.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            open: Draft::beginning_with(Field::Overdraft, Form::Open.initial(Field::Overdraft)),
            money: Draft::new(),
            transfer: Draft::new(),
        }
    }
}
