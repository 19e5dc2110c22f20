//! The harm of a practice copy in sentences: what is wrong, and of which transfer.

use crate::bank::Payload;
use crate::bank::audit::{Invariant, Violation};
use crate::domain::TransferId;
use crate::domain::transfer::Event;
use crate::event_sourcing::{Log, Message, Position};
use crate::practice::Harm;
use crate::view::sentence::Names;
use crate::view::{money, text};

/// Harm in a sentence, without its event.
#[must_use]
pub fn harm(harm: &Harm, log: &Log<Payload>, names: Names<'_>) -> String {
    match harm {
        Harm::Broken(Violation { invariant, position }) => match invariant {
            Invariant::MoneyIsConserved => text::HARM_MONEY.to_owned(),
            Invariant::OverdraftLimitIsKept => text::HARM_LIMIT.to_owned(),
            Invariant::TransferEndsOnce => {
                log.get(*position).and_then(|at| of_transfer(log, at, names)).unwrap_or(text::HARM_TRANSFER.to_owned())
            }
        },
        Harm::Stranded { transfer_id, amount, .. } => {
            let (amount, transfer) = (money::amount(*amount), names.transfer(*transfer_id));
            format!(
                "{amount} is stranded: the transfer {transfer} goes no further, and nothing that could move it waits"
            )
        }
    }
}

/// Of which transfer a message says something that must not be, and what.
fn of_transfer(log: &Log<Payload>, at: &Message<Payload>, names: Names<'_>) -> Option<String> {
    let (transfer_id, what) = match at.payload.as_ref().ok()? {
        Payload::AccountEvent(event) => (event.transfer_id()?, text::HARM_MOVED_AFTER_END),
        Payload::TransferEvent(event) if has_ended(log, event.transfer_id(), at.position) => {
            (event.transfer_id(), text::HARM_WENT_ON_AFTER_END)
        }
        Payload::TransferEvent(event) => (event.transfer_id(), wrong_step(event)),
        Payload::AccountCommand(_) => return None,
    };
    Some(text::harm_of_transfer(&names.transfer(transfer_id), what))
}

/// Whether a transfer had come to an end before a position.
fn has_ended(log: &Log<Payload>, transfer_id: TransferId, before: Position) -> bool {
    let stream = crate::event_sourcing::StreamName::new(crate::bank::payload::TRANSFER, transfer_id.uuid());
    let events = log.stream(&stream, Position::ZERO).take_while(|message| message.position < before);
    events.filter_map(|message| message.part::<Event>()).any(|event| match event {
        Event::TransferFinished { .. } | Event::TransferFailed { .. } | Event::TransferRefunded { .. } => true,
        Event::TransferInitiated { .. }
        | Event::TransferWithdrawn { .. }
        | Event::TransferRefundStarted { .. }
        | Event::TransferStuck { .. } => false,
    })
}

/// What a step of a transfer says of its money, and it is not so.
fn wrong_step(event: &Event) -> &'static str {
    match event {
        Event::TransferFinished { .. } => text::HARM_FINISHED,
        Event::TransferFailed { .. } => text::HARM_FAILED,
        Event::TransferRefunded { .. } => text::HARM_REFUNDED,
        Event::TransferInitiated { .. }
        | Event::TransferWithdrawn { .. }
        | Event::TransferRefundStarted { .. }
        | Event::TransferStuck { .. } => text::HARM_NOT_ON_ITS_WAY,
    }
}

/// The harm that can be seen at a position; money is stranded only as of now, since nobody knows that of the past.
pub fn seen_at(harm: &[Harm], position: Position, is_live: bool) -> impl Iterator<Item = &Harm> {
    harm.iter().filter(move |harm| match harm {
        Harm::Broken(violation) => violation.position <= position,
        Harm::Stranded { .. } => is_live,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::projections::ReadModels;
    use crate::bank::{Bank, Request};
    use crate::domain::account::example::{alice, bob, create, deposit};
    use crate::domain::transfer::example::{initiate, rent};
    use crate::event_sourcing::store::KeepNothing;
    use crate::event_sourcing::{MessageId, Timestamp};

    #[test]
    fn what_a_transfer_did_wrong_is_told_with_its_amount_and_accounts() {
        let mut bank = Bank::new(Log::default(), KeepNothing);
        let commands: [crate::bank::Command; 4] =
            [create(alice()).into(), create(bob()).into(), deposit(alice(), 9).into(), initiate(5).into()];
        for (number, command) in commands.into_iter().enumerate() {
            let request = Request::new(MessageId::v7(number as u64, [1; 10]), Timestamp::default(), command);
            bank.execute(&request).expect("taken");
        }
        bank.run_until_quiet(Timestamp::default(), 10).expect("quiet");
        let models: &ReadModels = bank.read_models();
        let names = Names { accounts: models.accounts.model(), transfers: models.transfers.model() };
        let transfer = names.transfer(rent());
        let told = |position| {
            let violation = Violation { invariant: Invariant::TransferEndsOnce, position: Position::new(position) };
            harm(&Harm::Broken(violation), bank.log(), names)
        };
        assert!(transfer.starts_with("5.00 from "), "{transfer}");
        // These messages are sound; what is told of them goes by their kind and their place.
        assert_eq!(told(6), format!("The transfer {transfer} had ended, or never begun, and its money moved"));
        assert_eq!(
            told(7),
            format!("The transfer {transfer} is called on its way, and its money is not between the accounts")
        );
        assert_eq!(told(10), format!("The transfer {transfer} is called finished, without one debit and one credit"));
        assert_eq!(told(99), text::HARM_TRANSFER, "of what is not there nothing more can be told");
        assert!(!has_ended(bank.log(), rent(), Position::new(10)));
        assert!(has_ended(bank.log(), rent(), Position::new(11)));
    }

    #[test]
    fn broken_is_seen_from_its_event_on_and_stranded_only_now() {
        let broken = Harm::Broken(Violation { invariant: Invariant::MoneyIsConserved, position: Position::new(5) });
        let since = Position::new(3);
        let stranded = Harm::Stranded { transfer_id: rent(), amount: crate::domain::Money::major(1), since };
        let all = [broken, stranded];
        let seen = |at, is_live| seen_at(&all, Position::new(at), is_live).copied().collect::<Vec<_>>();
        assert_eq!((seen(4, false), seen(5, false)), (vec![], vec![broken]));
        assert_eq!(seen(9, true), [broken, stranded]);
    }
}
