//! The address of a sight: the page, the workspace and the cursor, as the part of the address behind `#`. A link or a
//! reload comes back to the same sight.
//!
//! ```text
//! #/bank                            the bank, live
//! #/timeline?at=42                  the timeline, right after event 42
//! #/bank?in=class-of-2026&at=42     another workspace
//! ```

use super::Cursor;
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
    /// The banks side by side, and how logs leave and arrive.
    Storage,
}

impl Page {
    /// Every page, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Bank, Self::Timeline, Self::Storage];

    /// Its name in an address.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Bank => "bank",
            Self::Timeline => "timeline",
            Self::Storage => "storage",
        }
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
}

impl Address {
    /// Reads what stands in the address, from the `#` on. What can't be understood is as if it were not there: an old
    /// or a mistyped link still shows the bank.
    #[must_use]
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let (slug, query) = path.split_once('?').unwrap_or((path, ""));
        let page = Page::ALL.into_iter().find(|page| page.slug() == slug).unwrap_or_default();
        let fields = || query.split('&').filter_map(|pair| pair.split_once('='));
        let workspace = fields().filter(|(name, _)| *name == "in").find_map(|(_, value)| Workspace::parse(value).ok());
        let workspace = workspace.unwrap_or_default();
        let at = fields().filter(|(name, _)| *name == "at").find_map(|(_, value)| value.parse().ok());
        let cursor = at.map_or(Cursor::Live, |at| Cursor::At(Position::new(at)));
        Self { page, workspace, cursor }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#/{}", self.page.slug())?;
        let is_first = self.workspace == Workspace::first();
        match (is_first, self.cursor) {
            (true, Cursor::Live) => Ok(()),
            (true, Cursor::At(position)) => write!(f, "?at={position}"),
            (false, Cursor::Live) => write!(f, "?in={}", self.workspace.as_str()),
            (false, Cursor::At(position)) => write!(f, "?in={}&at={position}", self.workspace.as_str()),
        }
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
                    let workspace = Workspace::parse(workspace).expect("a name");
                    let address = Address { page, workspace, cursor };
                    assert_eq!(Address::parse(&address.to_string()), address);
                }
            }
        }
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
