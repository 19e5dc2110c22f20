//! What a key does while the timeline has focus. Controls that know a key themselves keep it: a button its Space, the
//! slider its arrows, a field all of its text.

use super::Move;

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
    /// Anything else in the timeline.
    Other,
}

/// What the timeline does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// Shows another moment.
    Move(Move),
    /// Begins to play, or pauses.
    PlayOrPause,
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
        (" ", _) => Some(Act::PlayOrPause),
        ("ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End", Focus::Slider) if !shift => None,
        ("ArrowLeft", _) | ("ArrowUp", Focus::Row) => Some(Act::Move(Move::Back(step))),
        ("ArrowRight", _) | ("ArrowDown", Focus::Row) => Some(Act::Move(Move::Forward(step))),
        ("PageUp", Focus::Row) => Some(Act::Move(Move::Back(LEAP))),
        ("PageDown", Focus::Row) => Some(Act::Move(Move::Forward(LEAP))),
        ("Home", _) => Some(Act::Move(Move::Beginning)),
        ("End", _) => Some(Act::Move(Move::Live)),
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
            ("ArrowDown", false, Focus::Row, moved(Move::Forward(1))),
            ("ArrowDown", false, Focus::Button, None),
            ("PageUp", false, Focus::Row, moved(Move::Back(10))),
            ("Home", false, Focus::Row, moved(Move::Beginning)),
            ("Home", false, Focus::Field, None),
            ("End", false, Focus::Button, moved(Move::Live)),
            ("Escape", false, Focus::Field, moved(Move::Live)),
            ("a", false, Focus::Row, None),
        ] {
            assert_eq!(act(key, shift, focus), expected, "{key} {shift} {focus:?}");
        }
    }
}
