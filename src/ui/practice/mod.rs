//! Practice on screen: the way into a copy, the banner that marks it on every page, its guards, faults and harm.

pub mod banner;
pub mod faults;
pub mod guards;
pub mod harm;
pub mod panel;
pub mod practising;
