//! The page of the API: every operation, described and to be tried out. What is typed and answered lives in [`trial`]; what
//! a request means and looks like is worked out in [`explorer`](crate::api::explorer).

pub mod answer;
pub mod code;
pub mod described;
pub mod fields;
pub mod operation;
pub mod page;
pub mod trial;
