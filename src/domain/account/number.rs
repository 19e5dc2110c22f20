//! The number that people know an account by. Despite its name it may hold letters.

use crate::unseen::is_unseen;
use icu_normalizer::ComposingNormalizer;
use icu_properties::{
    CodePointMapData,
    props::{GeneralCategory, GeneralCategoryGroup},
};
use serde::{Deserialize, Serialize};
use std::{fmt, sync::Arc};
use thiserror::Error;

/// As long as an IBAN ([ISO 13616](https://www.iso.org/standard/81090.html)) at most.
pub const MAX_CHARACTERS: usize = 34;

/// An account number: trimmed, in Unicode normal form C, 1 to 34 characters, none of them invisible.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AccountNumber(Arc<str>);

/// Why a text is not an account number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum NotAnAccountNumber {
    /// There is nothing, or nothing to see.
    #[error("enter an account number")]
    Empty,
    /// It is longer than 34 characters.
    #[error("at most {MAX_CHARACTERS} characters; these are {found}")]
    TooLong {
        /// How many there are.
        found: usize,
    },
    /// A character that can't be seen, or that changes how others are shown.
    #[error("the character U+{:04X} can't be seen; remove it", u32::from(*.found))]
    Invisible {
        /// The first such character.
        found: char,
    },
}

impl AccountNumber {
    /// Reads a number as a person typed it: spaces around it are dropped, and equal looking forms become one.
    ///
    /// # Errors
    /// What is wrong with the text, in words for the person who typed it.
    pub fn parse(text: &str) -> Result<Self, NotAnAccountNumber> {
        let number = ComposingNormalizer::new_nfc().normalize(text.trim());
        if number.chars().all(is_mark) {
            return Err(NotAnAccountNumber::Empty);
        }
        if let Some(found) = number.chars().find(|character| is_unseen(*character)) {
            return Err(NotAnAccountNumber::Invisible { found });
        }
        match number.chars().count() {
            found if found > MAX_CHARACTERS => Err(NotAnAccountNumber::TooLong { found }),
            _ => Ok(Self(number.into())),
        }
    }

    /// The number as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Characters that only change the one before them.
fn is_mark(character: char) -> bool {
    GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(character))
}

impl fmt::Display for AccountNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for AccountNumber {
    type Error = NotAnAccountNumber;

    fn try_from(text: String) -> Result<Self, NotAnAccountNumber> {
        Self::parse(&text)
    }
}

impl From<AccountNumber> for String {
    fn from(number: AccountNumber) -> Self {
        number.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_around_are_dropped_and_equal_looking_forms_are_one() {
        let parse = |text| AccountNumber::parse(text).map(String::from);
        assert_eq!(parse("  DE89 3704 "), Ok("DE89 3704".to_owned()));
        assert_eq!(parse("Cafe\u{301}"), parse("Caf\u{e9}"));
        assert_eq!(parse(&"9".repeat(MAX_CHARACTERS)), Ok("9".repeat(MAX_CHARACTERS)));
    }

    #[test]
    fn what_can_not_be_seen_is_refused() {
        use NotAnAccountNumber::{Empty, Invisible, TooLong};
        let invisible = |found| Invisible { found };
        let cases = [
            ("", Empty),
            (" \t ", Empty),
            ("\u{301}", Empty),
            ("A\u{0}1", invisible('\u{0}')),
            ("A\n1", invisible('\n')),
            ("A\u{202E}1", invisible('\u{202E}')),
            ("A\u{200B}1", invisible('\u{200B}')),
            ("A\u{A0}1", invisible('\u{A0}')),
            ("\u{FEFF}A", invisible('\u{FEFF}')),
            ("A\u{E0041}", invisible('\u{E0041}')),
        ];
        for (text, expected) in cases {
            assert_eq!(AccountNumber::parse(text), Err(expected), "{text:?}");
        }
        assert_eq!(AccountNumber::parse(&"9".repeat(35)), Err(TooLong { found: 35 }));
    }
}
