//! What the header says: the pages, the role of this tab, and what there is to know about the storage.

use super::{Page, text};
use crate::session::{Notice, Role};

/// The name of a page.
#[must_use]
pub fn page(page: Page) -> &'static str {
    match page {
        Page::Bank => text::PAGE_BANK,
        Page::Timeline => text::PAGE_TIMELINE,
        Page::Machinery => text::PAGE_MACHINERY,
        Page::Api => text::PAGE_API,
        Page::Lessons => text::PAGE_LESSONS,
        Page::Storage => text::PAGE_STORAGE,
    }
}

/// What this tab may do, in plain words.
#[must_use]
pub fn role(role: &Role) -> String {
    match role {
        Role::Starting => text::ROLE_STARTING.to_owned(),
        Role::Writing => text::ROLE_WRITING.to_owned(),
        Role::Following => text::ROLE_FOLLOWING.to_owned(),
        Role::ReadOnly { why } => format!("{}: {why}", text::BARRED_READ_ONLY),
    }
}

/// What there is to know about the storage.
#[must_use]
pub fn notice(notice: &Notice) -> String {
    format!("{notice}.")
}
