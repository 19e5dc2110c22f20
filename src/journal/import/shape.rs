//! The field of an envelope that is to blame when a line is JSON and no message.
//!
//! The envelope's own reader says what is wrong in words for programmers. A person who wrote or changed a file wants to
//! know where to look, so the fields are tried one after another; this runs only after a line was refused.

use crate::event_sourcing::{MessageId, StreamName, Timestamp};
use serde_json::{Map, Value};

/// Whether a field has a value that it may have.
type Check = fn(&Value) -> bool;

/// The fields in their order.
const FIELDS: [(&str, Check); 10] = [
    ("position", Value::is_u64),
    ("stream", |value| value.as_str().is_some_and(|text| StreamName::parse(text, &[]).is_ok())),
    ("version", Value::is_u64),
    ("id", is_id),
    ("time", |value| value.as_str().is_some_and(|text| Timestamp::parse(text).is_ok())),
    ("correlation_id", is_id),
    ("causation_id", is_id),
    ("type", Value::is_string),
    ("schema", |value| value.as_u64().is_some_and(|schema| u32::try_from(schema).is_ok())),
    ("data", |_| true),
];

fn is_id(value: &Value) -> bool {
    serde_json::from_value::<MessageId>(value.clone()).is_ok()
}

/// The first field that is missing, unknown, or has a value that it can't have.
pub(super) fn field_to_blame(line: &str) -> Option<String> {
    let fields: Map<String, Value> = serde_json::from_str(line).ok()?;
    let bad = FIELDS.iter().find(|(name, is_right)| !fields.get(*name).is_some_and(is_right)).map(|(name, _)| *name);
    let unknown = || fields.keys().map(String::as_str).find(|key| FIELDS.iter().all(|(name, _)| name != key));
    bad.or_else(unknown).map(str::to_owned)
}
