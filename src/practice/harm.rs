//! The harm that was done, with the event at which it was.

use crate::bank::Bank;
use crate::bank::Payload;
use crate::bank::audit::Violation;
use crate::bank::payload::TRANSFER;
use crate::domain::{Money, TransferId};
use crate::event_sourcing::{CommitWriter, Position, StreamName};

/// Something that must not be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Harm {
    /// An invariant does not hold.
    Broken(Violation),
    /// A transfer has not ended, and nothing that could move it on waits any more.
    Stranded {
        /// The transfer.
        transfer_id: TransferId,
        /// How much it was to move.
        amount: Money,
        /// Its last event.
        since: Position,
    },
}

/// All harm in a bank, in the order of the log.
#[must_use]
pub fn harm<W: CommitWriter<Payload>>(bank: &Bank<W>) -> Vec<Harm> {
    let mut harm: Vec<_> = bank.audit().violations().iter().copied().map(Harm::Broken).collect();
    if nothing_waits(bank) {
        harm.extend(bank.decisions().not_ended().filter_map(|transfer_id| stranded(bank, transfer_id)));
    }
    harm.sort_by_key(Harm::position);
    harm
}

/// Whether no worker, be it paused or delayed, will be handed a message, and none is parked.
fn nothing_waits<W: CommitWriter<Payload>>(bank: &Bank<W>) -> bool {
    bank.subscriptions().all(|reader| {
        let progress = bank.progress(reader);
        progress.parked.is_empty() && reader.next(bank.log(), progress.checkpoint, bank.log().head()).is_none()
    })
}

fn stranded<W: CommitWriter<Payload>>(bank: &Bank<W>, transfer_id: TransferId) -> Option<Harm> {
    let amount = bank.decisions().transfers.get(transfer_id.uuid()).state.terms()?.amount;
    let stream = StreamName::new(TRANSFER, transfer_id.uuid());
    let since = bank.log().stream(&stream, Position::ZERO).next_back()?.position;
    Some(Harm::Stranded { transfer_id, amount, since })
}

impl Harm {
    /// The event at which it was done.
    #[must_use]
    pub fn position(&self) -> Position {
        match self {
            Self::Broken(violation) => violation.position,
            Self::Stranded { since, .. } => *since,
        }
    }
}
