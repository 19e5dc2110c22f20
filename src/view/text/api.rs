//! Words of the page of the API.

use crate::view::Marked;

/// A heading.
pub const API: &str = "The REST API of this bank";
/// What it is.
pub const API_WHAT: Marked = Marked(
    "It answers inside this page, and no server is asked. What you send here is real: a [command] becomes [events], \
    and the timeline grows. Amounts are whole numbers of cents.",
);
/// What can be typed where.
pub const API_CONSOLE: &str = "In the browser’s console, bank.request(…) asks this page, and fetch(\"api/…\") works on every page \
    under this address.";
/// A label.
pub const BODY: &str = "Body";
/// A button.
pub const SEND: &str = "Send";
/// A button: what was typed is taken back.
pub const BEGIN_AGAIN: &str = "Fill in again";
/// A heading.
pub const TAKES: &str = "What it takes";
/// A heading.
pub const GIVES: &str = "What it gives";
/// A heading.
pub const STATUSES: &str = "Statuses";
/// A heading.
pub const AS_CODE: &str = "As code";
/// What curl can't do.
pub const CURL_WHAT: &str = "Only this browser reaches this bank; curl shows what the request would be to a server.";
/// A heading.
pub const ANSWER: &str = "Answer";
/// A label.
pub const HEADERS: &str = "Headers";
/// A heading.
pub const MADE: &str = "What it made";
/// Nothing was made.
pub const MADE_NOTHING: &str = "Nothing: the log is as it was.";
/// A button.
pub const COPY_FETCH: &str = "Copy fetch";
/// A button.
pub const COPY_CONSOLE: &str = "Copy bank.request";
/// A button.
pub const COPY_CURL: &str = "Copy curl";
/// A label.
pub const FETCH: &str = "fetch";
/// A label.
pub const CONSOLE: &str = "bank.request";
/// A label.
pub const CURL: &str = "curl";
/// A column of a table.
pub const COLUMN_NAME: &str = "Name";
/// A column of a table.
pub const COLUMN_KIND: &str = "Kind";
/// A column of a table.
pub const COLUMN_MEANING: &str = "Meaning";
/// Beside the name of a field that is not always there.
pub const OPTIONAL: &str = "optional";
/// What is wrong with a field that must be filled in.
pub const ENTER_ID: &str = "Enter an id.";

/// How an answer came, in a line.
#[must_use]
pub fn answered(status: u16, reason: &str, took: &str) -> String {
    format!("{status} {reason}, in {took} ms")
}

/// A message that a request made.
#[must_use]
pub fn made(position: impl std::fmt::Display, type_name: &str) -> String {
    format!("Event {position}: {type_name}")
}
