//! Words of the workbench of a lesson.

use crate::event_sourcing::{Position, Version};

/// A button of the workbench.
pub const BENCH_RUN_FAULTY: &str = "Run the projection with the mistake";
/// A button of the workbench.
pub const BENCH_COMPARE: &str = "Compare its balances with the right ones";
/// A button of the workbench.
pub const BENCH_MEND: &str = "Mend its code";
/// A button of the workbench.
pub const BENCH_REBUILD: &str = "Throw its model away and rebuild it";
/// A button of the workbench.
pub const BENCH_TWICE: &str = "Deliver the next message twice";
/// What the workbench says.
pub const BENCH_RUNS: &str = "It has read the whole log, and forgets withdrawals.";
/// What the workbench says.
pub const BENCH_MENDED: &str = "From now on it counts withdrawals. What it has folded before stays as it was.";
/// What the workbench says.
pub const BENCH_REBUILT: &str = "The old model is gone. Every event was folded anew, with the code as it is now.";
/// What the workbench says.
pub const BENCH_RUN_FIRST: &str = "No projection runs yet.";
/// What the workbench says.
pub const BENCH_SAME: &str = "All balances are right.";
/// What the workbench says.
pub const BENCH_TWICE_ARMED: &str = "The next message from which something follows will be delivered twice.";
/// A button of the workbench.
pub const BENCH_FOLD: &str = "Fold the largest movements from event 1 on";
/// A button of the workbench.
pub const BENCH_PRINT: &str = "Print the list of balances";
/// A button of the workbench.
pub const BENCH_STORED: &str = "Show event 1 as it is stored";
/// A button of the workbench.
pub const BENCH_WITHOUT: &str = "Read it without the upcaster";
/// A button of the workbench.
pub const BENCH_WITH: &str = "Read it with the upcaster";
/// A button of the workbench.
pub const BENCH_TAKE: &str = "Take a snapshot";
/// A button of the workbench.
pub const BENCH_RESTORE: &str = "Start from the snapshot";
/// A button of the workbench.
pub const BENCH_OTHER_SHAPE: &str = "Start a newer program from the snapshot";
/// What the workbench says.
pub const BENCH_PRINT_FIRST: &str = "There is no list yet. Print it first.";
/// What the workbench says.
pub const BENCH_NOTE_FIRST: &str = "No version is written down yet.";
/// What the workbench says.
pub const BENCH_TAKE_FIRST: &str = "There is no snapshot to start from. Take one first.";
/// What the workbench says.
pub const BENCH_NOT_ON_LIST: &str = "This account is not on the list.";
/// What the workbench says.
pub const BENCH_LIST_SAYS_NO: &str = "The list says that there is not enough. Nothing was sent.";
/// What the workbench says.
pub const BENCH_NOTHING_STORED: &str = "Nothing is stored yet.";
/// What the workbench shows.
pub const BENCH_SNAPSHOT: &str = "The snapshot";
/// What the workbench shows.
pub const BENCH_FROM_SNAPSHOT: &str = "Checksum from the snapshot on";
/// What the workbench shows.
pub const BENCH_FROM_LOG: &str = "Checksum from event 1 on";

/// A button of the workbench.
#[must_use]
pub fn bench_guard(is_on: bool) -> &'static str {
    if is_on { "Switch idempotency on" } else { "Switch idempotency off" }
}

/// What the workbench says.
#[must_use]
pub fn bench_switched(is_on: bool) -> &'static str {
    if is_on {
        "Idempotency is on: what comes again adds nothing."
    } else {
        "Idempotency is off: every delivery is handled as if it were the first."
    }
}

/// What the workbench shows: the balance of a model beside the right one.
#[must_use]
pub fn bench_beside(there: &str, right: &str) -> String {
    format!("{there}, right is {right}")
}

/// What the workbench says.
#[must_use]
pub fn bench_differs(position: Position) -> String {
    format!("They differ, from event {position} on.")
}

/// A button of the workbench.
#[must_use]
pub fn bench_pay(number: &str, amount: &str) -> String {
    format!("Pay {amount} from {number} if the list allows it")
}

/// A button of the workbench.
#[must_use]
pub fn bench_note(number: &str) -> String {
    format!("Write down the version of {number}")
}

/// A button of the workbench.
#[must_use]
pub fn bench_clerk(order: &str) -> String {
    format!("A second clerk: {}", lower(order))
}

/// A button of the workbench.
#[must_use]
pub fn bench_send(order: &str) -> String {
    format!("On the version written down: {}", lower(order))
}

/// What the workbench says.
#[must_use]
pub fn bench_noted(number: &str, version: Version) -> String {
    format!("Written down: {number} is at version {version}.")
}

/// What the workbench says.
#[must_use]
pub fn bench_sent_on(version: Version) -> String {
    format!("Sent, with {version} as the expected version.")
}

/// What the workbench says.
#[must_use]
pub fn bench_clerk_did(order: &str) -> String {
    format!("The second clerk sent: {}.", lower(order))
}

/// What the workbench says.
#[must_use]
pub fn bench_folded(checkpoint: Position) -> String {
    format!("Folded from event 1 to event {checkpoint}. These are the largest movements, either way.")
}

/// What the workbench says.
#[must_use]
pub fn bench_printed(checkpoint: Position) -> String {
    format!("Printed as of event {checkpoint}. From now on the paper stays as it is.")
}

/// What the workbench says.
#[must_use]
pub fn bench_list_says(number: &str, amount: &str, checkpoint: Position) -> String {
    format!("The list, as of event {checkpoint}, says that {number} has {amount}. So the command was sent.")
}

/// What the workbench says.
#[must_use]
pub fn bench_schema(schema: u32) -> String {
    format!("This lies in the storage, in schema {schema}.")
}

/// What the workbench says.
#[must_use]
pub fn bench_raised(schema: u32) -> String {
    format!("Read as schema {schema}. What is stored has not changed.")
}

/// What the workbench says.
#[must_use]
pub fn bench_unreadable(why: &str) -> String {
    format!("It can\u{2019}t be read: {why}.")
}

/// What the workbench says.
#[must_use]
pub fn bench_taken(checkpoint: Position) -> String {
    format!("Taken as of event {checkpoint}.")
}

/// What the workbench says.
#[must_use]
pub fn bench_restored(is_same: bool) -> String {
    let verdict = if is_same { "Both come to the same" } else { "They differ: the log is right" };
    format!("{verdict}. Only the events after the snapshot were read.")
}

/// What the workbench says.
#[must_use]
pub fn bench_discarded(found: u32, wanted: u32) -> String {
    format!(
        "The snapshot has shape {found}, and this program needs {wanted}. It was thrown away, and every event was read."
    )
}

/// An order within a sentence. Numbers of accounts keep their capitals.
fn lower(order: &str) -> String {
    let mut characters = order.chars();
    characters.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(characters).collect()
}
