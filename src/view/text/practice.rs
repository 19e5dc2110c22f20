//! Words of practice copies: guards, faults, harm.

use crate::view::Marked;

/// A guard, and what it is for.
pub const GUARD_IDEMPOTENCY: (Marked, Marked) = (
    Marked("Idempotency"),
    Marked(
        "What comes again adds nothing. Off: each delivery is handled anew, so a [message] that comes twice moves \
        money twice.",
    ),
);
/// A guard, and what it is for.
pub const GUARD_EXPECTED_VERSION: (Marked, Marked) = (
    Marked("[Expected version]"),
    Marked(
        "A decision is written only onto the [version] it was made on; else it is a [conflict]. Off: who saw an old \
        state [decides|decide] on it, and writes anyway.",
    ),
);
/// A guard, and what it is for.
pub const GUARD_COMPENSATION: (Marked, Marked) = (
    Marked("Compensation"),
    Marked(
        "Money that can't arrive goes back. Off: such a transfer is called failed, and its money stays nowhere. To \
        see it, transfer to a closed account.",
    ),
);
/// A guard, and what it is for.
pub const GUARD_CHECKPOINT: (Marked, Marked) = (
    Marked("[Checkpoint] together with the messages"),
    Marked(
        "What follows and the checkpoint are one write, a [commit]. Off: they are two, and what comes between is \
        lost or done twice.",
    ),
);
/// A guard, and what it is for.
pub const GUARD_REPLAY: (Marked, Marked) = (
    Marked("Replay without side effects"),
    Marked(
        "Looking at the past and rebuilding only fold. Off: the handlers run along, and do again what they did. To \
        see it, go back to a [command] of a transfer.",
    ),
);
/// A fault, and what happens.
pub const FAULT_TWICE: (Marked, Marked) = (
    Marked("Deliver the next [message] twice"),
    Marked("The next message from which something follows is handed to its handler twice."),
);
/// A fault, and what happens.
pub const FAULT_ORDER: (Marked, Marked) = (
    Marked("Deliver out of order"),
    Marked(
        "A message of another [stream] that waits is handed over before its turn, and in its turn once more. Order \
        within a stream stays.",
    ),
);
/// A fault, and what happens.
pub const FAULT_CRASH: (Marked, Marked) = (
    Marked("Crash before the [checkpoint]"),
    Marked(
        "The page dies when the next message was handled, before its checkpoint is written. It is loaded again, and \
        recovers. Idempotency keeps it harmless as well: switch off both.",
    ),
);
/// A fault, and what happens.
pub const FAULT_KILL: (Marked, Marked) = (
    Marked("Kill between debit and credit"),
    Marked(
        "The page dies when money was withdrawn for a transfer, before it is put in. It is loaded again, and recovers.",
    ),
);
/// A fault, and what happens.
pub const FAULT_POISON: (Marked, Marked) = (
    Marked("Poison the next message"),
    Marked(
        "The next message from which something follows can't be handled. It is parked after three tries. Take the \
        poison away, and try it again.",
    ),
);
/// A fault, and what happens.
pub const FAULT_FULL: (Marked, Marked) = (
    Marked("Fill the storage"),
    Marked("This copy gets no room any more: nothing can be written, until you take this back."),
);
/// A fault, and what happens.
pub const FAULT_CLERK: (Marked, Marked) = (
    Marked("A second clerk"),
    Marked(
        "When you deposit or withdraw next, a second clerk does the same at the same time. Both of you saw the same \
        [version].",
    ),
);
/// A fault, and what happens.
pub const FAULT_DELAY: (Marked, Marked) = (
    Marked("Delay"),
    Marked("A delayed [subscription] is handed nothing until you take that back. Meanwhile everything else goes on."),
);
/// A fault that needs a page that can be loaded again.
pub const FAULT_NEEDS_STORAGE: &str = "This bank lives in memory and would end with the page.";
/// What goes otherwise in a practice copy.
pub const PLAN_SOUND: &str = "All guards are on, and nothing is broken on purpose.";
/// What is wrong.
pub const HARM_MONEY: &str = "Money appeared or vanished";
/// What is wrong.
pub const HARM_LIMIT: &str = "A balance fell below its overdraft limit";
/// What is wrong.
pub const HARM_TRANSFER: &str = "Money of a transfer moved when it must not, or the transfer ended without it";
/// What is wrong with a transfer.
pub const HARM_MOVED_AFTER_END: &str = "had ended, or never begun, and its money moved";
/// What is wrong with a transfer.
pub const HARM_WENT_ON_AFTER_END: &str = "had ended, and went on";
/// What is wrong with a transfer.
pub const HARM_FINISHED: &str = "is called finished, without one debit and one credit";
/// What is wrong with a transfer.
pub const HARM_FAILED: &str = "is called failed, and yet its money moved";
/// What is wrong with a transfer.
pub const HARM_REFUNDED: &str = "is called refunded, and its money did not go out once and come back once";
/// What is wrong with a transfer.
pub const HARM_NOT_ON_ITS_WAY: &str = "is called on its way, and its money is not between the accounts";
/// In a fault that happened, where nobody knows to whom.
pub const A_READER: &str = "its reader";
/// In a fault that happened, where nobody knows to what.
pub const A_MESSAGE: &str = "a message";
/// A fault that happened.
pub const STORAGE_WAS_FULL: &str = "the storage was filled, and something was not written";
/// A fault that happened.
pub const SECOND_CLERK_CAME: &str = "a second clerk did the same at the same time";
/// A heading.
pub const PRACTISE: &str = "Practise";
/// What practising is.
pub const PRACTISE_WHAT: Marked = Marked(
    "Break a bank on purpose, and see what keeps it sound. That is done in a copy of its [events], which is a bank \
    of its own. Nothing in it touches this bank.",
);
/// A button.
pub const PRACTISE_ON_COPY: &str = "Practise on a copy";
/// What the copy will hold.
pub const PRACTISE_NEEDS_EVENT: &str = "There is no event to copy yet.";
/// The banner of a practice copy.
pub const PRACTICE_BANNER: &str = "Practice copy";
/// The banner of a practice copy.
pub const PRACTICE_BANNER_WHAT: &str = "What is broken here is broken here alone.";
/// The way back from a practice copy.
pub const BACK_TO_BANK: &str = "To your bank";
/// A heading.
pub const GUARDS: &str = "Guards and faults";
/// What guards are.
pub const GUARDS_WHAT: &str =
    "Each guard keeps the bank sound. Switch one off, make a fault that stands below it, and see what it was for.";
/// How a guard stands.
pub const SWITCH_ON: &str = "on";
/// How a guard stands.
pub const SWITCH_OFF: &str = "off";
/// What faults are.
pub const FAULTS_WHAT: &str =
    "Each fault happens once, at the next occasion, but for those that last until you take them back.";
/// A heading.
pub const HARM: &str = "Harm";
/// When there is no harm.
pub const NO_HARM: &str = "✓ None: every invariant holds.";
/// A heading.
pub const WHAT_HAPPENED: &str = "What happened";
/// When no fault has happened.
pub const NOTHING_HAPPENED: &str = "No fault has happened yet.";
/// A button.
pub const ONCE_MORE: &str = "Switch all guards on and replay";
/// What the button does.
pub const ONCE_MORE_WHAT: Marked =
    Marked("The same [commands] are decided once more in a fresh copy, with all guards on and no fault.");
/// How to have a real second clerk.
pub const SECOND_TAB: &str = "Be the second clerk yourself";
/// How to have a real second clerk.
pub const SECOND_TAB_STEPS: [Marked; 4] = [
    Marked("Open this copy in a second tab."),
    Marked(
        "On the Bank page of both tabs, fill the form to deposit or withdraw: the same account, and all that is in it. \
        Do not send yet.",
    ),
    Marked(
        "Withdraw in one tab, and then in the other. With the guard \u{201c}[Expected version]\u{201d} on, the second is \
        told that something has changed meanwhile.",
    ),
    Marked(
        "Switch the guard off, put the money back, and do the same again: now both take the same money, and the harm \
        is told.",
    ),
];
/// A link.
pub const OPEN_SECOND_TAB: &str = "Open a second tab";

/// How many events a copy will have.
#[must_use]
pub fn practise_until(position: u64, is_live: bool) -> String {
    let events = if position == 1 { "1 event".to_owned() } else { format!("{position} events") };
    if is_live { format!("The copy has all {events}.") } else { format!("The copy has the {events} up to the cursor.") }
}

/// What is wrong with a transfer, which is named by its amount and its accounts.
#[must_use]
pub fn harm_of_transfer(transfer: &str, what: &str) -> String {
    format!("The transfer {transfer} {what}")
}

/// How much harm was done.
#[must_use]
pub fn harm_count(count: usize) -> String {
    if count == 1 { "✗ 1 thing is wrong:".to_owned() } else { format!("✗ {count} things are wrong:") }
}

/// How much harm was done, in the banner.
#[must_use]
pub fn harm_banner(count: usize) -> String {
    if count == 1 { "✗ 1 thing is wrong here.".to_owned() } else { format!("✗ {count} things are wrong here.") }
}

/// The faults that a guard is there for, for those who listen.
#[must_use]
pub fn faults_for(guard: &str) -> String {
    format!("Faults for {guard}")
}
