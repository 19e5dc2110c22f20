//! Deciding: what becomes of a command, in the tab that writes and in one that does not.
//!
//! A command that this tab can't decide waits here and goes to the writer as a letter, to each new one that appears, and
//! again after a while, since letters can be lost. That is safe: a command is taken once however often it comes, and a
//! letter that was refused is refused again. The reply waits until the command's events are visible.

use super::Session;
use super::letter::Letter;
use super::pending::{Decision, Reply};
use super::stage::Stage;
use crate::bank::{Refusal, Request};
use crate::event_sourcing::{AppendError, WriteError};
use crate::journal::Epoch;

/// After how long a writer looks whether what it wrote is still there. Measured: what vanished was gone after 1.2 s.
pub(super) const CONFIRM_MILLIS: u32 = 2_000;

impl Session {
    /// Decides a command of this tab's person.
    pub(super) fn decide(&self, request: Request, reply: Reply) {
        match self.execute(&request) {
            Some(decision) => self.reply(request, reply, decision),
            None => self.send(&request, reply),
        }
    }

    /// Asks whoever writes to decide a command, and whoever will.
    pub(super) fn hand_over(&self, request: Request, reply: Reply) {
        self.ask_to_decide([request.clone()]);
        self.inner.tab.borrow_mut().pending.push(request, reply);
        self.wait_for_the_missing();
    }

    /// Asks the writer of the highest known epoch to decide all that is not answered.
    pub(super) fn ask_for_answers(&self) {
        let requests = self.inner.tab.borrow().pending.unanswered();
        self.ask_to_decide(requests);
    }

    fn ask_to_decide(&self, requests: impl IntoIterator<Item = Request>) {
        let to = self.inner.tab.borrow().heard;
        if to > Epoch::ZERO {
            requests.into_iter().for_each(|request| self.post(&Letter::Decide { to, request }));
        }
    }

    pub(super) fn decide_for_another(&self, to: Epoch, request: &Request) {
        if self.stage() != Stage::Writing || self.inner.mirror.borrow().writes_as() != Some(to) {
            return;
        }
        let refused = self.inner.tab.borrow().refusal_of(request);
        let Some(result) = refused.map_or_else(|| self.execute(request), |refusal| Some(Err(refusal))) else { return };
        if let Err(refusal) = &result {
            self.inner.tab.borrow_mut().refused.push((request.clone(), refusal.clone()));
        }
        self.post(&Letter::Decided { by: to, request: request.clone(), result });
    }

    pub(super) fn hear_decision(&self, by: Epoch, request: &Request, decision: &Decision) {
        let is_awaited = {
            let mut tab = self.inner.tab.borrow_mut();
            by == tab.heard && tab.pending.answer(request, decision)
        };
        if is_awaited {
            self.follow();
        }
    }

    /// Decides a command here. When nothing was decided, or nobody can say whether it was written, there is no decision:
    /// another tab writes now, or this one does when it has seen what is there.
    fn execute(&self, request: &Request) -> Option<Decision> {
        let decision = match self.admit(request) {
            Ok(()) => self.inner.mirror.borrow_mut().execute(request),
            Err(refused) => Err(refused.into()),
        };
        let is_decided = match &decision {
            Err(Refusal::Append(AppendError::NotWritten(_))) => self.inner.mirror.borrow().writes_as().is_some(),
            Ok(_) | Err(_) => true,
        };
        self.after_write();
        self.tell();
        is_decided.then_some(decision)
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
        let visible = {
            let mirror = self.inner.mirror.borrow();
            self.inner.tab.borrow_mut().pending.take_visible(|request, outcome| mirror.shows(request, outcome))
        };
        for (request, reply, decision) in visible {
            self.reply(request, reply, decision);
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
