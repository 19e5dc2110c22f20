//! Derives the document.

use crate::api::body::{Amount, CreateAccount, Limit, StartTransfer, Step};
use crate::api::operations::{ALL, Field, Gives, Operation, Takes};
use crate::api::problem::Problem;
use crate::api::read::{ProjectionAnswer, StateAnswer};
use crate::api::write::Stepped;
use crate::bank::Payload;
use crate::bank::projections::statements::Movement;
use crate::bank::queries::{AccountAnswer, TransferAnswer};
use crate::event_sourcing::Storable;
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// Statuses of problems with what each means. Every operation may answer with the first ones.
const ALWAYS: [(u16, &str); 6] = [
    (400, "The path or the body can't be read."),
    (404, "There is no such thing."),
    (405, "This method is not for this path."),
    (422, "A field of the path, the query, the headers or the body is wrong."),
    (503, "No tab of the bank is open, or none could do it now; try again after a moment."),
    (504, "The tab did not answer in time."),
];
/// The same for operations that change something.
const OF_COMMANDS: [(u16, &str); 5] = [
    (403, "A form sent it: commands are taken from fetch alone."),
    (409, "The bank refused; the refusal says why, in figures."),
    (412, "The thing has changed since the version in If-Match."),
    (415, "The body is not application/json."),
    (507, "The storage is full."),
];

fn document() -> Value {
    let mut schemas = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .into_generator();
    let mut paths = Map::new();
    for operation in ALL {
        let path = paths.entry(operation.path).or_insert_with(|| json!({}));
        path[operation.method.to_lowercase()] = described(&operation, &mut schemas);
    }
    schemas.subschema_for::<Problem>();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Event-Sourced Bank",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The REST API of a bank that runs in one browser page. Amounts are whole numbers of minor units.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" }
        },
        "servers": [{ "url": "./api", "description": "Answered inside the page" }],
        "paths": paths,
        "components": { "schemas": schemas.take_definitions(true) }
    })
}

fn described(operation: &Operation, schemas: &mut SchemaGenerator) -> Value {
    let is_command = operation.method == "POST";
    let mut responses = json!({ "200": {
        "description": "Done.",
        "content": { "application/json": { "schema": given(operation.gives, schemas) } }
    }});
    let of_commands: &[_] = if is_command { &OF_COMMANDS } else { &[] };
    for (status, description) in ALWAYS.iter().chain(of_commands) {
        let problem = schemas.subschema_for::<Problem>();
        responses[status.to_string()] = json!({
            "description": description,
            "content": { "application/problem+json": { "schema": problem } }
        });
    }
    let mut told = json!({
        "operationId": operation_id(operation),
        "summary": operation.summary,
        "parameters": parameters(operation),
        "responses": responses
    });
    if let Some(schema) = taken(operation.takes, schemas) {
        told["requestBody"] = json!({ "required": true, "content": { "application/json": { "schema": schema } } });
    }
    told
}

fn operation_id(operation: &Operation) -> String {
    let words = operation.path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let named: Vec<_> = [operation.method.to_lowercase()].into_iter().chain(words.map(str::to_owned)).collect();
    named.join("_")
}

fn parameters(operation: &Operation) -> Value {
    let mut parameters = Vec::new();
    if operation.path.contains("{id}") {
        parameters.push(json!({ "name": "id", "in": "path", "required": true,
            "schema": { "type": "string", "format": "uuid" } }));
    }
    for (name, field) in operation.query {
        let schema = match field {
            Field::Number(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
            Field::Uuid => json!({ "type": "string", "format": "uuid" }),
            Field::Category => json!({ "type": "string" }),
            Field::Stream => json!({ "type": "string", "pattern": format!(
                "^({})-[0-9a-f]{{8}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{12}}$",
                Payload::CATEGORIES.join("|")
            ) }),
        };
        parameters.push(json!({ "name": name, "in": "query", "schema": schema }));
    }
    if operation.method == "POST" && operation.takes != Takes::Step {
        parameters.push(json!({ "name": "Idempotency-Key", "in": "header",
            "description": "The command's id: sent again, it gives the same result again.",
            "schema": { "type": "string", "format": "uuid" } }));
        parameters.push(json!({ "name": "If-Match", "in": "header",
            "description": "The version that was seen, in quotes: with another one, nothing is done.",
            "schema": { "type": "string", "pattern": "^(\\*|\"[0-9]{1,15}\")$" } }));
    }
    Value::Array(parameters)
}

fn taken(takes: Takes, schemas: &mut SchemaGenerator) -> Option<Value> {
    let schema = match takes {
        Takes::Nothing => return None,
        Takes::CreateAccount => schemas.subschema_for::<CreateAccount>(),
        Takes::Amount => schemas.subschema_for::<Amount>(),
        Takes::Limit => schemas.subschema_for::<Limit>(),
        Takes::StartTransfer => schemas.subschema_for::<StartTransfer>(),
        Takes::Step => schemas.subschema_for::<Step>(),
    };
    Some(schema.into())
}

fn given(gives: Gives, schemas: &mut SchemaGenerator) -> Value {
    match gives {
        Gives::Hello => json!({ "type": "object", "required": ["message"],
            "properties": { "message": { "const": "Hello, world!" } } }),
        Gives::Ok => json!({ "const": "OK" }),
        Gives::Account => schemas.subschema_for::<AccountAnswer>().into(),
        Gives::Accounts => schemas.subschema_for::<Vec<AccountAnswer>>().into(),
        Gives::Statement => schemas.subschema_for::<Vec<Movement>>().into(),
        Gives::Transfer => schemas.subschema_for::<TransferAnswer>().into(),
        Gives::Transfers => schemas.subschema_for::<Vec<TransferAnswer>>().into(),
        Gives::State => schemas.subschema_for::<StateAnswer>().into(),
        Gives::Stepped => schemas.subschema_for::<Stepped>().into(),
        Gives::Projections => schemas.subschema_for::<Vec<ProjectionAnswer>>().into(),
        Gives::Messages => json!({ "type": "array", "items": envelope() }),
        Gives::OpenApi => json!({ "type": "object", "required": ["openapi"] }),
    }
}

/// A message in its envelope, as it would be stored today: raised to the newest schema, whatever it was stored in.
fn envelope() -> Value {
    let text = json!({ "type": "string" });
    let id = json!({ "type": "string", "format": "uuid" });
    let number = json!({ "type": "integer", "minimum": 1 });
    let properties = json!({
        "position": number, "stream": text, "version": number, "id": id, "time": { "type": "string", "format": "date-time" },
        "correlation_id": id, "causation_id": id, "type": text, "schema": number, "data": { "type": "object" }
    });
    let required: Vec<_> = properties.as_object().into_iter().flat_map(Map::keys).cloned().collect();
    json!({ "type": "object", "required": required, "properties": properties })
}

#[test]
fn the_document_is_derived_from_the_types() {
    let derived = serde_json::to_string_pretty(&document()).expect("JSON") + "\n";
    if std::env::var_os("BANK_WRITE_OPENAPI").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/api/openapi/openapi.json"), &derived)
            .expect("written");
    }
    assert!(
        derived == super::DOCUMENT,
        "openapi.json is not what the types say; write it anew, see src/api/openapi/mod.rs"
    );
}
