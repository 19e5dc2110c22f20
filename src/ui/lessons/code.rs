//! The Rust at work in a lesson, folded away until it is wanted.

use crate::lessons::code::Code;
use crate::ui::timeline::source::Line;
use crate::view::text;
use leptos::prelude::*;
use web_sys::HtmlDetailsElement;

/// The functions of a lesson.
#[component]
pub(super) fn CodeBeside(code: &'static [Code]) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let toggle = move |event| is_open.set(event_target::<HtmlDetailsElement>(&event).open());
    let functions = move || is_open.get().then(|| code.iter().map(|code| view! { <Function code /> }).collect_view());
    view! {
        <details class="source" on:toggle=toggle>
            <summary>{text::CODE_BESIDE}</summary>
            {functions}
        </details>
    }
}

#[component]
fn Function(code: &'static Code) -> impl IntoView {
    let place = text::source_place(code.file, code.first_line);
    let lines = code.lines().map(|line| view! { <Line line is_marked=false /> });
    view! {
        <figure>
            <figcaption><span class="place">{place.clone()}</span></figcaption>
            <pre tabindex="0" aria-label=place>
                <code>{lines.collect_view()}</code>
            </pre>
        </figure>
    }
}
