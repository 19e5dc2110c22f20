//! A tab goes, another takes over, and the storage of one of them fails at some call: each call in turn, in each way, once
//! and for ever. Whatever was acknowledged is there afterwards, or its person was told.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

#[path = "support/browser/mod.rs"]
mod browser;
#[path = "support/faulty.rs"]
mod faulty;

use browser::{Browser, Tab};
use event_sourced_bank::bank::{Command, Outcome, Refusal, Request};
use event_sourced_bank::domain::account::example::{alice, bob, create, deposit, withdraw};
use event_sourced_bank::domain::transfer::example::initiate;
use event_sourced_bank::event_sourcing::MessageId;
use event_sourced_bank::session::Role;
use faulty::{Fault, Faulty};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Which of the two tabs has a faulty storage.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Whose {
    /// That of the tab that writes first, and goes.
    First,
    /// That of the tab that takes over.
    Second,
}

/// What goes wrong.
#[derive(Clone, Copy, Debug)]
struct Plan {
    whose: Whose,
    nth: usize,
    for_ever: bool,
    fault: Fault,
}

/// A command that was sent from a tab, and the reply.
struct Sent {
    id: MessageId,
    tab: usize,
    reply: Rc<RefCell<Option<Result<Outcome, Refusal>>>>,
}

/// Two tabs, and all that was sent from them.
struct Story {
    browser: Browser,
    tabs: Vec<Tab>,
    sent: Vec<Sent>,
}

impl Story {
    fn new(plan: Plan, calls: &Rc<Cell<usize>>) -> Self {
        let browser = Browser::new();
        let open = |whose| {
            browser.open_with(|mut ports| {
                if whose == plan.whose {
                    let Plan { nth, for_ever, fault, .. } = plan;
                    ports.storage =
                        Rc::new(Faulty { inner: ports.storage, calls: calls.clone(), nth, for_ever, fault });
                }
                ports
            })
        };
        let tabs = vec![open(Whose::First), open(Whose::Second)];
        Self { browser, tabs, sent: vec![] }
    }

    fn run(&self) {
        self.browser.run(&self.tabs.iter().collect::<Vec<_>>());
    }

    fn send(&mut self, tab: usize, command: impl Into<Command>) {
        let session = &self.tabs[tab].session;
        let request = Request::new(session.new_id(), session.now(), command);
        let sent = Sent { id: request.id, tab, reply: Rc::default() };
        let reply = sent.reply.clone();
        session.send(&request, move |said| assert!(reply.replace(Some(said)).is_none(), "a command has one reply"));
        self.sent.push(sent);
    }

    /// The first tab writes, is half-way through a transfer, has decided a command of the second and not told it yet, and
    /// goes; the second takes over and ends the transfer.
    fn take_place(&mut self) {
        self.run();
        for command in [create(alice()), create(bob()), deposit(alice(), 100)] {
            self.send(0, command);
        }
        self.send(0, initiate(30));
        // What storage stops is done again later.
        (0..3).for_each(|_| drop(self.tabs[0].session.round()));
        self.run();
        self.send(1, withdraw(alice(), 5));
        while self.tabs[0].read() {}
        self.tabs[0].close();
        self.tabs[1].lose_letters();
        self.run();
        self.send(1, deposit(bob(), 7));
        (0..8).for_each(|_| drop(self.tabs[1].session.round()));
        self.run();
    }

    /// Whether the person before a tab was told that something is amiss, or that its bank may only look.
    fn is_told(&self, tab: usize) -> bool {
        let session = &self.tabs[tab].session;
        !session.notices().is_empty() || session.why_read_only().is_some()
    }

    /// Opens the bank anew in a tab whose storage works, and says what is wrong with it.
    fn judge(&self, plan: Plan) {
        for tab in &self.tabs {
            tab.close();
        }
        let next = self.browser.open();
        self.browser.run(&self.tabs.iter().chain([&next]).collect::<Vec<_>>());
        assert_eq!(next.session.role(), Role::Writing, "{plan:?}");
        while next.session.round().expect("its storage works") > 0 {}
        let bank = next.session.bank();
        assert_eq!(bank.audit().violations(), &[], "{plan:?}");
        assert_eq!(bank.decisions().under_way(), 0, "{plan:?}: transfers end");
        for sent in &self.sent {
            let reply = sent.reply.borrow();
            let is_there = bank.log().find(sent.id.outcome("commands", 0)).is_some();
            match reply.as_ref() {
                Some(Ok(_)) => assert!(is_there || self.is_told(sent.tab), "{plan:?}: {} is lost", sent.id),
                Some(Err(why)) => {
                    assert!(!is_there || self.is_told(sent.tab), "{plan:?}: {} was refused: {why}", sent.id)
                }
                None => {}
            }
        }
    }
}

#[test]
fn whatever_call_of_the_storage_fails_during_a_takeover_nothing_acknowledged_is_lost() {
    for whose in [Whose::First, Whose::Second] {
        for fault in [Fault::Throws, Fault::DoesAndThrows, Fault::Forgets] {
            for for_ever in [false, true] {
                let mut tried = 0;
                for nth in 0.. {
                    let (plan, calls) = (Plan { whose, nth, for_ever, fault }, Rc::new(Cell::new(0)));
                    let mut story = Story::new(plan, &calls);
                    story.take_place();
                    story.judge(plan);
                    if calls.get() <= nth {
                        break;
                    }
                    tried += 1;
                }
                assert!(tried > 3, "{whose:?} {fault:?}: only {tried} calls failed");
            }
        }
    }
}

#[test]
fn without_a_fault_everything_that_was_sent_is_taken() {
    let plan = Plan { whose: Whose::First, nth: usize::MAX, for_ever: false, fault: Fault::Throws };
    let mut story = Story::new(plan, &Rc::default());
    story.take_place();
    for sent in &story.sent {
        assert!(matches!(&*sent.reply.borrow(), Some(Ok(_))), "{:?}", sent.reply);
    }
    assert!(!story.is_told(0) && !story.is_told(1));
    story.judge(plan);
}
