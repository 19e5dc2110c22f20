//! Small choices of the person that outlive the page. They lie beside the bank's own keys in localStorage and never among
//! them, since they are no part of the log. Without storage a choice lasts as long as the page.

use leptos::prelude::window;

/// What every key begins with.
const PREFIX: &str = "event-sourced-bank:";

/// What was kept under a name.
pub(super) fn read(name: &str) -> Option<String> {
    storage()?.get_item(&format!("{PREFIX}{name}")).ok().flatten()
}

/// Keeps a choice, or forgets it.
pub(super) fn write(name: &str, choice: Option<&str>) {
    let Some(storage) = storage() else { return };
    let key = format!("{PREFIX}{name}");
    // Storage that takes nothing leaves the choice to this page.
    let _ = match choice {
        Some(choice) => storage.set_item(&key, choice),
        None => storage.remove_item(&key),
    };
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
