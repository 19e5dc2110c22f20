//! The bank's old shapes, and how each is raised to the next. A new shape of an event adds one entry here; nothing else
//! in the program ever sees the old one.

use crate::event_sourcing::upcast::Upcaster;
use serde_json::{Map, Value};

/// Every step from an old schema to the next.
pub const UPCASTERS: &[Upcaster] =
    &[Upcaster { type_name: "AccountCreated", from: 1, raise: account_created_gets_an_overdraft_limit }];

/// Schema 1 of `AccountCreated` knew no overdraft limit: an account could owe any amount.
fn account_created_gets_an_overdraft_limit(fields: &mut Map<String, Value>) {
    fields.insert("overdraft_limit".to_owned(), Value::Null);
}
