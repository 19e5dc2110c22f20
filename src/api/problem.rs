//! Problem details: what went wrong, for programs and for people, after
//! [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457). What the bank knows of its refusal is passed on in figures.

use super::http::{HttpResponse, PROBLEM_JSON};
use crate::bank::Refusal;
use crate::domain::{account, transfer};
use crate::event_sourcing::{AppendError, WriteError};
use serde::Serialize;
use serde_json::Value;

/// What went wrong.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
pub struct Problem {
    /// Which kind of problem it is, the same word every time.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The kind in words.
    pub title: &'static str,
    /// The status code.
    pub status: u16,
    /// This very problem in a sentence.
    pub detail: String,
    /// The field of body, path or query that is wrong, if one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What the bank said, with its figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Box<Value>>,
    /// The methods that are allowed, where the method was wrong.
    #[serde(skip)]
    pub allow: Option<&'static str>,
}

impl Problem {
    fn new(status: u16, kind: &'static str, title: &'static str, detail: impl Into<String>) -> Self {
        Self { kind, title, status, detail: detail.into(), field: None, refusal: None, allow: None }
    }

    /// There is nothing under this path.
    #[must_use]
    pub fn no_such_path(path: &str) -> Self {
        Self::new(404, "no-such-path", "There is nothing here", format!("there is nothing under {path}"))
    }

    /// There is no such account or transfer.
    #[must_use]
    pub fn not_found(what: &str, id: &str) -> Self {
        Self::new(404, "not-found", "There is no such thing", format!("there is no {what} {id}"))
    }

    /// The path is there, and takes other methods.
    #[must_use]
    pub fn wrong_method(allow: &'static str) -> Self {
        let detail = format!("use {allow}");
        Self { allow: Some(allow), ..Self::new(405, "wrong-method", "This method is not for this path", detail) }
    }

    /// The tab that was asked does not do this, another does.
    #[must_use]
    pub fn elsewhere() -> Self {
        let detail = "this tab does not write; ask the tab that does";
        Self::new(503, "elsewhere", "Another tab does this", detail)
    }

    /// The path is not encoded as it should be.
    #[must_use]
    pub fn bad_path(text: &str) -> Self {
        Self::new(400, "bad-path", "The path can't be read", format!("{text:?} is not encoded as it should be"))
    }

    /// The body is not JSON.
    #[must_use]
    pub fn broken_json(detail: &str) -> Self {
        Self::new(400, "broken-json", "The body is not JSON", detail)
    }

    /// The body is of another media type.
    #[must_use]
    pub fn wrong_media_type(found: &str) -> Self {
        let detail = format!("send application/json, not {found}");
        Self::new(415, "wrong-media-type", "The body is of another media type", detail)
    }

    /// A field is missing, unknown or wrong.
    #[must_use]
    pub fn field(field: &str, why: &str) -> Self {
        let detail = format!("{field} {why}");
        Self { field: Some(field.to_owned()), ..Self::new(422, "invalid-field", "A field is wrong", detail) }
    }

    /// The bank refused.
    #[must_use]
    pub fn refused(refusal: &Refusal) -> Self {
        let (status, kind, title) = status_of(refusal);
        Self {
            refusal: serde_json::to_value(refusal).ok().map(Box::new),
            field: field_of(refusal).map(str::to_owned),
            ..Self::new(status, kind, title, refusal.to_string())
        }
    }

    /// The problem as a response.
    #[must_use]
    pub fn response(&self) -> HttpResponse {
        let response = HttpResponse::json(self.status, PROBLEM_JSON, self);
        match (self.allow, self.status) {
            (Some(allow), _) => response.with("allow", allow.to_owned()),
            (None, 503) => response.with("retry-after", "1".to_owned()),
            (None, _) => response,
        }
    }
}

type Status = (u16, &'static str, &'static str);

const NOT_FOUND: Status = (404, "not-found", "There is no such thing");
const REFUSED: Status = (409, "refused", "The bank refused");
const INVALID: Status = (422, "invalid-field", "A field is wrong");

fn status_of(refusal: &Refusal) -> Status {
    match refusal {
        Refusal::Account(rejection) => match rejection {
            account::Rejection::AccountNotFound { .. } => NOT_FOUND,
            account::Rejection::AmountNotPositive { .. } | account::Rejection::NegativeOverdraftLimit { .. } => INVALID,
            account::Rejection::AccountExists { .. }
            | account::Rejection::AccountNumberTaken { .. }
            | account::Rejection::AccountClosed { .. }
            | account::Rejection::AccountNotClosed { .. }
            | account::Rejection::InsufficientFunds { .. }
            | account::Rejection::BalanceOutOfRange { .. }
            | account::Rejection::BalanceNotZero { .. }
            | account::Rejection::TransfersInFlight { .. } => REFUSED,
        },
        Refusal::Transfer(rejection) => match rejection {
            transfer::Rejection::TransferNotFound { .. } | transfer::Rejection::AccountNotFound { .. } => NOT_FOUND,
            transfer::Rejection::SameAccount { .. } | transfer::Rejection::AmountNotPositive { .. } => INVALID,
            transfer::Rejection::TransferExists { .. } | transfer::Rejection::TransferNotStuck { .. } => REFUSED,
        },
        Refusal::OnBehalfOfTransfer | Refusal::Quarantined { .. } => REFUSED,
        Refusal::Append(error) => match error {
            AppendError::Conflict { .. } => (412, "changed", "The thing has changed since you looked"),
            AppendError::IdReused { .. } => (422, "key-reused", "This Idempotency-Key was used for something else"),
            AppendError::NotWritten(WriteError::Full | WriteError::FilledOnPurpose | WriteError::Reserved) => {
                (507, "full", "The storage is full")
            }
            AppendError::NotWritten(WriteError::Refused { .. } | WriteError::ReadOnly | WriteError::Overtaken) => {
                (503, "not-written", "The storage did not take it")
            }
            AppendError::Broken(_) => (500, "broken", "The program has a mistake"),
        },
    }
}

/// The field of the body that a refusal is about.
fn field_of(refusal: &Refusal) -> Option<&'static str> {
    match refusal {
        Refusal::Account(rejection) => match rejection {
            account::Rejection::AmountNotPositive { .. }
            | account::Rejection::InsufficientFunds { .. }
            | account::Rejection::BalanceOutOfRange { .. } => Some("amount"),
            account::Rejection::NegativeOverdraftLimit { .. } => Some("overdraft_limit"),
            account::Rejection::AccountNumberTaken { .. } => Some("account_number"),
            account::Rejection::AccountExists { .. } => Some("account_id"),
            account::Rejection::AccountNotFound { .. }
            | account::Rejection::AccountClosed { .. }
            | account::Rejection::AccountNotClosed { .. }
            | account::Rejection::BalanceNotZero { .. }
            | account::Rejection::TransfersInFlight { .. } => None,
        },
        Refusal::Transfer(rejection) => match rejection {
            transfer::Rejection::AmountNotPositive { .. } => Some("amount"),
            transfer::Rejection::SameAccount { .. } => Some("to_account_id"),
            transfer::Rejection::TransferExists { .. } => Some("transfer_id"),
            transfer::Rejection::TransferNotFound { .. }
            | transfer::Rejection::AccountNotFound { .. }
            | transfer::Rejection::TransferNotStuck { .. } => None,
        },
        Refusal::OnBehalfOfTransfer | Refusal::Quarantined { .. } | Refusal::Append(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_storage_did_not_take_says_whether_waiting_helps() {
        for (error, status, retry) in [
            (WriteError::Full, 507, false),
            (WriteError::FilledOnPurpose, 507, false),
            (WriteError::Reserved, 507, false),
            (WriteError::Refused { detail: String::new() }, 503, true),
            (WriteError::ReadOnly, 503, true),
            (WriteError::Overtaken, 503, true),
        ] {
            let response = Problem::refused(&AppendError::NotWritten(error).into()).response();
            assert_eq!((response.status, response.headers.contains_key("retry-after")), (status, retry));
        }
    }
}
