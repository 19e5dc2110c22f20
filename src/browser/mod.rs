//! Thin adapters of what the browser offers to the ports of the bank. They hold no rule, so there is little to go wrong
//! where only a browser can test it.

pub mod clock;
pub mod ids;

pub use clock::BrowserClock;
pub use ids::BrowserIds;
