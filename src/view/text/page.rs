//! Words of every page: the name, the pages, the role of the tab, the greeting, the banner of the past.

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
pub const PAGE_STORAGE: &str = "Storage";
/// The role of this tab.
pub const ROLE_STARTING: &str = "Opening the bank…";
/// The role of this tab.
pub const ROLE_WRITING: &str = "This tab decides and writes";
/// The role of this tab.
pub const ROLE_FOLLOWING: &str = "Another tab writes; this one follows";
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
pub const WELCOME_WHAT: &str = "This bank runs in your browser alone. It does not keep balances: it keeps every event that \
    ever happened, and works out everything else from them. So you can go back to any moment and see the bank as it was.";
/// What to do first.
pub const WELCOME_STEPS: [&str; 4] = [
    "Open two accounts, for example A-1 and B-2.",
    "Deposit 100.00 into the first.",
    "Transfer 30.00 from one to the other, and watch the steps.",
    "Drag the timeline below, and look at the past.",
];
