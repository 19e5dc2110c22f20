//! Breaking and rebuilding a projection, a piece between two frames at a time, so that the page goes on meanwhile.

use crate::bank::projections::one::{Kind, One};
use crate::bank::projections::rebuilding::{Broken, Rebuild, Search};
use crate::event_sourcing::{Checksum, Position};
use crate::ui::desk::Desk;
use crate::view::text;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// So many messages are taken in between two frames.
const PIECE: usize = 2_000;
/// How many characters of a checksum are shown.
const SHORT: usize = 12;

/// How it goes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// Nothing was asked for.
    Idle,
    /// Something is to be told.
    Said(&'static str),
    /// It is being built.
    Building {
        /// Which.
        kind: Kind,
        /// How many messages were taken in.
        done: u64,
        /// Of how many.
        of: u64,
    },
    /// The two differ, and it is looked for where they begin to.
    Searching,
    /// The two are the same, and have this checksum.
    Same(String),
    /// The two differ.
    Differs {
        /// The first event at which they do.
        position: Position,
        /// The checksum of the live one.
        live: String,
        /// The checksum of the rebuilt one.
        rebuilt: String,
    },
}

/// What is broken, and how its rebuild goes. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Rebuilding {
    desk: Desk,
    state: RwSignal<State>,
}

impl Rebuilding {
    /// Nothing is being built.
    #[must_use]
    pub fn new(desk: Desk) -> Self {
        Self { desk, state: RwSignal::new(State::Idle) }
    }

    /// How it goes.
    #[must_use]
    pub fn state(self) -> State {
        self.state.get()
    }

    /// Whether something is being built or looked for.
    #[must_use]
    pub fn is_busy(self) -> bool {
        self.state.with(|state| matches!(state, State::Building { .. } | State::Searching))
    }

    /// Which projection is broken.
    #[must_use]
    pub fn broken(self) -> Option<Kind> {
        self.desk.damage().with(|damage| damage.as_ref().and_then(|broken| broken.kind()))
    }

    /// Breaks one, on this screen alone; one that was broken before is whole again.
    pub fn break_one(self, kind: Kind) {
        let broken = untrack(|| {
            self.desk.read(|bank| {
                let mut broken = Broken::new(kind, bank.log(), bank.timeline(), bank.log().head())?;
                broken.catch_up(bank.log());
                Some(Arc::new(broken))
            })
        });
        self.state.set(if broken.is_some() { State::Idle } else { State::Said(text::NOTHING_TO_BREAK) });
        self.desk.damage().set(broken);
    }

    /// Puts the rebuilt one in the place of the broken one.
    pub fn heal(self) {
        self.desk.damage().set(None);
        self.state.set(State::Idle);
    }

    /// Begins to build one anew.
    pub fn begin(self, kind: Kind) {
        let of = self.desk.head();
        self.state.set(State::Building { kind, done: 0, of: of.get() });
        self.later(move || self.go_on(Rebuild::new(kind, of)));
    }

    fn go_on(self, mut rebuild: Rebuild) {
        let (before, _) = rebuild.progress();
        let is_done = self.desk.read(|bank| rebuild.go_on(bank.log(), PIECE));
        let (done, of) = rebuild.progress();
        // It only folds; in a practice copy without the guard that keeps it so, it acts.
        self.desk.ask(|session| session.replayed(before, done));
        if is_done {
            self.later(move || self.compare(rebuild.model()));
        } else {
            let kind = rebuild.model().kind();
            self.state.set(State::Building { kind, done: done.get(), of: of.get() });
            self.later(move || self.go_on(rebuild));
        }
    }

    /// Compares the rebuilt one with the live one of the same moment.
    fn compare(self, rebuilt: &One) {
        let at = rebuilt.checkpoint();
        let damage = self.desk.damage().get();
        let live = self.desk.read(|bank| {
            let broken = damage.filter(|broken| broken.kind() == Some(rebuilt.kind()));
            let shown = broken.and_then(|broken| broken.at(bank.log(), at));
            shown.unwrap_or_else(|| One::of(&bank.timeline().at(bank.log(), at).read_models, rebuilt.kind()))
        });
        if live.says_the_same(rebuilt) {
            return self.state.set(State::Same(short(rebuilt.checksum())));
        }
        self.state.set(State::Searching);
        let checksums = (short(live.checksum()), short(rebuilt.checksum()));
        self.later(move || self.search(Search::new(at), checksums));
    }

    fn search(self, mut search: Search, (live, rebuilt): (String, String)) {
        let Some(broken) = self.desk.damage().get() else { return self.state.set(State::Idle) };
        match self.desk.read(|bank| search.go_on(&broken, bank.log(), bank.timeline())) {
            Some(position) => self.state.set(State::Differs { position, live, rebuilt }),
            None => self.later(move || self.search(search, (live, rebuilt))),
        }
    }

    /// Does something when the page has had its turn; nothing, if the page is left meanwhile.
    fn later(self, act: impl FnOnce() + 'static) {
        set_timeout(
            move || {
                if self.state.try_get_untracked().is_some() {
                    untrack(act);
                }
            },
            Duration::ZERO,
        );
    }
}

fn short(checksum: Option<Checksum>) -> String {
    let whole = checksum.map_or_else(String::new, |checksum| checksum.to_string());
    whole.chars().take(SHORT).collect()
}

impl State {
    /// What is told.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Idle => String::new(),
            Self::Said(text) => (*text).to_owned(),
            Self::Building { kind, done, of } => text::rebuilding(kind.name(), *done, *of),
            Self::Searching => text::SEARCHING.to_owned(),
            Self::Same(checksum) => text::rebuilt_same(checksum),
            Self::Differs { position, live, rebuilt } => text::rebuilt_differs(position.get(), live, rebuilt),
        }
    }
}
