//! Where the focus goes when what has it goes: it would be lost else, and begin again at the top of the page.

use leptos::prelude::{document, request_animation_frame};
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The content of the page.
pub(super) const MAIN: &str = "#main";
/// The panel of the lesson.
pub(super) const LESSON: &str = ".lesson";

/// What has the focus where nothing has it: the browser says that the whole page has, or, until it paints the page again,
/// what can have it no longer.
const NOTHING: &str = "body, :disabled, dialog:not([open]) *";

/// Gives the focus to an element.
pub(super) fn give(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    // What is not there, or can't have the focus, leaves it where it is.
    let _ = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()).map(|found| found.focus());
}

/// Gives the focus to an element in the next frame, if what had it is gone by then. For where it shows only then what goes,
/// and what is there.
pub(super) fn keep(to: impl Into<String>) {
    let to = to.into();
    request_animation_frame(move || {
        if document().active_element().is_none_or(|active| active.matches(NOTHING).unwrap_or_default()) {
            give(&to);
        }
    });
}

/// Gives the focus to an element, if it is within something that is about to go.
pub(super) fn leave(what: &str, to: &str) {
    if document().active_element().is_some_and(|active| matches!(active.closest(what), Ok(Some(_)))) {
        give(to);
    }
}
