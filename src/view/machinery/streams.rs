//! The streams as of the cursor, by category: the ones that were written to last, and the history of one.

use super::next::called;
use crate::bank::Payload;
use crate::event_sourcing::{Category, Log, Position, StreamName, Version};
use crate::view::sentence::{Names, sentence};
use crate::view::text;
use std::collections::HashSet;

/// So many messages of a category are looked through, for each row that is wanted, to find the streams that were written
/// to last.
const MOST_LOOKED_AT: usize = 250;

/// A stream.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Row {
    /// Its name.
    pub name: StreamName,
    /// Its name, with the beginning of the id alone.
    pub called: String,
    /// Its version.
    pub version: Version,
    /// The position of its last message.
    pub position: Position,
    /// What its last message says.
    pub last: String,
}

/// The streams of a category.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Streams {
    /// Those that were written to last, the newest first.
    pub rows: Vec<Row>,
    /// How many there are.
    pub count: usize,
    /// Whether there are streams that were not looked at, because these are as many as were wanted or as are looked for.
    pub has_more: bool,
}

impl Streams {
    /// What is said where none is shown, since none is like what is looked for.
    #[must_use]
    pub fn nothing_like(&self, text: &str) -> Option<&'static str> {
        match (text.trim().is_empty() || !self.rows.is_empty(), self.has_more) {
            (true, _) => None,
            (false, true) => Some(text::NO_STREAM_SO_FAR),
            (false, false) => Some(text::NO_STREAM_LIKE_THAT),
        }
    }
}

/// The streams of a category as of a position: so many, and of all only those whose name has a text in it.
#[must_use]
pub fn streams(
    log: &Log<Payload>,
    names: Names<'_>,
    category: &Category,
    at: Position,
    text: &str,
    most: usize,
) -> Streams {
    let (mut rows, mut seen, mut has_more) = (Vec::new(), HashSet::new(), false);
    let (text, count) = (text.trim().to_lowercase(), log.streams_at(category, at));
    for (looked_at, message) in log.latest(category, at).enumerate() {
        if seen.len() == count {
            break;
        }
        has_more = rows.len() == most || looked_at == most.saturating_mul(MOST_LOOKED_AT);
        if has_more {
            break;
        }
        let name = &message.stream;
        if !seen.insert(name) {
            continue;
        }
        let last = sentence(message, names);
        if text.is_empty() || name.to_string().contains(&text) || last.to_lowercase().contains(&text) {
            let (position, version) = (message.position, message.version);
            rows.push(Row { name: name.clone(), called: called(name), version, position, last });
        }
    }
    Streams { rows, count, has_more }
}

/// A message of a stream's history.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Past {
    /// Its version.
    pub version: Version,
    /// Its position.
    pub position: Position,
    /// What it says.
    pub text: String,
}

/// The last messages of a stream as of a position, the newest first.
#[must_use]
pub fn history(log: &Log<Payload>, names: Names<'_>, stream: &StreamName, at: Position, most: usize) -> Vec<Past> {
    let version = log.version_at(stream, at);
    let later = usize::try_from(log.version(stream).get() - version.get()).unwrap_or(usize::MAX);
    let messages = log.stream(stream, Position::ZERO).rev().skip(later).take(most);
    let past = |message: &crate::event_sourcing::Message<Payload>| Past {
        version: message.version,
        position: message.position,
        text: sentence(message, names),
    };
    messages.map(past).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::payload::ACCOUNT;
    use crate::bank::{AnyBank, Request};
    use crate::domain::account::example::{alice, bob, create, deposit};
    use crate::event_sourcing::{MessageId, Timestamp, store::KeepNothing};

    #[test]
    fn streams_and_their_history_are_those_of_the_moment() {
        let mut bank = AnyBank::new(Log::default(), Box::new(KeepNothing));
        for (number, command) in
            [create(alice()), create(bob()), deposit(alice(), 1), deposit(alice(), 2)].into_iter().enumerate()
        {
            let request = Request::new(MessageId::v7(number as u64, [3; 10]), Timestamp::default(), command);
            bank.execute(&request).expect("taken");
        }
        let models = bank.read_models();
        let names = Names { accounts: models.accounts.model(), transfers: models.transfers.model() };
        let told = |at, text| {
            let found = streams(bank.log(), names, &ACCOUNT, Position::new(at), text, 9);
            let rows: Vec<_> = found.rows.iter().map(|row| (row.version.get(), row.position.get())).collect();
            (rows, found.count)
        };
        assert_eq!(told(4, ""), (vec![(3, 4), (1, 2)], 2));
        assert_eq!(told(1, ""), (vec![(1, 1)], 1));
        assert_eq!(told(4, "no such text"), (vec![], 2));
        let nothing = |looked_for, most| {
            streams(bank.log(), names, &ACCOUNT, Position::new(4), looked_for, most).nothing_like(looked_for)
        };
        assert_eq!(nothing("no such text", 9), Some("None of them is like that."));
        assert_eq!([nothing(" ", 9), nothing("account", 9)], [None, None]);
        assert_eq!(nothing("no such text", 0), Some("None of the last ones is like that."));
        assert_eq!(told(4, &bob().to_string()), (vec![(1, 2)], 2));
        let has_more = |most| streams(bank.log(), names, &ACCOUNT, Position::new(4), "", most).has_more;
        assert_eq!([1, 2, 3].map(has_more), [true, false, false]);
        let stream = StreamName::new(ACCOUNT, alice().uuid());
        let past = |at, most| {
            let history = history(bank.log(), names, &stream, Position::new(at), most);
            history.iter().map(|past| past.version.get()).collect::<Vec<_>>()
        };
        assert_eq!((past(4, 9), past(3, 9), past(4, 1), past(0, 9)), (vec![3, 2, 1], vec![2, 1], vec![3], vec![]));
    }
}
