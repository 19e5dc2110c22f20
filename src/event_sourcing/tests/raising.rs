//! Raising: old shapes become today's, today's stay untouched, and what can't be read is kept to the letter.

use super::example::{Raised, UPCASTERS, id};
use crate::event_sourcing::envelope::{self, EnvelopeError};
use crate::event_sourcing::message::{Stored, WhyUnreadable};
use crate::event_sourcing::upcast::raise;
use crate::event_sourcing::{Message, Position};
use std::borrow::Cow;

fn raised(type_name: &str, schema: u32, data: &str) -> Result<String, WhyUnreadable> {
    raise(UPCASTERS, Stored { category: "counter", type_name, schema, data }, 2).map(Cow::into_owned)
}

/// An envelope with these words in the place of its type, schema and data.
fn envelope_with(tail: &str) -> String {
    let stream = "counter-00000000-0000-0000-0000-000000000001";
    let one = "00000000-0000-0000-0000-000000000001";
    let head = format!(r#"{{"position":1,"stream":"{stream}","version":1,"id":"{one}""#);
    let time = r#""time":"2026-11-25T10:00:00.000Z""#;
    format!(r#"{head},{time},"correlation_id":"{one}","causation_id":"{one}",{tail}}}"#)
}

fn read(text: &str) -> Result<Message<Raised>, EnvelopeError> {
    envelope::read(text)
}

#[test]
fn data_of_the_newest_schema_is_not_touched() {
    assert_eq!(raised("Raised", 2, "{ \"by\" : 5 }"), Ok("{ \"by\" : 5 }".to_owned()));
    assert_eq!(raised("Raised", 2, "not even JSON"), Ok("not even JSON".to_owned()));
}

#[test]
fn old_data_is_raised_step_by_step() {
    assert_eq!(raised("Raised", 1, "{}"), Ok(r#"{"by":1}"#.to_owned()));
}

#[test]
fn what_can_not_be_raised_is_said() {
    assert_eq!(raised("Raised", 3, "{}"), Err(WhyUnreadable::NewerSchema { found: 3, newest: 2 }));
    for (type_name, schema, data) in [("Raised", 0, "{}"), ("Other", 1, "{}"), ("Raised", 1, "[]")] {
        let is_bad = matches!(raised(type_name, schema, data), Err(WhyUnreadable::BadData { .. }));
        assert!(is_bad, "{type_name} {schema} {data}");
    }
}

#[test]
fn an_old_message_is_read_as_if_it_had_been_written_today() {
    let message = read(&envelope_with(r#""type":"Raised","schema":1,"data":{}"#)).expect("a message");
    assert_eq!((message.id, message.position, message.payload), (id(1), Position::new(1), Ok(Raised(1))));
}

#[test]
fn what_can_not_be_read_is_written_again_to_the_letter() {
    for tail in
        [r#""type":"Raised","schema":9,"data":{ "by" : 5 }"#, r#""type":"Raised","schema":2,"data":{"by":"five"}"#]
    {
        let text = envelope_with(tail);
        let message = read(&text).expect("its envelope is fine");
        assert!(message.payload.is_err());
        assert_eq!(envelope::write(&message), Ok(text));
    }
}

#[test]
fn an_envelope_is_read_strictly() {
    for tail in [
        r#""type":"Raised","schema":2"#,
        r#""type":"Raised","schema":2,"data":{},"more":1"#,
        r#""type":"Raised","type":"Raised","schema":2,"data":{}"#,
        r#""type":"Raised","schema":-2,"data":{}"#,
    ] {
        assert!(matches!(read(&envelope_with(tail)), Err(EnvelopeError::Malformed { .. })), "{tail}");
    }
    let misnamed = envelope_with(r#""type":"Raised","schema":2,"data":{"by":1}"#).replace("counter-", "counter");
    assert!(read(&misnamed).is_err());
}

#[test]
fn what_is_not_ascii_is_escaped_as_json_does() {
    assert_eq!(envelope::escape_non_ascii("\"a\"".to_owned()), "\"a\"");
    assert_eq!(envelope::escape_non_ascii("\"é🦀\"".to_owned()), "\"\\u00e9\\ud83e\\udd80\"");
}
