//! Deciding: what becomes of a command, in the tab that writes and in one that does not.
//!
//! A command that this tab can't decide waits here and goes to the others as a letter, as often as a new writer appears.
//! That is safe, since a command is taken once however often it comes. Its reply waits until its events are visible.

use super::Session;
use super::letter::Letter;
use super::pending::{Decision, Reply};
use super::stage::Stage;
use crate::bank::{Refusal, Request};
use crate::event_sourcing::{AppendError, MessageId, WriteError};

/// After how long a writer looks whether what it wrote is still there. Measured: what vanished was gone after 1.2 s.
pub(super) const CONFIRM_MILLIS: u32 = 2_000;

impl Session {
    /// Decides a command of this tab's person.
    pub(super) fn decide(&self, request: Request, reply: Reply) {
        let decision = self.execute(&request);
        if is_overtaken(&decision) {
            self.hand_over(request, reply);
        } else {
            reply(decision);
        }
    }

    /// Asks whoever writes to decide a command, and whoever will.
    pub(super) fn hand_over(&self, request: Request, reply: Reply) {
        self.post(&Letter::Decide { request: request.clone() });
        self.inner.tab.borrow_mut().pending.push(request, reply);
    }

    pub(super) fn decide_for_another(&self, request: &Request) {
        if self.stage() == Stage::Writing {
            let result = self.execute(request);
            self.post(&Letter::Decided { id: request.id, result });
        }
    }

    pub(super) fn hear_decision(&self, id: MessageId, decision: &Decision) {
        // A writer that was overtaken has not decided; its successor will.
        if !is_overtaken(decision) && self.inner.tab.borrow_mut().pending.answer(id, decision) {
            self.follow();
        }
    }

    fn execute(&self, request: &Request) -> Decision {
        let decision = match self.admit(request) {
            Ok(()) => self.inner.mirror.borrow_mut().bank.execute(request),
            Err(refused) => Err(refused.into()),
        };
        self.after_write();
        self.tell();
        decision
    }

    /// Tells the others how far the log goes now, and sees whether this tab may still write.
    pub(super) fn after_write(&self) {
        let (writes_as, head) = (self.inner.mirror.borrow().writes_as(), self.head());
        match writes_as {
            None => self.step_down(),
            Some(epoch) if head != self.inner.tab.borrow().announced => {
                self.inner.tab.borrow_mut().announced = head;
                self.post(&Letter::IWrite { epoch, head });
                self.inner.ports.alarm.wake_in(CONFIRM_MILLIS);
                self.clear_packed();
            }
            Some(_) => {}
        }
    }

    pub(super) fn reply_to_the_visible(&self) {
        let head = self.head();
        let visible = self.inner.tab.borrow_mut().pending.take_visible(head);
        for (reply, decision) in visible {
            reply(decision);
        }
    }

    /// Nobody will decide these: this tab has ceased to take part.
    pub(super) fn refuse_all(&self) {
        let pending = self.inner.tab.borrow_mut().pending.take_all();
        for command in pending {
            (command.reply)(command.answer.unwrap_or(Err(AppendError::NotWritten(WriteError::ReadOnly).into())));
        }
    }
}

/// Whether nothing was decided, since another tab writes now.
fn is_overtaken(decision: &Decision) -> bool {
    matches!(decision, Err(Refusal::Append(AppendError::NotWritten(WriteError::Overtaken))))
}
