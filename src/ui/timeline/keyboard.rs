//! The keys of the timeline, while anything in it has focus. What each does stands in [`keys`](crate::view::keys).

use super::bookmarks::{Marks, use_marks};
use super::dock::NUMBER_FIELD;
use super::filter::TEXT_FIELD;
use super::help::Help;
use super::player::{Player, use_player};
use super::rows::Rows;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::focus;
use crate::view::along::{Along, Way, neighbour};
use crate::view::keys::{Act, Focus, act};
use crate::view::{Move, Page};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// Where the focus goes when a key took away what had it.
const SLIDER: &str = ".dock input[type='range']";

/// What keys act on. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Keyboard {
    desk: Desk,
    player: Player,
    help: Help,
    marks: Marks,
    rows: Option<Rows>,
}

impl Keyboard {
    /// The keys of a part of the timeline, with the rows of its table, if it has one.
    #[must_use]
    pub fn of(rows: Option<Rows>) -> Self {
        Self { desk: use_desk(), player: use_player(), help: expect_context(), marks: use_marks(), rows }
    }

    /// Answers to a key, if the timeline knows it.
    pub fn on_key(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || (event.alt_key() && !event.get_modifier_state("AltGraph")) {
            return;
        }
        let focus =
            event.target().and_then(|target| target.dyn_into::<Element>().ok()).map_or(Focus::Other, |at| kind(&at));
        if let Some(act) = act(&event.key(), event.shift_key(), focus) {
            event.prevent_default();
            untrack(|| self.act(act));
            // A control of the card may be gone at another moment, and the keys must go on. The table looks after its rows.
            if focus != Focus::Row {
                focus::keep(SLIDER);
            }
        }
    }

    fn act(self, act: Act) {
        match act {
            Act::Move(by) => self.player.go(by),
            Act::Row(by) => self.player.go(self.rows.map_or(by, |rows| rows.moved(by))),
            Act::PlayOrPause => self.player.toggle(),
            Act::Along(along, way) => self.go_along(along, way),
            Act::Search => self.search(),
            Act::GoTo => focus_on(NUMBER_FIELD),
            Act::Bookmark => self.marks.toggle(),
            Act::Help => self.help.open(),
        }
    }

    fn go_along(self, along: Along, way: Way) {
        let (here, _) = self.desk.place();
        if let Some(there) = self.desk.read(|bank| neighbour(bank.log(), here, along, way)) {
            self.player.go(Move::To(there));
        }
    }

    /// The search stands on the page of the timeline, which has to be there first.
    fn search(self) {
        self.desk.turn_to(Page::Timeline);
        request_animation_frame(|| focus_on(TEXT_FIELD));
    }
}

fn focus_on(id: &str) {
    let field = document().get_element_by_id(id).and_then(|field| field.dyn_into::<HtmlElement>().ok());
    // What can't be focused is not there.
    let _ = field.map(|field| field.focus());
}

fn kind(element: &Element) -> Focus {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        return if input.type_() == "range" { Focus::Slider } else { Focus::Field };
    }
    match (element.tag_name().as_str(), element.get_attribute("role").as_deref()) {
        ("SELECT" | "TEXTAREA", _) => Focus::Field,
        ("BUTTON" | "A" | "SUMMARY", _) => Focus::Button,
        ("PRE", _) => Focus::Text,
        (_, Some("row")) => Focus::Row,
        _ => Focus::Other,
    }
}
