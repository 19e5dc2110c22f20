//! What if: a copy of the log up to some position, where one thing goes otherwise, and on which all later commands are
//! decided again by the same rules.
//!
//! The past itself never changes. A branch is a bank of its own that keeps nothing; the log it came from is only read.
//! Because ids are derived, a command of the branch has the same id as in the log, and so its two outcomes can be laid
//! side by side.

mod replay;

use super::application::Bank;
use super::command::Request;
use super::executor::Halted;
use super::payload::Payload;
use super::refusal::Refusal;
use super::worker::{workers_that_pass_over, workers_that_try_once};
use crate::event_sourcing::store::KeepNothing;
use crate::event_sourcing::{CommitWriter, Log, LogError, Message, MessageId, Position, Timestamp};
use replay::Replay;
use std::collections::BTreeMap;
use thiserror::Error;

/// What goes otherwise.
#[derive(Clone, PartialEq, Debug)]
pub enum Change {
    /// The event at this position does not happen.
    LeaveOut(Position),
    /// This command is sent right after the message at this position.
    Add {
        /// Where.
        after: Position,
        /// What.
        request: Request,
    },
}

/// Another course of things.
pub struct Branch {
    /// The bank as it would be.
    pub bank: Bank<KeepNothing>,
    /// The last position that it has in common with the log.
    pub forked_at: Position,
    /// The first later command that ends otherwise.
    pub first_difference: Option<Difference>,
}

/// A command that ends otherwise in a branch.
#[derive(Clone, PartialEq, Debug)]
pub struct Difference {
    /// Where the log has its outcome.
    pub position: Position,
    /// What it led to in the log.
    pub was: Payload,
    /// What it leads to in the branch.
    pub now: Ending,
}

/// How a command ends in a branch.
#[derive(Clone, PartialEq, Debug)]
pub enum Ending {
    /// With another event.
    Event(Payload),
    /// It is refused.
    Refused(Refusal),
    /// It is never sent.
    NeverSent,
}

/// Why there is no such branch.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum NoBranch {
    /// There is no message at the position.
    #[error("there is no message at position {0}")]
    NoMessage(Position),
    /// The event follows from another message; only what a person asked for can be left out.
    #[error("this follows from the message at position {from}; leave out what a person asked for")]
    Follows {
        /// The message that it follows from.
        from: Position,
    },
    /// The added command is refused.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The log's beginning could not be copied, which means that it is broken.
    #[error(transparent)]
    Broken(#[from] LogError),
    /// The branch does not come to rest.
    #[error(transparent)]
    Halted(#[from] Halted),
}

/// Makes a branch.
///
/// # Errors
/// Why there is none.
pub fn branch<W: CommitWriter<Payload>>(bank: &Bank<W>, change: &Change) -> Result<Branch, NoBranch> {
    let log = bank.log();
    let forked_at = fork(log, change)?;
    let mut branch = Bank::with_workers(copy(log, forked_at)?, KeepNothing, workers_that_pass_over());
    let left_out = match change {
        Change::LeaveOut(position) => log.get(*position),
        Change::Add { request, .. } => branch.execute(request).map(|_| None)?,
    };
    // What followed from a thing that does not happen does not happen either; it is no decision that ends otherwise.
    let later = || {
        log.all(forked_at).filter(|message| left_out.is_none_or(|left| left.correlation_id != message.correlation_id))
    };
    let mut replay = Replay::new(log, forked_at, branch);
    for message in later() {
        replay.again(message)?;
    }
    let (bank, refused) = replay.end(log.get(log.head()).map_or(Timestamp::default(), |message| message.time))?;
    let first_difference = later().find_map(|message| difference(message, log, bank.log(), &refused));
    Ok(Branch { bank, forked_at, first_difference })
}

/// The same log up to a position, and everything that people asked for after it once more, decided by the rules alone:
/// each message is handled once, in its turn.
///
/// # Errors
/// Why there is no such bank.
pub fn once_more(log: &Log<Payload>, from: Position) -> Result<Bank<KeepNothing>, NoBranch> {
    let begun = Bank::with_workers(copy(log, from)?, KeepNothing, workers_that_try_once());
    let mut replay = Replay::new(log, from, begun);
    log.all(from).try_for_each(|message| replay.again(message))?;
    let end = log.get(log.head()).map_or(Timestamp::default(), |message| message.time);
    Ok(replay.end(end)?.0)
}

/// The last position that branch and log have in common.
fn fork(log: &Log<Payload>, change: &Change) -> Result<Position, NoBranch> {
    let position = match change {
        Change::LeaveOut(position) => *position,
        Change::Add { after, .. } if *after <= log.head() => return Ok(*after),
        Change::Add { after, .. } => return Err(NoBranch::NoMessage(*after)),
    };
    let message = log.get(position).ok_or(NoBranch::NoMessage(position))?;
    match log.find(message.causation_id) {
        Some(cause) => Err(NoBranch::Follows { from: cause.position }),
        None => Ok(position.previous()),
    }
}

/// The log up to a position, checkpoints included.
fn copy(log: &Log<Payload>, until: Position) -> Result<Log<Payload>, LogError> {
    let mut copy = Log::default();
    for commit in log.commits().take_while(|commit| commit.last() <= until) {
        copy.push(commit)?;
    }
    Ok(copy)
}

/// How the branch ends the command that this message is the outcome of, if it ends it otherwise.
fn difference(
    message: &Message<Payload>,
    log: &Log<Payload>,
    branch: &Log<Payload>,
    refused: &BTreeMap<MessageId, Refusal>,
) -> Option<Difference> {
    let was = message.payload.as_ref().ok().filter(|_| is_outcome(message, log))?;
    let now = match (branch.find(message.id).map(|found| &found.payload), refused.get(&message.id)) {
        (Some(Ok(same)), _) if same == was => return None,
        (Some(Ok(other)), _) => Ending::Event(other.clone()),
        (Some(Err(_)) | None, Some(refusal)) => Ending::Refused(refusal.clone()),
        (Some(Err(_)) | None, None) => Ending::NeverSent,
    };
    Some(Difference { position: message.position, was: was.clone(), now })
}

/// Whether this is what a command led to, and not what a transfer concluded from it. A command to an account leads to an
/// event of the account, whoever sent it; a command to a transfer is sent by a person, and stands nowhere in the log.
fn is_outcome(message: &Message<Payload>, log: &Log<Payload>) -> bool {
    match &message.payload {
        Ok(Payload::AccountEvent(_)) => true,
        Ok(Payload::TransferEvent(_)) => log.find(message.causation_id).is_none(),
        Ok(Payload::AccountCommand(_)) | Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::Command;
    use crate::domain::account::example::{alice, bob, create, deposit};
    use crate::domain::transfer::example::{initiate, rent};
    use crate::domain::{Money, account, transfer};
    use crate::event_sourcing::Storable;
    use uuid::Uuid;

    /// Alice sends Bob 30, and Bob's account is closed. Then hers is full, so that the money can't go back before she has
    /// made room and asks for it once more.
    fn refunded_at_last() -> Bank<KeepNothing> {
        let mut bank = Bank::new(Log::default(), KeepNothing);
        let now = Timestamp::default();
        let most = account::Command::Deposit {
            account_id: alice(),
            amount: Money::MAX.checked_sub(Money::major(70)).expect("in range"),
            transfer_id: None,
        };
        let story: [(Command, usize); 7] = [
            (create(alice()).into(), 3),
            (create(bob()).into(), 3),
            (deposit(alice(), 100).into(), 3),
            (account::Command::CloseAccount { account_id: bob() }.into(), 3),
            (initiate(30).into(), 3),
            (most.into(), 9),
            (account::example::withdraw(alice(), 30).into(), 3),
        ];
        let retry = (transfer::Command::RetryRefund { transfer_id: rent() }.into(), 9);
        for (id, (command, rounds)) in (1..).zip(story.into_iter().chain([retry])) {
            bank.execute(&Request::new(MessageId::new(Uuid::from_u128(id)), now, command)).expect("taken");
            for _ in 0..rounds {
                bank.round(now).expect("nothing is in the way");
            }
        }
        bank
    }

    #[test]
    fn what_a_transfer_concludes_is_no_outcome_of_a_command_and_what_a_person_asks_of_it_is() {
        let bank = refunded_at_last();
        let log = bank.log();
        let outcomes = log.all(Position::ZERO).filter(|message| is_outcome(message, log));
        let names: Vec<_> = outcomes.filter_map(|message| Some(message.payload.as_ref().ok()?.type_name())).collect();
        let until_withdrawn =
            ["AccountCreated", "AccountCreated", "Deposited", "AccountClosed", "TransferInitiated", "Withdrawn"];
        let until_stuck = ["Deposited", "DepositRejected", "DepositRejected"];
        let in_the_end = ["Withdrawn", "TransferRefundStarted", "Deposited"];
        assert_eq!(names, [&until_withdrawn[..], &until_stuck, &in_the_end].concat());
    }
}
