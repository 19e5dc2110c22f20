//! Opens sessions in this page: with everything that the browser offers, or in memory where it offers no storage.

use super::alarm::BrowserAlarm;
use super::channel::BrowserChannel;
use super::line::Line;
use super::lock::BrowserLock;
use super::storage::NoStorage;
use super::{BrowserClock, BrowserIds, BrowserStorage, console, events};
use crate::journal::{MemoryStorage, Workspace};
use crate::session::{Notice, Ports, Session};
use gloo_timers::future::TimeoutFuture;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// How long the page has for itself before the chain is worked out.
const BEFORE_VERIFYING_MILLIS: u32 = 500;

/// Where banks of this page are kept.
pub enum Opener {
    /// In the browser's storage.
    Stored(Rc<BrowserStorage>),
    /// In memory, since there is no storage.
    InMemory {
        /// The memory, which ends with the page.
        memory: MemoryStorage,
        /// Why there is no storage.
        why: NoStorage,
    },
}

impl Opener {
    /// Finds out where.
    #[must_use]
    pub fn find() -> Self {
        match BrowserStorage::find() {
            Ok(storage) => Self::Stored(Rc::new(storage)),
            Err(why) => Self::InMemory { memory: MemoryStorage::default(), why },
        }
    }

    /// Opens the session of a workspace. Its listeners stay for as long as the page does.
    #[must_use]
    pub fn open(&self, workspace: Workspace) -> Session {
        let session = self.session(workspace);
        console::expose(&session);
        session
    }

    fn session(&self, workspace: Workspace) -> Session {
        match self {
            Self::Stored(storage) => open_stored(storage.clone(), workspace),
            Self::InMemory { memory, why } => {
                let session = Session::in_memory_of(memory.clone(), workspace, BrowserClock, BrowserIds);
                session.notify(Notice::InMemory { why: why.to_string() });
                session
            }
        }
    }
}

/// Works out the chain of the stored log in small slices, beginning when the page has been shown.
fn verify(session: Session) {
    spawn_local(async move {
        TimeoutFuture::new(BEFORE_VERIFYING_MILLIS).await;
        while let Some(pause) = session.verify_next() {
            TimeoutFuture::new(pause).await;
        }
    });
}

fn open_stored(storage: Rc<BrowserStorage>, workspace: Workspace) -> Session {
    // Tabs of one workspace meet under this name; tabs of another do not hear them.
    let name = format!("bank/{}", workspace.as_str());
    let line = Line::default();
    let ports = Ports {
        storage,
        clock: Box::new(BrowserClock),
        ids: Box::new(BrowserIds),
        channel: Box::new(BrowserChannel::open(&name, &line)),
        lock: Box::new(BrowserLock::new(name, line.clone())),
        alarm: Box::new(BrowserAlarm::new(line.clone())),
    };
    let session = Session::open(ports, workspace);
    line.connect(session.clone());
    events::listen(&session);
    verify(session.clone());
    session
}
