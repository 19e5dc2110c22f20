//! The Rust source behind a message: the rule that decided it and the memory that folds it, cut from the very files that
//! this page was built from. A copy of them would be wrong one day; an excerpt can't be.
//!
//! [`mod@places`] says where to look for each kind of message; [`highlight`] colours a line.

pub mod highlight;
pub mod places;

use places::{Place, places};

/// A function cut from a source file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Excerpt {
    /// What the function does for the message.
    pub role: Role,
    /// The file, from the root of the repository.
    pub file: &'static str,
    /// The number of the first line in the file, from 1.
    pub first_line: usize,
    /// The lines, without line ends.
    pub lines: Vec<&'static str>,
    /// Which of the lines matters most, from 0.
    pub marked: usize,
}

/// What a function does for a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// It holds the rule that was asked.
    Rule,
    /// It makes the message.
    Decided,
    /// It remembers it.
    Folded,
}

/// The source behind a kind of message, in the order in which it runs; none for a kind that is not known.
#[must_use]
pub fn behind(type_name: &str) -> Vec<Excerpt> {
    places(type_name).iter().filter_map(cut).collect()
}

/// Cuts the function out of its file: from its first line at the margin to the closing brace at the margin.
fn cut(place: &Place) -> Option<Excerpt> {
    let lines: Vec<_> = place.text.lines().collect();
    let is_head = |line: &&str| line.trim_start().trim_start_matches("pub ").starts_with(place.function);
    let head = lines.iter().position(is_head)?;
    let indent = lines.get(head)?.len() - lines.get(head)?.trim_start().len();
    let close = format!("{:indent$}}}", "");
    let end = head + lines.get(head..)?.iter().position(|line| **line == close)?;
    let body = lines.get(head..=end)?.to_vec();
    let marked = body.iter().position(|line| line.contains(place.marked))?;
    let lines = body.into_iter().map(|line| line.get(indent..).unwrap_or(line)).collect();
    Some(Excerpt { role: place.role, file: place.file, first_line: head + 1, lines, marked })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::Payload;
    use crate::domain::{account, transfer};

    #[test]
    fn every_kind_of_message_has_its_source() {
        for type_name in Payload::type_names() {
            let places = places(type_name);
            assert!(!places.is_empty(), "{type_name}");
            for place in places {
                let excerpt = cut(place).unwrap_or_else(|| panic!("{type_name}: {} in {}", place.function, place.file));
                assert!(excerpt.lines[excerpt.marked].contains(place.marked), "{type_name}");
                assert!(excerpt.lines.len() <= 60, "{type_name}: a function fits on a screen");
            }
        }
    }

    #[test]
    fn every_event_shows_what_decided_it_and_what_folds_it() {
        for type_name in account::Event::TYPE_NAMES.iter().chain(transfer::Event::TYPE_NAMES) {
            let roles: Vec<_> = places(type_name).iter().map(|place| place.role).collect();
            assert!(roles.contains(&Role::Decided) && roles.contains(&Role::Folded), "{type_name}: {roles:?}");
        }
    }

    #[test]
    fn an_excerpt_is_the_text_of_the_file_with_its_line_numbers() {
        let place = &places("Deposited")[0];
        let excerpt = cut(place).expect("found");
        let file = std::fs::read_to_string(place.file).expect("the file is where it says");
        let lines: Vec<_> = file.lines().skip(excerpt.first_line - 1).take(excerpt.lines.len()).collect();
        assert_eq!(excerpt.lines, lines);
    }
}
