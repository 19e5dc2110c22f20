//! A session: one page's bank, with its role among the tabs that show the same bank, and with the page's clock and ids.
//!
//! The screen talks to this and to nothing below it that could act. It is pure: what the browser offers comes in through
//! [`ports`], so everything here runs in a test without a browser.
//!
//! One tab writes, all others mirror the log and send their commands to it. Read [`role`] for what a tab may be,
//! `stage` for how it comes to be that, `tabs` for how tabs take turns, `deciding` for what becomes of a command,
//! `acknowledged` for what happens when it is undone, `stepping` for how the workers go on, `following` for how a tab keeps
//! up with the log, `keeping` for the room that it takes, and `pausing` for what a person lets stand still. [`files`],
//! [`import`] and [`samples`] are how logs leave and arrive, and `practising` is how a copy is made in which faults may act.

mod acknowledged;
mod deciding;
pub mod files;
mod following;
pub mod import;
mod keeping;
mod letter;
mod mirror;
mod pausing;
mod pending;
pub mod ports;
mod practising;
mod requests;
pub mod role;
pub mod samples;
mod stage;
mod stepping;
mod tabs;

pub use crate::journal::record::{Link, RecordError, link};
pub use crate::journal::{
    Content, Damage, Entry, EntryKind, Landed, Lines, Listed, Name, Removed, Room, Standing, StorageError, Verified,
    Workspace, WorkspaceError,
};
pub use files::{FileError, Written};
pub use import::AnyWorkspaces;
pub use ports::{LockNews, Ports};
pub use role::{Notice, Role, WhyReadOnly};

use crate::bank::{AnyBank, Outcome, Refusal, Request};
use crate::event_sourcing::{AppendError, MessageId, Position, Timestamp, WriteError};
use crate::journal::{Journal, KeyValue, MemoryStorage, Thresholds, Workspaces};
use crate::practice::Practice;
use letter::Letter;
use mirror::Mirror;
use ports::{Alone, Clock, Ids};
use stage::{Stage, Tab};
use std::cell::{Ref, RefCell};
use std::rc::Rc;

/// One page's bank. Cheap to clone: all clones are the same session.
#[derive(Clone)]
pub struct Session {
    inner: Rc<Inner>,
}

struct Inner {
    mirror: RefCell<Mirror>,
    tab: RefCell<Tab>,
    ports: Ports,
    listeners: RefCell<Vec<Rc<dyn Fn()>>>,
}

impl Session {
    /// A session of a workspace that other tabs may show as well. It shows at once what lies in the journal, and asks
    /// for the right to write. Commands may be sent from the beginning; they wait until somebody writes.
    #[must_use]
    pub fn open(ports: Ports, workspace: Workspace) -> Self {
        Self::open_sealing_at(ports, workspace, Thresholds::default())
    }

    /// The same for a journal that packs its commits at other thresholds.
    #[must_use]
    pub fn open_sealing_at(ports: Ports, workspace: Workspace, thresholds: Thresholds) -> Self {
        let practice = Practice::of(&workspace, ports.storage.clone());
        let journal = Journal::new(ports.storage.clone(), workspace).sealing_at(thresholds);
        let (mirror, reading) = Mirror::open(journal, practice);
        let tab = Tab::new(ports.ids.new_id(ports.clock.now()));
        let inner = Inner { mirror: mirror.into(), tab: tab.into(), ports, listeners: RefCell::default() };
        let session = Self { inner: Rc::new(inner) };
        if let Some(why) = session.note(reading) {
            session.be_patient(why);
        }
        session.inner.ports.lock.request();
        session
    }

    /// A session whose bank lives in memory alone, and that writes from the beginning.
    #[must_use]
    pub fn in_memory(clock: impl Clock + 'static, ids: impl Ids + 'static) -> Self {
        Self::in_memory_of(MemoryStorage::default(), Workspace::first(), clock, ids)
    }

    /// The same for one of several workspaces in the same memory.
    #[must_use]
    pub fn in_memory_of(
        storage: MemoryStorage,
        workspace: Workspace,
        clock: impl Clock + 'static,
        ids: impl Ids + 'static,
    ) -> Self {
        let ports = Ports {
            storage: Rc::new(storage),
            clock: Box::new(clock),
            ids: Box::new(ids),
            channel: Box::new(Alone),
            lock: Box::new(Alone),
            alarm: Box::new(Alone),
        };
        let session = Self::open(ports, workspace);
        session.become_writer();
        session
    }

    /// Looks at the bank. Let go of it before anything is sent or stepped.
    #[must_use]
    pub fn bank(&self) -> Ref<'_, AnyBank> {
        Ref::map(self.inner.mirror.borrow(), |mirror| &mirror.bank)
    }

    /// The present time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.inner.ports.clock.now()
    }

    /// An id that nothing has yet.
    #[must_use]
    pub fn new_id(&self) -> MessageId {
        self.inner.ports.ids.new_id(self.now())
    }

    /// Sends a command: it is decided here, or by the tab that writes. The reply may come at once or later; when it
    /// comes, this tab sees the command's events.
    pub fn send(&self, request: &Request, reply: impl FnOnce(Result<Outcome, Refusal>) + 'static) {
        match self.stage() {
            Stage::Writing => self.decide(request.clone(), Box::new(reply)),
            Stage::Starting | Stage::Asking | Stage::Following | Stage::Settling => {
                self.hand_over(request.clone(), Box::new(reply));
            }
            Stage::ReadOnly(_) => reply(Err(AppendError::NotWritten(WriteError::ReadOnly).into())),
        }
    }

    /// What this tab may do.
    #[must_use]
    pub fn role(&self) -> Role {
        self.stage().role()
    }

    /// Why this tab may only look, if that is so.
    #[must_use]
    pub fn why_read_only(&self) -> Option<WhyReadOnly> {
        match self.stage() {
            Stage::ReadOnly(why) => Some(why),
            Stage::Starting | Stage::Asking | Stage::Following | Stage::Settling | Stage::Writing => None,
        }
    }

    /// The workspace that this session shows.
    #[must_use]
    pub fn workspace(&self) -> Workspace {
        self.inner.mirror.borrow().journal.borrow().workspace().clone()
    }

    /// All workspaces of the store that this session lies in.
    #[must_use]
    pub fn workspaces(&self) -> AnyWorkspaces {
        Workspaces::<Rc<dyn KeyValue>>::new(self.inner.ports.storage.clone())
    }

    /// Whether the bank ends with the page, as the person was told.
    #[must_use]
    pub fn lives_in_memory(&self) -> bool {
        self.inner.tab.borrow().notices.iter().any(|notice| matches!(notice, Notice::InMemory { .. }))
    }

    /// What the person should know about the storage, oldest first.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        self.inner.tab.borrow().notices.clone()
    }

    /// Tells the person something about the storage; what was told before is not told again.
    pub fn notify(&self, notice: Notice) {
        let mut tab = self.inner.tab.borrow_mut();
        if !tab.notices.contains(&notice) {
            tab.notices.push(notice);
        }
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

/// Small things that all parts of a session use.
impl Session {
    fn stage(&self) -> Stage {
        self.inner.tab.borrow().stage.clone()
    }

    fn enter(&self, stage: Stage) {
        let mut tab = self.inner.tab.borrow_mut();
        tab.stage = stage;
        tab.looks = 0;
    }

    fn head(&self) -> Position {
        self.inner.mirror.borrow().head()
    }

    fn post(&self, letter: &Letter) {
        if let Some(text) = letter.write() {
            self.inner.ports.channel.post(&text);
        }
    }
}
