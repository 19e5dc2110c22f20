//! Looking on: after every action the oracle takes what is new, and every view of the bank must agree with it, where
//! something has changed.

use super::clients::pick;
use super::invariant::{Broken, Invariant};
use super::runner::Run;
use event_sourced_bank::bank::{HandlerError, Payload};
use event_sourced_bank::domain::{AccountId, TransferId, account};
use event_sourced_bank::event_sourcing::{Log, Position, envelope};
use std::rc::Rc;

/// What a view says of an account: balance, and whether it is open.
fn stand(state: &account::State) -> Option<(i128, bool)> {
    state.holding().map(|holding| (holding.balance.minor().into(), state.is_open()))
}

impl Run {
    /// Takes in what is new.
    pub(super) fn observe(&mut self) -> Result<(), Broken> {
        let seen = Position::new(self.oracle.head);
        for message in self.bank.log().all(seen) {
            self.oracle.take(message)?;
            self.trace.note(&envelope::write(message).unwrap_or_default());
        }
        self.count_ends();
        self.views_agree()?;
        self.nothing_fails_unprovoked()
    }

    fn count_ends(&mut self) {
        let mut faults = self.faults();
        for id in &self.oracle.changed_transfers {
            match self.oracle.transfers.get(id).map(|transfer| transfer.status) {
                Some("failed") => faults.transfers_failed += 1,
                Some("finished") => faults.transfers_finished += 1,
                Some("refunded") => faults.transfers_refunded += 1,
                Some("stuck") => faults.transfers_stuck += 1,
                _ => {}
            }
        }
        self.count(|counted| *counted = faults);
    }

    fn views_agree(&mut self) -> Result<(), Broken> {
        let mut accounts = std::mem::take(&mut self.oracle.changed_accounts);
        let mut transfers = std::mem::take(&mut self.oracle.changed_transfers);
        accounts.dedup();
        transfers.dedup();
        accounts.into_iter().try_for_each(|id| self.account_agrees(id))?;
        transfers.into_iter().try_for_each(|id| self.transfer_agrees(id))?;
        let totals = self.bank.read_models().totals.model();
        let shown = (totals.balances, totals.in_flight(), totals.deposits - totals.withdrawals, totals.gap());
        let told = (self.oracle.balances, self.oracle.in_flight, self.oracle.from_outside, 0);
        Invariant::AllViewsAgree.holds_if(shown == told, || format!("totals {shown:?}, oracle {told:?}"))
    }

    fn account_agrees(&self, id: AccountId) -> Result<(), Broken> {
        let told = self.oracle.accounts.get(&id).map(|account| (account.balance, account.is_open));
        let decided_on = stand(&self.bank.decisions().accounts.get(id.uuid()).state);
        let models = self.bank.read_models();
        let shown = models.accounts.model().get(id).and_then(|view| stand(&view.state));
        Invariant::AllViewsAgree.holds_if(told == decided_on && told == shown, || {
            format!("account {id}: oracle {told:?}, decisions {decided_on:?}, read model {shown:?}")
        })?;
        let statement: i128 = models.statements.model().of(id).map(|line| i128::from(line.amount.minor())).sum();
        Invariant::AllViewsAgree.holds_if(told.is_none_or(|(balance, _)| balance == statement), || {
            format!("account {id}: oracle {told:?}, statement {statement}")
        })
    }

    fn transfer_agrees(&self, id: TransferId) -> Result<(), Broken> {
        let told = self.oracle.transfers.get(&id).map(|transfer| transfer.status);
        let transfer = self.bank.decisions().transfers.get(id.uuid());
        let decided_on = transfer.state.status().map(|status| status.name());
        let shown = self.bank.read_models().transfers.model().get(id).and_then(|view| view.state.status());
        let shown = shown.map(|status| status.name());
        Invariant::AllViewsAgree.holds_if(told == decided_on && told == shown, || {
            format!("transfer {id}: oracle {told:?}, decisions {decided_on:?}, read model {shown:?}")
        })
    }

    /// Whatever is parked was poisoned.
    fn nothing_fails_unprovoked(&mut self) -> Result<(), Broken> {
        let poisoned = HandlerError::Poisoned.to_string();
        let mut parked = 0;
        for subscription in self.bank.subscriptions() {
            for entry in self.bank.progress(subscription).parked {
                parked += 1;
                let reason = &entry.reason;
                Invariant::NothingFailsUnprovoked
                    .holds_if(*reason == poisoned, || format!("position {} is parked: {reason}", entry.position))?;
            }
        }
        let before = std::mem::replace(&mut self.parked_before, parked);
        self.count(|faults| faults.parked += parked.saturating_sub(before));
        Ok(())
    }

    /// Looks at the past. It must be as it was then, and the present must stay as it is.
    pub(super) fn look(&mut self, chosen: u32) -> Result<(), Broken> {
        let head = self.bank.log().head();
        let commits = self.disk.borrow().commits.len();
        let position = pick(self.bank.log().all(Position::ZERO), chosen).map_or(Position::ZERO, |found| found.position);
        Rc::clone(&self.practice).look(&mut self.bank, position);
        let found = self.bank.log().head();
        Invariant::LookingChangesNothing
            .holds_if(found == head && self.disk.borrow().commits.len() == commits, || {
                format!("looking at position {position} moved the head from {head} to {found}")
            })?;
        let moment = self.bank.timeline().at(self.bank.log(), position);
        let balances = |log: &Log<Payload>| -> i128 {
            let until = log.all(Position::ZERO).take_while(|message| message.position <= position);
            until.filter_map(|message| message.part::<account::Event>()).map(amount).sum()
        };
        let (shown, told) = (moment.read_models.totals.model().balances, balances(self.bank.log()));
        Invariant::AllViewsAgree
            .holds_if(shown == told, || format!("at position {position} balances are {told}, and {shown} is shown"))
    }
}

/// What an event brings into its account.
fn amount(event: &account::Event) -> i128 {
    match event {
        account::Event::Deposited { amount, .. } => amount.minor().into(),
        account::Event::Withdrawn { amount, .. } => -i128::from(amount.minor()),
        account::Event::AccountCreated { .. }
        | account::Event::DepositRejected { .. }
        | account::Event::WithdrawalRejected { .. }
        | account::Event::OverdraftLimitSet { .. }
        | account::Event::AccountClosed { .. }
        | account::Event::AccountReopened { .. } => 0,
    }
}
