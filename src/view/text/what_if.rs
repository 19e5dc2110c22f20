//! Words of the what-if: another course of things, beside the real one.

use crate::event_sourcing::Position;
use crate::view::Marked;

/// A heading.
pub const WHAT_IF: &str = "What if?";
/// What a branch is.
pub const WHAT_IF_WHAT: Marked = Marked(
    "A branch is a copy of the log up to here, on which every later [command] is decided again by the same rules. \
    The log itself stays as it is, and nothing is sent.",
);
/// A button.
pub const BRANCH_HERE: &str = "Branch here";
/// A button.
pub const SHOW_BRANCH: &str = "Show the branch";
/// Where a branch will be.
pub const BRANCH_IS_SHOWN_HERE: &str = "What would have come of it is shown here.";
/// While a branch is made.
pub const BRANCHING: &str = "Deciding again…";
/// What can be done otherwise.
pub const INSTEAD: &str = "What goes otherwise";
/// Where nothing has happened yet, so there is nothing to leave out.
pub const NOTHING_TO_LEAVE_OUT: &str = "Leave an event out: there is none before the first.";
/// Before what would be done.
pub const ACT: &str = "What to do";
/// A heading.
pub const FIRST_DIFFERENCE: &str = "The first command that ends differently";
/// Before how a command ended.
pub const IN_THE_LOG: &str = "In the log";
/// Before how it would end.
pub const IN_THE_BRANCH: &str = "In the branch";
/// A command that nobody would send.
pub const NEVER_SENT: &str = "It is never sent.";
/// Before the reason why a command is refused.
const REFUSED_IN_BRANCH: &str = "Refused.";
/// Where no command ends otherwise.
pub const NO_DIFFERENCE: &str = "Every later command ends as it did.";
/// A heading.
pub const DIFFERENT_BALANCES: &str = "Balances that end differently";
/// Where all accounts stand as they do.
pub const SAME_BALANCES: &str = "Every account ends as it did.";
/// Columns of the balances.
pub const WHAT_IF_COLUMNS: [&str; 4] = ["Account", IN_THE_LOG, IN_THE_BRANCH, "Over the log"];
/// What the two curves are.
pub const CURVES: &str = "Solid: in the log. Dashed: in the branch.";

/// A choice: an event does not happen.
#[must_use]
pub fn leave_out(position: Position, sentence: &str) -> String {
    format!("Leave out event {position}, and all that followed from it: {sentence}.")
}

/// A choice: something more happens.
#[must_use]
pub fn act_after(position: Position) -> String {
    match position {
        Position::ZERO => "Act before the first event".to_owned(),
        position => format!("Act right after event {position}"),
    }
}

/// A command that is refused in the branch; the reason is a sentence of its own.
#[must_use]
pub fn refused_in_branch(reason: &str) -> String {
    format!("{REFUSED_IN_BRANCH} {reason}")
}
