//! The composition root of the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    use event_sourced_bank::journal::Workspace;
    use event_sourced_bank::{browser, ui};

    ui::panic::tell_the_page();
    ui::mount(browser::open(Workspace::first()));
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The bank runs in a browser: ./scripts/serve");
}
