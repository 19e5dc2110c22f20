//! The page's address and the sight name each other: a link moves the cursor, a moved cursor is written into the
//! address. It is written a moment later, since browsers refuse hundreds of writes in a row, as playing would make.

use crate::lessons::link;
use crate::view::Address;
use leptos::ev::hashchange;
use leptos::prelude::*;
use std::time::Duration;

/// How long the cursor must rest before the address follows.
const REST: Duration = Duration::from_millis(200);

/// The sight that the address names; none while it is a link of a trainer.
#[must_use]
pub(super) fn named() -> Option<Address> {
    let shown = shown();
    (!link::is_one(&shown)).then(|| Address::parse(&shown))
}

/// Keeps the two alike from now on. `settle` fits an address from outside to the log. While the address `is_held`, as by a
/// link that nobody has answered yet, it stays, so that the page can be loaded again.
pub(super) fn keep(
    address: RwSignal<Address>,
    is_held: impl Fn() -> bool + 'static,
    settle: impl Fn(Address) -> Address + 'static,
) {
    // When the browser shows another address than this, somebody has followed a link, and the page hears of it in a
    // moment. The link must not be written over until then.
    let known = StoredValue::new(shown());
    let listener = window_event_listener(hashchange, move |_| {
        known.set_value(shown());
        if let Some(named) = named().map(&settle)
            && named != address.get_untracked()
        {
            address.set(named);
        }
    });
    on_cleanup(move || listener.remove());
    Effect::new(move |waiting: Option<Option<TimeoutHandle>>| {
        if let Some(handle) = waiting.flatten() {
            handle.clear();
        }
        let text = address.with(ToString::to_string);
        if is_held() {
            return None;
        }
        let follow = move || {
            // A bank that is closed writes nothing any more.
            if known.try_get_value().is_some_and(|known| known == shown()) {
                write(&text);
                known.set_value(shown());
            }
        };
        set_timeout_with_handle(follow, REST).ok()
    });
}

/// What the browser shows behind the page's own address.
fn shown() -> String {
    window().location().hash().unwrap_or_default()
}

/// Replaces the address, so that the way back leads out of the page and not through every event of a replay.
fn write(hash: &str) {
    if shown() == hash {
        return;
    }
    // A browser that refuses keeps the old address; the page itself is right.
    let _ = window().history().and_then(|history| history.replace_state_with_url(&"".into(), "", Some(hash)));
}
