//! Words about acting: why nothing can be sent, what the bank answered, what to do after a refusal.

use crate::event_sourcing::Position;

/// The word for an overdraft without limit, as it is typed and shown.
pub const UNLIMITED: &str = "unlimited";
/// Why nothing can be sent now.
pub const BARRED_PAST: &str = "Read only: the past is on screen.";
/// Why nothing can be sent now.
pub const BARRED_STARTING: &str = "The bank is still opening.";
/// Why no step can be made now.
pub const BARRED_ELSEWHERE: &str = "Another tab writes, and makes the steps there.";
/// Why nothing can be sent now, before the reason.
pub const BARRED_READ_ONLY: &str = "This tab may only look";
/// Beside a list where nothing is chosen.
pub const CHOOSE_ACCOUNT: &str = "choose an account";
/// After a command whose answer comes from another tab.
pub const SENT: &str = "Sent to the tab that writes.";
/// Beside a list where nothing can be chosen.
pub const OPEN_ACCOUNT_FIRST: &str = "Open an account first.";
/// After a command that was taken, before the positions of its events.
pub const TAKEN: &str = "Done:";
/// After a command that came before, before the positions of its events.
pub const TAKEN_BEFORE: &str = "The same command again, so nothing was added. It led to";
/// What to do after a refusal.
pub const ADVICE_OTHER_NUMBER: &str = "Choose another number.";
/// What to do after a refusal.
pub const ADVICE_REOPEN: &str = "Reopen it first.";
/// What to do after a refusal.
pub const ADVICE_SMALLEST: &str = "Ask for 0.01 or more.";
/// What to do after a refusal.
pub const ADVICE_DEPOSIT_FIRST: &str = "Deposit first, or ask for less.";
/// What to do after a refusal.
pub const ADVICE_EMPTY_FIRST: &str = "Bring it to zero first.";
/// What to do after a refusal.
pub const ADVICE_OTHER_ACCOUNT: &str = "Choose another account.";
/// What to do after a refusal.
pub const ADVICE_QUARANTINED: &str = "The rest of the bank works.";
/// What to do after a refusal.
pub const ADVICE_CONFLICT: &str = "Look at it again, then send again.";
/// Before what has happened since a person looked.
pub const MEANWHILE: &str = "Meanwhile:";
/// Before the position of an event.
pub const EVENT: &str = "event";
/// What to do after a refusal.
pub const ADVICE_CHANGE_FORM: &str = "Change the form, and send again.";
/// What to do after a refusal.
pub const ADVICE_RELOAD: &str = "Reload the page, and try again.";
/// What to do after a refusal.
pub const ADVICE_FULL: &str =
    "Export this bank on the page Storage and go on in a new one, or delete a bank that you no longer need.";
/// What to do after a refusal.
pub const ADVICE_TAKE_BACK: &str = "Take \u{201c}Fill the storage\u{201d} back on the Machinery page.";
/// What to do after a refusal.
pub const ADVICE_TRY_AGAIN: &str = "Send again.";
/// What to do after a refusal.
pub const ADVICE_OTHER_TAB: &str = "Use the tab that writes, or reload this one.";

/// How many transfers keep an account from being closed.
#[must_use]
pub fn in_flight(count: usize) -> String {
    match count {
        1 => "a transfer of this account has not ended".to_owned(),
        count => format!("{count} transfers of this account have not ended"),
    }
}

/// Which transfers have not ended, by the first of so many, and what to do.
#[must_use]
pub fn not_ended(first: &[String], count: usize) -> String {
    let more = if first.len() < count { "; …" } else { "" };
    let told = first.join("; ");
    if count == 1 {
        format!("It is that of {told}: wait for it, or make the next steps.")
    } else {
        format!("They are those of {told}{more}: wait for them, or make the next steps.")
    }
}

/// Events by their positions: `event 7`, or `events 7, 8 and 9`.
#[must_use]
pub fn events(positions: &[Position]) -> String {
    let numbers: Vec<_> = positions.iter().map(ToString::to_string).collect();
    match numbers.split_last() {
        None => "no event".to_owned(),
        Some((one, [])) => format!("{EVENT} {one}"),
        Some((last, before)) => format!("{EVENT}s {} and {last}", before.join(", ")),
    }
}
