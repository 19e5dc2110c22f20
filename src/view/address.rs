//! The address of a sight: the page, the workspace and the cursor, as the part of the address behind `#`. A link or a
//! reload comes back to the same sight.
//!
//! ```text
//! #/bank                            the bank, live
//! #/timeline?at=42                  the timeline, right after event 42
//! #/bank?in=class-of-2026&at=42     another workspace
//! #/timeline?type=Deposited         the timeline, and of its events those of one type
//! #/timeline?at=42&word=stream      the timeline, with the glossary open at a word
//! ```

use super::Cursor;
use super::filter::Filter;
use super::glossary::Word;
use crate::event_sourcing::Position;
use crate::session::Workspace;
use std::fmt;

/// A page of the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Page {
    /// Accounts, forms, transfers and totals.
    #[default]
    Bank,
    /// The log, event by event.
    Timeline,
    /// What moves the bank: executor, subscriptions, streams, faults.
    Machinery,
    /// The REST API, to be tried out.
    Api,
    /// The course.
    Lessons,
    /// The banks side by side, and how logs leave and arrive.
    Storage,
}

impl Page {
    /// Every page, in the order of the menu.
    pub const ALL: [Self; 6] = [Self::Bank, Self::Timeline, Self::Machinery, Self::Api, Self::Lessons, Self::Storage];

    /// Its name in an address.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Bank => "bank",
            Self::Timeline => "timeline",
            Self::Machinery => "machinery",
            Self::Api => "api",
            Self::Lessons => "lessons",
            Self::Storage => "storage",
        }
    }

    /// The page of a name in an address.
    #[must_use]
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.slug() == slug)
    }
}

/// What a link says about the sight.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Address {
    /// The page.
    pub page: Page,
    /// The workspace.
    pub workspace: Workspace,
    /// The moment.
    pub cursor: Cursor,
    /// Which messages the timeline shows.
    pub filter: Filter,
    /// The word that the glossary is open at.
    pub word: Option<Word>,
}

impl Address {
    /// Reads what stands in the address, from the `#` on. What can't be understood is as if it were not there: an old
    /// or a mistyped link still shows the bank.
    #[must_use]
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let (slug, query) = path.split_once('?').unwrap_or((path, ""));
        let page = Page::of_slug(slug).unwrap_or_default();
        let fields = || query.split('&').filter_map(|pair| pair.split_once('='));
        let workspace = fields().filter(|(name, _)| *name == "in").find_map(|(_, value)| Workspace::parse(value).ok());
        let workspace = workspace.unwrap_or_default();
        let at = fields().filter(|(name, _)| *name == "at").find_map(|(_, value)| value.parse().ok());
        let cursor = at.map_or(Cursor::Live, |at| Cursor::At(Position::new(at)));
        let word = fields().find(|(name, _)| *name == "word").and_then(|(_, value)| Word::of_slug(value));
        Self { page, workspace, cursor, filter: Filter::read(fields()), word }
    }

    /// The moment right after an event, on the timeline.
    #[must_use]
    pub fn of_event(workspace: Workspace, position: Position) -> Self {
        Self { page: Page::Timeline, workspace, cursor: Cursor::At(position), ..Self::default() }
    }

    /// This address with a cursor that fits the log.
    #[must_use]
    pub fn settled(self, head: Position) -> Self {
        Self { cursor: Cursor::on(self.cursor.position(head), head), ..self }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#/{}", self.page.slug())?;
        let mut fields = vec![];
        if self.workspace != Workspace::first() {
            fields.push(("in", self.workspace.as_str().to_owned()));
        }
        if let Cursor::At(position) = self.cursor {
            fields.push(("at", position.to_string()));
        }
        fields.extend(self.filter.fields());
        fields.extend(self.word.map(|word| ("word", word.slug())));
        for (index, (name, value)) in fields.into_iter().enumerate() {
            write!(f, "{}{name}={value}", if index == 0 { '?' } else { '&' })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_comes_back_to_the_same_sight() {
        for page in Page::ALL {
            for workspace in ["main", "class-of-2026"] {
                for cursor in [Cursor::Live, Cursor::At(Position::ZERO), Cursor::At(Position::new(42))] {
                    for text in ["", "A-1 & 100 %"] {
                        let workspace = Workspace::parse(workspace).expect("a name");
                        let filter = Filter { text: text.to_owned(), ..Filter::default() };
                        let word = text.is_empty().then_some(Word::ExpectedVersion);
                        let address = Address { page, workspace, cursor, filter, word };
                        assert_eq!(Address::parse(&address.to_string()), address);
                    }
                }
            }
        }
    }

    #[test]
    fn a_link_to_an_event_leads_to_its_moment_in_its_bank() {
        let other = Workspace::parse("class-of-2026").expect("a name");
        assert_eq!(Address::of_event(other, Position::new(7)).to_string(), "#/timeline?in=class-of-2026&at=7");
        assert_eq!(Address::parse("#/api?at=9").settled(Position::new(4)).cursor, Cursor::Live);
    }

    #[test]
    fn what_can_not_be_understood_shows_the_bank_live() {
        for hash in [
            "",
            "#",
            "#/",
            "#/nowhere",
            "#/bank?at=",
            "#/bank?at=-1",
            "#/bank?at=x&at=y",
            "#bank?atom=7",
            "#/bank?in=A/b",
        ] {
            assert_eq!(Address::parse(hash), Address::default(), "{hash}");
        }
    }
}
