//! A conflict in words: somebody decided on what they saw, and meanwhile something else had happened. What that was, is
//! what they need to know before they decide again.

use super::sentence::{Names, sentence};
use super::text;
use crate::bank::{Payload, Refusal};
use crate::event_sourcing::{AppendError, Log, Position};

/// How many events are told; the newest matter most.
const MOST: usize = 3;

/// What has happened since the sender of a refused command looked, if that is why it was refused, and as far as this
/// page sees it.
#[must_use]
pub fn meanwhile(refusal: &Refusal, log: &Log<Payload>, names: Names<'_>) -> Option<String> {
    let Refusal::Append(AppendError::Conflict { stream, expected, .. }) = refusal else { return None };
    let told: Vec<_> = log
        .stream(stream, Position::ZERO)
        .filter(|message| message.version > *expected)
        .map(|message| format!("{} {}: {}", text::EVENT, message.position, sentence(message, names)))
        .collect();
    let newest = told.get(told.len().saturating_sub(MOST)..)?;
    if newest.is_empty() { None } else { Some(format!("{} {}.", text::MEANWHILE, newest.join("; "))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::{Bank, Request};
    use crate::domain::account::example::{alice, create, deposit};
    use crate::event_sourcing::{MessageId, Timestamp, Version, store::KeepNothing};

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
}
