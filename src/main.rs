//! The composition root of the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    use event_sourced_bank::{browser, ui};

    ui::panic::tell_the_page();
    let opener = browser::Opener::find();
    ui::mount(move |workspace| opener.open(workspace));
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The bank runs in a browser: ./scripts/serve");
}
