//! Questions: what can be looked at, now and as of any position.

use super::openapi::DOCUMENT;
use super::path::Target;
use super::route::{account_id, transfer_id};
use super::write::etag;
use super::{HttpResponse, Problem};
use crate::bank::projections::statements::Movement;
use crate::bank::queries::{self, AccountAnswer, MessageFilter, TransferAnswer};
use crate::bank::{Bank, Payload};
use crate::domain::{AccountId, TransferId};
use crate::event_sourcing::{
    Category, CommitWriter, MessageId, Position, Progress, Storable, StreamName, SubscriptionName, envelope,
};
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use uuid::Uuid;

/// How many messages are told at once when no limit is given.
const DEFAULT_LIMIT: usize = 100;

/// How many messages are told at once at most.
const GREATEST_LIMIT: usize = 1_000;

/// Something to look at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Question {
    /// Whether anybody is there.
    Hello,
    /// All accounts.
    Accounts,
    /// One account.
    Account(AccountId),
    /// The movements of one account.
    Statement(AccountId),
    /// All transfers.
    Transfers,
    /// One transfer.
    Transfer(TransferId),
    /// Messages of the log, at most so many, each raised to the newest schema of its type.
    Messages(MessageFilter, usize),
    /// The state of everything as of a position.
    State(Position),
    /// How the read models stand.
    Projections,
    /// What this API is.
    OpenApi,
}

/// The state of everything as of a position.
#[derive(Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
pub(super) struct StateAnswer {
    position: Position,
    accounts: Vec<AccountAnswer>,
    transfers: Vec<TransferAnswer>,
    #[cfg_attr(all(test, not(target_arch = "wasm32")), schemars(with = "BTreeMap<String, serde_json::Value>"))]
    subscriptions: BTreeMap<SubscriptionName, Progress>,
    pending_commands: Vec<Position>,
}

/// How a read model stands.
#[derive(Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
pub(super) struct ProjectionAnswer {
    name: &'static str,
    checkpoint: Position,
    checksum: Option<String>,
}

impl Question {
    /// What a path asks; `None` if there is nothing under it.
    ///
    /// # Errors
    /// When the query can't be read.
    pub(super) fn of(parts: &[&str], target: &mut Target) -> Result<Option<Self>, Problem> {
        Ok(Some(match parts {
            [] => Self::Hello,
            ["accounts"] => Self::Accounts,
            ["account", id] => Self::Account(account_id(id)?),
            ["account", id, "statement"] => Self::Statement(account_id(id)?),
            ["transfers"] => Self::Transfers,
            ["transfer", id] => Self::Transfer(transfer_id(id)?),
            ["messages"] => messages(target)?,
            ["state"] => Self::State(Position::new(target.take("at", number)?.unwrap_or(u64::MAX))),
            ["projections"] => Self::Projections,
            ["openapi.json"] => Self::OpenApi,
            _ => return Ok(None),
        }))
    }
}

fn number(text: &str) -> Option<u64> {
    text.parse().ok()
}

fn messages(target: &mut Target) -> Result<Question, Problem> {
    let filter = MessageFilter {
        after: Position::new(target.take("after", number)?.unwrap_or(0)),
        category: target.take("category", |text| Some(Category::named(text, Payload::CATEGORIES)))?,
        stream: target.take("stream", |text| StreamName::parse(text, Payload::CATEGORIES).ok())?,
        correlation_id: target.take("correlation", |text| Uuid::try_parse(text).ok().map(MessageId::new))?,
        type_name: None,
    };
    let limit = target.take("limit", |text| text.parse().ok().filter(|limit| *limit <= GREATEST_LIMIT))?;
    Ok(Question::Messages(filter, limit.unwrap_or(DEFAULT_LIMIT)))
}

/// The answer to a question.
pub fn answer<W: CommitWriter<Payload>>(bank: &Bank<W>, question: &Question) -> HttpResponse {
    let models = bank.read_models();
    match question {
        Question::Hello => HttpResponse::ok(&BTreeMap::from([("message", "Hello, world!")])),
        Question::Accounts => HttpResponse::ok(&queries::accounts(models).collect::<Vec<_>>()),
        Question::Account(id) => match queries::account(models, *id) {
            Some(account) => HttpResponse::ok(&account).with("etag", etag(account.version)),
            None => Problem::not_found("account", &id.to_string()).response(),
        },
        Question::Statement(id) => match queries::account(models, *id) {
            Some(_) => HttpResponse::ok(&models.statements.model().of(*id).collect::<Vec<&Movement>>()),
            None => Problem::not_found("account", &id.to_string()).response(),
        },
        Question::Transfers => HttpResponse::ok(&queries::transfers(models).collect::<Vec<_>>()),
        Question::Transfer(id) => match queries::transfer(models, *id) {
            Some(transfer) => HttpResponse::ok(&transfer),
            None => Problem::not_found("transfer", &id.to_string()).response(),
        },
        Question::Messages(filter, limit) => {
            let found = queries::messages(bank.log(), filter).take(*limit);
            let written = found.filter_map(|message| envelope::write(message).ok());
            HttpResponse::ok(&written.filter_map(|text| RawValue::from_string(text).ok()).collect::<Vec<_>>())
        }
        Question::State(position) => HttpResponse::ok(&state(bank, *position)),
        Question::Projections => HttpResponse::ok(&projections(bank)),
        Question::OpenApi => HttpResponse::written(DOCUMENT),
    }
}

fn state<W: CommitWriter<Payload>>(bank: &Bank<W>, position: Position) -> StateAnswer {
    let moment = if position >= bank.log().head() { bank.present() } else { bank.timeline().at(bank.log(), position) };
    StateAnswer {
        position: moment.position,
        accounts: queries::accounts(&moment.read_models).collect(),
        transfers: queries::transfers(&moment.read_models).collect(),
        pending_commands: moment.pending_commands(bank.log()).map(|message| message.position).collect(),
        subscriptions: moment.progress,
    }
}

fn projections<W: CommitWriter<Payload>>(bank: &Bank<W>) -> Vec<ProjectionAnswer> {
    let reports = bank.read_models().reports().into_iter();
    reports
        .map(|report| ProjectionAnswer {
            name: report.name,
            checkpoint: report.checkpoint,
            checksum: report.checksum.map(|checksum| checksum.to_string()),
        })
        .collect()
}
