//! A session: one page's bank, with its role among the tabs that show the same bank, and with the page's clock and ids.
//!
//! The screen talks to this and to nothing below it that could act. It is pure: what the browser offers comes in through
//! [`ports`], so everything here runs in a test without a browser.

pub mod ports;
pub mod role;

pub use role::{Notice, Role};

use crate::bank::{AnyBank, Halted, Handled, Outcome, Refusal, Request, Waiting};
use crate::event_sourcing::store::KeepNothing;
use crate::event_sourcing::{Log, MessageId, Timestamp};
use ports::{Clock, Ids};
use std::cell::{Ref, RefCell};
use std::rc::Rc;

/// One page's bank. Cheap to clone: all clones are the same session.
#[derive(Clone)]
pub struct Session {
    inner: Rc<Inner>,
}

struct Inner {
    bank: RefCell<AnyBank>,
    clock: Box<dyn Clock>,
    ids: Box<dyn Ids>,
    role: RefCell<Role>,
    notices: RefCell<Vec<Notice>>,
    listeners: RefCell<Vec<Rc<dyn Fn()>>>,
}

impl Session {
    /// A session whose bank lives in memory alone.
    #[must_use]
    pub fn in_memory(clock: impl Clock + 'static, ids: impl Ids + 'static) -> Self {
        Self {
            inner: Rc::new(Inner {
                bank: RefCell::new(AnyBank::new(Log::default(), Box::new(KeepNothing))),
                clock: Box::new(clock),
                ids: Box::new(ids),
                role: RefCell::new(Role::Writing),
                notices: RefCell::new(vec![]),
                listeners: RefCell::new(vec![]),
            }),
        }
    }

    /// Looks at the bank. Let go of it before anything is sent or stepped.
    #[must_use]
    pub fn bank(&self) -> Ref<'_, AnyBank> {
        self.inner.bank.borrow()
    }

    /// The present time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.inner.clock.now()
    }

    /// An id that nothing has yet.
    #[must_use]
    pub fn new_id(&self) -> MessageId {
        self.inner.ids.new_id(self.now())
    }

    /// Sends a command: it is decided here, or by the tab that writes. The reply may come at once or later.
    pub fn send(&self, request: &Request, reply: impl FnOnce(Result<Outcome, Refusal>) + 'static) {
        let result = self.inner.bank.borrow_mut().execute(request);
        self.tell();
        reply(result);
    }

    /// Handles the next message that waits for a worker. Only the tab that writes does so; elsewhere nothing happens.
    ///
    /// # Errors
    /// When storage does not take what follows.
    pub fn step(&self) -> Result<Option<(Waiting, Handled)>, Halted> {
        let stepped = self.inner.bank.borrow_mut().step(self.now());
        self.tell();
        stepped
    }

    /// Makes one round of all workers, and says how many messages were handled.
    ///
    /// # Errors
    /// When storage does not take what follows.
    pub fn round(&self) -> Result<usize, Halted> {
        let count = self.inner.bank.borrow_mut().round(self.now());
        self.tell();
        count
    }

    /// What this tab may do.
    #[must_use]
    pub fn role(&self) -> Role {
        self.inner.role.borrow().clone()
    }

    /// What the person should know about the storage, oldest first.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        self.inner.notices.borrow().clone()
    }

    /// Calls back after every change of the bank, the role or the notices.
    pub fn on_change(&self, listener: impl Fn() + 'static) {
        self.inner.listeners.borrow_mut().push(Rc::new(listener));
    }

    fn tell(&self) {
        // The list is copied first, so that a listener may add another.
        let listeners = self.inner.listeners.borrow().clone();
        listeners.iter().for_each(|listener| listener());
    }
}
