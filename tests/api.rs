//! The REST API answers as the original example does, and says what is wrong where something is.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

mod support;

use event_sourced_bank::api::{HttpRequest, HttpResponse, answer};
use event_sourced_bank::bank::{Bank, Payload};
use event_sourced_bank::event_sourcing::store::KeepNothing;
use event_sourced_bank::event_sourcing::{Commit, Log, envelope};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use support::Desk;

/// Somebody who sends requests.
struct Client(Desk);

impl Client {
    fn new() -> Self {
        Self(Desk::new())
    }

    fn send(&mut self, request: &HttpRequest) -> HttpResponse {
        let (id, now) = (self.0.new_id(), self.0.now());
        answer(&mut self.0.bank, request, id, now)
    }

    /// The status and the body of the answer.
    fn ask(&mut self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let response = self.send(&HttpRequest::new(method, path, &body));
        (response.status, serde_json::from_str(&response.body).expect("JSON"))
    }

    fn get(&mut self, path: &str) -> Value {
        let (status, body) = self.ask("GET", path, &Value::Null);
        assert_eq!(status, 200, "{path}: {body}");
        body
    }

    fn post(&mut self, path: &str, body: Value) -> Value {
        let (status, answer) = self.ask("POST", path, &body);
        assert_eq!(status, 200, "{path} {body}: {answer}");
        answer
    }

    /// The id of a new account.
    fn account(&mut self, number: &str) -> String {
        let account = self.post("/account", json!({"account_number": number}));
        account["id"].as_str().expect("an id").to_owned()
    }
}

#[test]
fn somebody_is_there() {
    assert_eq!(Client::new().get("/"), json!({"message": "Hello, world!"}));
}

#[test]
fn an_account_begins_empty_and_takes_deposits() {
    let mut client = Client::new();
    let created = client.post("/account", json!({"account_number": "1234"}));
    let id = created["id"].as_str().expect("an id").to_owned();
    assert_eq!(created, json!({"id": id, "number": "1234", "balance": 0, "version": 1}));
    assert_eq!(client.get(&format!("/account/{id}")), created);
    assert_eq!(client.post(&format!("/account/{id}/deposit"), json!({"amount": 100})), json!("OK"));
    let after = client.get(&format!("/account/{id}"));
    assert_eq!(after, json!({"id": id, "number": "1234", "balance": 100, "version": 2}));
}

#[test]
fn an_account_without_a_limit_may_be_overdrawn() {
    let mut client = Client::new();
    let id = client.account("1234");
    assert_eq!(client.post(&format!("/account/{id}/withdraw"), json!({"amount": 100})), json!("OK"));
    assert_eq!(client.get(&format!("/account/{id}"))["balance"], json!(-100));
    assert_eq!(
        client.get(&format!("/account/{id}/statement")),
        json!([{"position": 2, "amount": -100, "balance": -100}])
    );
}

#[test]
fn a_transfer_is_withdrawn_after_three_rounds_and_finished_after_six() {
    let mut client = Client::new();
    let (from, to) = (client.account("1"), client.account("2"));
    let body = json!({"from_account_id": from, "to_account_id": to, "amount": 100});
    let transfer = client.post("/transfer", body);
    let id = transfer["id"].as_str().expect("an id").to_owned();
    let expected = json!({"id": id, "from_account_id": from, "to_account_id": to, "amount": 100, "status": "initial"});
    assert_eq!(transfer, expected);
    for status in ["withdrawn", "finished"] {
        client.post("/executor/step", json!({"rounds": 3}));
        assert_eq!(client.get(&format!("/transfer/{id}"))["status"], json!(status));
    }
    assert_eq!(client.get("/transfers").as_array().map(Vec::len), Some(1));
    assert_eq!(client.get(&format!("/account/{to}"))["balance"], json!(100));
}

#[test]
fn an_account_is_closed_and_opened_again() {
    let mut client = Client::new();
    let id = client.account("1234");
    assert_eq!(client.post(&format!("/account/{id}/close"), Value::Null)["version"], json!(2));
    assert_eq!(client.ask("POST", &format!("/account/{id}/deposit"), &json!({"amount": 1})).0, 409);
    client.post(&format!("/account/{id}/reopen"), Value::Null);
    client.post(&format!("/account/{id}/deposit"), json!({"amount": 1}));
    client.post(&format!("/account/{id}/overdraft-limit"), json!({"overdraft_limit": 5}));
    assert_eq!(client.ask("POST", &format!("/account/{id}/withdraw"), &json!({"amount": 7})).0, 409);
}

#[test]
fn the_log_and_the_past_can_be_read() {
    let mut client = Client::new();
    let id = client.account("1234");
    client.post(&format!("/account/{id}/deposit"), json!({"amount": 100}));
    let messages = client.get(&format!("/messages?stream=account-{id}&after=1&limit=5"));
    assert_eq!((&messages[0]["type"], messages.as_array().map(Vec::len)), (&json!("Deposited"), Some(1)));
    assert_eq!(client.get("/messages?category=account").as_array().map(Vec::len), Some(2));
    let past = client.get("/state?at=1");
    assert_eq!((&past["position"], &past["accounts"][0]["balance"]), (&json!(1), &json!(0)));
    assert_eq!(client.get("/state")["accounts"][0]["balance"], json!(100));
    assert_eq!(client.get("/projections").as_array().map(Vec::len), Some(7));
    assert_eq!(client.get("/accounts").as_array().map(Vec::len), Some(1));
}

#[test]
fn a_message_of_an_old_schema_is_told_in_the_newest_one_as_the_description_says() {
    let id = "00000000-0000-0000-0000-000000000001";
    let old = json!({
        "position": 1, "stream": format!("account-{id}"), "version": 1, "id": id, "time": "2026-01-05T09:00:00.000Z",
        "correlation_id": id, "causation_id": id, "type": "AccountCreated", "schema": 1,
        "data": { "account_id": id, "account_number": "1234" }
    });
    let mut log = Log::default();
    let messages = vec![envelope::read::<Payload>(&old.to_string()).expect("an envelope")];
    log.push(Commit { messages, progress: BTreeMap::default() }).expect("it fits");
    let mut client = Client::new();
    client.0.bank = Bank::new(log, KeepNothing);
    let told = client.get("/messages");
    assert_eq!((&told[0]["schema"], &told[0]["data"]["account_number"]), (&json!(2), &json!("1234")));
    let description = client.get("/openapi.json");
    let summary = description["paths"]["/messages"]["get"]["summary"].as_str().expect("a text");
    assert!(summary.contains("raised to the newest schema"), "{summary}");
}

#[test]
fn a_limit_is_taken_away_by_null_and_by_nothing_else() {
    let mut client = Client::new();
    let account = client.post("/account", json!({"account_number": "1", "overdraft_limit": 0}));
    let path = |verb: &str| format!("/account/{}/{verb}", account["id"].as_str().expect("an id"));
    assert_eq!(client.ask("POST", &path("overdraft-limit"), &json!({})).0, 422);
    assert_eq!(client.ask("POST", &path("withdraw"), &json!({"amount": 1})).0, 409, "the limit stands");
    client.post(&path("overdraft-limit"), json!({"overdraft_limit": null}));
    client.post(&path("withdraw"), json!({"amount": 1}));
}

/// Method, path, body, and the status and the field of the problem. `ID` stands for an account that is there.
const PROBLEMS: [(&str, &str, &str, u16, Option<&str>); 25] = [
    ("GET", "/nothing", "", 404, None),
    ("GET", "/account/ID/nothing", "", 404, None),
    ("GET", "/account/00000000-0000-0000-0000-000000000000", "", 404, None),
    ("GET", "/account/no-uuid", "", 404, None),
    ("GET", "/transfer/00000000-0000-0000-0000-000000000000", "", 404, None),
    ("POST", "/account/00000000-0000-0000-0000-000000000000/deposit", r#"{"amount": 1}"#, 404, None),
    ("DELETE", "/account/ID", "", 405, None),
    ("GET", "/account", "", 405, None),
    ("POST", "/accounts", "{}", 405, None),
    ("POST", "/account", "{", 400, None),
    ("POST", "/account", r#"{"account_number": "1234"}"#, 409, Some("account_number")),
    ("POST", "/account", r#"{"account_number": ""}"#, 422, Some("account_number")),
    ("POST", "/account", r#"{"account_number": 5}"#, 422, Some("account_number")),
    ("POST", "/account", "{}", 422, Some("account_number")),
    ("POST", "/account", "[]", 422, Some("body")),
    ("POST", "/account", r#"{"account_number": "9", "color": 1}"#, 422, Some("color")),
    ("POST", "/account/ID/deposit", r#"{"amount": 0}"#, 422, Some("amount")),
    ("POST", "/account/ID/deposit", r#"{"amount": 1.5}"#, 422, Some("amount")),
    ("POST", "/account/ID/deposit", r#"{"amount": 9007199254740992}"#, 422, Some("amount")),
    ("POST", "/account/ID/overdraft-limit", "{}", 422, Some("overdraft_limit")),
    (
        "POST",
        "/transfer",
        r#"{"from_account_id": "ID", "to_account_id": "ID", "amount": 1}"#,
        422,
        Some("to_account_id"),
    ),
    ("GET", "/messages?limit=x", "", 422, Some("limit")),
    ("GET", "/messages?color=x", "", 422, Some("color")),
    ("GET", "/accounts?color=x", "", 422, Some("color")),
    ("GET", "/%zz", "", 400, None),
];

#[test]
fn what_is_wrong_is_said_with_status_and_field() {
    let mut client = Client::new();
    let id = client.account("1234");
    let messages = client.0.names().len();
    for (method, path, body, status, field) in PROBLEMS {
        let response = client.send(&HttpRequest::new(method, &path.replace("ID", &id), &body.replace("ID", &id)));
        let problem: Value = serde_json::from_str(&response.body).expect("JSON");
        let found = (response.status, problem["field"].as_str());
        assert_eq!(found, (status, field), "{method} {path} {body}: {problem}");
        assert_eq!(response.headers["content-type"], "application/problem+json");
        assert_eq!(problem["status"], json!(status));
    }
    assert_eq!(client.0.names().len(), messages, "nothing was written");
}

#[test]
fn a_body_of_another_media_type_is_refused() {
    let mut client = Client::new();
    let request = HttpRequest::new("POST", "/account", r#"{"account_number": "1"}"#);
    assert_eq!(client.send(&request.clone().with("Content-Type", "text/plain")).status, 415);
    assert_eq!(client.send(&request.with("Content-Type", "application/json; charset=utf-8")).status, 200);
}

#[test]
fn a_refusal_carries_its_figures() {
    let mut client = Client::new();
    let account = client.post("/account", json!({"account_number": "1", "overdraft_limit": 10}));
    let path = format!("/account/{}/withdraw", account["id"].as_str().expect("an id"));
    let (status, problem) = client.ask("POST", &path, &json!({"amount": 11}));
    let figures = &problem["refusal"]["Account"];
    assert_eq!(
        (status, &figures["balance"], &figures["overdraft_limit"], &figures["asked"]),
        (409, &json!(0), &json!(10), &json!(11))
    );
}

#[test]
fn the_same_request_with_the_same_key_acts_once() {
    let mut client = Client::new();
    let id = client.account("1234");
    let deposit = |amount: u32| {
        HttpRequest::new("POST", &format!("/account/{id}/deposit"), &json!({"amount": amount}).to_string())
            .with("Idempotency-Key", "01939e1c-7a00-7000-8000-000000000001")
    };
    assert_eq!((client.send(&deposit(5)).status, client.send(&deposit(5)).status), (200, 200));
    assert_eq!(client.get(&format!("/account/{id}"))["balance"], json!(5));
    assert_eq!(client.send(&deposit(6)).status, 422, "the same key for something else");
}

#[test]
fn what_has_changed_since_it_was_looked_at_is_not_overwritten() {
    let mut client = Client::new();
    let id = client.account("1234");
    let deposit = |tag: &str| {
        HttpRequest::new("POST", &format!("/account/{id}/deposit"), r#"{"amount": 5}"#).with("If-Match", tag)
    };
    let looked = client.send(&HttpRequest::new("GET", &format!("/account/{id}"), ""));
    assert_eq!(looked.headers["etag"], "\"1\"");
    let done = client.send(&deposit(&looked.headers["etag"]));
    assert_eq!((done.status, done.headers["etag"].as_str()), (200, "\"2\""));
    assert_eq!(client.send(&deposit("\"1\"")).status, 412);
    assert_eq!(client.send(&deposit("*")).status, 200);
    assert_eq!(client.send(&deposit("1")).status, 422);
}

mod fuzz {
    use super::*;
    use proptest::prelude::*;

    /// Paths that look nearly right.
    fn path() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            Just("account".to_owned()),
            Just("transfer".to_owned()),
            Just("messages".to_owned()),
            Just("state".to_owned()),
            Just("executor".to_owned()),
            Just("step".to_owned()),
            Just("deposit".to_owned()),
            Just("01939e1c-7a00-7000-8000-000000000001".to_owned()),
            "\\PC{0,8}",
        ];
        let query = prop_oneof![Just(String::new()), "[?](after|limit|at|stream|category)=\\PC{0,10}"];
        (prop::collection::vec(part, 0..4), query).prop_map(|(parts, query)| format!("/{}{query}", parts.join("/")))
    }

    fn body() -> impl Strategy<Value = String> {
        prop_oneof![
            "\\PC{0,30}",
            Just(r#"{"account_number":"1"}"#.to_owned()),
            any::<i64>().prop_map(|amount| format!(r#"{{"amount":{amount}}}"#)),
            Just(r#"{"rounds":2}"#.to_owned()),
            any::<f64>().prop_map(|amount| format!(r#"{{"amount":{amount}}}"#)),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_request_makes_the_program_fail(method in "GET|POST|PUT|DELETE", path in path(), body in body()) {
            let response = Client::new().send(&HttpRequest::new(&method, &path, &body));
            prop_assert!([200, 400, 404, 405, 409, 415, 422].contains(&response.status), "{}", response.status);
            prop_assert!(serde_json::from_str::<Value>(&response.body).is_ok());
        }
    }
}
