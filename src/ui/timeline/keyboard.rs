//! The keys of the timeline, while anything in it has focus. What each does stands in [`keys`](crate::view::keys).

use super::player::Player;
use crate::view::keys::{Act, Focus, act};
use leptos::ev::KeyboardEvent;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// Answers to a key, if the timeline knows it.
pub fn on_key(event: &KeyboardEvent, player: Player) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let focus =
        event.target().and_then(|target| target.dyn_into::<Element>().ok()).map_or(Focus::Other, |at| kind(&at));
    match act(&event.key(), event.shift_key(), focus) {
        Some(Act::Move(by)) => player.go(by),
        Some(Act::PlayOrPause) => player.toggle(),
        None => return,
    }
    event.prevent_default();
}

fn kind(element: &Element) -> Focus {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        return if input.type_() == "range" { Focus::Slider } else { Focus::Field };
    }
    match (element.tag_name().as_str(), element.get_attribute("role").as_deref()) {
        ("SELECT" | "TEXTAREA", _) => Focus::Field,
        ("BUTTON" | "A" | "SUMMARY", _) => Focus::Button,
        (_, Some("row")) => Focus::Row,
        _ => Focus::Other,
    }
}
