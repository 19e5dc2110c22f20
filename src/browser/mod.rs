//! Thin adapters of what the browser offers to the ports of the bank. They hold no rule, so there is little to go wrong
//! where only a browser can test it.

pub mod alarm;
pub mod channel;
pub mod clock;
mod console;
pub mod events;
pub mod ids;
pub mod line;
pub mod lock;
pub mod open;
pub mod storage;

pub use clock::BrowserClock;
pub use ids::BrowserIds;
pub use open::Opener;
pub use storage::BrowserStorage;
