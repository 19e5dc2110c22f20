//! Requests and responses as plain values, with as much of HTTP as the API needs.

use serde::Serialize;
use std::collections::BTreeMap;

/// A request.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct HttpRequest {
    /// The method in capitals, as `POST`.
    pub method: String,
    /// The path with its query, as `/messages?limit=10`.
    pub path: String,
    /// The headers by their names in small letters.
    pub headers: BTreeMap<String, String>,
    /// The body; empty when there is none.
    pub body: String,
}

impl HttpRequest {
    /// A request with a JSON body, or with none when it is empty.
    #[must_use]
    pub fn new(method: &str, path: &str, body: &str) -> Self {
        let mut headers = BTreeMap::new();
        if !body.is_empty() {
            headers.insert("content-type".to_owned(), JSON.to_owned());
        }
        Self { method: method.to_uppercase(), path: path.to_owned(), headers, body: body.to_owned() }
    }

    /// This request with one more header.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.insert(name.to_lowercase(), value.to_owned());
        self
    }

    /// A header by its name in small letters.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.trim())
    }
}

/// A response.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HttpResponse {
    /// The status code.
    pub status: u16,
    /// The headers by their names in small letters.
    pub headers: BTreeMap<&'static str, String>,
    /// The body, JSON.
    pub body: String,
}

/// The media type of answers.
pub const JSON: &str = "application/json";

/// The media type of problems, after [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457).
pub const PROBLEM_JSON: &str = "application/problem+json";

impl HttpResponse {
    /// An answer, with status 200.
    #[must_use]
    pub fn ok(body: &impl Serialize) -> Self {
        Self::json(200, JSON, body)
    }

    /// An answer that is written as JSON already.
    #[must_use]
    pub fn written(body: &str) -> Self {
        let headers = BTreeMap::from([("content-type", JSON.to_owned())]);
        Self { status: 200, headers, body: body.to_owned() }
    }

    /// A body of a media type. What can't be written as JSON becomes an error of the program's own.
    #[must_use]
    pub fn json(status: u16, media_type: &str, body: &impl Serialize) -> Self {
        let (status, body) = match serde_json::to_string(body) {
            Ok(body) => (status, body),
            Err(_) => (500, "null".to_owned()),
        };
        let headers = BTreeMap::from([("content-type", media_type.to_owned())]);
        Self { status, headers, body }
    }

    /// This response with one more header.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: String) -> Self {
        self.headers.insert(name, value);
        self
    }
}
