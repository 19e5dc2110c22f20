//! What stands in a field before anybody types: ids of this very bank, so that a request can be sent at once.

use super::draft::{BODY, ID};
use crate::api::operations::{Operation, Takes};
use crate::bank::projections::ReadModels;
use crate::bank::projections::accounts::AccountView;
use crate::domain::{AccountId, Money, transfer};
use std::collections::BTreeSet;

/// The number of the first account, as in the original example.
const FIRST_NUMBER: u32 = 1234;

/// What stands in a field of an operation.
#[must_use]
pub fn beginning(operation: &Operation, name: &str, models: &ReadModels) -> String {
    match (name, operation.takes) {
        (ID, _) if operation.path.starts_with("/transfer") => a_transfer(operation, models),
        (ID, _) => an_account(operation, models).map(|id| id.to_string()).unwrap_or_default(),
        (BODY, Takes::CreateAccount) => format!(r#"{{"account_number": "{}"}}"#, free_number(models)),
        (BODY, Takes::StartTransfer) => between_accounts(operation, models),
        (BODY, Takes::Nothing | Takes::Amount | Takes::Limit | Takes::Step) => operation.example.to_owned(),
        (_, _) => String::new(),
    }
}

/// Ids that can be chosen for the path of an operation, each with what it is called.
#[must_use]
pub fn choices(operation: &Operation, models: &ReadModels) -> Vec<(String, String)> {
    if operation.path.starts_with("/transfer") {
        let all = models.transfers.model().iter();
        return all.filter_map(|(id, view)| Some((id.to_string(), view.state.status()?.name().to_owned()))).collect();
    }
    let all = models.accounts.model().iter();
    all.filter_map(|(id, view)| Some((id.to_string(), view.state.holding()?.number.to_string()))).collect()
}

/// The oldest account that the operation can be done to, or else the oldest.
fn an_account(operation: &Operation, models: &ReadModels) -> Option<AccountId> {
    let fits = |view: &AccountView| {
        let is_empty = view.state.holding().is_some_and(|holding| holding.balance == Money::ZERO);
        match operation.path.rsplit('/').next() {
            Some("close") => view.state.is_open() && is_empty,
            Some("reopen") => !view.state.is_open(),
            Some(_) | None => view.state.is_open(),
        }
    };
    let accounts = || models.accounts.model().iter();
    accounts().find(|(_, view)| fits(view)).or_else(|| accounts().next()).map(|(id, _)| id)
}

/// The newest transfer, or one that is stuck where that is what the operation is for.
fn a_transfer(operation: &Operation, models: &ReadModels) -> String {
    let wants_stuck = operation.path.ends_with("retry-refund");
    let is_stuck = |status: Option<&transfer::Status>| matches!(status, Some(transfer::Status::Stuck { .. }));
    let transfers = || models.transfers.model().iter().rev();
    let stuck = transfers().find(|(_, view)| wants_stuck && is_stuck(view.state.status()));
    stuck.or_else(|| transfers().next()).map(|(id, _)| id.to_string()).unwrap_or_default()
}

fn free_number(models: &ReadModels) -> u32 {
    let holdings = models.accounts.model().iter().filter_map(|(_, view)| view.state.holding());
    let taken: BTreeSet<_> = holdings.map(|holding| holding.number.to_string()).collect();
    (FIRST_NUMBER..).find(|number| !taken.contains(&number.to_string())).unwrap_or(FIRST_NUMBER)
}

/// From the first account that is open to the next one.
fn between_accounts(operation: &Operation, models: &ReadModels) -> String {
    let open = models.accounts.model().iter().filter(|(_, view)| view.state.is_open());
    let ids = open.map(|(id, _)| id.to_string());
    ids.take(2).fold(operation.example.to_owned(), |example, id| example.replacen('…', &id, 1))
}
