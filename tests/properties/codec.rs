//! Properties of what is written down: it comes back as it was, whoever wrote it.

use super::any::{message, payload};
use super::config;
use event_sourced_bank::bank::Payload;
use event_sourced_bank::domain::account::{Event, OverdraftLimit};
use event_sourced_bank::event_sourcing::message::{Storable, Stored, WhyUnreadable};
use event_sourced_bank::event_sourcing::{Message, envelope};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

fn fields(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).expect("an object")
}

fn read(text: &str) -> Result<Message<Payload>, envelope::EnvelopeError> {
    envelope::read(text)
}

/// An object without one of its fields, in every way: what a field says may be an object too.
fn without_one(whole: &Map<String, Value>) -> Vec<(String, Map<String, Value>)> {
    let mut all = Vec::new();
    for (name, value) in whole {
        let mut less = whole.clone();
        less.remove(name);
        all.push((name.clone(), less));
        for (inner, part) in value.as_object().map(without_one).unwrap_or_default() {
            let mut less = whole.clone();
            less.insert(name.clone(), Value::Object(part));
            all.push((format!("{name}.{inner}"), less));
        }
    }
    all
}

/// What is drawn by hand in `any` would pass every property here, if it were forgotten there.
#[test]
fn messages_of_every_kind_are_drawn() {
    let mut runner = TestRunner::deterministic();
    let draw = |_| payload().new_tree(&mut runner).expect("drawn").current().type_name();
    let drawn: BTreeSet<_> = (0..2_000).map(draw).collect();
    assert_eq!(drawn, Payload::type_names().into_iter().collect());
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn of_a_payload_with_a_field_too_few_nothing_is_guessed(payload in payload()) {
        let data = payload.encode().expect("written");
        for (missing, less) in without_one(&fields(data.get())) {
            let less = Value::Object(less).to_string();
            let category = payload.stream().category;
            let stored = Stored {
                category: category.as_str(),
                type_name: payload.type_name(),
                schema: payload.schema(),
                data: &less,
            };
            let read = Payload::decode(stored);
            let is_bad = matches!(read, Err(WhyUnreadable::BadData { .. }));
            prop_assert!(is_bad, "{} without {}: {:?}", payload.type_name(), missing, read);
        }
    }

    #[test]
    fn every_payload_is_decoded_as_it_was_encoded(message in message()) {
        let payload = message.payload.expect("readable");
        let data = payload.encode().expect("written");
        let stored = Stored {
            category: message.stream.category.as_str(),
            type_name: payload.type_name(),
            schema: payload.schema(),
            data: data.get(),
        };
        prop_assert_eq!(Payload::decode(stored), Ok(payload));
    }

    #[test]
    fn every_message_is_read_as_it_was_written_and_in_ascii_alone(message in message()) {
        let text = envelope::write(&message).expect("written");
        prop_assert!(text.is_ascii());
        let again = read(&text).expect("read");
        prop_assert_eq!(&again, &message);
        prop_assert_eq!(envelope::write(&again).expect("written"), text);
    }

    #[test]
    fn an_account_created_of_schema_1_has_no_limit_and_stays_as_it_is_stored(message in message()) {
        if let Ok(Payload::AccountEvent(Event::AccountCreated { .. })) = &message.payload {
            let mut old = fields(&envelope::write(&message).expect("written"));
            old.insert("schema".into(), 1.into());
            old["data"].as_object_mut().expect("an object").remove("overdraft_limit");
            let raised = read(&Value::Object(old).to_string()).expect("read").payload;
            match raised {
                Ok(Payload::AccountEvent(Event::AccountCreated { overdraft_limit, .. })) => {
                    prop_assert_eq!(overdraft_limit, OverdraftLimit::Unlimited);
                }
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }

    #[test]
    fn what_can_not_be_read_is_kept_to_the_letter(message in message(), how in 0..4_u32, noise in "[ -~]{0,20}") {
        let text = envelope::write(&message).expect("written");
        let type_name = message.payload.as_ref().map_or("", |payload| payload.type_name());
        let schema = message.payload.as_ref().map_or(0, Payload::schema);
        let (named, shaped) = (format!(r#""type":"{type_name}""#), format!(r#""schema":{schema},"#));
        let odd = serde_json::to_string(&noise).expect("written");
        let strange = match how {
            0 => text.replace(&named, r#""type":"Unheard""#),
            1 => text.replace(&shaped, r#""schema":99,"#),
            2 => text.replace(r#""data":{"#, &format!(r#""data":{{ "odd" : {odd}, "#)),
            _ => text.replace(&shaped, r#""schema":0,"#),
        };
        let kept = read(&strange).expect("its envelope is fine");
        let why = kept.payload.as_ref().expect_err("unreadable").why.clone();
        match how {
            0 => prop_assert_eq!(why, WhyUnreadable::UnknownType),
            1 => prop_assert_eq!(why, WhyUnreadable::NewerSchema { found: 99, newest: schema }),
            _ => {
                let is_bad = matches!(why, WhyUnreadable::BadData { .. });
                prop_assert!(is_bad, "{}", why);
            }
        }
        prop_assert_eq!(envelope::write(&kept).expect("written"), strange);
    }

    #[test]
    fn an_envelope_with_a_field_too_few_or_too_many_is_no_message(message in message(), which in 0..10_usize) {
        let text = envelope::write(&message).expect("written");
        let name = fields(&text).keys().nth(which).expect("ten fields").clone();
        let mut without = fields(&text);
        let value = without.remove(&name).expect("present");
        prop_assert!(read(&Value::Object(without.clone()).to_string()).is_err(), "without {}", name);
        let mut misnamed = without;
        misnamed.insert(format!("{name}_"), value.clone());
        prop_assert!(read(&Value::Object(misnamed).to_string()).is_err(), "with {}_", name);
        let twice = text.replacen('{', &format!(r#"{{"{name}":{value},"#), 1);
        prop_assert!(read(&twice).is_err(), "{} twice", name);
    }
}
