//! The composition root of the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;

    leptos::mount::mount_to_body(|| view! { <h1>"Event-Sourced Bank"</h1> });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The bank runs in a browser: ./scripts/serve");
}
