//! A request that is being typed, field by field.

use crate::api::HttpRequest;
use crate::api::operations::{Operation, Takes};
use crate::api::path::encoded;
use crate::bank::Payload;
use crate::event_sourcing::{Log, MessageId, Position};
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The name of the field with the body.
pub const BODY: &str = "body";

/// The name of the field with the id in the path.
pub const ID: &str = "id";

/// The header with the id of a command.
pub const KEY: &str = "Idempotency-Key";

/// What stands in the fields, by their names.
pub type Typed = BTreeMap<String, String>;

/// What an operation does to the bank.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Nothing.
    Looks,
    /// It sends a command.
    Commands,
    /// It lets the workers make rounds.
    Steps,
}

/// What an operation does to the bank.
#[must_use]
pub fn effect(operation: &Operation) -> Effect {
    match (operation.method, operation.takes) {
        ("GET", _) => Effect::Looks,
        (_, Takes::Step) => Effect::Steps,
        (_, Takes::Nothing | Takes::CreateAccount | Takes::Amount | Takes::Limit | Takes::StartTransfer) => {
            Effect::Commands
        }
    }
}

/// The request that is meant. A field of query or header that is empty is left out.
#[must_use]
pub fn request(operation: &Operation, typed: &Typed) -> HttpRequest {
    let field = |name: &str| typed.get(name).map_or("", |text| text.trim());
    let path = operation.path.replace("{id}", &encoded(field(ID)));
    let query = operation.query.iter().filter(|(name, _)| !field(name).is_empty());
    let query: Vec<_> = query.map(|(name, _)| format!("{name}={}", encoded(field(name)))).collect();
    let path = if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) };
    let body = typed.get(BODY).map_or("", String::as_str);
    let headers = [KEY, "If-Match"].into_iter().filter(|name| !field(name).is_empty());
    headers.fold(HttpRequest::new(operation.method, &path, body), |request, name| request.with(name, field(name)))
}

/// A request with the id of its command: the key that it was given, or else a fresh one. By that id the events are found
/// that it makes.
#[must_use]
pub fn keyed(request: HttpRequest, effect: Effect, fresh: MessageId) -> (HttpRequest, MessageId) {
    match (effect, request.header("idempotency-key")) {
        (Effect::Commands, None) => (request.with(KEY, &fresh.to_string()), fresh),
        (Effect::Commands, Some(key)) => {
            let given = Uuid::try_parse(key).map_or(fresh, MessageId::new);
            (request, given)
        }
        (Effect::Looks | Effect::Steps, _) => (request, fresh),
    }
}

/// Which field a problem is about, and what is wrong with it; `None` for an answer that is no problem of a field.
#[must_use]
pub fn wrong(operation: &Operation, status: u16, body: &str) -> Option<(String, String)> {
    #[derive(Deserialize)]
    struct Told {
        detail: String,
        field: Option<String>,
    }
    let told: Told = serde_json::from_str(body).ok()?;
    let is_parameter =
        |name: &str| [ID, KEY, "If-Match"].contains(&name) || operation.query.iter().any(|(known, _)| *known == name);
    let name = match (told.field, status) {
        (Some(name), _) if is_parameter(&name) => name,
        (_, 412) => "If-Match".to_owned(),
        (None, 404) if operation.path.contains("{id}") => ID.to_owned(),
        (Some(_), _) | (None, 400 | 404 | 415) if operation.takes != Takes::Nothing => BODY.to_owned(),
        (Some(_) | None, _) => return None,
    };
    Some((name, told.detail))
}

/// The messages that a request made, which was sent under a key when the log ended at a position.
#[must_use]
pub fn made(log: &Log<Payload>, effect: Effect, key: MessageId, before: Position) -> Vec<Position> {
    match effect {
        Effect::Looks => Vec::new(),
        Effect::Steps => log.all(before).map(|message| message.position).collect(),
        // The key is the command's id, and a command is what directly caused its events.
        Effect::Commands => {
            let events = log.correlation(key).filter(|message| message.causation_id == key);
            events.map(|message| message.position).collect()
        }
    }
}
