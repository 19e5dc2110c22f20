//! What a key does while the timeline has focus. Controls that know a key themselves keep it: a button its Space, the
//! slider its arrows, a field all of its text, and text what scrolls it.

use super::Move;
use super::along::{Along, Way};

/// What has focus.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Focus {
    /// A row of the table of events.
    Row,
    /// The slider.
    Slider,
    /// A button.
    Button,
    /// A field for text or a list to choose from.
    Field,
    /// Text that can be scrolled.
    Text,
    /// Anything else in the timeline.
    Other,
}

/// What the timeline does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// Shows another moment.
    Move(Move),
    /// Shows another moment; in a table, that of another row.
    Row(Move),
    /// Begins to play, or pauses.
    PlayOrPause,
    /// Goes along a stream or a conversation.
    Along(Along, Way),
    /// Leads to the search.
    Search,
    /// Leads to the field for a number.
    GoTo,
    /// Marks the event, or takes its mark away.
    Bookmark,
    /// Lists the keys.
    Help,
}

/// How far Shift and an arrow go, and a page of the table.
const LEAP: u64 = 10;

/// What a key does, by the name that the browser gives it.
#[must_use]
pub fn act(key: &str, shift: bool, focus: Focus) -> Option<Act> {
    let step = if shift { LEAP } else { 1 };
    match (key, focus) {
        ("Escape", _) => Some(Act::Move(Move::Live)),
        (_, Focus::Field) | (" ", Focus::Button) => None,
        (" " | "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End", Focus::Text) => None,
        (" ", _) => Some(Act::PlayOrPause),
        ("ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End", Focus::Slider) if !shift => None,
        ("ArrowUp", Focus::Row) => Some(Act::Row(Move::Back(step))),
        ("ArrowDown", Focus::Row) => Some(Act::Row(Move::Forward(step))),
        ("PageUp", Focus::Row) => Some(Act::Row(Move::Back(LEAP))),
        ("PageDown", Focus::Row) => Some(Act::Row(Move::Forward(LEAP))),
        ("ArrowLeft", _) => Some(Act::Move(Move::Back(step))),
        ("ArrowRight", _) => Some(Act::Move(Move::Forward(step))),
        ("Home", _) => Some(Act::Move(Move::Beginning)),
        ("End", _) => Some(Act::Move(Move::Live)),
        ("[", _) => Some(Act::Along(Along::Stream, Way::Back)),
        ("]", _) => Some(Act::Along(Along::Stream, Way::Forward)),
        ("{", _) => Some(Act::Along(Along::Conversation, Way::Back)),
        ("}", _) => Some(Act::Along(Along::Conversation, Way::Forward)),
        ("/", _) => Some(Act::Search),
        ("g", _) => Some(Act::GoTo),
        ("b", _) => Some(Act::Bookmark),
        ("?", _) => Some(Act::Help),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_the_cursor_unless_a_control_needs_them_itself() {
        let moved = |by| Some(Act::Move(by));
        for (key, shift, focus, expected) in [
            (" ", false, Focus::Row, Some(Act::PlayOrPause)),
            (" ", false, Focus::Slider, Some(Act::PlayOrPause)),
            (" ", false, Focus::Button, None),
            (" ", false, Focus::Field, None),
            ("ArrowLeft", false, Focus::Button, moved(Move::Back(1))),
            ("ArrowRight", true, Focus::Other, moved(Move::Forward(10))),
            ("ArrowRight", false, Focus::Slider, None),
            ("ArrowRight", true, Focus::Slider, moved(Move::Forward(10))),
            ("ArrowDown", false, Focus::Row, Some(Act::Row(Move::Forward(1)))),
            ("ArrowDown", false, Focus::Button, None),
            ("PageUp", false, Focus::Row, Some(Act::Row(Move::Back(10)))),
            ("Home", false, Focus::Row, moved(Move::Beginning)),
            ("Home", false, Focus::Field, None),
            (" ", false, Focus::Text, None),
            ("ArrowRight", false, Focus::Text, None),
            ("ArrowLeft", true, Focus::Text, None),
            ("Home", false, Focus::Text, None),
            ("End", false, Focus::Text, None),
            ("]", false, Focus::Text, Some(Act::Along(Along::Stream, Way::Forward))),
            ("Escape", false, Focus::Text, moved(Move::Live)),
            ("End", false, Focus::Button, moved(Move::Live)),
            ("Escape", false, Focus::Field, moved(Move::Live)),
            ("a", false, Focus::Row, None),
            ("]", false, Focus::Slider, Some(Act::Along(Along::Stream, Way::Forward))),
            ("{", true, Focus::Button, Some(Act::Along(Along::Conversation, Way::Back))),
            ("/", false, Focus::Row, Some(Act::Search)),
            ("g", false, Focus::Field, None),
            ("b", false, Focus::Row, Some(Act::Bookmark)),
            ("?", true, Focus::Slider, Some(Act::Help)),
            ("?", true, Focus::Field, None),
        ] {
            assert_eq!(act(key, shift, focus), expected, "{key} {shift} {focus:?}");
        }
    }
}
