//! What the screen shows, as plain values: no signal, no element, no browser, so that all of it is tested natively.
//!
//! 1. [`cursor`], [`address`], [`sight`]: which moment is on screen, how a link names it, what is there to see.
//! 2. [`barred`], [`form`], [`choice`], [`refusal`]: who may act now, how typed text becomes a command, and what a "no" sounds like.
//! 3. [`sentence`], [`entry`], [`steps`], [`money`], [`time`]: what messages, transfers, amounts and times look like,
//!    in the way of the reader ([`locale`], [`reading`]);
//!    [`executor`], [`pace`], [`guide`], [`money_line`], [`tab`]: the sentences of four panels; [`sparkline`], [`statement`]: a balance
//!    as a picture and as the events that made it; [`broken`]: what stands over numbers that are wrong on purpose.
//! 4. [`keys`], [`speed`], [`window`]: how the timeline answers to keys, plays, and renders only the rows in sight; [`slots`]; [`filter`],
//!    [`along`]: which messages are looked for, and the way from one to the next;
//!    [`density`], [`axis`]: where the messages of a long log lie, and how pictures of it are drawn; [`bookmarks`].
//! 5. [`changes`], [`conversation`], [`source`]: what a message changed, what it belongs to, and the Rust behind it.
//! 6. [`what_if`]: another course of things, beside the real one. [`machinery`]: what moves the bank, laid open. [`spec`]:
//!    what happened, as a specification.
//! 7. [`storage`], [`intake`], [`room`], [`entries`]: banks side by side, what is to be known of a file, how full the storage is, and
//!    what lies in it.
//! 8. [`text`]: the words of the screen, so that a translation is one file; [`glossary`], [`marked`]: what the words of
//!    this project mean, and where they are marked in a text.

pub mod address;
pub mod along;
pub mod axis;
pub mod barred;
pub mod bookmarks;
pub mod broken;
pub mod changes;
pub mod choice;
pub mod conflict;
pub mod conversation;
pub mod cursor;
pub mod density;
pub mod entries;
pub mod entry;
pub mod executor;
pub mod filter;
pub mod form;
pub mod glossary;
pub mod guide;
pub mod intake;
pub mod keys;
pub mod locale;
pub mod machinery;
pub mod marked;
pub mod money;
pub mod money_line;
pub mod pace;
pub mod percent;
pub mod reading;
pub mod refusal;
pub mod rescue;
pub mod room;
pub mod sentence;
pub mod sight;
pub mod slots;
pub mod source;
pub mod sparkline;
pub mod spec;
pub mod speed;
pub mod statement;
pub mod steps;
pub mod storage;
pub mod tab;
pub mod text;
pub mod time;
pub mod what_if;
pub mod window;

pub use address::{Address, Page};
pub use barred::Barred;
pub use cursor::{Cursor, Move};
pub use marked::Marked;
pub use sight::Sight;
