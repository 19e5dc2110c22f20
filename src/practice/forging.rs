//! Writing past every guard: onto the version that is there, whichever one was seen.

use crate::bank::{Bank, Outcome, Payload, Refusal};
use crate::event_sourcing::{Append, AppendError, Commit, CommitWriter, Log, Message, NewMessage};
use std::collections::BTreeMap;

/// Writes messages, whatever was seen.
///
/// # Errors
/// When storage does not take them.
pub fn force<W: CommitWriter<Payload>>(bank: &mut Bank<W>, append: Append<Payload>) -> Result<Outcome, Refusal> {
    let commit = commit(bank.log(), append);
    bank.writer_mut().write(&commit).map_err(AppendError::from)?;
    let positions = commit.messages.iter().map(|message| message.position).collect();
    bank.take_in(commit).map_err(AppendError::from)?;
    Ok(Outcome { positions, repeated: false })
}

/// New messages with their numbers.
fn commit(log: &Log<Payload>, append: Append<Payload>) -> Commit<Payload> {
    let Append { stream, messages, .. } = append;
    let (mut position, mut version) = (log.head(), log.version(&stream));
    let number = |new: NewMessage<Payload>| {
        (position, version) = (position.next(), version.next());
        let NewMessage { id, time, correlation_id, causation_id, payload } = new;
        let (stream, payload) = (stream.clone(), Ok(payload));
        Message { position, stream, version, id, time, correlation_id, causation_id, payload }
    };
    Commit { messages: messages.into_iter().map(number).collect(), progress: BTreeMap::new() }
}
