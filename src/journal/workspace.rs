//! A workspace: the name of one log among those that lie side by side, as it stands in keys and in addresses. What a
//! person calls it is its [`Name`](super::Name), and can be anything.

use thiserror::Error;

/// What the name of every copy to practise on begins with.
pub const PRACTICE_PREFIX: &str = "practice-";
/// What the name of every lesson's workspace begins with.
pub const LESSON_PREFIX: &str = "lesson-";

/// The longest name of a workspace, in characters; every key repeats it.
const LONGEST_NAME: usize = 36;

/// The name of one log among those that lie side by side in the same store.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Workspace(String);

impl Default for Workspace {
    fn default() -> Self {
        Self::first()
    }
}

/// A text that can't be the name of a workspace.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("{text:?} is not 1 to 36 of a-z, 0-9 and hyphens")]
pub struct NotAWorkspace {
    /// What was found instead.
    pub text: String,
}

impl Workspace {
    /// The workspace that a page opens when none is named.
    #[must_use]
    pub fn first() -> Self {
        Self("main".to_owned())
    }

    /// Takes a name.
    ///
    /// # Errors
    /// When it has other characters than a-z, 0-9 and hyphens, or not 1 to 36 of them.
    pub fn parse(text: &str) -> Result<Self, NotAWorkspace> {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if (1..=LONGEST_NAME).contains(&text.len()) && text.chars().all(fits) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAWorkspace { text: text.to_owned() })
        }
    }

    /// The name that is most like a text, and its `number`-th from 1 when others are taken: small letters and digits as
    /// they are, hyphens for the rest.
    #[must_use]
    pub fn like(text: &str, number: u64) -> Self {
        let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let joined = words.collect::<Vec<_>>().join("-").to_ascii_lowercase();
        let suffix = if number > 1 { format!("-{number}") } else { String::new() };
        let stem: String = joined.chars().take(LONGEST_NAME - suffix.len()).collect();
        let stem = stem.trim_end_matches('-');
        Self(format!("{}{suffix}", if stem.is_empty() { "bank" } else { stem }))
    }

    /// A text for [`like`](Self::like) that leads to an ordinary workspace, whatever a person typed: one that is called as
    /// if it were there to practise in would be one.
    #[must_use]
    pub fn ordinary(text: &str) -> String {
        let like = Self::like(text, 1);
        let is_reserved = [PRACTICE_PREFIX, LESSON_PREFIX].iter().any(|prefix| like.0.starts_with(prefix));
        if is_reserved { format!("bank {text}") } else { text.to_owned() }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What every key of this workspace begins with.
    #[must_use]
    pub fn prefix(&self) -> String {
        format!("bank/{}/", self.0)
    }

    /// The key of what a page notes about this workspace beside its log. It goes when the workspace goes.
    #[must_use]
    pub fn notes(&self) -> String {
        format!("bank-notes/{}", self.0)
    }

    /// The key under which it is noted which subscriptions of this workspace pause. It goes when the workspace goes.
    #[must_use]
    pub fn pauses(&self) -> String {
        format!("bank-pauses/{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workspace_is_called_like_a_text_as_far_as_that_is_possible() {
        let long = "x".repeat(40);
        for (text, number, expected) in [
            ("Class of 2026", 1, "class-of-2026"),
            ("Class of 2026.jsonl", 2, "class-of-2026-jsonl-2"),
            ("  Ärger & Co. ", 1, "rger-co"),
            ("口座", 1, "bank"),
            ("口座", 3, "bank-3"),
            (&long, 1, &long[..36]),
            (&long, 12, &format!("{}-12", &long[..33])),
        ] {
            let workspace = Workspace::like(text, number);
            assert_eq!(workspace.as_str(), expected);
            assert_eq!(Workspace::parse(expected), Ok(workspace));
        }
    }

    #[test]
    fn nobody_makes_a_workspace_to_practise_in_by_a_name_alone() {
        for (text, expected) in [
            ("Practice run", "bank-practice-run"),
            ("practice-main.jsonl", "bank-practice-main-jsonl"),
            ("Lesson 8", "bank-lesson-8"),
            ("Practice", "practice"),
            ("My practice", "my-practice"),
        ] {
            assert_eq!(Workspace::like(&Workspace::ordinary(text), 1).as_str(), expected);
        }
    }

    #[test]
    fn a_workspace_has_a_plain_short_name() {
        assert_eq!(Workspace::parse("class-of-2026").map(|name| name.prefix()), Ok("bank/class-of-2026/".to_owned()));
        for bad in ["", "a/b", "Über", "UPPER", &"x".repeat(37)] {
            assert!(Workspace::parse(bad).is_err(), "{bad}");
        }
    }
}
