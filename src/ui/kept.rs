//! Small choices of the person that outlive the page. They lie beside the bank's own keys in localStorage and never among
//! them, since they are no part of the log. Without storage a choice lasts as long as the page.

use leptos::ev;
use leptos::prelude::{on_cleanup, window, window_event_listener};

/// What every key begins with.
const PREFIX: &str = "event-sourced-bank:";

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
