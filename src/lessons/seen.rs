//! What a clause may look at: the bank as it is, what happened on the page, and where the seed ended. The questions that
//! many clauses ask have a name here.

use super::facts::{Fact, Facts};
use super::order::account;
use crate::bank::payload::ACCOUNT;
use crate::bank::projections::statements::amount_of;
use crate::bank::{AnyBank, Payload};
use crate::domain::{AccountId, Money, TransferId, account as accounts, transfer};
use crate::event_sourcing::{Log, Message, Position, StreamName};

/// What there is to judge a goal by.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// The bank of the lesson.
    pub bank: &'a AnyBank,
    /// What happened on the page.
    pub facts: &'a Facts,
    /// The position of the seed's last message.
    pub seed: Position,
}

impl<'a> Seen<'a> {
    /// The account of a number.
    #[must_use]
    pub fn account(&self, number: &str) -> Option<AccountId> {
        account(self.bank.decisions(), number)
    }

    /// The messages that the learner's doing has added.
    pub fn added(&self) -> impl Iterator<Item = &'a Message<Payload>> {
        self.bank.log().all(self.seed)
    }

    /// The events of accounts that the learner's doing has added.
    pub fn new_of_accounts(&self) -> impl Iterator<Item = (Position, &'a accounts::Event)> {
        self.added().filter_map(|message| Some((message.position, message.part()?)))
    }

    /// The events of transfers that the learner's doing has added.
    pub fn new_of_transfers(&self) -> impl Iterator<Item = &'a transfer::Event> {
        self.added().filter_map(Message::part)
    }

    /// Whether so many whole units came into an account since the seed, or went out of it if they are below zero.
    #[must_use]
    pub fn moved(&self, number: &str, units: i32) -> bool {
        let id = self.account(number);
        self.new_of_accounts()
            .any(|(_, event)| Some(event.account_id()) == id && amount_of(event) == Some(Money::major(units)))
    }

    /// Whether an event of a type was added.
    #[must_use]
    pub fn has_new(&self, type_name: &str) -> bool {
        let of_account = self.new_of_accounts().any(|(_, event)| event.type_name() == type_name);
        of_account || self.new_of_transfers().any(|event| event.type_name() == type_name)
    }

    /// Whether something happened on the page.
    #[must_use]
    pub fn has(&self, fact: &Fact) -> bool {
        self.facts.has(fact)
    }

    /// Whether the moment right after a message was on screen.
    #[must_use]
    pub fn looked(&self, position: u64) -> bool {
        self.has(&Fact::Looked(Position::new(position)))
    }

    /// The transfers that were started since the seed, of so many whole units from one account to another.
    pub fn started(&self, from: &str, to: &str, units: i32) -> impl Iterator<Item = TransferId> {
        let (from, to, wanted) = (self.account(from), self.account(to), Money::major(units));
        self.new_of_transfers().filter_map(move |event| match event {
            transfer::Event::TransferInitiated { transfer_id, from_account_id, to_account_id, amount } => {
                let is_it = Some(*from_account_id) == from && Some(*to_account_id) == to && *amount == wanted;
                is_it.then_some(*transfer_id)
            }
            transfer::Event::TransferWithdrawn { .. }
            | transfer::Event::TransferFinished { .. }
            | transfer::Event::TransferFailed { .. }
            | transfer::Event::TransferRefundStarted { .. }
            | transfer::Event::TransferRefunded { .. }
            | transfer::Event::TransferStuck { .. } => None,
        })
    }

    /// Whether one of these transfers has come to an event of a type.
    #[must_use]
    pub fn reached(&self, transfers: impl Iterator<Item = TransferId>, type_name: &str) -> bool {
        let reached =
            |id| self.new_of_transfers().any(|event| event.transfer_id() == id && event.type_name() == type_name);
        transfers.into_iter().any(reached)
    }

    /// Whether a transfer had taken money from one account and not yet brought it anywhere, as of a position.
    #[must_use]
    pub fn in_flight_at(&self, transfer_id: TransferId, position: Position) -> bool {
        let of_transfer = |(at, event): (Position, &accounts::Event)| {
            let is_of = event.transfer_id() == Some(transfer_id) && at <= position;
            amount_of(event).filter(|_| is_of).map(Money::minor)
        };
        self.new_of_accounts().filter_map(of_transfer).sum::<i64>() < 0
    }
}

/// The number of an account, as its first event says.
#[must_use]
pub fn number(log: &Log<Payload>, id: AccountId) -> String {
    let stream = StreamName::new(ACCOUNT, id.uuid());
    let opened = log.stream(&stream, Position::ZERO).find_map(|message| match message.part()? {
        accounts::Event::AccountCreated { account_number, .. } => Some(account_number.to_string()),
        accounts::Event::Deposited { .. }
        | accounts::Event::Withdrawn { .. }
        | accounts::Event::DepositRejected { .. }
        | accounts::Event::WithdrawalRejected { .. }
        | accounts::Event::OverdraftLimitSet { .. }
        | accounts::Event::AccountClosed { .. }
        | accounts::Event::AccountReopened { .. } => None,
    });
    opened.unwrap_or_default()
}

/// What is missing, unless a clause is met.
#[must_use]
pub fn unless(is_met: bool, missing: &str) -> Option<String> {
    (!is_met).then(|| missing.to_owned())
}
