//! The account's rules. Every rule of an account stands in this file and nowhere else.
//!
//! Rules are asked in one order: does the account exist and is it open, is the amount valid, are there funds. (Whether
//! the command's id was seen before is asked even earlier, by the command handler.)

use super::{AccountNumber, Command, Event, Holding, OverdraftLimit, Rejection, State};
use crate::domain::{AccountId, Money, TransferId};

/// What the rules must know of the world beyond this account.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Known {
    /// The account that has, or once had, the wanted number.
    pub number_taken_by: Option<AccountId>,
    /// Transfers in flight that touch this account.
    pub transfers_in_flight: Vec<TransferId>,
}

/// Decides a command: the one event that follows from it.
///
/// # Errors
/// The first rule that the command breaks.
pub fn decide(state: &State, command: &Command, known: &Known) -> Result<Event, Rejection> {
    match command {
        Command::CreateAccount { account_id, account_number, overdraft_limit } => {
            create(state, *account_id, account_number, *overdraft_limit, known)
        }
        Command::Deposit { account_id, amount, transfer_id } => {
            deposit(open(state, *account_id)?, *amount)?;
            Ok(Event::Deposited { account_id: *account_id, amount: *amount, transfer_id: *transfer_id })
        }
        Command::Withdraw { account_id, amount, transfer_id } => {
            withdraw(open(state, *account_id)?, *amount)?;
            Ok(Event::Withdrawn { account_id: *account_id, amount: *amount, transfer_id: *transfer_id })
        }
        Command::SetOverdraftLimit { account_id, overdraft_limit } => {
            open(state, *account_id)?;
            valid_limit(*overdraft_limit)?;
            Ok(Event::OverdraftLimitSet { account_id: *account_id, overdraft_limit: *overdraft_limit })
        }
        Command::CloseAccount { account_id } => close(open(state, *account_id)?, *account_id, known),
        Command::ReopenAccount { account_id } => reopen(state, *account_id),
    }
}

fn create(
    state: &State,
    account_id: AccountId,
    account_number: &AccountNumber,
    overdraft_limit: OverdraftLimit,
    known: &Known,
) -> Result<Event, Rejection> {
    match state {
        State::Absent => {}
        State::Open(_) | State::Closed(_) => return Err(Rejection::AccountExists { account_id }),
    }
    valid_limit(overdraft_limit)?;
    if let Some(taken_by) = known.number_taken_by {
        return Err(Rejection::AccountNumberTaken { account_number: account_number.clone(), taken_by });
    }
    Ok(Event::AccountCreated { account_id, account_number: account_number.clone(), overdraft_limit })
}

fn deposit(holding: &Holding, amount: Money) -> Result<(), Rejection> {
    valid_amount(amount)?;
    match holding.balance.checked_add(amount) {
        Some(_) => Ok(()),
        None => Err(Rejection::BalanceOutOfRange { balance: holding.balance, asked: amount }),
    }
}

fn withdraw(holding: &Holding, amount: Money) -> Result<(), Rejection> {
    valid_amount(amount)?;
    let Holding { balance, overdraft_limit, .. } = *holding;
    match balance.checked_sub(amount) {
        None => Err(Rejection::BalanceOutOfRange { balance, asked: amount }),
        Some(rest) if overdraft_limit.allows(rest) => Ok(()),
        Some(_) => Err(Rejection::InsufficientFunds { balance, overdraft_limit, asked: amount }),
    }
}

/// Closing needs an even balance and no money on the way; a refusal names what stands in the way.
fn close(holding: &Holding, account_id: AccountId, known: &Known) -> Result<Event, Rejection> {
    if !known.transfers_in_flight.is_empty() {
        return Err(Rejection::TransfersInFlight { transfers: known.transfers_in_flight.clone() });
    }
    if holding.balance != Money::ZERO {
        return Err(Rejection::BalanceNotZero { balance: holding.balance });
    }
    Ok(Event::AccountClosed { account_id })
}

fn reopen(state: &State, account_id: AccountId) -> Result<Event, Rejection> {
    match state {
        State::Absent => Err(Rejection::AccountNotFound { account_id }),
        State::Open(_) => Err(Rejection::AccountNotClosed { account_id }),
        State::Closed(_) => Ok(Event::AccountReopened { account_id }),
    }
}

fn open(state: &State, account_id: AccountId) -> Result<&Holding, Rejection> {
    match state {
        State::Absent => Err(Rejection::AccountNotFound { account_id }),
        State::Closed(_) => Err(Rejection::AccountClosed { account_id }),
        State::Open(holding) => Ok(holding),
    }
}

fn valid_amount(asked: Money) -> Result<(), Rejection> {
    if asked.is_positive() { Ok(()) } else { Err(Rejection::AmountNotPositive { asked }) }
}

fn valid_limit(overdraft_limit: OverdraftLimit) -> Result<(), Rejection> {
    match overdraft_limit {
        OverdraftLimit::UpTo(asked) if asked < Money::ZERO => Err(Rejection::NegativeOverdraftLimit { asked }),
        OverdraftLimit::UpTo(_) | OverdraftLimit::Unlimited => Ok(()),
    }
}
