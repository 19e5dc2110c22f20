//! A browser for tests: any number of tabs with one clock, one lock, one channel, and a storage that each tab sees
//! through a cache of its own. What is said, written or granted reaches a tab when the test lets it.
//!
//! As measured in a real browser: a tab sees its own writes at once; they reach the others later, but in order; the lock
//! of a tab that has gone may be granted before its last writes are seen; a crash of a tab loses nothing that it wrote;
//! and when the browser itself is killed, the disk has a clean beginning of all that was written.

#![allow(dead_code, reason = "each test file uses the part that it needs")]

pub(crate) mod faults;
mod port;
pub(crate) mod state;

use event_sourced_bank::journal::{KeyValue, MemoryStorage, Thresholds, Workspace};
use event_sourced_bank::session::{LockNews, Ports, Session};
use port::Port;
use state::{State, TabState, put};
use std::cell::{Ref, RefCell, RefMut};
use std::rc::Rc;

/// The browser.
#[derive(Clone, Default)]
pub(crate) struct Browser {
    state: Rc<RefCell<State>>,
    thresholds: Thresholds,
}

/// A tab and the session in it.
#[derive(Clone)]
pub(crate) struct Tab {
    pub(crate) session: Session,
    pub(crate) number: usize,
    browser: Browser,
}

impl Browser {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A browser on an insecure page.
    pub(crate) fn without_locks() -> Self {
        let browser = Self::default();
        browser.state.borrow_mut().has_no_locks = true;
        browser
    }

    /// The same browser, in which a short log is packed already.
    pub(crate) fn sealing_at(self, thresholds: Thresholds) -> Self {
        Self { thresholds, ..self }
    }

    /// Opens a tab, which sees at first what has reached the browser.
    pub(crate) fn open(&self) -> Tab {
        self.open_with(|ports| ports)
    }

    /// Opens a tab whose ports somebody has tampered with.
    pub(crate) fn open_with(&self, tamper: impl FnOnce(Ports) -> Ports) -> Tab {
        let number = {
            let mut state = self.state.borrow_mut();
            let cache = state.storage.clone();
            state.tabs.push(TabState { is_open: true, cache, ..TabState::default() });
            state.tabs.len() - 1
        };
        let ports = tamper(Port { state: self.state.clone(), tab: number }.ports());
        let session = Session::open_sealing_at(ports, Workspace::first(), self.thresholds);
        Tab { session, number, browser: self.clone() }
    }

    /// What has reached the browser, as the next page finds it.
    pub(crate) fn storage(&self) -> MemoryStorage {
        let storage = MemoryStorage::default();
        for (key, text) in &self.state.borrow().storage {
            storage.set(key, text).expect("memory can be changed");
        }
        storage
    }

    /// Deletes everything, in all tabs at once, as a person can in the browser's settings.
    pub(crate) fn clear_storage(&self) {
        let mut state = self.state.borrow_mut();
        state.storage.clear();
        for tab in &mut state.tabs {
            tab.cache.clear();
            tab.incoming.clear();
            tab.outgoing.clear();
        }
    }

    /// Lets everything happen that is under way, alarms included, until nothing is.
    pub(crate) fn run(&self, tabs: &[&Tab]) {
        for _ in 0..100_000 {
            let acted = tabs.iter().any(|tab| tab.act());
            if !acted && !self.pass_time(tabs) {
                return;
            }
        }
        panic!("the tabs never come to rest");
    }

    /// Moves the clock to the next alarm, which goes off.
    fn pass_time(&self, tabs: &[&Tab]) -> bool {
        let due = {
            let state = self.state.borrow();
            let awake = tabs.iter().filter(|tab| state.tabs[tab.number].is_awake());
            awake.filter_map(|tab| state.tabs[tab.number].alarm.map(|at| (at, tab.number))).min()
        };
        let Some((at, number)) = due else { return false };
        let mut state = self.state.borrow_mut();
        state.now = state.now.max(at);
        drop(state);
        tabs.iter().filter(|tab| tab.number == number).any(|tab| tab.be_woken())
    }

    pub(crate) fn look(&self) -> Ref<'_, State> {
        self.state.borrow()
    }

    pub(crate) fn change(&self) -> RefMut<'_, State> {
        self.state.borrow_mut()
    }
}

impl Tab {
    /// Closes or crashes: what the tab has written still reaches the browser, and its lock becomes free.
    pub(crate) fn close(&self) {
        let mut state = self.browser.state.borrow_mut();
        let tab = &mut state.tabs[self.number];
        *tab = TabState { outgoing: std::mem::take(&mut tab.outgoing), ..TabState::default() };
        state.release(self.number);
    }

    /// Another page takes the lock from this one by force, and keeps it.
    pub(crate) fn rob(&self, thief: &Tab) {
        let mut state = self.browser.state.borrow_mut();
        state.waiting.retain(|waiting| *waiting != thief.number);
        state.tabs[self.number].lock_news.push_back(LockNews::Lost);
        state.holder = Some(thief.number);
        state.tabs[thief.number].lock_news.push_back(LockNews::Granted);
    }

    /// Nothing reaches this tab until it thaws.
    pub(crate) fn freeze(&self) {
        self.browser.state.borrow_mut().tabs[self.number].is_frozen = true;
    }

    /// The page goes on, and looks again, as the browser tells it to.
    pub(crate) fn thaw(&self) {
        let mut state = self.browser.state.borrow_mut();
        let now = state.now;
        let tab = &mut state.tabs[self.number];
        if std::mem::replace(&mut tab.is_frozen, false) {
            tab.incoming.iter_mut().for_each(|write| write.at = now);
            drop(state);
            self.session.look_again();
        }
    }

    /// Lets one thing happen that is under way to or from this tab; says no when there is none.
    pub(crate) fn act(&self) -> bool {
        self.flush() || self.be_granted() || self.receive() || self.read()
    }

    /// This tab's oldest write reaches the browser.
    pub(crate) fn flush(&self) -> bool {
        self.browser.state.borrow_mut().flush_one(self.number)
    }

    /// The next news about the lock arrives.
    pub(crate) fn be_granted(&self) -> bool {
        let news = self.take(|tab| tab.lock_news.pop_front());
        news.map(|news| self.session.lock(news)).is_some()
    }

    /// The next write of another tab arrives, with its `storage` event.
    pub(crate) fn receive(&self) -> bool {
        let write = self.take(|tab| {
            let write = tab.incoming.pop_front()?;
            put(&mut tab.cache, &write.key, write.text);
            Some(())
        });
        write.map(|()| self.session.look_again()).is_some()
    }

    /// The next letter of another tab arrives.
    pub(crate) fn read(&self) -> bool {
        let letter = self.take(|tab| tab.letters.pop_front());
        letter.map(|(_, letter)| self.session.hear(&letter)).is_some()
    }

    /// The next letter of a certain tab arrives; letters of others may overtake it.
    pub(crate) fn read_from(&self, sender: usize) -> bool {
        let letter = self.take(|tab| {
            let index = tab.letters.iter().position(|(from, _)| *from == sender)?;
            tab.letters.remove(index)
        });
        letter.map(|(_, letter)| self.session.hear(&letter)).is_some()
    }

    /// The alarm goes off, if its time has come.
    pub(crate) fn be_woken(&self) -> bool {
        let now = self.browser.state.borrow().now;
        let alarm = self.take(|tab| tab.alarm.take_if(|at| *at <= now));
        alarm.map(|_| self.session.wake()).is_some()
    }

    /// The letters that are under way to this tab never arrive.
    pub(crate) fn lose_letters(&self) {
        self.browser.state.borrow_mut().tabs[self.number].letters.clear();
    }

    fn take<T>(&self, take: impl FnOnce(&mut TabState) -> Option<T>) -> Option<T> {
        take(self.browser.state.borrow_mut().tabs.get_mut(self.number).filter(|tab| tab.is_awake())?)
    }
}
