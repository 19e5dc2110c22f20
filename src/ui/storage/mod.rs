//! The storage page: banks side by side, sample banks, and how logs leave and arrive as files.

pub mod banks;
pub mod delete;
pub mod entries;
pub mod export;
pub mod file;
pub mod import;
pub mod keep;
pub mod loss;
pub mod name_field;
pub mod new_bank;
pub mod page;
pub mod preview;
pub mod rename;
pub mod room;
pub mod samples;
pub mod shelf;
pub mod undo;
pub mod workshop;
