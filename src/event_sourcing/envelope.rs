//! The envelope as JSON: one message, one object, always the same fields in the same order, in ASCII alone.
//!
//! ```json
//! {"position":17,"stream":"account-0192…","version":3,"id":"…","time":"2026-11-25T10:00:00.000Z",
//!  "correlation_id":"…","causation_id":"…","type":"Deposited","schema":1,"data":{"amount":100}}
//! ```
//!
//! Reading is strict: a missing, unknown or repeated field is an error. Only the payload may be unreadable, and then
//! it is kept to the letter, so that what was written down by another program comes back unchanged.

use super::message::{Stored, Unreadable};
use super::{Message, MessageId, Position, Storable, StreamName, Timestamp, Version};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::{borrow::Cow, fmt::Write};
use thiserror::Error;

/// The envelope's fields in their order.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope<'a> {
    position: Position,
    #[serde(borrow)]
    stream: Cow<'a, str>,
    version: Version,
    id: MessageId,
    time: Timestamp,
    correlation_id: MessageId,
    causation_id: MessageId,
    #[serde(borrow, rename = "type")]
    type_name: Cow<'a, str>,
    schema: u32,
    #[serde(borrow)]
    data: Cow<'a, RawValue>,
}

/// A text that is not a message in its envelope.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EnvelopeError {
    /// The envelope is not the JSON object that it should be.
    #[error("not a message: {detail}")]
    Malformed {
        /// What the reader said, with line and column.
        detail: String,
    },
    /// The payload can't be written as JSON.
    #[error("the message can't be written: {detail}")]
    Unwritable {
        /// What the writer said.
        detail: String,
    },
}

/// Writes a message as one line of JSON in ASCII.
///
/// # Errors
/// When the payload can't be written; payloads of plain numbers, texts and ids always can.
pub fn write<P: Storable>(message: &Message<P>) -> Result<String, EnvelopeError> {
    let unwritable = |error: serde_json::Error| EnvelopeError::Unwritable { detail: error.to_string() };
    let (type_name, schema, data) = match &message.payload {
        Ok(payload) => (payload.type_name(), payload.schema(), payload.encode().map_err(unwritable)?),
        Err(kept) => {
            (kept.type_name.as_str(), kept.schema, RawValue::from_string(kept.data.clone()).map_err(unwritable)?)
        }
    };
    let envelope = Envelope {
        position: message.position,
        stream: Cow::Owned(message.stream.to_string()),
        version: message.version,
        id: message.id,
        time: message.time,
        correlation_id: message.correlation_id,
        causation_id: message.causation_id,
        type_name: Cow::Borrowed(type_name),
        schema,
        data: Cow::Owned(data),
    };
    Ok(escape_non_ascii(serde_json::to_string(&envelope).map_err(unwritable)?))
}

/// Reads one message. A payload that this program can't read is kept in the message, not an error.
///
/// # Errors
/// When the envelope itself is not as it should be.
pub fn read<P: Storable>(text: &str) -> Result<Message<P>, EnvelopeError> {
    let malformed = |detail: String| EnvelopeError::Malformed { detail };
    let envelope: Envelope<'_> = serde_json::from_str(text).map_err(|error| malformed(error.to_string()))?;
    let stream = StreamName::parse(&envelope.stream, P::CATEGORIES).map_err(|error| malformed(error.to_string()))?;
    let stored = Stored {
        category: stream.category.as_str(),
        type_name: &envelope.type_name,
        schema: envelope.schema,
        data: envelope.data.get(),
    };
    let payload = P::decode(stored).map_err(|why| {
        Box::new(Unreadable {
            type_name: stored.type_name.to_owned(),
            schema: stored.schema,
            data: stored.data.to_owned(),
            why,
        })
    });
    Ok(Message {
        position: envelope.position,
        version: envelope.version,
        id: envelope.id,
        time: envelope.time,
        correlation_id: envelope.correlation_id,
        causation_id: envelope.causation_id,
        payload,
        stream,
    })
}

/// JSON with every character beyond ASCII written as `\uXXXX`, in pairs of surrogates where it needs two.
///
/// Such characters only stand within strings, so replacing them changes no meaning. Pure ASCII text costs one character
/// of storage each and survives every browser unharmed.
#[must_use]
pub fn escape_non_ascii(json: String) -> String {
    if json.is_ascii() {
        return json;
    }
    let mut escaped = String::with_capacity(json.len() * 2);
    let mut units = [0; 2];
    for character in json.chars() {
        if character.is_ascii() {
            escaped.push(character);
        } else {
            for unit in character.encode_utf16(&mut units) {
                // Writing to a String never fails.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        }
    }
    escaped
}
