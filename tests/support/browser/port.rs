//! One tab's way to the browser: all ports of a session.

use super::faults::WriteFault;
use super::state::State;
use event_sourced_bank::event_sourcing::{MessageId, Timestamp};
use event_sourced_bank::journal::{KeyValue, StorageError};
use event_sourced_bank::session::ports::{Alarm, Channel, Clock, Ids, Lock};
use event_sourced_bank::session::{LockNews, Ports};
use std::cell::RefCell;
use std::rc::Rc;
use uuid::Uuid;

/// When the browser starts: 2026-11-25T10:00:00Z.
const START: i64 = 1_795_600_800_000;

/// One tab's way to the browser.
#[derive(Clone)]
pub(super) struct Port {
    pub(super) state: Rc<RefCell<State>>,
    pub(super) tab: usize,
}

impl Port {
    pub(super) fn ports(self) -> Ports {
        Ports {
            storage: Rc::new(self.clone()),
            clock: Box::new(self.clone()),
            ids: Box::new(self.clone()),
            channel: Box::new(self.clone()),
            lock: Box::new(self.clone()),
            alarm: Box::new(self),
        }
    }

    fn fail(&self) -> Result<(), StorageError> {
        let mut state = self.state.borrow_mut();
        if state.tabs[self.tab].faulty.next_read() {
            state.count("reads that threw");
            return Err(refused());
        }
        Ok(())
    }
}

impl KeyValue for Port {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        self.fail()?;
        let state = self.state.borrow();
        Ok(state.tabs[self.tab].cache.keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.fail()?;
        Ok(self.state.borrow().tabs[self.tab].cache.get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let mut state = self.state.borrow_mut();
        let fault = state.tabs[self.tab].faulty.next_write();
        if let Some(fault) = fault {
            state.count(fault.name());
        }
        if let Some(WriteFault::Sticks) = fault {
            // The look whether it was written, and the attempt to take it back.
            state.tabs[self.tab].faulty.reads = 2;
        }
        match fault {
            None | Some(WriteFault::ThrowsAndWrites | WriteFault::Sticks) => {
                state.write(self.tab, key, Some(text.to_owned()))
            }
            Some(WriteFault::Full | WriteFault::Throws | WriteFault::Forgets) => {}
        }
        match fault {
            None | Some(WriteFault::Forgets) => Ok(()),
            Some(WriteFault::Full) => Err(StorageError::Full),
            Some(WriteFault::Throws | WriteFault::ThrowsAndWrites | WriteFault::Sticks) => Err(refused()),
        }
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.fail()?;
        self.state.borrow_mut().write(self.tab, key, None);
        Ok(())
    }
}

fn refused() -> StorageError {
    StorageError::Refused { detail: "not today".to_owned() }
}

impl Clock for Port {
    fn now(&self) -> Timestamp {
        let state = self.state.borrow();
        Timestamp::from_unix_millis(START + state.now + state.clock_is_off_by)
    }
}

impl Ids for Port {
    fn new_id(&self, _: Timestamp) -> MessageId {
        let mut state = self.state.borrow_mut();
        state.ids += 1;
        MessageId::new(Uuid::from_u128(state.ids))
    }
}

impl Channel for Port {
    fn post(&self, text: &str) {
        let mut state = self.state.borrow_mut();
        for (number, tab) in state.tabs.iter_mut().enumerate() {
            if number != self.tab && tab.is_open {
                tab.letters.push_back((self.tab, text.to_owned()));
            }
        }
    }
}

impl Lock for Port {
    fn request(&self) {
        self.release();
        let mut state = self.state.borrow_mut();
        if state.has_no_locks {
            state.tabs[self.tab].lock_news.push_back(LockNews::Unsupported);
            return;
        }
        state.waiting.push_back(self.tab);
        state.grant();
        if state.holder != Some(self.tab) {
            state.tabs[self.tab].lock_news.push_back(LockNews::Waiting);
        }
    }

    fn release(&self) {
        self.state.borrow_mut().release(self.tab);
    }
}

impl Alarm for Port {
    fn wake_in(&self, millis: u32) {
        let mut state = self.state.borrow_mut();
        let at = state.now + i64::from(millis);
        state.tabs[self.tab].alarm = Some(at);
    }
}
