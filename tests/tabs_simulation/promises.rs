//! What people sent, and what they were told. A reply is a promise.

use super::faults::Happened;
use super::runner::Seat;
use super::verdict::{Broken, Rule};
use event_sourced_bank::bank::{Outcome, Refusal, Request};
use event_sourced_bank::event_sourcing::{AppendError, MessageId, WriteError};
use event_sourced_bank::session::{Notice, Role, Session};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A reply, as the person before the tab got it.
#[derive(Clone, Debug)]
pub struct Reply {
    pub result: Result<Outcome, Refusal>,
    /// Whether the tab showed the command's event when the reply came, or takes part no longer.
    pub shows_event: bool,
    /// Whether the tab that it came to writes.
    pub is_own: bool,
}

/// A command that a person sent once.
#[derive(Clone)]
pub struct Sent {
    pub request: Request,
    seat: Seat,
    replies: Rc<RefCell<Vec<Reply>>>,
}

impl Sent {
    pub fn new(request: Request, seat: &Seat) -> Self {
        Self { request, seat: Rc::clone(seat), replies: Rc::default() }
    }

    /// Takes the reply.
    pub fn reply(&self) -> impl FnOnce(Result<Outcome, Refusal>) + 'static {
        let (id, seat, replies) = (self.request.id, Rc::clone(&self.seat), Rc::clone(&self.replies));
        move |result| {
            let session = seat.borrow();
            let shows = |session: &Session| {
                session.bank().log().find(event_id(id)).is_some() || session.why_read_only().is_some()
            };
            let shows_event = session.as_ref().is_some_and(shows);
            let is_own = session.as_ref().is_some_and(|session| session.role() == Role::Writing);
            replies.borrow_mut().push(Reply { result, shows_event, is_own });
        }
    }

    /// Whether the tab that it was sent from is still there.
    pub fn is_open(&self) -> bool {
        self.seat.borrow().is_some()
    }

    /// What the person was told, if anything.
    pub fn told(&self) -> Option<Reply> {
        self.replies.borrow().first().cloned()
    }

    /// Whether the tab that it was sent from can say no more, or says that it was undone.
    pub fn is_undone_or_gone(&self) -> bool {
        let is_undone = |notice: &Notice| matches!(notice, Notice::Undone { .. });
        self.seat
            .borrow()
            .as_ref()
            .is_none_or(|session| session.why_read_only().is_some() || session.notices().iter().any(is_undone))
    }

    pub fn replies(&self) -> usize {
        self.replies.borrow().len()
    }
}

/// The id of the event that a command leads to: every command of a person here leads to one.
pub fn event_id(command: MessageId) -> MessageId {
    command.outcome("commands", 0)
}

/// What a refusal promises.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    /// Nothing was written and nothing will be: a rule speaks against it, or storage.
    ForGood,
    /// This tab does not decide, and does not know whether another has decided before it ceased to take part.
    NotHere,
}

pub fn refused(refusal: &Refusal) -> Refused {
    match refusal {
        Refusal::Append(AppendError::NotWritten(WriteError::ReadOnly)) => Refused::NotHere,
        _ => Refused::ForGood,
    }
}

/// Everything that was sent and told.
#[derive(Default)]
pub struct Promises {
    pub sent: Vec<Sent>,
    pub excused: BTreeMap<MessageId, &'static str>,
}

impl Promises {
    pub fn nth_last(&self, back: u32) -> Option<Sent> {
        self.sent.iter().rev().nth(back as usize).cloned()
    }

    /// No command has two replies, and one that was taken is shown when the reply comes.
    ///
    /// # Errors
    /// The rule that is broken.
    pub fn check(&self) -> Result<(), Broken> {
        // What was checked before can only change by a second reply; of those there are few, so all are looked at.
        for sent in &self.sent {
            Rule::EveryReplyComesOnce
                .holds_if(sent.replies() <= 1, || format!("{:?} has {} replies", sent.request, sent.replies()))?;
            if let Some(reply) = sent.told() {
                Rule::RepliesShowTheirEvents.holds_if(reply.result.is_err() || reply.shows_event, || {
                    format!("{:?}: {reply:?}", sent.request)
                })?;
            }
        }
        Ok(())
    }

    /// All commands by their id, with every time that they were sent.
    pub fn by_id(&self) -> BTreeMap<MessageId, Vec<&Sent>> {
        let mut by_id = BTreeMap::<_, Vec<_>>::new();
        for sent in &self.sent {
            by_id.entry(sent.request.id).or_default().push(sent);
        }
        by_id
    }

    /// What was told, counted.
    pub fn happened(&self) -> Happened {
        let mut happened = Happened::new();
        let mut count = |name| *happened.entry(name).or_default() += 1;
        for sent in &self.sent {
            match sent.told().map(|reply| (reply.is_own, reply.result)) {
                None => count("commands without a reply"),
                Some((_, Ok(outcome))) if outcome.repeated => count("commands repeated"),
                Some((true, Ok(_))) => count("commands taken"),
                Some((false, Ok(_))) => count("commands taken by another tab"),
                Some((_, Err(Refusal::Append(AppendError::Conflict { .. })))) => count("commands conflicting"),
                Some((_, Err(Refusal::Append(AppendError::NotWritten(_))))) => count("commands not written"),
                Some((_, Err(_))) => count("commands refused"),
            }
        }
        self.excused.values().for_each(|why| count(why));
        happened
    }
}
