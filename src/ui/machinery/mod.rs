//! The machinery page: what moves the bank, laid open and stepped.

pub mod page;
pub mod projections;
pub mod rebuilding;
pub mod spec;
pub mod streams;
pub mod subscriptions;
pub mod way;
