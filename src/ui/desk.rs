//! The desk: all that a component knows of the bank. It offers what can be seen at the cursor, lets the cursor move, and
//! hands out a [`Dispatcher`](super::dispatcher::Dispatcher) when something may be sent. In the past there is none to be
//! had.

mod acting;

use super::dispatcher::Listeners;
use super::lessons::link::Offered;
use super::location;
use crate::bank::AnyBank;
use crate::bank::projections::rebuilding::Broken;
use crate::event_sourcing::Position;
use crate::session::{AnyWorkspaces, FileError, Notice, Role, Room, Session, Verified, WhyReadOnly, Workspace};
use crate::view::filter::Filter;
use crate::view::glossary::Word;
use crate::view::sentence::Names;
use crate::view::{Address, Cursor, Move, Page, Sight};
use leptos::prelude::*;
use std::sync::Arc;

/// Reads of the bank at the cursor, and the way to act on it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Desk {
    session: StoredValue<Session, LocalStorage>,
    changes: ReadSignal<u64>,
    address: RwSignal<Address>,
    sight: Memo<Arc<Sight>>,
    listeners: StoredValue<Listeners, LocalStorage>,
    damage: RwSignal<Option<Arc<Broken>>>,
}

impl Desk {
    /// Opens the desk of a session, at the sight that the page's address names.
    #[must_use]
    pub fn open(session: Session) -> Self {
        let (changes, set_changes) = signal(0_u64);
        session.on_change(move || set_changes.update(|count| *count += 1));
        let head = session.bank().log().head();
        let address = RwSignal::new(location::named().unwrap_or_default().settled(head));
        let session = StoredValue::new_local(session);
        let cursor = Memo::new(move |_| address.with(|address| address.cursor));
        let damage = RwSignal::new(None::<Arc<Broken>>);
        let look = move |_: Option<&Arc<Sight>>| {
            changes.track();
            let damage = damage.get();
            session.with_value(|session| {
                let (bank, damage) = (session.bank(), damage.as_deref());
                Arc::new(Sight::of(&bank, cursor.get()).damaged(bank.log(), damage))
            })
        };
        // Comparing two sights costs more than showing one; what depends on a part of it compares that part.
        let sight = Memo::new_with_compare(look, |_, _| true);
        let listeners = StoredValue::new_local(Listeners::default());
        let desk = Self { session, changes, address, sight, listeners, damage };
        let offered = use_context::<Offered>();
        let is_held = move || offered.is_some_and(Offered::is_open);
        location::keep(address, is_held, move |address| address.settled(desk.head()));
        desk
    }

    /// Everything to be seen at the cursor.
    #[must_use]
    pub fn sight(self) -> Arc<Sight> {
        self.sight.get()
    }

    /// The read model that is broken on this screen, if one is.
    #[must_use]
    pub fn damage(self) -> RwSignal<Option<Arc<Broken>>> {
        self.damage
    }

    /// The page that is shown.
    #[must_use]
    pub fn page(self) -> Page {
        self.address.with(|address| address.page)
    }

    /// The address of a page at the present cursor.
    #[must_use]
    pub fn link_to(self, page: Page) -> String {
        self.address.with(|address| Address { page, word: None, ..address.clone() }.to_string())
    }

    /// The word that the glossary is open at.
    #[must_use]
    pub fn word(self) -> Option<Word> {
        self.address.with(|address| address.word)
    }

    /// The address of the present sight, with the glossary open at a word.
    #[must_use]
    pub fn link_to_word(self, word: Word) -> String {
        self.address.with(|address| Address { word: Some(word), ..address.clone() }.to_string())
    }

    /// Opens the glossary at a word, or closes it.
    pub fn look_up(self, word: Option<Word>) {
        self.address.update(|address| address.word = word);
    }

    /// The address of another bank, on this page.
    #[must_use]
    pub fn link_to_workspace(self, workspace: &Workspace) -> String {
        Address { page: self.page(), workspace: workspace.clone(), ..Address::default() }.to_string()
    }

    /// The cursor.
    #[must_use]
    pub fn cursor(self) -> Cursor {
        self.sight.with(|sight| sight.cursor)
    }

    /// The position that the cursor is on, and the position of the log's head.
    #[must_use]
    pub fn place(self) -> (Position, Position) {
        self.sight.with(|sight| (sight.position, sight.head))
    }

    /// Moves the cursor.
    pub fn go(self, by: Move) {
        let head = self.head();
        self.address.update(|address| address.cursor = address.cursor.moved(by, head));
    }

    /// Which messages the timeline shows.
    #[must_use]
    pub fn filter(self) -> Filter {
        self.address.with(|address| address.filter.clone())
    }

    /// Changes which messages the timeline shows.
    pub fn set_filter(self, change: &dyn Fn(&mut Filter)) {
        self.address.update(|address| change(&mut address.filter));
    }

    /// Turns to a page.
    pub fn turn_to(self, page: Page) {
        self.address.update(|address| address.page = page);
    }

    /// Reads from the bank as it is now: its log above all, which has no past.
    pub fn read<T>(self, read: impl FnOnce(&AnyBank) -> T) -> T {
        self.changes.track();
        self.session.with_value(|session| read(&session.bank()))
    }

    /// Reads from the bank, with what its things are called.
    pub fn read_named<T>(self, read: impl FnOnce(&AnyBank, Names<'_>) -> T) -> T {
        self.read(|bank| {
            let models = bank.read_models();
            read(bank, Names { accounts: models.accounts.model(), transfers: models.transfers.model() })
        })
    }

    /// Asks the session something.
    pub(super) fn ask<T>(self, ask: impl FnOnce(&Session) -> T) -> T {
        self.changes.track();
        self.session.with_value(ask)
    }

    /// The role of this tab.
    #[must_use]
    pub fn role(self) -> Role {
        self.changes.track();
        self.session.with_value(Session::role)
    }

    /// What the person should know about the storage.
    #[must_use]
    pub fn notices(self) -> Vec<Notice> {
        self.changes.track();
        self.session.with_value(Session::notices)
    }

    /// Why this tab may only look, if that is so.
    #[must_use]
    pub fn why_read_only(self) -> Option<WhyReadOnly> {
        self.changes.track();
        self.session.with_value(Session::why_read_only)
    }

    /// The workspace that is shown.
    #[must_use]
    pub fn workspace(self) -> Workspace {
        self.session.with_value(Session::workspace)
    }

    /// All workspaces of the store.
    #[must_use]
    pub fn workspaces(self) -> AnyWorkspaces {
        self.session.with_value(Session::workspaces)
    }

    /// How full the storage is, if that is known.
    #[must_use]
    pub fn room(self) -> Option<Room> {
        self.changes.track();
        self.session.with_value(Session::room)
    }

    /// How far the chain of the stored log was worked out.
    #[must_use]
    pub fn verified(self) -> Verified {
        self.changes.track();
        self.session.with_value(Session::verified)
    }

    /// Whether the bank ends with the page.
    #[must_use]
    pub fn lives_in_memory(self) -> bool {
        self.changes.track();
        self.session.with_value(Session::lives_in_memory)
    }

    /// The log as a file, or the part of it from one position to another.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn export(self, part: Option<(Position, Position)>) -> Result<String, FileError> {
        self.session.with_value(|session| match part {
            None => Ok(session.export()?),
            Some((from, to)) => session.export_part(from, to),
        })
    }

    /// The position of the log's last message as of this moment, for an act and not to be shown.
    #[must_use]
    pub fn head(self) -> Position {
        self.session.with_value(|session| session.bank().log().head())
    }
}

/// The desk, from anywhere below [`App`](super::app::App).
///
/// # Panics
/// When there is none above, which is a mistake in the program.
#[must_use]
pub fn use_desk() -> Desk {
    expect_context()
}
