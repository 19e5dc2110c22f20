//! The rows of the table: every message of the log, or those that the filter lets through.

use crate::event_sourcing::Position;
use crate::ui::desk::{Desk, use_desk};
use crate::view::filter::{Filter, Matches};
use crate::view::{Move, text};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;

/// Which messages have a row. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Rows {
    desk: Desk,
    filter: Memo<Filter>,
    matches: RwSignal<Matches>,
}

impl Rows {
    /// A row for every message.
    #[must_use]
    pub fn all() -> Self {
        Self { desk: use_desk(), filter: Memo::new(|_| Filter::default()), matches: RwSignal::default() }
    }

    /// A row for each message that the filter of the address lets through. The log is searched between two frames, a
    /// slice at a time, so that nobody waits for it.
    #[must_use]
    pub fn filtered() -> Self {
        let desk = use_desk();
        let rows = Self { desk, filter: Memo::new(move |_| desk.filter()), matches: RwSignal::default() };
        Effect::new(move |_: Option<Option<Timeout>>| {
            let search = move || {
                let filter = rows.filter.get_untracked();
                rows.matches.update(|matches| {
                    untrack(|| desk.read_named(|bank, names| matches.search(&filter, bank.log(), names)));
                });
            };
            rows.is_searching().then(|| Timeout::new(0, search))
        });
        rows
    }

    /// Whether there are messages that the filter has not seen yet.
    #[must_use]
    pub fn is_searching(self) -> bool {
        let head = self.desk.read(|bank| bank.log().head());
        let is_done =
            |filter: &Filter| filter.is_empty() || self.matches.with(|matches| matches.are_all_of(filter, head));
        !self.filter.with(is_done)
    }

    /// How many rows there are.
    #[must_use]
    pub fn count(self) -> u64 {
        if self.is_filtered() { self.matches.with(|matches| matches.found().len() as u64) } else { self.head().get() }
    }

    /// The position of the message in a row; rows count from 1.
    #[must_use]
    pub fn position(self, row: u64) -> Option<Position> {
        if !self.is_filtered() {
            return Some(Position::new(row));
        }
        let index = usize::try_from(row.checked_sub(1)?).ok()?;
        self.matches.with(|matches| matches.found().get(index).copied())
    }

    /// The row that the cursor is on, or the one before it; the first, if there is none before.
    #[must_use]
    pub fn at_cursor(self) -> u64 {
        let (position, _) = self.desk.place();
        let until = if self.is_filtered() {
            self.matches.with(|matches| matches.until(position) as u64)
        } else {
            position.get()
        };
        until.max(1)
    }

    /// A move from row to row.
    #[must_use]
    pub fn moved(self, by: Move) -> Move {
        let (position, _) = self.desk.place();
        if self.is_filtered() { self.matches.with(|matches| matches.moved(by, position)) } else { by }
    }

    /// How many messages are shown, and whether there may be more.
    #[must_use]
    pub fn said(self) -> String {
        text::shown_of(self.count(), self.head().get(), self.is_searching())
    }

    fn is_filtered(self) -> bool {
        self.filter.with(|filter| !filter.is_empty())
    }

    fn head(self) -> Position {
        self.desk.place().1
    }
}
