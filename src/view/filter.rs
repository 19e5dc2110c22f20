//! The filter of the timeline: which messages are wanted, how the address says so, and which of them were found.
//!
//! Looking through 100,000 messages takes longer than a frame, so the log is searched a slice at a time, and each message
//! once: what is new is searched when it comes.

use super::sentence::{Names, sentence};
use super::{Move, percent};
use crate::bank::Payload;
use crate::bank::queries::MessageFilter;
use crate::event_sourcing::{Category, Log, Message, MessageId, Position, Storable, StreamName};

/// Which messages are wanted. What is left open matches every message.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// What the envelope must say.
    pub envelope: MessageFilter,
    /// What must stand in the payload, or in the sentence that tells it; in small or capital letters.
    pub text: String,
}

impl Filter {
    /// Whether every message is wanted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The messages of one stream.
    #[must_use]
    pub fn stream(stream: &StreamName) -> Self {
        let envelope = MessageFilter { stream: Some(stream.clone()), ..MessageFilter::default() };
        Self { envelope, ..Self::default() }
    }

    /// The messages of one conversation.
    #[must_use]
    pub fn correlation(id: MessageId) -> Self {
        let envelope = MessageFilter { correlation_id: Some(id), ..MessageFilter::default() };
        Self { envelope, ..Self::default() }
    }

    /// The filter that the fields of an address name. What can't be understood filters nothing.
    #[must_use]
    pub fn read<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut filter = Self::default();
        for (name, value) in fields {
            let value = percent::decode(value);
            let envelope = &mut filter.envelope;
            match name {
                "category" => envelope.category = Some(Category::named(&value, Payload::CATEGORIES)),
                "type" => envelope.type_name = Some(value),
                "stream" => envelope.stream = StreamName::parse(&value, Payload::CATEGORIES).ok(),
                "correlation" => envelope.correlation_id = value.parse().ok().map(MessageId::new),
                "text" => filter.text = value,
                _ => {}
            }
        }
        filter
    }

    /// The fields that name it in an address.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let MessageFilter { category, stream, correlation_id, type_name, after: _ } = &self.envelope;
        let fields = [
            ("category", category.as_ref().map(ToString::to_string)),
            ("type", type_name.clone()),
            ("stream", stream.as_ref().map(ToString::to_string)),
            ("correlation", correlation_id.map(|id| id.to_string())),
            ("text", Some(self.text.clone()).filter(|text| !text.is_empty())),
        ];
        fields.into_iter().filter_map(|(name, value)| Some((name, percent::encode(&value?)))).collect()
    }

    fn matches(&self, message: &Message<Payload>, names: Names<'_>) -> bool {
        self.envelope.matches(message) && (self.text.is_empty() || says(message, names, &self.text.to_lowercase()))
    }
}

/// Whether a message says something: in its data as they are stored, or in the sentence that tells it.
fn says(message: &Message<Payload>, names: Names<'_>, text: &str) -> bool {
    let in_data = match &message.payload {
        Ok(payload) => payload.encode().is_ok_and(|data| data.get().to_lowercase().contains(text)),
        Err(unreadable) => unreadable.data.to_lowercase().contains(text),
    };
    in_data || sentence(message, names).to_lowercase().contains(text)
}

/// How many messages are looked at in one go: about as many as a frame has time for.
const SLICE: usize = 1_000;

/// The messages that a filter lets through, as far as the log was searched.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Matches {
    filter: Filter,
    searched: Position,
    found: Vec<Position>,
}

impl Matches {
    /// Whether these are the matches of a filter in a log up to its head.
    #[must_use]
    pub fn are_all_of(&self, filter: &Filter, head: Position) -> bool {
        self.filter == *filter && self.searched == head
    }

    /// Searches the next slice of the log; from the beginning, if the filter is another one than before.
    pub fn search(&mut self, filter: &Filter, log: &Log<Payload>, names: Names<'_>) {
        if self.filter != *filter {
            *self = Self { filter: filter.clone(), ..Self::default() };
        }
        for message in log.all(self.searched).take(SLICE) {
            self.searched = message.position;
            if filter.matches(message, names) {
                self.found.push(message.position);
            }
        }
    }

    /// What was found, in the order of the log.
    #[must_use]
    pub fn found(&self) -> &[Position] {
        &self.found
    }

    /// How many of them lie at or before a position.
    #[must_use]
    pub fn until(&self, position: Position) -> usize {
        self.found.partition_point(|found| *found <= position)
    }

    /// A move from row to row: the messages in between are not seen, so the cursor skips them.
    #[must_use]
    pub fn moved(&self, by: Move, here: Position) -> Move {
        let until = self.until(here);
        let is_on_one = until.checked_sub(1).and_then(|index| self.found.get(index)) == Some(&here);
        let steps = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        let index = match by {
            Move::Back(count) => until.saturating_sub(steps(count).saturating_add(usize::from(is_on_one))),
            Move::Forward(count) => until.saturating_add(steps(count)).saturating_sub(1),
            Move::Beginning | Move::To(_) | Move::Live => return by,
        };
        self.found.get(index).or(self.found.last()).map_or(by, |found| Move::To(*found))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::Bank;
    use crate::bank::sample::{Sample, log};
    use crate::event_sourcing::{Timestamp, store::KeepNothing};

    fn found(filter: &Filter) -> Vec<u64> {
        let bank = Bank::new(log(Sample::QuietDay, 1, Timestamp::default()), KeepNothing);
        let models = bank.read_models();
        let names = Names { accounts: models.accounts.model(), transfers: models.transfers.model() };
        let mut matches = Matches::default();
        matches.search(filter, bank.log(), names);
        assert!(matches.are_all_of(filter, bank.log().head()));
        matches.found().iter().map(|position| position.get()).collect()
    }

    fn named(address: &str) -> Filter {
        Filter::read(address.split('&').filter_map(|pair| pair.split_once('=')))
    }

    #[test]
    fn messages_are_found_by_envelope_by_data_and_by_what_they_say() {
        assert_eq!(found(&named("type=AccountCreated")), [1, 2, 3, 4]);
        assert_eq!(found(&named("category=account&text=cleo")), [3, 7, 18, 28, 32]);
        assert_eq!(found(&named("text=%22amount%22:6000")), [15], "in the data, in minor units");
        assert_eq!(found(&named("text=60.00")), [15], "in the sentence");
        assert_eq!(found(&named("category=nothing")), [0_u64; 0]);
        assert_eq!(found(&Filter::default()).len(), 41);
    }

    #[test]
    fn a_filter_comes_back_from_the_address() {
        let id = "01939e1c-7a00-7000-8000-000000000001";
        for address in [
            String::new(),
            "category=account&type=Deposited&text=A-1%20%26%20more".to_owned(),
            format!("stream=account-{id}"),
            format!("correlation={id}"),
        ] {
            let fields = named(&address).fields();
            let written: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
            assert_eq!(written.join("&"), address);
        }
        assert!(named("stream=x&correlation=y&at=4").is_empty());
    }

    #[test]
    fn a_long_log_is_searched_a_slice_at_a_time_and_what_is_new_when_it_comes() {
        let log = log(Sample::Busy { messages: 1_500 }, 1, Timestamp::default());
        let models = Bank::new(log.clone(), KeepNothing).read_models().clone();
        let names = Names { accounts: models.accounts.model(), transfers: models.transfers.model() };
        let (filter, mut matches) = (named("category=account"), Matches::default());
        matches.search(&filter, &log, names);
        assert!(!matches.are_all_of(&filter, log.head()));
        matches.search(&filter, &log, names);
        assert!(matches.are_all_of(&filter, log.head()));
        let account = Category::new("account");
        assert_eq!(matches.found().len(), log.category(&account, Position::ZERO).count());
    }

    #[test]
    fn the_cursor_goes_from_match_to_match() {
        let matches = Matches { found: [3, 5, 9].map(Position::new).to_vec(), ..Matches::default() };
        let to = |position| Move::To(Position::new(position));
        for (by, here, expected) in [
            (Move::Forward(1), 3, to(5)),
            (Move::Forward(1), 4, to(5)),
            (Move::Forward(1), 0, to(3)),
            (Move::Forward(10), 3, to(9)),
            (Move::Back(1), 5, to(3)),
            (Move::Back(1), 4, to(3)),
            (Move::Back(9), 9, to(3)),
            (Move::Live, 3, Move::Live),
        ] {
            assert_eq!(matches.moved(by, Position::new(here)), expected, "{by:?} from {here}");
        }
        assert_eq!(Matches::default().moved(Move::Back(1), Position::new(3)), Move::Back(1));
    }
}
