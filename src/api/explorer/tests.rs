//! Trying the API out.

use super::beginning::{beginning, choices};
use super::description::Document;
use super::draft::{BODY, Effect, ID, KEY, Typed, effect, made, request, wrong};
use super::{shown, snippet};
use crate::api::operations::{ALL, Operation};
use crate::api::path::Target;
use crate::api::{self, HttpRequest, HttpResponse};
use crate::bank::Bank;
use crate::event_sourcing::store::KeepNothing;
use crate::event_sourcing::{Log, MessageId, Position, Timestamp};

/// Somebody at the API page.
struct Visitor {
    bank: Bank<KeepNothing>,
    sent: u64,
}

impl Visitor {
    fn new() -> Self {
        Self { bank: Bank::new(Log::default(), KeepNothing), sent: 0 }
    }

    /// Everything that stands in the fields of an operation before anybody types.
    fn beginning(&self, operation: &Operation) -> Typed {
        let names = [ID, BODY].map(str::to_owned);
        names.map(|name| (name.clone(), beginning(operation, &name, self.bank.read_models()))).into()
    }

    /// Sends an operation as it stands there.
    fn send(&mut self, method: &str, path: &str) -> HttpResponse {
        let operation = operation(method, path);
        let asked = request(&operation, &self.beginning(&operation));
        self.answer(&asked)
    }

    fn answer(&mut self, asked: &HttpRequest) -> HttpResponse {
        self.sent += 1;
        api::answer(&mut self.bank, asked, MessageId::v7(self.sent, [3; 10]), Timestamp::default())
    }
}

fn operation(method: &str, path: &str) -> Operation {
    *ALL.iter().find(|known| known.method == method && known.path == path).expect("an operation")
}

fn typed<const N: usize>(fields: [(&str, &str); N]) -> Typed {
    fields.map(|(name, text)| (name.to_owned(), text.to_owned())).into()
}

#[test]
fn whoever_sends_what_stands_there_gets_an_answer_that_is_good() {
    let mut visitor = Visitor::new();
    for (method, path) in [
        ("POST", "/account"),
        ("POST", "/account"),
        ("POST", "/account/{id}/close"),
        ("POST", "/account/{id}/reopen"),
        ("POST", "/account/{id}/deposit"),
        ("POST", "/transfer"),
    ] {
        let response = visitor.send(method, path);
        assert_eq!(response.status, 200, "{method} {path}: {}", response.body);
    }
    for operation in ALL.into_iter().filter(|operation| !operation.path.ends_with("retry-refund")) {
        let asked = request(&operation, &visitor.beginning(&operation));
        let response = visitor.answer(&asked);
        // The only accounts that there are have a transfer in flight, and none is closed.
        let is_refused = ["close", "reopen"].iter().any(|verb| operation.path.ends_with(verb));
        assert_eq!(response.status, if is_refused { 409 } else { 200 }, "{asked:?}: {}", response.body);
    }
    let (close, reopen) = (operation("POST", "/account/{id}/close"), operation("POST", "/account/{id}/reopen"));
    let closed = visitor.beginning(&close)[ID].clone();
    assert_eq!(visitor.beginning(&reopen)[ID], visitor.beginning(&operation("GET", "/account/{id}"))[ID]);
    assert!(choices(&close, visitor.bank.read_models()).iter().any(|(id, _)| *id == closed));
    assert_eq!(choices(&operation("GET", "/transfer/{id}"), visitor.bank.read_models())[0].1, "withdrawn");
}

#[test]
fn what_is_typed_is_encoded_and_what_is_left_empty_is_left_out() {
    let hostile = "a/b?c=d&e #%ü";
    let look = request(&operation("GET", "/account/{id}"), &typed([(ID, hostile)]));
    assert_eq!(Target::parse(&look.path).expect("a path").parts, ["account", hostile]);
    let messages = operation("GET", "/messages");
    let all = request(&messages, &typed([("limit", " 10 "), ("stream", ""), ("category", hostile)]));
    let query = Target::parse(&all.path).expect("a path").query;
    assert_eq!(
        query.into_iter().collect::<Vec<_>>(),
        [("category".into(), hostile.into()), ("limit".into(), "10".into())]
    );
    let close = request(&operation("POST", "/account/{id}/close"), &typed([(ID, "1"), ("If-Match", "\"3\"")]));
    assert_eq!(
        (close.header("if-match"), close.header("idempotency-key"), close.body.as_str()),
        (Some("\"3\""), None, "")
    );
}

#[test]
fn a_problem_stands_beside_the_field_that_it_is_about() {
    let mut visitor = Visitor::new();
    visitor.send("POST", "/account");
    let deposit = operation("POST", "/account/{id}/deposit");
    for (name, text, field) in [
        (BODY, "{\"amount\": 0}", Some(BODY)),
        (BODY, "{\"amount\":", Some(BODY)),
        (BODY, "{\"colour\": 1}", Some(BODY)),
        (BODY, "", Some(BODY)),
        (ID, "nobody", Some(ID)),
        (KEY, "no key", Some(KEY)),
        ("If-Match", "3", Some("If-Match")),
        ("If-Match", "\"3\"", Some("If-Match")),
        (BODY, "{\"amount\": 1}", None),
    ] {
        let mut fields = visitor.beginning(&deposit);
        fields.insert(name.to_owned(), text.to_owned());
        let response = visitor.answer(&request(&deposit, &fields));
        let found = wrong(&deposit, response.status, &response.body).map(|(field, _)| field);
        assert_eq!(found.as_deref(), field, "{name} {text}: {}", response.body);
    }
    let messages = operation("GET", "/messages");
    let response = visitor.answer(&request(&messages, &typed([("limit", "many")])));
    assert_eq!(wrong(&messages, response.status, &response.body).map(|(field, _)| field).as_deref(), Some("limit"));
}

#[test]
fn events_are_found_by_what_made_them() {
    let mut visitor = Visitor::new();
    for path in ["/account", "/account", "/transfer"] {
        visitor.send("POST", path);
    }
    let (step, before) = (operation("POST", "/executor/step"), visitor.bank.log().head());
    visitor.send("POST", "/executor/step");
    let key = visitor.bank.log().get(before).expect("a message").causation_id;
    let log = visitor.bank.log();
    assert_eq!(made(log, effect(&operation("POST", "/transfer")), key, Position::ZERO), [before]);
    assert_eq!(made(log, effect(&step), key, before).first(), Some(&before.next()));
    assert_eq!(effect(&operation("GET", "/")), Effect::Looks);
    assert!(made(log, Effect::Looks, key, Position::ZERO).is_empty());
}

#[test]
fn a_request_can_be_pasted_as_code() {
    let deposit = operation("POST", "/account/{id}/deposit");
    let asked = request(&deposit, &typed([(ID, "7"), (BODY, r#"{"amount": 100}"#), ("If-Match", "\"3\"")]));
    assert_eq!(
        snippet::fetch(&asked),
        "const response = await fetch(\"api/account/7/deposit\", {\n  method: \"POST\",\n  \
         headers: { \"content-type\": \"application/json\", \"if-match\": \"\\\"3\\\"\" },\n  \
         body: JSON.stringify({\"amount\": 100}),\n});\nawait response.json();"
    );
    assert_eq!(
        snippet::console(&asked),
        "await bank.request(\"POST\", \"/account/7/deposit\", {\"amount\": 100}, { \"if-match\": \"\\\"3\\\"\" });"
    );
    let look = request(&operation("GET", "/"), &Typed::new());
    assert_eq!(snippet::fetch(&look), "const response = await fetch(\"api/\");\nawait response.json();");
    assert_eq!(snippet::console(&look), "await bank.request(\"GET\", \"/\");");
    let broken = request(&deposit, &typed([(ID, "7"), (BODY, "it's \"no\" JSON")]));
    assert!(snippet::fetch(&broken).contains(r#"body: "it's \"no\" JSON","#), "{}", snippet::fetch(&broken));
    assert!(snippet::curl(&broken, "https://bank/api").contains(r#"--data-raw 'it'\''s "no" JSON'"#));
}

#[test]
fn json_is_shown_a_field_a_line_in_its_own_order() {
    let written = r#"{"b":[1,{}],"a":"x{,\"}","c":[]}"#;
    let expected = "{\n  \"b\": [\n    1,\n    {}\n  ],\n  \"a\": \"x{,\\\"}\",\n  \"c\": []\n}";
    assert_eq!(shown::indented(written), expected);
    assert_eq!(shown::indented("\"OK\""), "\"OK\"");
}

#[test]
fn every_operation_is_described_by_the_document() {
    let document = Document::read();
    for operation in ALL {
        let told = document.describe(&operation);
        assert!(!told.gives.is_empty() && !told.gives[0].name.is_empty(), "{operation:?}");
        assert_eq!(told.takes.is_empty(), operation.takes == crate::api::operations::Takes::Nothing, "{operation:?}");
        let names: Vec<_> = told.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        assert_eq!(names.contains(&ID), operation.path.contains("{id}"));
        assert!(operation.query.iter().all(|(name, _)| names.contains(name)), "{names:?}");
        assert!(told.statuses.iter().all(|(_, meaning)| !meaning.is_empty()) && told.statuses.len() > 4);
    }
    let account = document.describe(&operation("POST", "/account"));
    let field = |name: &str| account.takes[0].fields.iter().find(|field| field.name == name).expect("a field").clone();
    assert_eq!((field("account_number").kind.as_str(), field("account_number").is_required), ("string", true));
    assert_eq!(field("account_id").kind, "string or null, uuid");
    let state = document.describe(&operation("GET", "/state"));
    let names: Vec<_> = state.gives.iter().map(|shape| shape.name.as_str()).collect();
    assert_eq!(names, ["StateAnswer", "AccountAnswer", "TransferAnswer"]);
}
