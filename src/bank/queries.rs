//! The query handler: answers questions from the read models and the log. It only reads, so it can be asked at any time
//! and about any moment.

use super::payload::Payload;
use super::projections::ReadModels;
use super::projections::accounts::AccountView;
use super::projections::transfers::TransferView;
use crate::domain::{AccountId, Money, TransferId};
use crate::event_sourcing::{Category, Log, Message, MessageId, Position, Storable, StreamName, Version};
use serde::Serialize;

/// An account, as it is told to whoever asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
pub struct AccountAnswer {
    /// Its id.
    pub id: AccountId,
    /// The number that people know it by.
    pub number: String,
    /// What is in it, in minor units.
    pub balance: Money,
    /// How many messages its stream has.
    pub version: Version,
}

/// A transfer, as it is told to whoever asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
pub struct TransferAnswer {
    /// Its id.
    pub id: TransferId,
    /// Where the money comes from.
    pub from_account_id: AccountId,
    /// Where it goes.
    pub to_account_id: AccountId,
    /// How much, in minor units.
    pub amount: Money,
    /// The name of its status.
    pub status: &'static str,
}

/// The account with an id.
#[must_use]
pub fn account(models: &ReadModels, id: AccountId) -> Option<AccountAnswer> {
    account_answer(id, models.accounts.model().get(id)?)
}

/// All accounts, oldest first.
pub fn accounts(models: &ReadModels) -> impl Iterator<Item = AccountAnswer> {
    models.accounts.model().iter().filter_map(|(id, view)| account_answer(id, view))
}

/// The transfer with an id.
#[must_use]
pub fn transfer(models: &ReadModels, id: TransferId) -> Option<TransferAnswer> {
    transfer_answer(id, models.transfers.model().get(id)?)
}

/// All transfers, oldest first.
pub fn transfers(models: &ReadModels) -> impl Iterator<Item = TransferAnswer> {
    models.transfers.model().iter().filter_map(|(id, view)| transfer_answer(id, view))
}

fn account_answer(id: AccountId, view: &AccountView) -> Option<AccountAnswer> {
    let holding = view.state.holding()?;
    Some(AccountAnswer { id, number: holding.number.to_string(), balance: holding.balance, version: view.version })
}

fn transfer_answer(id: TransferId, view: &TransferView) -> Option<TransferAnswer> {
    let (terms, status) = (view.state.terms()?, view.state.status()?.name());
    let (from_account_id, to_account_id, amount) = (terms.from_account_id, terms.to_account_id, terms.amount);
    Some(TransferAnswer { id, from_account_id, to_account_id, amount, status })
}

/// Which messages are wanted. What is left open matches every message.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MessageFilter {
    /// Only those after this position.
    pub after: Position,
    /// Only those of this category, matched exactly.
    pub category: Option<Category>,
    /// Only those of this stream.
    pub stream: Option<StreamName>,
    /// Only those of this conversation.
    pub correlation_id: Option<MessageId>,
    /// Only those of this type.
    pub type_name: Option<String>,
}

impl MessageFilter {
    /// Whether a message is wanted.
    #[must_use]
    pub fn matches(&self, message: &Message<Payload>) -> bool {
        let type_name = || match &message.payload {
            Ok(payload) => payload.type_name(),
            Err(unreadable) => &unreadable.type_name,
        };
        message.position > self.after
            && self.category.as_ref().is_none_or(|category| *category == message.stream.category)
            && self.stream.as_ref().is_none_or(|stream| *stream == message.stream)
            && self.correlation_id.is_none_or(|id| id == message.correlation_id)
            && self.type_name.as_ref().is_none_or(|wanted| wanted == type_name())
    }
}

/// The wanted messages in the order of the log. The narrowest index that serves is read.
pub fn messages<'a>(
    log: &'a Log<Payload>,
    filter: &'a MessageFilter,
) -> Box<dyn DoubleEndedIterator<Item = &'a Message<Payload>> + 'a> {
    let wanted = |message: &&Message<Payload>| filter.matches(message);
    match (&filter.stream, filter.correlation_id, &filter.category) {
        (Some(stream), _, _) => Box::new(log.stream(stream, filter.after).filter(wanted)),
        (None, Some(id), _) => Box::new(log.correlation(id).filter(wanted)),
        (None, None, Some(category)) => Box::new(log.category(category, filter.after).filter(wanted)),
        (None, None, None) => Box::new(log.all(filter.after).filter(wanted)),
    }
}
