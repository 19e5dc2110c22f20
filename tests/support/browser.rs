//! A browser for tests: any number of tabs with one clock, one lock, one channel, and a storage that each tab sees
//! through a cache of its own. What is said, written or granted reaches a tab when the test lets it.
//!
//! As measured in a real browser: a tab sees its own writes at once; they reach the others later, but in order; and the
//! lock of a tab that has gone may be granted before its last writes are seen.

#![allow(dead_code, reason = "each test file uses the part that it needs")]

use event_sourced_bank::event_sourcing::{MessageId, Timestamp};
use event_sourced_bank::journal::{KeyValue, MemoryStorage, StorageError, Workspace};
use event_sourced_bank::session::ports::{Alarm, Channel, Clock, Ids, Lock};
use event_sourced_bank::session::{LockNews, Ports, Session};
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use uuid::Uuid;

/// A key with its new text, or none when it was taken away.
type Write = (String, Option<String>);

/// What the browser keeps of one tab.
#[derive(Default)]
struct TabState {
    is_open: bool,
    /// What the tab believes to lie in the storage.
    cache: BTreeMap<String, String>,
    /// Its own writes, on their way to the browser.
    outgoing: VecDeque<Write>,
    /// Writes of other tabs, on their way to it.
    incoming: VecDeque<Write>,
    letters: VecDeque<String>,
    lock_news: VecDeque<LockNews>,
    alarm: Option<i64>,
}

#[derive(Default)]
struct State {
    now: i64,
    ids: u128,
    storage: BTreeMap<String, String>,
    tabs: Vec<TabState>,
    holder: Option<usize>,
    waiting: VecDeque<usize>,
    has_no_locks: bool,
}

impl State {
    fn grant(&mut self) {
        if self.holder.is_none()
            && let Some(next) = self.waiting.pop_front()
        {
            self.holder = Some(next);
            self.tabs[next].lock_news.push_back(LockNews::Granted);
        }
    }

    fn release(&mut self, tab: usize) {
        self.waiting.retain(|waiting| *waiting != tab);
        if self.holder == Some(tab) {
            self.holder = None;
            self.grant();
        }
    }

    /// A tab's oldest write reaches the browser, and sets out for the other tabs.
    fn flush_one(&mut self, tab: usize) -> bool {
        let Some((key, text)) = self.tabs[tab].outgoing.pop_front() else { return false };
        put(&mut self.storage, &key, text.clone());
        for (other, state) in self.tabs.iter_mut().enumerate() {
            if other != tab && state.is_open {
                state.incoming.push_back((key.clone(), text.clone()));
            }
        }
        true
    }
}

fn put(map: &mut BTreeMap<String, String>, key: &str, text: Option<String>) {
    match text {
        Some(text) => drop(map.insert(key.to_owned(), text)),
        None => drop(map.remove(key)),
    }
}

/// The browser.
#[derive(Clone, Default)]
pub(crate) struct Browser {
    state: Rc<RefCell<State>>,
}

/// A tab and the session in it.
#[derive(Clone)]
pub(crate) struct Tab {
    pub(crate) session: Session,
    number: usize,
    browser: Browser,
}

/// One tab's way to the browser.
#[derive(Clone)]
struct Port {
    state: Rc<RefCell<State>>,
    tab: usize,
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

    /// Opens a tab, which sees at first what has reached the browser.
    pub(crate) fn open(&self) -> Tab {
        let number = {
            let mut state = self.state.borrow_mut();
            let cache = state.storage.clone();
            state.tabs.push(TabState { is_open: true, cache, ..TabState::default() });
            state.tabs.len() - 1
        };
        let port = Port { state: self.state.clone(), tab: number };
        let ports = Ports {
            storage: Rc::new(port.clone()),
            clock: Box::new(port.clone()),
            ids: Box::new(port.clone()),
            channel: Box::new(port.clone()),
            lock: Box::new(port.clone()),
            alarm: Box::new(port),
        };
        Tab { session: Session::open(ports, Workspace::first()), number, browser: self.clone() }
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
            let alarms = tabs.iter().filter_map(|tab| state.tabs[tab.number].alarm.map(|at| (at, tab.number)));
            alarms.min()
        };
        let Some((at, number)) = due else { return false };
        let mut state = self.state.borrow_mut();
        state.now = state.now.max(at);
        state.tabs[number].alarm = None;
        drop(state);
        tabs.iter().filter(|tab| tab.number == number).for_each(|tab| tab.session.wake());
        true
    }
}

impl Tab {
    /// Closes or crashes: what the tab has written still reaches the browser, and its lock becomes free.
    pub(crate) fn close(&self) {
        let mut state = self.browser.state.borrow_mut();
        state.tabs[self.number].is_open = false;
        state.tabs[self.number].alarm = None;
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
            let (key, text) = tab.incoming.pop_front()?;
            put(&mut tab.cache, &key, text);
            Some(())
        });
        write.map(|()| self.session.look_again()).is_some()
    }

    /// The next letter of another tab arrives.
    pub(crate) fn read(&self) -> bool {
        let letter = self.take(|tab| tab.letters.pop_front());
        letter.map(|letter| self.session.hear(&letter)).is_some()
    }

    /// The letters that are under way to this tab never arrive.
    pub(crate) fn lose_letters(&self) {
        self.browser.state.borrow_mut().tabs[self.number].letters.clear();
    }

    fn take<T>(&self, take: impl FnOnce(&mut TabState) -> Option<T>) -> Option<T> {
        take(self.browser.state.borrow_mut().tabs.get_mut(self.number).filter(|tab| tab.is_open)?)
    }
}

impl KeyValue for Port {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        let state = self.state.borrow();
        Ok(state.tabs[self.tab].cache.keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.state.borrow().tabs[self.tab].cache.get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let tab = &mut self.state.borrow_mut().tabs[self.tab];
        put(&mut tab.cache, key, Some(text.to_owned()));
        tab.outgoing.push_back((key.to_owned(), Some(text.to_owned())));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        let tab = &mut self.state.borrow_mut().tabs[self.tab];
        put(&mut tab.cache, key, None);
        tab.outgoing.push_back((key.to_owned(), None));
        Ok(())
    }
}

impl Clock for Port {
    fn now(&self) -> Timestamp {
        Timestamp::from_unix_millis(1_795_600_800_000 + self.state.borrow().now)
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
                tab.letters.push_back(text.to_owned());
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
