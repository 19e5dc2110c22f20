//! Commands of this tab that wait for their reply, since another tab decides them.

use crate::bank::{Outcome, Refusal, Request};

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

    /// Notes what the writer answered, and says whether this tab waits for it. The same command sent at another time is
    /// another wish: it may have been refused then and be taken now.
    pub(super) fn answer(&mut self, request: &Request, answer: &Decision) -> bool {
        let found = self.list.iter_mut().filter(|pending| pending.request == *request);
        found.map(|pending| pending.answer = Some(answer.clone())).count() > 0
    }

    /// Forgets all answers, since another decides now.
    pub(super) fn forget_answers(&mut self) {
        self.list.iter_mut().for_each(|pending| pending.answer = None);
    }

    /// The commands that nobody has answered.
    pub(super) fn unanswered(&self) -> Vec<Request> {
        self.list.iter().filter(|pending| pending.answer.is_none()).map(|pending| pending.request.clone()).collect()
    }

    /// Whether an answer waits for events that this tab does not see yet.
    pub(super) fn waits_for_events(&self) -> bool {
        self.list.iter().any(|pending| pending.answer.is_some())
    }

    /// Takes out the refusals, and the answers whose events are visible.
    pub(super) fn take_visible(
        &mut self,
        is_visible: impl Fn(&Request, &Outcome) -> bool,
    ) -> Vec<(Request, Reply, Decision)> {
        let is_visible = |request: &Request, answer: &Decision| match answer {
            Ok(outcome) => is_visible(request, outcome),
            Err(_) => true,
        };
        let mut visible = vec![];
        for pending in std::mem::take(&mut self.list) {
            match pending.answer {
                Some(answer) if is_visible(&pending.request, &answer) => {
                    visible.push((pending.request, pending.reply, answer))
                }
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
