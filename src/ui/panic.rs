//! When the program breaks: after a panic the Wasm instance is dead, so `boot.js` takes over and shows what happened, a
//! button to reload and the raw log to download.

use std::panic::PanicHookInfo;
use web_sys::{CustomEvent, CustomEventInit, EventTarget};

/// From now on a panic is told to the page, and written to the console with its stack.
pub fn tell_the_page() {
    std::panic::set_hook(Box::new(on_panic));
}

fn on_panic(info: &PanicHookInfo<'_>) {
    console_error_panic_hook::hook(info);
    tell("bank-failed", &info.to_string());
}

/// Dispatches an event that `boot.js` listens for.
pub(super) fn tell(event: &str, detail: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&detail.into());
    if let (Some(window), Ok(event)) = (web_sys::window(), CustomEvent::new_with_event_init_dict(event, &init)) {
        // Nobody can cancel it, so there is nothing to hear.
        let _ = EventTarget::from(window).dispatch_event(&event);
    }
}
