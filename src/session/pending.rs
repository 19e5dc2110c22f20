//! Commands of this tab that wait for their reply, since another tab decides them.

use crate::bank::{Outcome, Refusal, Request};
use crate::event_sourcing::{MessageId, Position};

/// What became of a command.
pub(super) type Decision = Result<Outcome, Refusal>;

/// Whoever waits for a decision.
pub(super) type Reply = Box<dyn FnOnce(Decision)>;

/// A command that waits.
pub(super) struct Pending {
    pub(super) request: Request,
    pub(super) reply: Reply,
    /// What the writer answered, while this tab does not see the events yet.
    pub(super) answer: Option<Decision>,
}

/// All commands that wait, in the order in which they were sent.
#[derive(Default)]
pub(super) struct PendingCommands {
    list: Vec<Pending>,
}

impl PendingCommands {
    pub(super) fn push(&mut self, request: Request, reply: Reply) {
        self.list.push(Pending { request, reply, answer: None });
    }

    /// Notes what the writer answered, and says whether this tab waits for it.
    pub(super) fn answer(&mut self, id: MessageId, answer: &Decision) -> bool {
        let mut found = self.list.iter_mut().filter(|pending| pending.request.id == id);
        found.by_ref().map(|pending| pending.answer = Some(answer.clone())).count() > 0
    }

    /// The commands that nobody has answered.
    pub(super) fn unanswered(&self) -> Vec<Request> {
        self.list.iter().filter(|pending| pending.answer.is_none()).map(|pending| pending.request.clone()).collect()
    }

    /// Whether an answer waits for events that this tab does not see yet.
    pub(super) fn waits_for_events(&self) -> bool {
        self.list.iter().any(|pending| pending.answer.is_some())
    }

    /// Takes out the answers whose events are visible when the log ends at `head`.
    pub(super) fn take_visible(&mut self, head: Position) -> Vec<(Reply, Decision)> {
        let is_visible = |answer: &Decision| match answer {
            Ok(outcome) => outcome.positions.iter().all(|position| *position <= head),
            Err(_) => true,
        };
        let mut visible = vec![];
        for pending in std::mem::take(&mut self.list) {
            match pending.answer {
                Some(answer) if is_visible(&answer) => visible.push((pending.reply, answer)),
                answer => self.list.push(Pending { answer, ..pending }),
            }
        }
        visible
    }

    /// Takes out everything.
    pub(super) fn take_all(&mut self) -> Vec<Pending> {
        std::mem::take(&mut self.list)
    }
}
