//! Words of every page: the name, the pages, the role of the tab, the greeting, the banner of the past.

use crate::view::Marked;

/// The name of the whole.
pub const NAME: &str = "Event-Sourced Bank";
/// A control of every page.
pub const SKIP: &str = "Skip to the content";
/// What the list of pages is.
pub const PAGES: &str = "Pages";
/// A page.
pub const PAGE_BANK: &str = "Bank";
/// A page.
pub const PAGE_TIMELINE: &str = "Timeline";
/// A page.
pub const PAGE_API: &str = "API";
/// A page.
pub const PAGE_STORAGE: &str = "Storage";
/// The role of this tab.
pub const ROLE_STARTING: &str = "Opening the bank…";
/// The role of this tab.
pub const ROLE_WRITING: &str = "This tab decides and writes";
/// The role of this tab.
pub const ROLE_FOLLOWING: &str = "Another tab writes; this one follows";
/// How the page looks and writes.
pub const DISPLAY: &str = "Display";
/// What the choice of a currency does, and does not.
pub const DISPLAY_WHAT: &str = "Only what is shown changes: the log keeps cents without a currency, and times in UTC.";
/// A label.
pub const CURRENCY: &str = "Currency";
/// A label.
pub const TIMES: &str = "Times";
/// A zone.
pub const UTC: &str = "UTC";
/// The zone of the viewer, in a word.
pub const LOCAL: &str = "local";
/// The choice of colours.
pub const THEME: &str = "Colours";
/// The choice of colours.
pub const THEME_SYSTEM: &str = "as the system";
/// The choice of colours.
pub const THEME_LIGHT: &str = "light";
/// The choice of colours.
pub const THEME_DARK: &str = "dark";
/// The banner of the past.
pub const BANNER: &str = "The past";
/// The banner of the past.
pub const BANNER_WHY: &str = "Everything on this page is as it was then.";
/// The way back from the past.
pub const BACK_TO_LIVE: &str = "Back to live";
/// A heading for who opens the bank for the first time.
pub const WELCOME: &str = "A bank that never forgets";
/// What this is.
pub const WELCOME_WHAT: Marked = Marked(
    "This bank runs in your browser alone. It does not keep balances: it keeps every [event] that ever happened, and \
    works out everything else from them. So you can go back to any moment and see the bank as it was.",
);
/// A button.
pub const LOAD_SAMPLE: &str = "Load a sample day";
/// What the button does, and what else there is to do.
pub const LOAD_SAMPLE_WHAT: &str =
    "It opens a bank of its own with four accounts and a day of money moving. Or begin here with accounts of your own.";
/// A heading.
pub const GUIDE: &str = "The first minute";
/// The first minute.
pub const GUIDE_OPEN: &str = "Open two accounts, for example A\u{2011}1 and B\u{2011}2.";
/// The first minute.
pub const GUIDE_DEPOSIT: &str = "Deposit 100.00 into one of them.";
/// The first minute.
pub const GUIDE_TRANSFER: &str = "Transfer 30.00 to the other, and watch the steps light up.";
/// The first minute.
pub const GUIDE_SCRUB: &str = "Drag the timeline below, and see the bank as it was.";
/// How a step of the first minute stands, for those who listen.
pub const GUIDE_TO_DO: &str = "to do";
/// A button.
pub const GUIDE_HIDE: &str = "Hide these steps";
/// After the last step.
pub const GUIDE_DONE: &str =
    "That is event sourcing: nothing was ever overwritten, so every moment is still there. Come back to live to go on.";

/// The zone of the viewer.
#[must_use]
pub fn local(zone: &str) -> String {
    format!("{LOCAL} ({zone})")
}
