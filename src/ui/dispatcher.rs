//! The way to act on the bank. Only [`Desk`](super::desk::Desk) hands it out, and only when something may be sent.

use crate::api::{HttpRequest, HttpResponse};
use crate::bank::{Command, Halted, Handled, Outcome, Refusal, Request, Waiting};
use crate::event_sourcing::{MessageId, Position, SubscriptionName};
use crate::session::{Session, StorageError};
use std::cell::RefCell;
use std::rc::Rc;

/// Sends commands and steps the workers.
pub struct Dispatcher {
    session: Session,
    listeners: Listeners,
}

/// Whoever wants to hear what became of a command of this tab’s person.
pub(super) type Listeners = Rc<RefCell<Vec<Listener>>>;

/// Hears what became of a command.
pub(super) type Listener = Box<dyn Fn(&Request, &Result<Outcome, Refusal>)>;

impl Dispatcher {
    pub(super) fn new(session: Session, listeners: Listeners) -> Self {
        Self { session, listeners }
    }

    /// An id for a new command.
    #[must_use]
    pub fn new_id(&self) -> MessageId {
        self.session.new_id()
    }

    /// A command on its way, under an id.
    #[must_use]
    pub fn request(&self, id: MessageId, command: impl Into<Command>) -> Request {
        Request::new(id, self.session.now(), command)
    }

    /// The same from somebody who saw the log up to a position.
    #[must_use]
    pub fn request_on(&self, seen: Position, id: MessageId, command: impl Into<Command>) -> Request {
        self.session.on_what_was_seen(self.request(id, command), seen)
    }

    /// Sends a command. The reply may come at once or later.
    pub fn dispatch(&self, request: &Request, reply: impl FnOnce(Result<Outcome, Refusal>) + 'static) {
        let (listeners, sent) = (self.listeners.clone(), request.clone());
        self.session.send(request, move |decided| {
            listeners.borrow().iter().for_each(|listener| listener(&sent, &decided));
            reply(decided);
        });
    }

    /// Asks through the API. The response may come at once or later.
    pub fn ask(&self, request: &HttpRequest, respond: impl FnOnce(HttpResponse) + 'static) {
        self.session.answer(request, respond);
    }

    /// Handles the next message that waits.
    ///
    /// # Errors
    /// When storage does not take what follows.
    pub fn step(&self) -> Result<Option<(Waiting, Handled)>, Halted> {
        self.session.step()
    }

    /// Makes one round of all workers.
    ///
    /// # Errors
    /// When storage does not take what follows.
    pub fn round(&self) -> Result<usize, Halted> {
        self.session.round()
    }

    /// Makes rounds until nothing waits, at most so many.
    ///
    /// # Errors
    /// When storage does not take what follows, or it is not quiet by then.
    pub fn run_until_quiet(&self, rounds: usize) -> Result<usize, Halted> {
        self.session.run_until_quiet(rounds)
    }

    /// Lets a subscription pause, or go on.
    ///
    /// # Errors
    /// When that could not be noted for the next time that the page is loaded.
    pub fn pause(&self, subscription: &SubscriptionName, is_paused: bool) -> Result<(), StorageError> {
        self.session.pause(subscription, is_paused)
    }

    /// Tries to handle a parked message once more.
    ///
    /// # Errors
    /// When storage does not take what follows.
    pub fn retry_parked(&self, parked: &Waiting) -> Result<Handled, Halted> {
        let retried = self.session.write(|bank, now| bank.retry_parked(parked, now));
        retried.unwrap_or(Ok(Handled::Done(vec![])))
    }

    /// Takes a parked message off the list without handling it.
    pub fn discard_parked(&self, parked: &Waiting) {
        self.session.write(|bank, _| bank.discard_parked(parked));
    }
}
