//! What stands in the way of a command, in words. In a conflict somebody decided on what they saw, and meanwhile something
//! else had happened; an account with money on its way can't be closed. What that is, people need to know before they
//! decide again.

use super::sentence::{Names, sentence};
use super::text;
use crate::bank::{Payload, Refusal};
use crate::domain::{TransferId, account};
use crate::event_sourcing::{AppendError, Log, Position, StreamName, Version};

/// How many events are told; the newest matter most.
const MOST: usize = 3;

/// What has happened since the sender of a refused command looked, or which transfers have not ended, if that is why it
/// was refused, and as far as this page sees it.
#[must_use]
pub fn meanwhile(refusal: &Refusal, log: &Log<Payload>, names: Names<'_>) -> Option<String> {
    match refusal {
        Refusal::Append(AppendError::Conflict { stream, expected, .. }) => since(log, stream, *expected, names),
        Refusal::Account(account::Rejection::TransfersInFlight { transfers }) => Some(on_their_way(transfers, names)),
        Refusal::Append(_)
        | Refusal::Account(_)
        | Refusal::Transfer(_)
        | Refusal::OnBehalfOfTransfer
        | Refusal::Quarantined { .. } => None,
    }
}

/// The transfers that have not ended, and what to do.
fn on_their_way(transfers: &[TransferId], names: Names<'_>) -> String {
    let told: Vec<_> = transfers.iter().take(MOST).map(|transfer| names.transfer(*transfer)).collect();
    text::not_ended(&told, transfers.len())
}

fn since(log: &Log<Payload>, stream: &StreamName, expected: Version, names: Names<'_>) -> Option<String> {
    let told: Vec<_> = log
        .stream(stream, Position::ZERO)
        .filter(|message| message.version > expected)
        .map(|message| format!("{} {}: {}", text::EVENT, message.position, sentence(message, names)))
        .collect();
    let newest = told.get(told.len().saturating_sub(MOST)..)?;
    if newest.is_empty() { None } else { Some(format!("{} {}.", text::MEANWHILE, newest.join("; "))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::{Bank, Request};
    use crate::domain::account::example::{alice, bob, create, deposit};
    use crate::domain::transfer::example::initiate;
    use crate::event_sourcing::{MessageId, Timestamp, store::KeepNothing};
    use crate::view::refusal::refused;

    #[test]
    fn a_conflict_says_what_has_happened_meanwhile() {
        let mut bank = Bank::new(Log::default(), KeepNothing);
        let request = |number, command| Request::new(MessageId::v7(number, [1; 10]), Timestamp::default(), command);
        bank.execute(&request(1, create(alice()))).expect("taken");
        let seen = bank.log().all(Position::ZERO).next().expect("one").version;
        bank.execute(&request(2, deposit(alice(), 9))).expect("taken");
        let refusal = bank.execute(&request(3, deposit(alice(), 1)).expecting(seen)).expect_err("a conflict");
        let unseen = bank.execute(&request(4, deposit(alice(), 1)).expecting(Version::new(7))).expect_err("a conflict");
        let models = bank.read_models();
        let names = Names { accounts: models.accounts.model(), transfers: models.transfers.model() };
        let told = meanwhile(&refusal, bank.log(), names).expect("it is a conflict");
        assert!(told.starts_with("Meanwhile: event 2: Deposited 9.00"), "{told}");
        assert_eq!(meanwhile(&unseen, bank.log(), names), None, "nothing is known to have happened");
    }

    #[test]
    fn who_can_not_close_an_account_reads_which_transfer_has_not_ended() {
        let mut bank = Bank::new(Log::default(), KeepNothing);
        let close = account::Command::CloseAccount { account_id: bob() };
        let commands: [crate::bank::Command; 4] =
            [create(alice()).into(), create(bob()).into(), deposit(alice(), 9).into(), initiate(5).into()];
        for (number, command) in commands.into_iter().enumerate() {
            let request = Request::new(MessageId::v7(number as u64, [1; 10]), Timestamp::default(), command);
            bank.execute(&request).expect("taken");
        }
        let request = Request::new(MessageId::v7(9, [1; 10]), Timestamp::default(), close);
        let refusal = bank.execute(&request).expect_err("money is on its way");
        let models = bank.read_models();
        let names = Names { accounts: models.accounts.model(), transfers: models.transfers.model() };
        let (from, to) = (names.account(alice()), names.account(bob()));
        let said = format!("{} {}", refused(&refusal), meanwhile(&refusal, bank.log(), names).expect("it is named"));
        assert_eq!(
            said,
            format!(
                "A transfer of this account has not ended. It is that of 5.00 from {from} to {to}: wait for it, or make the \
                 next steps."
            )
        );
    }
}
