//! Old shapes: the first message as it is stored, and what reading makes of it with the upcasters and without them.

use super::{Done, Material};
use crate::bank::Payload;
use crate::bank::upcasters::UPCASTERS;
use crate::event_sourcing::envelope;
use crate::event_sourcing::message::{Storable, Stored, Unreadable};
use crate::event_sourcing::upcast::{Upcaster, raise};
use crate::event_sourcing::{Position, StreamName};
use crate::journal::Unread;
use crate::view::text;

/// The message that is looked at.
const FIRST: Position = Position::new(1);

pub(super) fn stored(material: &Material<'_>) -> Done {
    let Some((_, stored)) = first(material) else { return Done::nothing(text::BENCH_NOTHING_STORED) };
    Done {
        said: text::bench_schema(stored.schema),
        lines: told(&stored),
        fact: Some("stored".into()),
        ..Done::default()
    }
}

pub(super) fn without(material: &Material<'_>) -> Done {
    read(material, &[], "without-upcaster")
}

pub(super) fn with(material: &Material<'_>) -> Done {
    read(material, UPCASTERS, "with-upcaster")
}

/// Reads the message as this program does, with these upcasters.
fn read(material: &Material<'_>, upcasters: &[Upcaster], fact: &'static str) -> Done {
    let Some((stream, kept)) = first(material) else { return Done::nothing(text::BENCH_NOTHING_STORED) };
    let stored = Stored {
        category: stream.category.as_str(),
        type_name: &kept.type_name,
        schema: kept.schema,
        data: &kept.data,
    };
    let newest = Payload::decode(stored).map_or(kept.schema, |payload| payload.schema());
    match raise(upcasters, stored, newest) {
        Ok(data) => {
            let raised = Unreadable { schema: newest, data: data.into_owned(), ..kept };
            Done { said: text::bench_raised(newest), lines: told(&raised), fact: Some(fact.into()), ..Done::default() }
        }
        Err(why) => Done { said: text::bench_unreadable(&why.to_string()), fact: Some(fact.into()), ..Done::default() },
    }
}

fn first(material: &Material<'_>) -> Option<(StreamName, Unreadable)> {
    let message = envelope::read::<Unread>(&(material.stored)(FIRST)?).ok()?;
    match message.payload {
        Ok(unread) => match unread {},
        Err(kept) => Some((message.stream, *kept)),
    }
}

fn told(message: &Unreadable) -> Vec<(String, String)> {
    vec![
        (text::CARD_TYPE.to_owned(), message.type_name.clone()),
        (text::CARD_SCHEMA.to_owned(), message.schema.to_string()),
        (text::CARD_DATA.to_owned(), message.data.clone()),
    ]
}
