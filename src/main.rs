//! The composition root of the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    use event_sourced_bank::browser::{BrowserClock, BrowserIds};
    use event_sourced_bank::session::Session;
    use event_sourced_bank::ui;

    ui::panic::tell_the_page();
    ui::mount(Session::in_memory(BrowserClock, BrowserIds));
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The bank runs in a browser: ./scripts/serve");
}
