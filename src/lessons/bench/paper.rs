//! A list on paper: the balances as they were when it was printed. It is a projection that is not brought up to date, and
//! whoever decides on it decides on the past.

use super::{Done, Material};
use crate::bank::AnyBank;
use crate::bank::projections::Accounts;
use crate::domain::{Money, account};
use crate::event_sourcing::Projected;
use crate::lessons::order;
use crate::view::{money, text};

/// The list.
#[derive(Clone, Debug)]
pub(super) struct Paper(Projected<Accounts>);

impl Paper {
    pub(super) fn print(bank: &AnyBank) -> Self {
        Self(Projected::rebuilt(bank.log(), bank.log().head()))
    }

    pub(super) fn told(&self) -> Done {
        let holdings = self.0.model().iter().filter_map(|(_, view)| view.state.holding());
        let lines = holdings.map(|holding| (holding.number.to_string(), money::amount(holding.balance))).collect();
        Done { said: text::bench_printed(self.0.checkpoint()), lines, fact: Some("printed".into()), ..Done::default() }
    }

    /// Pays if the paper says that there is enough, and asks nobody else.
    pub(super) fn pay(&self, number: &'static str, units: i32, material: &Material<'_>) -> Done {
        let amount = Money::major(units);
        let account = order::account(material.bank.decisions(), number);
        let on_paper = account.and_then(|id| self.0.model().get(id)?.state.holding().map(|holding| holding.balance));
        let (Some(account_id), Some(on_paper)) = (account, on_paper) else {
            return Done::nothing(text::BENCH_NOT_ON_LIST);
        };
        if on_paper < amount {
            return Done::nothing(text::BENCH_LIST_SAYS_NO);
        }
        let withdraw = account::Command::Withdraw { account_id, amount, transfer_id: None };
        Done {
            said: text::bench_list_says(number, &money::amount(on_paper), self.0.checkpoint()),
            lines: self.told().lines,
            fact: Some(format!("paid-by-list-{number}").into()),
            send: Some((withdraw.into(), None)),
            ..Done::default()
        }
    }
}
