//! The request as code that can be pasted elsewhere.

use super::trial::Trial;
use crate::api::explorer::snippet;
use crate::ui::copy::CopyButton;
use crate::view::text;
use leptos::prelude::*;

/// The request for `fetch`, for `bank.request` and for curl.
#[component]
pub fn Code(
    /// The request that is typed.
    trial: Trial,
) -> impl IntoView {
    let request = Memo::new(move |_| trial.request());
    let fetch = Signal::derive(move || request.with(snippet::fetch));
    let console = Signal::derive(move || request.with(snippet::console));
    let curl = Signal::derive(move || request.with(|request| snippet::curl(request, &address())));
    view! {
        <h4>{text::AS_CODE}</h4>
        <Snippet name=text::FETCH label=text::COPY_FETCH code=fetch />
        <Snippet name=text::CONSOLE label=text::COPY_CONSOLE code=console />
        <Snippet name=text::CURL label=text::COPY_CURL code=curl />
        <p class="hint">{text::CURL_WHAT}</p>
    }
}

#[component]
fn Snippet(name: &'static str, label: &'static str, code: Signal<String>) -> impl IntoView {
    view! {
        <div class="snippet">
            <pre tabindex="0" aria-label=name>{code}</pre>
            <CopyButton content=code label />
        </div>
    }
}

/// Where the API would be if the page were a server.
fn address() -> String {
    let location = window().location();
    let (origin, path) = (location.origin().unwrap_or_default(), location.pathname().unwrap_or_default());
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{origin}{folder}/api")
}
