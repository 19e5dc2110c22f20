//! The words of the screen, in one place: a translation is another folder like this one. Sentences that are put together
//! from a message stand in [`explain`](crate::bank::explain).

mod acting;
mod api;
mod bank;
mod bench;
mod lessons;
mod machinery;
mod page;
mod practice;
mod steps;
mod storage;
mod timeline;
mod what_if;

pub use acting::*;
pub use api::*;
pub use bank::*;
pub use bench::*;
pub use lessons::*;
pub use machinery::*;
pub use page::*;
pub use practice::*;
pub use steps::*;
pub use storage::*;
pub use timeline::*;
pub use what_if::*;
