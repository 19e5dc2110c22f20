//! What the next step will do, before it is done: who handles which message, and what will be written where.

use super::subscriptions::is_held_back;
use crate::bank::payload::Payload;
use crate::bank::{AnyBank, HandlerError, Waiting};
use crate::event_sourcing::{Append, Position, StreamName, Subscription, Timestamp};
use crate::practice::Plan;
use crate::view::sentence::{Names, sentence, short};
use crate::view::text;

/// The next step in a sentence: `transfer-events handles event 17. Transfer … initiated. It will write Withdraw to
/// account-command-0192….`
#[must_use]
pub fn next(bank: &AnyBank, names: Names<'_>, plan: &Plan, waiting: Option<&Waiting>, now: Timestamp) -> String {
    let message = waiting.and_then(|waiting| Some((waiting, bank.log().get(waiting.position)?)));
    let Some((waiting, message)) = message else { return idle(bank, plan).to_owned() };
    let Waiting { subscription, position } = waiting;
    let what = sentence(message, names);
    format!("Next: {subscription} handles event {position}. {what}. {}", follows(&bank.preview(waiting, now)))
}

fn idle(bank: &AnyBank, plan: &Plan) -> &'static str {
    if is_held_back(bank, plan) { text::NOTHING_ELSE_WAITS } else { text::NOTHING_WAITS }
}

/// What waited first as of a position. What it led to stands in the log.
#[must_use]
pub fn next_at(bank: &AnyBank, names: Names<'_>, at: Position) -> String {
    let waiting = |reader: &Subscription| {
        let checkpoint = reader.progress_at(bank.log(), at).checkpoint;
        let position = reader.next(bank.log(), checkpoint, at)?.position;
        Some(Waiting { subscription: reader.name.clone(), position })
    };
    let first = bank.subscriptions().filter_map(waiting).min_by_key(|waiting| waiting.position);
    let message = first.and_then(|waiting| Some((bank.log().get(waiting.position)?, waiting.subscription)));
    match message {
        Some((message, who)) => {
            format!("Then {who} was to handle event {}. {}.", message.position, sentence(message, names))
        }
        None => text::NOTHING_WAITED.to_owned(),
    }
}

fn follows(made: &Result<Vec<Append<Payload>>, HandlerError>) -> String {
    use crate::event_sourcing::Storable;
    match made {
        Err(error) => format!("That will fail: {error}."),
        Ok(appends) => {
            let messages = appends.iter().flat_map(|append| append.messages.iter().map(|new| (new, &append.stream)));
            let told: Vec<_> =
                messages.map(|(new, to)| format!("{} to {}", new.payload.type_name(), called(to))).collect();
            if told.is_empty() {
                text::NOTHING_FOLLOWS.to_owned()
            } else {
                format!("It will write {}.", told.join(" and "))
            }
        }
    }
}

/// A stream by its category and the beginning of its id.
#[must_use]
pub fn called(stream: &StreamName) -> String {
    format!("{}-{}", stream.category, short(&stream.id.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::Request;
    use crate::bank::worker::workers;
    use crate::domain::account::example::{alice, bob, create, deposit};
    use crate::domain::transfer::example::initiate;
    use crate::event_sourcing::store::KeepNothing;
    use crate::event_sourcing::{Log, MessageId};

    fn begun() -> AnyBank {
        let mut bank = AnyBank::new(Log::default(), Box::new(KeepNothing));
        let mut send = |number, command: crate::bank::Command| {
            let request = Request::new(MessageId::v7(number, [2; 10]), Timestamp::default(), command);
            bank.execute(&request).expect("taken");
        };
        send(1, create(alice()).into());
        send(2, create(bob()).into());
        send(3, deposit(alice(), 100).into());
        send(4, initiate(30).into());
        bank
    }

    fn told(bank: &AnyBank) -> String {
        let models = bank.read_models();
        let names = Names { accounts: models.accounts.model(), transfers: models.transfers.model() };
        next(bank, names, &Plan::default(), bank.next().as_ref(), Timestamp::default())
    }

    #[test]
    fn the_next_step_is_told_with_what_it_will_write() {
        let mut bank = begun();
        assert!(told(&bank).starts_with("Next: account-events handles event 1."), "{}", told(&bank));
        assert!(told(&bank).ends_with(". Nothing follows from it."), "{}", told(&bank));
        (0..3).for_each(|_| drop(bank.step(Timestamp::default())));
        let said = told(&bank);
        assert!(said.starts_with("Next: transfer-events handles event 4."), "{said}");
        assert!(said.ends_with(". It will write Withdraw to account-command-00000000…."), "{said}");
        bank.run_until_quiet(Timestamp::default(), 20).expect("quiet");
        assert_eq!(told(&bank), "Nothing waits.");
        for worker in workers() {
            bank.pause(&worker.subscription.name);
        }
        assert_eq!(told(&bank), "Nothing waits.");
        bank.execute(&Request::new(MessageId::v7(9, [2; 10]), Timestamp::default(), deposit(alice(), 1)))
            .expect("taken");
        assert_eq!(told(&bank), "Nothing waits, but for what is held back.");
    }

    #[test]
    fn in_the_past_it_is_told_what_waited_then() {
        let mut bank = begun();
        bank.run_until_quiet(Timestamp::default(), 20).expect("quiet");
        let models = bank.read_models();
        let names = Names { accounts: models.accounts.model(), transfers: models.transfers.model() };
        let told = |at| next_at(&bank, names, Position::new(at));
        assert!(told(5).starts_with("Then account-commands was to handle event 5."), "{}", told(5));
        assert_eq!(told(0), "Nothing waited then.");
    }
}
