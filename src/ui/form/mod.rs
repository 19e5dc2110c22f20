//! Forms: what a person types becomes a command, is sent once, and is answered beside the form.

pub mod action;
pub mod answer;
pub mod draft;
pub mod drafts;
pub mod field;
pub mod frame;
pub mod in_sight;
pub mod move_money;
pub mod open_account;
pub mod overdraft;
pub mod part;
pub mod transfer;
