//! What the bank answered, in words for the person who asked: what happened, and what to do when it is a "no".

use super::form::capitalised;
use super::{money, text};
use crate::bank::{Outcome, Refusal};
use crate::domain::{account, transfer};
use crate::event_sourcing::{AppendError, WriteError};

/// What is said about a command that was taken.
#[must_use]
pub fn taken(outcome: &Outcome) -> String {
    let events = text::events(&outcome.positions);
    if outcome.repeated { format!("{} {events}.", text::TAKEN_BEFORE) } else { format!("{} {events}.", text::TAKEN) }
}

/// What is said about a command that was refused: why, and what to do.
#[must_use]
pub fn refused(refusal: &Refusal) -> String {
    match what_to_do(refusal) {
        "" => reason(refusal),
        advice => format!("{} {advice}", reason(refusal)),
    }
}

/// Why a command was refused, as a sentence, for where there is nothing to do about it.
#[must_use]
pub fn reason(refusal: &Refusal) -> String {
    capitalised(&match refusal {
        Refusal::Account(rejection) => why(rejection),
        Refusal::Transfer(_) | Refusal::OnBehalfOfTransfer | Refusal::Quarantined { .. } | Refusal::Append(_) => {
            refusal.to_string()
        }
    })
}

/// Why an account refused, in the middle of a sentence.
#[must_use]
pub fn why(rejection: &account::Rejection) -> String {
    match rejection {
        // Its ids say nothing to a person; which transfers they are, `conflict` tells.
        account::Rejection::TransfersInFlight { transfers } => text::in_flight(transfers.len()),
        account::Rejection::AccountNotFound { .. }
        | account::Rejection::AccountExists { .. }
        | account::Rejection::AccountNumberTaken { .. }
        | account::Rejection::AccountClosed { .. }
        | account::Rejection::AccountNotClosed { .. }
        | account::Rejection::AmountNotPositive { .. }
        | account::Rejection::NegativeOverdraftLimit { .. }
        | account::Rejection::InsufficientFunds { .. }
        | account::Rejection::BalanceOutOfRange { .. }
        | account::Rejection::BalanceNotZero { .. } => rejection.why(&money::amount),
    }
}

fn what_to_do(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Account(rejection) => account_advice(rejection),
        Refusal::Transfer(rejection) => transfer_advice(rejection),
        Refusal::OnBehalfOfTransfer => "",
        Refusal::Quarantined { .. } => text::ADVICE_QUARANTINED,
        Refusal::Append(AppendError::Conflict { .. }) => text::ADVICE_CONFLICT,
        Refusal::Append(AppendError::IdReused { .. }) => text::ADVICE_CHANGE_FORM,
        Refusal::Append(AppendError::NotWritten(error)) => write_advice(error),
        Refusal::Append(AppendError::Broken(_)) => text::ADVICE_RELOAD,
    }
}

fn account_advice(rejection: &account::Rejection) -> &'static str {
    use account::Rejection;
    match rejection {
        Rejection::AccountNumberTaken { .. } => text::ADVICE_OTHER_NUMBER,
        Rejection::AccountClosed { .. } => text::ADVICE_REOPEN,
        Rejection::AmountNotPositive { .. } => text::ADVICE_SMALLEST,
        Rejection::InsufficientFunds { .. } => text::ADVICE_DEPOSIT_FIRST,
        Rejection::BalanceNotZero { .. } => text::ADVICE_EMPTY_FIRST,
        Rejection::AccountNotFound { .. } | Rejection::AccountExists { .. } => text::ADVICE_RELOAD,
        Rejection::AccountNotClosed { .. }
        | Rejection::NegativeOverdraftLimit { .. }
        | Rejection::BalanceOutOfRange { .. }
        | Rejection::TransfersInFlight { .. } => "",
    }
}

fn transfer_advice(rejection: &transfer::Rejection) -> &'static str {
    use transfer::Rejection;
    match rejection {
        Rejection::SameAccount { .. } => text::ADVICE_OTHER_ACCOUNT,
        Rejection::AmountNotPositive { .. } => text::ADVICE_SMALLEST,
        Rejection::AccountNotFound { .. } | Rejection::TransferExists { .. } | Rejection::TransferNotFound { .. } => {
            text::ADVICE_RELOAD
        }
        Rejection::TransferNotStuck { .. } => "",
    }
}

fn write_advice(error: &WriteError) -> &'static str {
    match error {
        WriteError::Full | WriteError::Reserved => text::ADVICE_FULL,
        WriteError::FilledOnPurpose => text::ADVICE_TAKE_BACK,
        WriteError::Refused { .. } => text::ADVICE_TRY_AGAIN,
        WriteError::ReadOnly | WriteError::Overtaken => text::ADVICE_OTHER_TAB,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::Command;
    use crate::bank::refusal::Unknown;
    use crate::domain::account::example::{alice, deposit};
    use crate::domain::{Money, OverdraftLimit};
    use crate::event_sourcing::Position;

    #[test]
    fn a_refusal_says_why_and_what_to_do() {
        let reason = account::Rejection::InsufficientFunds {
            balance: Money::major(10),
            overdraft_limit: OverdraftLimit::NONE,
            asked: Money::major(30),
        };
        let said = refused(&reason.into());
        assert_eq!(said, "Balance 10.00, overdraft limit 0.00, asked 30.00. Deposit first, or ask for less.");
        let said = refused(&transfer::Rejection::SameAccount { account_id: alice() }.into());
        assert_eq!(said, "The two accounts must differ. Choose another account.");
    }

    #[test]
    fn what_hangs_on_a_message_that_can_not_be_read_is_refused_in_words_that_say_so() {
        let stream = Command::from(deposit(alice(), 1)).stream();
        let position = Position::new(2);
        let said = |unknown| refused(&Refusal::Quarantined { stream: stream.clone(), position, unknown });
        let begins = format!("Account-{} is quarantined: its message at position 2 can't be read", alice());
        for (unknown, so) in [
            (Unknown::State, ""),
            (Unknown::Number, ", so nobody knows whether this account number is free"),
            (Unknown::Flight, ", so nobody knows whether money is still on its way to or from this account"),
        ] {
            assert_eq!(said(unknown), format!("{begins}{so}. The rest of the bank works."));
        }
    }

    #[test]
    fn a_storage_that_was_filled_on_purpose_is_told_from_a_full_one() {
        let said = |error: WriteError| refused(&AppendError::NotWritten(error).into());
        assert!(said(WriteError::Full).ends_with(text::ADVICE_FULL));
        assert_eq!(
            said(WriteError::FilledOnPurpose),
            "Not written: the storage was filled on purpose. Take \u{201c}Fill the storage\u{201d} back on the Machinery page."
        );
    }

    #[test]
    fn a_repeated_command_is_told_from_a_new_one() {
        let outcome = |repeated| Outcome { positions: vec![Position::new(7)], repeated };
        assert_eq!(taken(&outcome(false)), "Done: event 7.");
        let two = Outcome { positions: vec![Position::new(7), Position::new(8)], repeated: false };
        assert_eq!(taken(&two), "Done: events 7 and 8.");
        assert_eq!(taken(&outcome(true)), "The same command again, so nothing was added. It led to event 7.");
    }
}
