//! The bodies of requests: read strictly, and with the name of the field that is wrong.

use super::{HttpRequest, Problem, http::JSON};
use crate::domain::required::required;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// `POST /account`
#[derive(Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct CreateAccount {
    /// The number that people know it by; no two accounts have the same.
    #[cfg_attr(all(test, not(target_arch = "wasm32")), schemars(length(min = 1, max = 34)))]
    pub(super) account_number: String,
    /// Its id; a new one if it is left out.
    #[serde(default)]
    pub(super) account_id: Option<Uuid>,
    /// How far it may go below zero, in minor units; without a limit if it is left out.
    #[serde(default)]
    #[cfg_attr(all(test, not(target_arch = "wasm32")), schemars(range(min = 0, max = 9_007_199_254_740_991_i64)))]
    pub(super) overdraft_limit: Option<i64>,
}

/// `POST /account/{id}/deposit` and `/withdraw`
#[derive(Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Amount {
    /// How much, in minor units.
    #[cfg_attr(all(test, not(target_arch = "wasm32")), schemars(range(min = 1, max = 9_007_199_254_740_991_i64)))]
    pub(super) amount: i64,
}

/// `POST /account/{id}/overdraft-limit`
#[derive(Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(all(test, not(target_arch = "wasm32")), schemars(extend("required" = ["overdraft_limit"])))]
#[serde(deny_unknown_fields)]
pub(super) struct Limit {
    /// How far it may go below zero, in minor units; null for no limit.
    #[serde(deserialize_with = "required")]
    #[cfg_attr(all(test, not(target_arch = "wasm32")), schemars(range(min = 0, max = 9_007_199_254_740_991_i64)))]
    pub(super) overdraft_limit: Option<i64>,
}

/// `POST /transfer`
#[derive(Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct StartTransfer {
    /// Where the money comes from.
    pub(super) from_account_id: Uuid,
    /// Where it goes.
    pub(super) to_account_id: Uuid,
    /// How much, in minor units.
    #[cfg_attr(all(test, not(target_arch = "wasm32")), schemars(range(min = 1, max = 9_007_199_254_740_991_i64)))]
    pub(super) amount: i64,
    /// Its id; a new one if it is left out.
    #[serde(default)]
    pub(super) transfer_id: Option<Uuid>,
}

/// `POST /executor/step`
#[derive(Deserialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    /// How many.
    pub(super) rounds: u16,
}

/// Reads a body.
///
/// # Errors
/// When it is of another media type, no JSON, or not of the right shape; then with the field.
pub(super) fn read<T: DeserializeOwned>(request: &HttpRequest) -> Result<T, Problem> {
    let media_type = request.header("content-type").filter(|told| !told.is_empty()).unwrap_or("nothing");
    if !media_type.split(';').next().is_some_and(|essence| essence.trim().eq_ignore_ascii_case(JSON)) {
        return Err(Problem::wrong_media_type(media_type));
    }
    // Once for what JSON it is, and once for what it says: the reader tells the two kinds of mistake apart.
    serde_json::from_str::<serde::de::IgnoredAny>(&request.body)
        .map_err(|error| Problem::broken_json(&error.to_string()))?;
    let mut reader = serde_json::Deserializer::from_str(&request.body);
    serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let why = error.into_inner().to_string();
        Problem::field(&named(&path, &why), &format!("is wrong: {why}"))
    })
}

/// The field that an error is about. A field that is missing has no path, but its name stands in the reader's words.
fn named(path: &str, why: &str) -> String {
    let quoted = why.split('`').nth(1).filter(|_| path == "." || why.starts_with("missing field"));
    quoted.unwrap_or(if path == "." { "body" } else { path }).to_owned()
}
