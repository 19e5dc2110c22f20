//! The oracle's accounts: what a command may do, told once more in other words, and what an event has done.

use super::Oracle;
use crate::simulation::invariant::{Broken, Invariant};
use event_sourced_bank::bank::Payload;
use event_sourced_bank::domain::account::{Command, Event, OverdraftLimit};
use event_sourced_bank::domain::{AccountId, TransferId};
use event_sourced_bank::event_sourcing::Message;

/// The most that a balance may be: 2^53 - 1.
pub const MOST: i128 = 9_007_199_254_740_991;

/// One account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// What is in it.
    pub balance: i128,
    /// How much may be owed, if there is a limit.
    pub limit: Option<i128>,
    /// Whether it takes and gives money.
    pub is_open: bool,
}

/// The limit as a number.
fn limit_of(limit: OverdraftLimit) -> Option<i128> {
    match limit {
        OverdraftLimit::Unlimited => None,
        OverdraftLimit::UpTo(money) => Some(money.minor().into()),
    }
}

impl Oracle {
    /// Which invariant taking this command would break, and why; nothing if it should be taken.
    pub fn objection(&self, command: &Command) -> Option<(Invariant, &'static str)> {
        let account = self.accounts.get(&command.account_id());
        let rules = |why| Some((Invariant::RulesDecide, why));
        let open = match (account, command) {
            (Some(_), Command::CreateAccount { .. }) => return rules("it exists"),
            (None, Command::CreateAccount { account_number, overdraft_limit, .. }) => {
                return match limit_of(*overdraft_limit) {
                    Some(..0) => rules("negative limit"),
                    _ if self.numbers.contains(account_number) => rules("the number is taken"),
                    _ => None,
                };
            }
            (None, _) => return rules("no such account"),
            (Some(account), Command::ReopenAccount { .. }) => {
                return if account.is_open { rules("it is open") } else { None };
            }
            (Some(account), _) if !account.is_open => return rules("it is closed"),
            (Some(account), _) => account,
        };
        match command {
            Command::Deposit { amount, .. } => match i128::from(amount.minor()) {
                ..=0 => rules("not a positive amount"),
                amount if open.balance + amount > MOST => rules("too much to count"),
                _ => None,
            },
            Command::Withdraw { amount, .. } => match i128::from(amount.minor()) {
                ..=0 => rules("not a positive amount"),
                amount if open.balance - amount < -MOST => rules("too much to count"),
                amount if open.limit.is_some_and(|limit| open.balance - amount < -limit) => {
                    Some((Invariant::LimitsAreKept, "below the limit"))
                }
                _ => None,
            },
            Command::SetOverdraftLimit { overdraft_limit, .. } => match limit_of(*overdraft_limit) {
                Some(..0) => rules("negative limit"),
                _ => None,
            },
            Command::CloseAccount { account_id } if self.has_money_on_the_way(*account_id) => rules("money in flight"),
            Command::CloseAccount { .. } if open.balance != 0 => rules("not even"),
            Command::CloseAccount { .. } | Command::CreateAccount { .. } | Command::ReopenAccount { .. } => None,
        }
    }

    fn has_money_on_the_way(&self, account_id: AccountId) -> bool {
        self.transfers.values().any(|transfer| transfer.holds(account_id))
    }

    /// Takes an event of an account. What it says must have been allowed, or refused, at that very moment.
    pub(super) fn take_account_event(&mut self, message: &Message<Payload>, event: &Event) -> Result<(), Broken> {
        let position = message.position;
        let account_id = event.account_id();
        Invariant::NumbersAreGapless.holds_if(message.stream.id == account_id.uuid(), || {
            format!("position {position} is in another's stream")
        })?;
        let objection = self.objection(&event.command());
        match event {
            Event::DepositRejected { .. } | Event::WithdrawalRejected { .. } => Invariant::RulesDecide
                .holds_if(objection.is_some(), || {
                    format!("position {position}: nothing speaks against it: {event:?}")
                })?,
            Event::AccountCreated { .. }
            | Event::Deposited { .. }
            | Event::Withdrawn { .. }
            | Event::OverdraftLimitSet { .. }
            | Event::AccountClosed { .. }
            | Event::AccountReopened { .. } => {
                if let Some((invariant, why)) = objection {
                    return Err(Broken { invariant, detail: format!("position {position}: {why}: {event:?}") });
                }
            }
        }
        self.changed_accounts.push(account_id);
        self.remember(position.get(), event)
    }

    fn remember(&mut self, position: u64, event: &Event) -> Result<(), Broken> {
        let account_id = event.account_id();
        match event {
            Event::AccountCreated { account_number, overdraft_limit, .. } => {
                self.numbers.insert(account_number.clone());
                let account = Account { balance: 0, limit: limit_of(*overdraft_limit), is_open: true };
                self.accounts.insert(account_id, account);
                Ok(())
            }
            Event::Deposited { amount, transfer_id, .. } => {
                self.moved(position, account_id, amount.minor().into(), *transfer_id)
            }
            Event::Withdrawn { amount, transfer_id, .. } => {
                self.moved(position, account_id, -i128::from(amount.minor()), *transfer_id)
            }
            Event::DepositRejected { .. } | Event::WithdrawalRejected { .. } => Ok(()),
            Event::OverdraftLimitSet { overdraft_limit, .. } => {
                self.change(account_id, |account| account.limit = limit_of(*overdraft_limit));
                Ok(())
            }
            Event::AccountClosed { .. } => {
                self.change(account_id, |account| account.is_open = false);
                Ok(())
            }
            Event::AccountReopened { .. } => {
                self.change(account_id, |account| account.is_open = true);
                Ok(())
            }
        }
    }

    fn change(&mut self, account_id: AccountId, change: impl FnOnce(&mut Account)) {
        self.accounts.entry(account_id).and_modify(change);
    }

    fn moved(
        &mut self,
        position: u64,
        account_id: AccountId,
        by: i128,
        transfer_id: Option<TransferId>,
    ) -> Result<(), Broken> {
        self.change(account_id, |account| account.balance += by);
        self.balances += by;
        match transfer_id {
            Some(transfer_id) => self.carried(position, transfer_id, account_id, by),
            None => {
                self.from_outside += by;
                Ok(())
            }
        }
    }
}
