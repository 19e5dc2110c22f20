//! Faults on purpose: what goes wrong in every system that runs long enough.

use crate::bank::Waiting;
use crate::event_sourcing::SubscriptionName;
use serde::{Deserialize, Serialize};

/// Something that goes wrong. Most happen once, at the next occasion; some last until they are taken back.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// The next message from which something follows is delivered twice.
    DeliverTwice,
    /// The next message of another stream is delivered before its turn, and in its turn once more.
    DeliverOutOfOrder,
    /// The program dies when the next message from which something follows was handled, before its checkpoint is written.
    CrashBeforeCheckpoint,
    /// The program dies when money was withdrawn for a transfer and is about to be put into the other account.
    KillBetweenDebitAndCredit,
    /// The next message from which something follows can't be handled, however often it is tried.
    Poison,
    /// The storage takes nothing any more, until this is taken back.
    FullStorage,
    /// When the person moves money next, a second clerk does the same at the same time, on the same version.
    SecondClerk,
    /// A subscription is handed nothing, until this is taken back.
    Delay(SubscriptionName),
}

/// A fault that happened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Happened {
    /// Which fault.
    pub fault: Fault,
    /// The delivery that it happened to, if it was one.
    pub to: Option<Waiting>,
}
