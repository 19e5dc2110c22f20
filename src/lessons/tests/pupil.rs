//! A pupil who takes steps without a screen: the same session, the same store, and facts noted as the page notes them.

use crate::bank::executor::ROUNDS_TO_END;
use crate::bank::what_if::{Change, branch};
use crate::bank::{Command, Refusal, Request};
use crate::event_sourcing::{AppendError, MessageId, Position, Storable, Timestamp, Version};
use crate::journal::MemoryStorage;
use crate::lessons::bench::{Act, Bench, Material};
use crate::lessons::{Fact, Facts, Lesson, Order, Seen, Step, World, place, seed};
use crate::practice::Plan;
use crate::session::ports::{Clock, Ids};
use crate::session::{Session, Workspace};
use crate::view::Page;
use std::cell::Cell;

pub(super) struct Pupil {
    pub(super) lesson: &'static Lesson,
    pub(super) session: Session,
    pub(super) facts: Facts,
    storage: MemoryStorage,
    bench: Bench,
    cursor: Option<Position>,
    steps: usize,
}

struct Fixed;

impl Clock for Fixed {
    fn now(&self) -> Timestamp {
        Timestamp::from_unix_millis(1_780_000_000_000)
    }
}

/// Counts on over a reload, as time does.
struct Counted;

thread_local!(static COUNT: Cell<u64> = const { Cell::new(1) });

impl Ids for Counted {
    fn new_id(&self, _: Timestamp) -> MessageId {
        COUNT.set(COUNT.get() + 1);
        MessageId::v7(COUNT.get(), [0xee; 10])
    }
}

fn plan(session: &Session) -> Plan {
    session.practice().map(|practice| practice.plan()).unwrap_or_default()
}

fn open(storage: &MemoryStorage, workspace: Workspace) -> Session {
    Session::in_memory_of(storage.clone(), workspace, Fixed, Counted)
}

impl Pupil {
    pub(super) fn begin(lesson: &'static Lesson) -> Self {
        let storage = MemoryStorage::default();
        let main = open(&storage, Workspace::first());
        let workspace = place::begin(lesson, &main.workspaces()).expect("there is room");
        let session = open(&storage, workspace);
        let (facts, bench) = (Facts::default(), Bench::default());
        Self { lesson, session, facts, storage, bench, cursor: None, steps: 0 }
    }

    pub(super) fn take(&mut self, step: &Step) {
        self.steps += 1;
        step.take(self);
    }

    pub(super) fn steps(&self) -> usize {
        self.steps
    }

    pub(super) fn missing(&self) -> Vec<Option<String>> {
        let bank = self.session.bank();
        self.lesson.missing(&Seen { bank: &bank, facts: &self.facts, seed: seed::head(self.lesson) })
    }

    pub(super) fn head(&self) -> Position {
        self.session.bank().log().head()
    }

    /// Takes the last command back, as the button does.
    pub(super) fn undo(&mut self) -> bool {
        let undone =
            place::undo(self.lesson, &self.session.workspace(), &self.session.workspaces()).expect("there is room");
        let is_undone = undone.is_some();
        if let Some(workspace) = undone {
            self.session = open(&self.storage, workspace);
        }
        is_undone
    }

    fn request(&mut self, command: Command, expected: Option<Version>) {
        let request = Request::new(self.session.new_id(), self.session.now(), command);
        let request = Request { expected_version: expected, ..request };
        let refused = std::rc::Rc::new(Cell::new(None));
        let told = refused.clone();
        self.session.send(&request, move |reply| told.set(reply.err()));
        match refused.take() {
            Some(Refusal::Append(AppendError::Conflict { .. })) => self.facts.note(&Fact::Conflict),
            Some(_) => self.facts.note(&Fact::Refused(request.command.type_name())),
            None => false,
        };
    }

    fn note(&mut self, fact: &Fact) {
        self.facts.note(fact);
    }
}

impl World for Pupil {
    fn send(&mut self, order: Order) {
        if self.cursor.is_some() {
            // Nothing can be sent from the past.
            return;
        }
        let command = order.command(self.session.bank().decisions(), self.session.new_id());
        self.request(command.expect("its accounts are there"), None);
    }

    fn handle_one(&mut self) {
        self.session.step().expect("memory takes everything");
        self.note(&Fact::Stepped(self.head()));
    }

    fn round(&mut self) {
        self.session.round().expect("memory takes everything");
        self.note(&Fact::Stepped(self.head()));
    }

    fn until_quiet(&mut self) {
        // With faults and without a guard it may take longer.
        for _ in 0..4 * ROUNDS_TO_END {
            self.session.round().expect("memory takes everything");
        }
    }

    fn go(&mut self, to: Option<Position>) {
        match to {
            Some(position) => {
                assert!(position < self.head(), "the head is live, and not the past");
                self.note(&Fact::Looked(position));
            }
            None if self.cursor.is_some() => self.note(&Fact::CameBack),
            None => {}
        }
        self.cursor = to;
    }

    fn turn(&mut self, _: Page) {}

    fn only(&mut self, type_name: &'static str) {
        self.note(&Fact::Filtered(type_name.into()));
    }

    fn mark(&mut self) {
        self.note(&Fact::Marked(self.cursor.unwrap_or(self.head())));
    }

    fn explain(&mut self, number: &'static str) {
        self.note(&Fact::Explained(number.into()));
    }

    fn source(&mut self) {
        let position = self.cursor.unwrap_or(self.head());
        let type_name =
            self.session.bank().log().get(position).and_then(|it| it.payload.as_ref().ok()).map(|it| it.type_name());
        self.note(&Fact::Source(type_name.expect("a message").into()));
    }

    fn leave_out(&mut self, position: Position) {
        branch(&self.session.bank(), &Change::LeaveOut(position)).expect("a branch");
        self.note(&Fact::LeftOut(position));
    }

    fn reload(&mut self) {
        self.session = open(&self.storage, self.session.workspace());
        self.bench = Bench::default();
        self.note(&Fact::Reloaded(self.head()));
    }

    fn bench(&mut self, act: &Act) {
        if self.cursor.is_some() {
            return;
        }
        let session = self.session.clone();
        let stored = |position| session.export_part(position, position).ok()?.lines().nth(1).map(str::to_owned);
        // The bank is let go of before anything is sent.
        let done = {
            let bank = session.bank();
            self.bench.act(act, &Material { bank: &bank, stored: &stored, plan: plan(&session), id: session.new_id() })
        };
        if let Some(plan) = done.plan {
            session.change_plan(|kept| *kept = plan).expect("memory takes everything");
        }
        if let Some(fact) = done.fact {
            self.note(&Fact::Bench(fact, self.head()));
        }
        if let Some((command, expected)) = done.send {
            self.request(command, expected);
        }
    }
}
