//! The machinery page: what moves the bank, laid open and stepped.

pub mod page;
pub mod way;
