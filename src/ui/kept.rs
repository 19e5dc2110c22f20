//! Small choices of the person that outlive the page. They lie beside the bank's own keys in localStorage and never among
//! them, since they are no part of the log. Without storage a choice lasts as long as the page.
//!
//! Some belong to one bank alone: [`OfBank`]. They go with the bank, and come back with it.

use crate::session::Workspace;
use leptos::ev;
use leptos::prelude::{on_cleanup, window, window_event_listener};

/// What every key begins with.
const PREFIX: &str = "event-sourced-bank:";

/// A choice that each bank has for itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum OfBank {
    /// Which messages are marked.
    Bookmarks,
    /// How quickly the process manager goes on.
    Pace,
}

impl OfBank {
    const ALL: [Self; 2] = [Self::Bookmarks, Self::Pace];

    /// The name that it is kept under.
    pub(super) fn name(self, bank: &Workspace) -> String {
        let what = match self {
            Self::Bookmarks => "bookmarks",
            Self::Pace => "pace",
        };
        format!("{what}:{}", bank.as_str())
    }

    /// What was kept for a bank.
    pub(super) fn read(self, bank: &Workspace) -> Option<String> {
        read(&self.name(bank))
    }

    /// Keeps a choice for a bank, or forgets it.
    pub(super) fn write(self, bank: &Workspace, choice: Option<&str>) {
        write(&self.name(bank), choice);
    }

    /// Keeps for one bank what is kept for another, from which it was made.
    pub(super) fn hand_on(self, from: &Workspace, to: &Workspace) {
        self.write(to, self.read(from).as_deref());
    }
}

/// Takes the choices of a bank that is deleted away, and says what they were.
pub(super) fn take(bank: &Workspace) -> Vec<(OfBank, String)> {
    let taken = OfBank::ALL.into_iter().filter_map(|of| Some((of, of.read(bank)?))).collect();
    OfBank::ALL.into_iter().for_each(|of| of.write(bank, None));
    taken
}

/// Gives a bank that is put back its choices again.
pub(super) fn give_back(bank: &Workspace, taken: &[(OfBank, String)]) {
    taken.iter().for_each(|(of, choice)| of.write(bank, Some(choice)));
}

/// What was kept under a name.
pub(super) fn read(name: &str) -> Option<String> {
    local()?.get_item(&key(name)).ok().flatten()
}

/// Keeps a choice, or forgets it.
pub(super) fn write(name: &str, choice: Option<&str>) {
    let Some(storage) = local() else { return };
    let key = key(name);
    // Storage that takes nothing leaves the choice to this page.
    let _ = match choice {
        Some(choice) => storage.set_item(&key, choice),
        None => storage.remove_item(&key),
    };
}

/// Calls with what is kept under a name whenever another tab has kept something else there, or forgotten it.
pub(super) fn on_change(name: String, heard: impl Fn(Option<String>) + 'static) {
    let key = key(&name);
    let listener = window_event_listener(ev::storage, move |event| {
        // Without a key, everything was forgotten at once.
        if event.key().is_none_or(|changed| changed == key) {
            heard(read(&name));
        }
    });
    on_cleanup(move || listener.remove());
}

fn key(name: &str) -> String {
    format!("{PREFIX}{name}")
}

fn local() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
