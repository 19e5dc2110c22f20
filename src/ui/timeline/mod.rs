//! The timeline: the cursor with its transport, docked below every page; the table of events and the card of the chosen
//! one.

pub mod bookmarks;
pub mod card;
pub mod changes;
pub mod conversation;
pub mod dock;
pub mod events;
pub mod filter;
pub mod help;
pub mod icon;
pub mod keyboard;
pub mod page;
pub mod player;
pub mod raw;
pub mod row;
pub mod rows;
pub mod source;
pub mod strip;
pub mod table;
pub mod transport;
mod watched;
