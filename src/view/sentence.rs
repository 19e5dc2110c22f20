//! A message as a sentence in plain English: "Withdrawn 30.00 from A-1". The words come from the bank's
//! [`explain`](crate::bank::explain); here they get the names and the amounts as they are shown.

use super::money;
use crate::bank::Payload;
use crate::bank::explain::sentence as explain;
use crate::bank::projections::{Accounts, Transfers};
use crate::domain::{AccountId, TransferId};
use crate::event_sourcing::Message;

/// What ids are called. Numbers of accounts and terms of transfers never change, so the present ones also name the
/// things of the past.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The accounts with their numbers.
    pub accounts: &'a Accounts,
    /// The transfers with their terms.
    pub transfers: &'a Transfers,
}

/// How many characters of an id are shown where the thing has no name.
const SHORT: usize = 8;

impl Names<'_> {
    /// The number of an account, or the beginning of its id when no such account is known.
    #[must_use]
    pub fn account(&self, id: AccountId) -> String {
        let view = self.accounts.get(id);
        let holding = view.and_then(|view| view.state.holding());
        holding.map_or_else(|| short(&id.to_string()), |holding| holding.number.to_string())
    }

    /// What a transfer is about: `30.00 from A-1 to B-2`.
    #[must_use]
    pub fn transfer(&self, id: TransferId) -> String {
        match self.transfers.get(id).and_then(|view| view.state.terms()) {
            Some(terms) => {
                let (from, to) = (self.account(terms.from_account_id), self.account(terms.to_account_id));
                format!("{} from {from} to {to}", money::amount(terms.amount))
            }
            None => short(&id.to_string()),
        }
    }
}

/// The beginning of an id.
#[must_use]
pub fn short(id: &str) -> String {
    format!("{}…", id.get(..SHORT).unwrap_or(id))
}

/// What a message says.
#[must_use]
pub fn sentence(message: &Message<Payload>, names: Names<'_>) -> String {
    let account = |id| names.account(id);
    let transfer_id = match &message.payload {
        Ok(Payload::AccountCommand(command)) => command.transfer_id(),
        Ok(Payload::AccountEvent(event)) => event.transfer_id(),
        Ok(Payload::TransferEvent(event)) => Some(event.transfer_id()),
        Err(_) => None,
    };
    let terms = transfer_id.and_then(|id| names.transfers.get(id)?.state.terms().copied());
    explain::sentence(message, &explain::Words { account: &account, money: &money::amount, terms })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::{Bank, Request};
    use crate::domain::account::example::{alice, bob, create, deposit};
    use crate::domain::transfer::example::initiate;
    use crate::event_sourcing::{Log, MessageId, Position, Timestamp, store::KeepNothing};

    #[test]
    fn a_message_is_told_with_the_numbers_of_its_accounts() {
        let mut bank = Bank::new(Log::default(), KeepNothing);
        let commands = [create(alice()).into(), create(bob()).into(), deposit(alice(), 9).into(), initiate(5).into()];
        for (number, command) in commands.into_iter().enumerate() {
            let (id, time) = (MessageId::v7(number as u64, [1; 10]), Timestamp::default());
            bank.execute(&Request { id, time, expected_version: None, command }).expect("taken");
        }
        bank.run_until_quiet(Timestamp::default(), 10).expect("quiet");
        let models = bank.read_models();
        let names = Names { accounts: models.accounts.model(), transfers: models.transfers.model() };
        for message in bank.log().all(Position::new(3)) {
            let told = sentence(message, names);
            assert!(told.contains("5.00"), "{told}");
            assert!(told.contains(&names.account(alice())) || told.contains(&names.account(bob())), "{told}");
        }
    }

    #[test]
    fn what_has_no_name_is_called_by_its_id() {
        let names = Names { accounts: &Accounts::default(), transfers: &Transfers::default() };
        assert_eq!(names.account(alice()), "00000000…");
    }
}
