//! The subscriptions as of the cursor: how far each has come, how much it has still to read, and what it could not handle.

use crate::bank::AnyBank;
use crate::event_sourcing::{Parked, Position, Subscription, SubscriptionName};
use crate::practice::Plan;
use crate::view::{Cursor, text};

/// A subscription.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reader {
    /// Its name.
    pub name: SubscriptionName,
    /// What it reads.
    pub reads: String,
    /// The position that it has handled.
    pub checkpoint: Position,
    /// How many messages it has still to read.
    pub lag: usize,
    /// Whether messages were written since that it does not read.
    pub has_passed: bool,
    /// What it could not handle.
    pub parked: Vec<Parked>,
    /// Whether a person lets it pause.
    pub is_paused: bool,
}

/// All subscriptions as of a moment.
#[must_use]
pub fn readers(bank: &AnyBank, cursor: Cursor) -> Vec<Reader> {
    let (log, at) = (bank.log(), cursor.position(bank.log().head()));
    let reader = |subscription: &Subscription| {
        let progress = match cursor {
            Cursor::Live => bank.progress(subscription),
            Cursor::At(position) => subscription.progress_at(log, position),
        };
        let lag = |category| log.count(category, progress.checkpoint, at);
        let names: Vec<_> = subscription.categories.iter().map(|category| category.as_str()).collect();
        Reader {
            name: subscription.name.clone(),
            reads: names.join(", "),
            checkpoint: progress.checkpoint,
            has_passed: progress.checkpoint < at,
            lag: subscription.categories.iter().map(lag).sum(),
            parked: progress.parked,
            is_paused: bank.is_paused(&subscription.name),
        }
    };
    bank.subscriptions().map(reader).collect()
}

impl Reader {
    /// How it stands, in a sentence.
    #[must_use]
    pub fn text(&self) -> String {
        let Self { checkpoint, lag, has_passed, .. } = self;
        let why = if *lag == 0 && *has_passed { text::NONE_OF_ITS_OWN } else { "" };
        format!("Checkpoint {checkpoint}; {}{why}.", waits(*lag))
    }
}

/// Which subscriptions pause now, and what waits for each; nothing where none does.
#[must_use]
pub fn pauses(bank: &AnyBank) -> Option<String> {
    told(bank, |reader| reader.is_paused, text::PAUSES)
}

/// Which subscriptions are delayed on purpose now, and what waits for each; nothing where none is.
#[must_use]
pub fn delays(bank: &AnyBank, plan: &Plan) -> Option<String> {
    told(bank, |reader| plan.delays(&reader.name), text::IS_DELAYED)
}

/// Whether something waits for a subscription that a person holds back: it is paused, or delayed.
#[must_use]
pub fn is_held_back(bank: &AnyBank, plan: &Plan) -> bool {
    let is_held = |reader: &Reader| reader.is_paused || plan.delays(&reader.name);
    readers(bank, Cursor::Live).iter().any(|reader| is_held(reader) && reader.lag > 0)
}

fn told(bank: &AnyBank, is_meant: impl Fn(&Reader) -> bool, how: &str) -> Option<String> {
    let meant: Vec<_> = readers(bank, Cursor::Live).into_iter().filter(is_meant).collect();
    let told: Vec<_> = meant.iter().map(|Reader { name, lag, .. }| format!("{name} {how}; {}", waits(*lag))).collect();
    if told.is_empty() { None } else { Some(format!("{}.", told.join(". "))) }
}

fn waits(lag: usize) -> String {
    match lag {
        0 => "nothing waits for it".to_owned(),
        1 => "1 message waits for it".to_owned(),
        lag => format!("{lag} messages wait for it"),
    }
}

/// A parked message in a sentence.
#[must_use]
pub fn parked(Parked { position, attempts, reason }: &Parked) -> String {
    format!("Event {position}: {reason}. Tried {attempts} times.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::Request;
    use crate::bank::worker::ACCOUNT_EVENTS;
    use crate::domain::account::example::{alice, create, deposit};
    use crate::event_sourcing::{Log, MessageId, Timestamp, store::KeepNothing};
    use crate::practice::Fault;

    #[test]
    fn checkpoint_and_lag_are_those_of_the_moment() {
        let mut bank = AnyBank::new(Log::default(), Box::new(KeepNothing));
        for number in 1..=4 {
            let command = if number == 1 { create(alice()) } else { deposit(alice(), 1) };
            let request = Request::new(MessageId::v7(number, [3; 10]), Timestamp::default(), command);
            bank.execute(&request).expect("taken");
            if number == 2 {
                bank.run_until_quiet(Timestamp::default(), 9).expect("quiet");
            }
        }
        bank.pause(&ACCOUNT_EVENTS);
        let told = |cursor| {
            let all = readers(&bank, cursor);
            let reader = all.into_iter().find(|reader| reader.name == ACCOUNT_EVENTS).expect("there");
            (reader.text(), reader.is_paused)
        };
        assert_eq!(pauses(&bank).as_deref(), Some("account-events pauses; 2 messages wait for it."));
        assert!(is_held_back(&bank, &Plan::default()));
        assert_eq!(told(Cursor::Live), ("Checkpoint 2; 2 messages wait for it.".to_owned(), true));
        assert_eq!(told(Cursor::At(Position::new(3))).0, "Checkpoint 2; 1 message waits for it.");
        assert_eq!(told(Cursor::At(Position::new(1))).0, "Checkpoint 0; 1 message waits for it.");
    }

    #[test]
    fn where_the_log_goes_on_and_nothing_waits_it_is_told_why() {
        let mut bank = AnyBank::new(Log::default(), Box::new(KeepNothing));
        let told = |bank: &AnyBank| readers(bank, Cursor::Live).iter().map(Reader::text).collect::<Vec<_>>();
        assert_eq!(told(&bank), ["Checkpoint 0; nothing waits for it."; 3]);
        let request = Request::new(MessageId::v7(1, [3; 10]), Timestamp::default(), create(alice()));
        bank.execute(&request).expect("taken");
        bank.run_until_quiet(Timestamp::default(), 9).expect("quiet");
        let (passed, read) = (
            "Checkpoint 0; nothing waits for it, for the messages since are none of its own.",
            "Checkpoint 1; nothing waits for it.",
        );
        assert_eq!(told(&bank), [passed, read, passed]);
    }

    #[test]
    fn a_delay_is_told_with_what_waits() {
        let mut bank = AnyBank::new(Log::default(), Box::new(KeepNothing));
        let mut plan = Plan::default();
        plan.set(Fault::Delay(ACCOUNT_EVENTS), true);
        assert_eq!(
            delays(&bank, &plan).as_deref(),
            Some("account-events is delayed on purpose; nothing waits for it.")
        );
        assert!(!is_held_back(&bank, &plan));
        let request = Request::new(MessageId::v7(1, [3; 10]), Timestamp::default(), create(alice()));
        bank.execute(&request).expect("taken");
        let told = delays(&bank, &plan);
        assert_eq!(told.as_deref(), Some("account-events is delayed on purpose; 1 message waits for it."));
        assert!(is_held_back(&bank, &plan));
        assert_eq!((delays(&bank, &Plan::default()), is_held_back(&bank, &Plan::default())), (None, false));
    }
}
