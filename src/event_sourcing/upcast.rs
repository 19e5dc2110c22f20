//! Upcasters: how a message written in an old shape is read as if it had been written today.
//!
//! Stored bytes never change. Every reading of a payload goes through the application's one `decode`, and that goes
//! through here; so loading, rebuilding, the timeline and the process manager can't see an old shape.

use super::message::{Stored, WhyUnreadable};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::cmp::Ordering;

/// Raises one kind of message from one schema to the next.
#[derive(Clone, Copy, Debug)]
pub struct Upcaster {
    /// The kind of message.
    pub type_name: &'static str,
    /// The schema that it reads; it writes the next one.
    pub from: u32,
    /// Changes the fields.
    pub raise: fn(&mut Map<String, Value>),
}

/// The data of a stored payload, raised step by step to the newest schema of its type. Data of the newest schema is
/// passed through untouched, which is what nearly every message takes.
///
/// # Errors
/// When the schema is newer than the newest, when a step is missing, or when old data is no JSON object.
pub fn raise<'a>(upcasters: &[Upcaster], stored: Stored<'a>, newest: u32) -> Result<Cow<'a, str>, WhyUnreadable> {
    match stored.schema.cmp(&newest) {
        Ordering::Equal => return Ok(Cow::Borrowed(stored.data)),
        Ordering::Greater => return Err(WhyUnreadable::NewerSchema { found: stored.schema, newest }),
        Ordering::Less => {}
    }
    let bad = |detail: String| WhyUnreadable::BadData { detail };
    let mut fields: Map<String, Value> = serde_json::from_str(stored.data).map_err(|error| bad(error.to_string()))?;
    for schema in stored.schema..newest {
        let step = upcasters
            .iter()
            .find(|step| step.type_name == stored.type_name && step.from == schema)
            .ok_or_else(|| bad(format!("nothing raises it from schema {schema}")))?;
        (step.raise)(&mut fields);
    }
    Ok(Cow::Owned(Value::Object(fields).to_string()))
}
