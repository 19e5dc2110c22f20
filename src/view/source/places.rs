//! Where the source behind each kind of message stands. A test cuts every one of them, so that a function that was
//! renamed or moved is noticed.

use super::Role::{self, Decided, Folded, Rule};

/// A function in a source file, and the line in it that matters.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// What the function does for the message.
    pub role: Role,
    /// The file, from the root of the repository.
    pub file: &'static str,
    /// The file's text as it was built.
    pub text: &'static str,
    /// How the function begins.
    pub function: &'static str,
    /// What the line that matters contains.
    pub marked: &'static str,
}

/// Makes a place in a file of the domain.
macro_rules! place {
    ($role:ident, $path:literal, $function:literal, $marked:literal) => {
        Place {
            role: $role,
            file: concat!("src/domain/", $path),
            text: include_str!(concat!("../../domain/", $path)),
            function: $function,
            marked: $marked,
        }
    };
}

/// The places behind a kind of message, in the order in which they run; none for a kind that is not known.
#[must_use]
pub fn places(type_name: &str) -> &'static [Place] {
    match type_name {
        "Deposit" => &[place!(Decided, "transfer/order.rs", "fn order(", "Command::Deposit")],
        "Withdraw" => &[place!(Decided, "transfer/order.rs", "fn order(", "Command::Withdraw")],
        "AccountCreated" => &[
            place!(Decided, "account/decide.rs", "fn create(", "Ok(Event::AccountCreated"),
            place!(Folded, "account/evolve.rs", "fn evolve(", "Event::AccountCreated"),
        ],
        "Deposited" => &[
            place!(Rule, "account/decide.rs", "fn deposit(", "checked_add"),
            place!(Decided, "account/decide.rs", "fn decide(", "Ok(Event::Deposited"),
            place!(Folded, "account/evolve.rs", "fn evolve(", "Event::Deposited"),
        ],
        "Withdrawn" => &[
            place!(Rule, "account/decide.rs", "fn withdraw(", "overdraft_limit.allows"),
            place!(Decided, "account/decide.rs", "fn decide(", "Ok(Event::Withdrawn"),
            place!(Folded, "account/evolve.rs", "fn evolve(", "Event::Withdrawn"),
        ],
        "DepositRejected" => &[
            place!(Rule, "account/decide.rs", "fn open(", "AccountClosed"),
            place!(Decided, "account/command.rs", "fn rejected(", "Event::DepositRejected"),
            place!(Folded, "account/evolve.rs", "fn evolve(", "Event::DepositRejected"),
        ],
        "WithdrawalRejected" => &[
            place!(Rule, "account/decide.rs", "fn withdraw(", "InsufficientFunds"),
            place!(Decided, "account/command.rs", "fn rejected(", "Event::WithdrawalRejected"),
            place!(Folded, "account/evolve.rs", "fn evolve(", "Event::WithdrawalRejected"),
        ],
        "OverdraftLimitSet" => &[
            place!(Rule, "account/decide.rs", "fn valid_limit(", "NegativeOverdraftLimit"),
            place!(Decided, "account/decide.rs", "fn decide(", "Ok(Event::OverdraftLimitSet"),
            place!(Folded, "account/evolve.rs", "fn evolve(", "Event::OverdraftLimitSet"),
        ],
        "AccountClosed" => &[
            place!(Decided, "account/decide.rs", "fn close(", "Ok(Event::AccountClosed"),
            place!(Folded, "account/evolve.rs", "fn evolve(", "Event::AccountClosed"),
        ],
        "AccountReopened" => &[
            place!(Decided, "account/decide.rs", "fn reopen(", "Ok(Event::AccountReopened"),
            place!(Folded, "account/evolve.rs", "fn evolve(", "Event::AccountReopened"),
        ],
        other => transfer_places(other),
    }
}

fn transfer_places(type_name: &str) -> &'static [Place] {
    match type_name {
        "TransferInitiated" => &[
            place!(Decided, "transfer/decide.rs", "fn initiate(", "Ok(Event::TransferInitiated"),
            place!(Folded, "transfer/evolve.rs", "fn evolve(", "Event::TransferInitiated"),
        ],
        "TransferWithdrawn" => &[
            place!(Decided, "transfer/react.rs", "fn react(", "Event::TransferWithdrawn"),
            place!(Folded, "transfer/evolve.rs", "fn evolve(", "Event::TransferWithdrawn"),
        ],
        "TransferFinished" => &[
            place!(Decided, "transfer/react.rs", "fn react(", "Event::TransferFinished"),
            place!(Folded, "transfer/evolve.rs", "fn evolve(", "Event::TransferFinished"),
        ],
        "TransferFailed" => &[
            place!(Decided, "transfer/react.rs", "fn react(", "Event::TransferFailed"),
            place!(Folded, "transfer/evolve.rs", "fn evolve(", "Event::TransferFailed"),
        ],
        "TransferRefundStarted" => &[
            place!(Decided, "transfer/react.rs", "fn react(", "Event::TransferRefundStarted"),
            place!(Folded, "transfer/evolve.rs", "fn evolve(", "Event::TransferRefundStarted"),
        ],
        "TransferRefunded" => &[
            place!(Decided, "transfer/react.rs", "fn react(", "Event::TransferRefunded"),
            place!(Folded, "transfer/evolve.rs", "fn evolve(", "Event::TransferRefunded"),
        ],
        "TransferStuck" => &[
            place!(Decided, "transfer/react.rs", "fn react(", "Event::TransferStuck"),
            place!(Folded, "transfer/evolve.rs", "fn evolve(", "Event::TransferStuck"),
        ],
        _ => &[],
    }
}
