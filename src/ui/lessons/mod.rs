//! The lessons on screen: the course, and the panel that stands beside every page while a lesson runs. What is asked and
//! whether it is done stands in [`lessons`](crate::lessons).

pub mod bench;
pub mod cards;
pub mod classroom;
pub mod code;
pub mod course;
pub mod goal;
pub mod kept;
pub mod link;
pub mod make_link;
pub mod panel;
pub mod script;
mod stage;
pub mod trainer;
mod watch;
