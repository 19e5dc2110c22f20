//! Streams and their categories. A stream holds the messages of one thing: `account-0192…` is the stream of the thing
//! `0192…` in the category `account`.
//!
//! A name is kept in its two parts, not as one text: so a category is matched exactly, and `account` can't be mistaken
//! for the beginning of `account-command`.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{borrow::Cow, fmt};
use thiserror::Error;
use uuid::Uuid;

/// Characters of a UUID with its hyphens, as a stream's name ends with it.
const UUID_LENGTH: usize = 36;

/// The part of a stream's name before the id; streams of one category hold things of one kind.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Category(Cow<'static, str>);

impl Category {
    /// A category that the program knows by name.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// A category as found in stored text; one of `known` is used where it is the same, so that no text is copied.
    #[must_use]
    pub fn named(name: &str, known: &[&'static str]) -> Self {
        let found = known.iter().find(|known| **known == name);
        Self(found.map_or_else(|| Cow::Owned(name.to_owned()), |known| Cow::Borrowed(*known)))
    }

    /// The category's name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The name of a stream: a category and the id of one thing in it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct StreamName {
    /// What kind of thing it is.
    pub category: Category,
    /// Which thing it is.
    pub id: Uuid,
}

/// A text that is not a category, a hyphen and a UUID.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{text:?} is not a stream's name: a category, a hyphen and a UUID in small letters")]
pub struct NotAStreamName {
    /// What was found instead.
    pub text: String,
}

impl StreamName {
    /// The stream of a thing in a category.
    #[must_use]
    pub const fn new(category: Category, id: Uuid) -> Self {
        Self { category, id }
    }

    /// Reads `category-uuid`; categories named in `known` are shared instead of copied.
    ///
    /// # Errors
    /// When the text does not end with a hyphen and a UUID, or nothing stands before them.
    pub fn parse(text: &str, known: &[&'static str]) -> Result<Self, NotAStreamName> {
        Self::split(text)
            .map(|(category, id)| Self::new(Category::named(category, known), id))
            .ok_or_else(|| NotAStreamName { text: text.to_owned() })
    }

    fn split(text: &str) -> Option<(&str, Uuid)> {
        let (front, id) = text.split_at_checked(text.len().checked_sub(UUID_LENGTH)?)?;
        let category = front.strip_suffix('-').filter(|category| !category.is_empty())?;
        let uuid = Uuid::try_parse(id).ok()?;
        // One spelling for each stream: the UUID as it is printed.
        (uuid.to_string() == id).then_some((category, uuid))
    }
}

impl fmt::Display for StreamName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.category, self.id)
    }
}

impl Serialize for StreamName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for StreamName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text, &[]).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "01939e1c-7a00-7000-8000-000000000001";

    #[test]
    fn the_category_is_all_that_stands_before_the_id() {
        for category in ["account", "account-command", "a-b-c"] {
            let text = format!("{category}-{ID}");
            let name = StreamName::parse(&text, &["account"]).expect("a stream's name");
            assert_eq!(name.category.as_str(), category);
            assert_eq!(name.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_stream_name_is_refused() {
        for bad in [
            "",
            "account",
            ID,
            &format!("-{ID}"),
            &format!("account{ID}"),
            &format!("account-{}", ID.to_uppercase()),
            "é-01939e1c",
        ] {
            assert!(StreamName::parse(bad, &[]).is_err(), "{bad}");
        }
    }
}
