//! The name that a person gives to a workspace. It is shown as text and is no part of any address or key of the log.
//!
//! It lies under `bank-name/<workspace>`, beside the log's own keys, so that no log is ever read or lost for a name.

use super::Workspace;
use crate::unseen::is_unseen;
use std::fmt;
use thiserror::Error;

/// The longest name, in characters: it has to fit the header.
const LONGEST: usize = 60;

/// What every key of a name begins with.
pub(super) const PREFIX: &str = "bank-name/";

/// A name: trimmed, 1 to 60 characters, none of which hides or turns others around.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Name(String);

/// Why a text is not a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum NotAName {
    /// There is nothing.
    #[error("enter a name")]
    Empty,
    /// It is too long.
    #[error("at most {LONGEST} characters; these are {found}")]
    TooLong {
        /// How many there are.
        found: usize,
    },
    /// A character that can't be seen.
    #[error("the character U+{:04X} can't be seen; remove it", u32::from(*.found))]
    Unseen {
        /// The first such character.
        found: char,
    },
}

impl Name {
    /// Reads a name as a person typed it; spaces around it are dropped.
    ///
    /// # Errors
    /// What is wrong with the text, in words for the person who typed it.
    pub fn parse(text: &str) -> Result<Self, NotAName> {
        let name = text.trim();
        if let Some(found) = name.chars().find(|character| is_unseen(*character)) {
            return Err(NotAName::Unseen { found });
        }
        match name.chars().count() {
            0 => Err(NotAName::Empty),
            found if found > LONGEST => Err(NotAName::TooLong { found }),
            _ => Ok(Self(name.to_owned())),
        }
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key that the name of a workspace lies under.
    #[must_use]
    pub fn key(workspace: &Workspace) -> String {
        format!("{PREFIX}{}", workspace.as_str())
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_what_can_be_seen() {
        assert_eq!(
            Name::parse("  Klasse 7b, Frühling ").map(|name| name.to_string()),
            Ok("Klasse 7b, Frühling".into())
        );
        assert_eq!(Name::parse("<b>&amp;</b>").map(|name| name.to_string()), Ok("<b>&amp;</b>".into()));
        let unseen = |found| Err(NotAName::Unseen { found });
        for (text, expected) in [
            ("", Err(NotAName::Empty)),
            (" \t ", Err(NotAName::Empty)),
            ("a\u{202E}b", unseen('\u{202E}')),
            ("a\u{0}b", unseen('\u{0}')),
            ("\u{3164}", unseen('\u{3164}')),
            ("a\u{A0}b", unseen('\u{A0}')),
            ("a\nb", unseen('\n')),
            ("a\u{200B}b", unseen('\u{200B}')),
        ] {
            assert_eq!(Name::parse(text), expected, "{text:?}");
        }
        assert_eq!(Name::parse(&"x".repeat(61)), Err(NotAName::TooLong { found: 61 }));
    }
}
