//! What the steps of a script are called, and the orders in them.

/// A step of a script.
pub const STEP_UNTIL_QUIET: &str = "Let everything come to rest";
/// A step of a script.
pub const STEP_MARK: &str = "Bookmark the chosen event";
/// A step of a script.
pub const STEP_SOURCE: &str = "Open \u{201c}The Rust behind it\u{201d}";
/// A step of a script.
pub const STEP_RELOAD: &str = "Reload the page";
/// What the type of a message is called.
pub const CARD_TYPE: &str = "Type";

/// A step of a script.
#[must_use]
pub fn step_turn(page: &str) -> String {
    format!("Turn to the page {page}")
}

/// A step of a script.
#[must_use]
pub fn step_only(type_name: &str) -> String {
    format!("Show only events of type {type_name}")
}

/// A step of a script.
#[must_use]
pub fn step_explain(number: &str) -> String {
    format!("Click the balance of {number}")
}

/// A step of a script.
#[must_use]
pub fn step_leave_out(position: u64) -> String {
    format!("Ask what if event {position} had not happened")
}

/// An order.
#[must_use]
pub fn order_open(number: &str) -> String {
    format!("Open the account {number}")
}

/// An order.
#[must_use]
pub fn order_open_unlimited(number: &str) -> String {
    format!("Open the account {number}, which may owe any amount")
}

/// An order.
#[must_use]
pub fn order_deposit(amount: &str, number: &str) -> String {
    format!("Deposit {amount} into {number}")
}

/// An order.
#[must_use]
pub fn order_withdraw(amount: &str, number: &str) -> String {
    format!("Withdraw {amount} from {number}")
}

/// An order.
#[must_use]
pub fn order_transfer(amount: &str, from: &str, to: &str) -> String {
    format!("Transfer {amount} from {from} to {to}")
}

/// An order.
#[must_use]
pub fn order_limit(number: &str, amount: &str) -> String {
    format!("Let {number} owe up to {amount}")
}

/// An order.
#[must_use]
pub fn order_close(number: &str) -> String {
    format!("Close the account {number}")
}

/// An order.
#[must_use]
pub fn order_reopen(number: &str) -> String {
    format!("Reopen the account {number}")
}
