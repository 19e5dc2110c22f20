//! The address of a sight: the page and the cursor, as the part of the address behind `#`. A link or a reload comes
//! back to the same sight.
//!
//! ```text
//! #/bank              the bank, live
//! #/timeline?at=42    the timeline, right after event 42
//! ```

use super::Cursor;
use crate::event_sourcing::Position;
use std::fmt;

/// A page of the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Page {
    /// Accounts, forms, transfers and totals.
    #[default]
    Bank,
    /// The log, event by event.
    Timeline,
}

impl Page {
    /// Every page, in the order of the menu.
    pub const ALL: [Self; 2] = [Self::Bank, Self::Timeline];

    /// Its name in an address.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Bank => "bank",
            Self::Timeline => "timeline",
        }
    }
}

/// What a link says about the sight.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Address {
    /// The page.
    pub page: Page,
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
        let at = query.split('&').filter_map(|pair| pair.strip_prefix("at=")).find_map(|at| at.parse().ok());
        Self { page, cursor: at.map_or(Cursor::Live, |at| Cursor::At(Position::new(at))) }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#/{}", self.page.slug())?;
        match self.cursor {
            Cursor::Live => Ok(()),
            Cursor::At(position) => write!(f, "?at={position}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_comes_back_to_the_same_sight() {
        for page in Page::ALL {
            for cursor in [Cursor::Live, Cursor::At(Position::ZERO), Cursor::At(Position::new(42))] {
                let address = Address { page, cursor };
                assert_eq!(Address::parse(&address.to_string()), address);
            }
        }
    }

    #[test]
    fn what_can_not_be_understood_shows_the_bank_live() {
        for hash in ["", "#", "#/", "#/nowhere", "#/bank?at=", "#/bank?at=-1", "#/bank?at=x&at=y", "#bank?atom=7"] {
            assert_eq!(Address::parse(hash), Address::default(), "{hash}");
        }
    }
}
