//! What this tab has told its person was done, in case it was undone.
//!
//! A writer that was robbed of the lock goes on until it sees that another has written in its place. What it had
//! acknowledged by then is no part of the log, and its person believes that it is. So the tab asks for it again, under
//! the same id: whoever writes now takes it once, or the person is told that it was refused.

use super::Session;
use super::pending::{Decision, Reply};
use super::role::Notice;
use super::stage::Stage;
use crate::bank::Request;
use std::collections::VecDeque;
use std::rc::Rc;

/// So many are remembered, the newest. A robbed writer writes for some milliseconds only.
const MOST: usize = 256;

/// The commands of this tab's person that were acknowledged.
#[derive(Default)]
pub(super) struct Acknowledged {
    list: VecDeque<Request>,
}

impl Acknowledged {
    fn push(&mut self, request: Request) {
        if self.list.len() == MOST {
            self.list.pop_front();
        }
        self.list.push_back(request);
    }

    /// Takes out the commands that are not in the log.
    fn take_undone(&mut self, is_in_log: impl Fn(&Request) -> bool) -> Vec<Request> {
        let all = std::mem::take(&mut self.list);
        let (kept, undone): (VecDeque<_>, VecDeque<_>) = all.into_iter().partition(is_in_log);
        self.list = kept;
        undone.into()
    }
}

impl Session {
    /// Tells the person what became of a command.
    pub(super) fn reply(&self, request: Request, reply: Reply, decision: Decision) {
        if decision.is_ok() {
            self.inner.tab.borrow_mut().acknowledged.push(request);
        }
        reply(decision);
    }

    /// Asks again for what was acknowledged here and is no longer in the log.
    pub(super) fn ask_for_the_undone(&self) {
        if let Stage::ReadOnly(_) = self.stage() {
            return;
        }
        let undone = {
            let mirror = self.inner.mirror.borrow();
            self.inner.tab.borrow_mut().acknowledged.take_undone(|request| mirror.bank.has_decided(request.id))
        };
        for request in undone {
            let (inner, command) = (Rc::downgrade(&self.inner), request.command.type_name());
            let tell = move |decision: Decision| {
                if let (Err(refusal), Some(inner)) = (decision, inner.upgrade()) {
                    Self { inner }.notify(Notice::Undone { command: command.to_owned(), why: refusal.to_string() });
                }
            };
            self.hand_over(request, Box::new(tell));
        }
    }
}
