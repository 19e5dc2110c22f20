//! What the browser keeps: the storage with its history, the lock, and for each tab what is under way to and from it.

use super::faults::{Faulty, count};
use event_sourced_bank::journal::CommitKey;
use event_sourced_bank::session::LockNews;
use std::collections::{BTreeMap, VecDeque};

/// Within how many milliseconds a write reaches all tabs that are awake. Measured: 2 to 4.
pub(crate) const LATEST_MILLIS: i64 = 20;
/// After how many milliseconds a write is on disk for sure. Measured: 4 s were too short, and 15 s were enough.
pub(crate) const ON_DISK_MILLIS: i64 = 15_000;

/// A write on its way.
#[derive(Clone, Debug)]
pub(crate) struct Write {
    /// The tab that made it.
    pub(crate) tab: usize,
    pub(crate) key: String,
    /// The new text, or none when the key was taken away.
    pub(crate) text: Option<String>,
    /// When it was made, or when the tab that it goes to woke up.
    pub(crate) at: i64,
    /// Whether the tab had the lock when it wrote.
    pub(crate) held_lock: bool,
    /// Whether the tab could see by then that a writer of a higher epoch had written.
    pub(crate) saw_newer: bool,
    /// Whether it has outlived a kill of the browser.
    pub(crate) is_on_disk: bool,
}

/// What the browser keeps of one tab.
#[derive(Default)]
pub(crate) struct TabState {
    pub(crate) is_open: bool,
    pub(crate) is_frozen: bool,
    /// What the tab believes to lie in the storage.
    pub(crate) cache: BTreeMap<String, String>,
    /// Its own writes, on their way to the browser.
    pub(crate) outgoing: VecDeque<Write>,
    /// Writes of other tabs, on their way to it.
    pub(crate) incoming: VecDeque<Write>,
    /// Letters on their way to it, each with its sender.
    pub(crate) letters: VecDeque<(usize, String)>,
    pub(crate) lock_news: VecDeque<LockNews>,
    pub(crate) alarm: Option<i64>,
    pub(crate) faulty: Faulty,
}

/// What the browser keeps.
#[derive(Default)]
pub(crate) struct State {
    /// Milliseconds since the beginning; alarms go by this.
    pub(crate) now: i64,
    /// How far the clock on the wall is off.
    pub(crate) clock_is_off_by: i64,
    pub(crate) ids: u128,
    pub(crate) storage: BTreeMap<String, String>,
    /// Every write that reached the browser, in its order, which is that of the disk.
    pub(crate) history: Vec<Write>,
    /// Writes that were lost when the browser was killed.
    pub(crate) lost: Vec<Write>,
    pub(crate) tabs: Vec<TabState>,
    pub(crate) holder: Option<usize>,
    pub(crate) waiting: VecDeque<usize>,
    pub(crate) has_no_locks: bool,
    /// How often each kind of fault happened.
    pub(crate) happened: BTreeMap<&'static str, u64>,
}

impl TabState {
    /// Whether anything can reach the session in it.
    pub(crate) fn is_awake(&self) -> bool {
        self.is_open && !self.is_frozen
    }
}

impl State {
    pub(crate) fn grant(&mut self) {
        if self.holder.is_none()
            && let Some(next) = self.waiting.pop_front()
        {
            self.holder = Some(next);
            self.tabs[next].lock_news.push_back(LockNews::Granted);
        }
    }

    /// The tab asks no more, so what was to be said of its request is not said.
    pub(crate) fn release(&mut self, tab: usize) {
        self.waiting.retain(|waiting| *waiting != tab);
        self.tabs[tab].lock_news.clear();
        if self.holder == Some(tab) {
            self.holder = None;
            self.grant();
        }
    }

    /// The tab changes the storage: it sees that at once, and all others later.
    pub(crate) fn write(&mut self, tab: usize, key: &str, text: Option<String>) {
        let held_lock = self.holder == Some(tab);
        let state = &mut self.tabs[tab];
        let newer = |own: CommitKey| {
            let epochs = state.cache.keys().filter_map(|key| commit_key(key)).map(|key| key.epoch);
            epochs.max().is_some_and(|newest| newest > own.epoch)
        };
        let saw_newer = commit_key(key).is_some_and(newer);
        match (&text, commit_key(key)) {
            (Some(_), None) => count(&mut self.happened, "segments written"),
            (None, Some(_)) => count(&mut self.happened, "commits taken away"),
            (Some(_), Some(_)) | (None, None) => {}
        }
        if text.is_some() && !held_lock && !self.has_no_locks {
            count(&mut self.happened, "commits of robbed writers");
        }
        put(&mut state.cache, key, text.clone());
        let write = Write { tab, key: key.to_owned(), text, at: self.now, held_lock, saw_newer, is_on_disk: false };
        state.outgoing.push_back(write);
    }

    /// A tab's oldest write reaches the browser, and sets out for the other tabs.
    pub(crate) fn flush_one(&mut self, tab: usize) -> bool {
        let Some(write) = self.tabs[tab].outgoing.pop_front() else { return false };
        put(&mut self.storage, &write.key, write.text.clone());
        for (other, state) in self.tabs.iter_mut().enumerate() {
            if other != tab && state.is_open {
                state.incoming.push_back(write.clone());
            }
        }
        self.history.push(write);
        true
    }

    /// The browser is killed: all tabs go, and the disk has a beginning of what was written, all that is old enough and
    /// so many percent of the rest.
    pub(crate) fn die(&mut self, percent: usize) {
        let is_sure = |write: &&Write| write.is_on_disk || write.at + ON_DISK_MILLIS <= self.now;
        let sure = self.history.iter().take_while(is_sure).count();
        let kept = sure + (self.history.len() - sure) * percent / 100;
        self.lost.extend(self.history.drain(kept..));
        self.storage.clear();
        for write in &mut self.history {
            put(&mut self.storage, &write.key, write.text.clone());
            write.is_on_disk = true;
        }
        for tab in &mut self.tabs {
            self.lost.extend(tab.outgoing.drain(..));
            *tab = TabState::default();
        }
        self.holder = None;
        self.waiting.clear();
    }

    pub(crate) fn count(&mut self, name: &'static str) {
        count(&mut self.happened, name);
    }
}

pub(crate) fn put(map: &mut BTreeMap<String, String>, key: &str, text: Option<String>) {
    match text {
        Some(text) => drop(map.insert(key.to_owned(), text)),
        None => drop(map.remove(key)),
    }
}

/// The key of a commit of the first workspace.
fn commit_key(key: &str) -> Option<CommitKey> {
    CommitKey::parse(key.strip_prefix("bank/main/")?)
}
