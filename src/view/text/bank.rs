//! Words of the bank page: forms, accounts, transfers, the money line, the process manager.

use crate::view::Marked;

/// Behind a balance below zero.
pub const OWED: &str = "owed";
/// How far an account may go below zero.
pub const OVERDRAFT_UNLIMITED: &str = "May owe any amount";
/// How far an account may go below zero.
pub const OVERDRAFT_NONE: &str = "May not go below zero";
/// How far an account may go below zero, before the amount.
pub const OVERDRAFT_UP_TO: &str = "May owe up to";
/// How a step of a transfer stands, for those who listen.
pub const STEP_DONE: &str = "done";
/// How a step of a transfer stands, for those who listen.
pub const STEP_NOW: &str = "reached, the next step follows";
/// How a step of a transfer stands, for those who listen.
pub const STEP_AHEAD: &str = "still to come";
/// How a step of a transfer stands, for those who listen.
pub const STEP_BAD: &str = "ended here";
/// A form.
pub const OPEN_ACCOUNT: &str = "Open account";
/// A form.
pub const MOVE_MONEY: &str = "Deposit or withdraw";
/// A form.
pub const TRANSFER: &str = "Transfer";
/// A label.
pub const ACCOUNT_NUMBER: &str = "Account number";
/// A label.
pub const OVERDRAFT_LIMIT: &str = "Overdraft limit";
/// A label.
pub const NEW_OVERDRAFT_LIMIT: &str = "New overdraft limit";
/// A hint.
pub const OVERDRAFT_HINT: &str = "An amount, or \u{201c}unlimited\u{201d}";
/// A label.
pub const ACCOUNT: &str = "Account";
/// A label.
pub const AMOUNT: &str = "Amount";
/// A hint.
pub const AMOUNT_HINT: &str = "For example 30.00";
/// A label.
pub const FROM: &str = "From";
/// A label.
pub const TO: &str = "To";
/// In a list where nothing is chosen.
pub const CHOOSE: &str = "Choose…";
/// A button.
pub const DEPOSIT: &str = "Deposit";
/// A button.
pub const WITHDRAW: &str = "Withdraw";
/// A button.
pub const INITIATE_TRANSFER: &str = "Start transfer";
/// A button.
pub const SET_LIMIT: &str = "Set limit";
/// A button.
pub const CLOSE_ACCOUNT: &str = "Close account";
/// A button.
pub const REOPEN_ACCOUNT: &str = "Reopen account";
/// A button.
pub const RETRY_REFUND: &str = "Retry refund";
/// A heading.
pub const ACCOUNTS: &str = "Accounts";
/// What accounts are.
pub const ACCOUNTS_WHAT: Marked = Marked("Each is a [stream]. Its [version] counts the [messages] in it.");
/// Where there is no account.
pub const NO_ACCOUNT: &str = "No account yet.";
/// Whether an account takes and gives money.
pub const OPEN: &str = "open";
/// Whether an account takes and gives money.
pub const CLOSED: &str = "closed";
/// Before the version of an account's stream.
pub const VERSION: &str = "version";
/// What opens the actions of an account.
pub const MANAGE: &str = "Manage";
/// A balance over time, where it never changed.
pub const SPARKLINE_FLAT: &str = "The balance over time: no money has moved yet.";
/// A heading.
pub const TRANSFERS: &str = "Transfers";
/// Where there is no transfer.
pub const NO_TRANSFER: &str = "No transfer yet.";
/// A button.
pub const SHOW_ALL: &str = "Show all";
/// A heading.
pub const MONEY_LINE: &str = "The money line";
/// A term of the money line.
pub const DEPOSITS: &str = "deposits";
/// A term of the money line.
pub const WITHDRAWALS: &str = "withdrawals";
/// A term of the money line.
pub const BALANCES: &str = "balances";
/// A term of the money line.
pub const IN_FLIGHT: &str = "in flight";
/// The money line holds.
pub const LINE_HOLDS: &str = "It holds: no money was made or lost.";
/// The money line did not always hold.
pub const LINE_AGAIN: &str = "It adds up again, but money appeared and vanished on the way.";
/// The money line does not hold.
pub const LINE_MADE: &str = "It is broken: money appeared, namely";
/// The money line does not hold.
pub const LINE_LOST: &str = "It is broken: money vanished, namely";
/// The money line of sums that were broken on purpose.
pub const LINE_UNKNOWN: &str = "Whether it holds, these sums can't tell: an event is missing in them.";
/// A heading.
pub const EXECUTOR: Marked = Marked("[Process manager]");
/// What it does.
pub const EXECUTOR_WHAT: Marked =
    Marked("It answers [events] with [commands]. In a [round] each [subscription] handles what it finds.");
/// How the executor runs.
pub const EXECUTOR_MODE: &str = "Messages are handled";
/// How the executor runs.
pub const AT_ONCE: &str = "At once";
/// How the executor runs.
pub const SLOWLY: &str = "Slowly";
/// How the executor runs.
pub const STEP_BY_STEP: &str = "Step by step";
/// A button.
pub const HANDLE_ONE: &str = "Handle one message";
/// A button.
pub const ONE_ROUND: &str = "One round";
/// When nothing waits.
pub const NOTHING_WAITS: &str = "Nothing waits.";

/// When nothing waits but for a subscription that a person holds back.
pub const NOTHING_ELSE_WAITS: &str = "Nothing waits, but for what is held back.";

/// How far a list goes that is not shown as a whole.
#[must_use]
pub fn shown(shown: usize, of: usize) -> String {
    format!("{shown} of {of} shown.")
}

/// Before or behind the balance of an account.
pub const BALANCE: &str = "Balance";
/// What a click on a balance does.
pub const EXPLAIN: &str = "Explain this number";
/// What an explanation is.
pub const STATEMENT_WHAT: Marked = Marked(
    "No balance is stored anywhere. It is the sum of these [events], worked out anew. Each leads to its moment.",
);
/// Columns of an explanation.
pub const STATEMENT_COLUMNS: [&str; 4] = ["Event", "What happened", "Amount", "Balance"];
/// A button.
pub const CLOSE: &str = "Close";
/// A button.
pub const PRINT: &str = "Print the statement";

/// What is explained.
#[must_use]
pub fn statement(number: &str, balance: &str) -> String {
    format!("Why {number} has {balance}")
}

/// The balance that is shown is not what the events come to.
#[must_use]
pub fn card_is_off(shown: &str, off: &str) -> String {
    format!("The page shows {shown}, which is {off} than these events come to.")
}

/// The running total of the movements that are shown is not what the events come to.
#[must_use]
pub fn rows_are_off(total: &str, off: &str) -> String {
    format!("These rows come to {total}, which is {off} than the events in the log.")
}

/// By how much an amount is too large.
#[must_use]
pub fn more(amount: &str) -> String {
    format!("{amount} more")
}

/// By how much an amount is too small.
#[must_use]
pub fn less(amount: &str) -> String {
    format!("{amount} less")
}

/// Which moment a statement on paper is of.
#[must_use]
pub fn as_of(moment: &str, zone: &str) -> String {
    format!("Event-Sourced Bank. {moment}. Times: {zone}.")
}

/// What came before the movements that are shown.
#[must_use]
pub fn statement_before(count: usize, balance: &str) -> String {
    let movements = if count == 1 { "1 earlier movement".to_owned() } else { format!("{count} earlier movements") };
    format!("{movements}, which came to {balance}.")
}

/// A balance over time, in words.
#[must_use]
pub fn sparkline(movements: usize, low: &str, high: &str) -> String {
    let movements = if movements == 1 { "1 movement".to_owned() } else { format!("{movements} movements") };
    format!("The balance over time: {movements}, lowest {low}, highest {high}.")
}
