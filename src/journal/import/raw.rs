//! A raw log: every key of the store with its text, as the page saves them when the program can't run.
//!
//! It is read as the store itself would be, by the journal. So what the journal sets aside is set aside here, and what
//! stands before a damage is saved.

use super::{Aside, Import, Lines, Refused, WhyRefused, strict};
use crate::event_sourcing::{Commit, Log, Position, Storable, envelope};
use crate::journal::verbatim::{Unread, decoded};
use crate::journal::{Damage, Found, Journal, KeyValue, MemoryStorage, StorageError, Workspace, segment};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// What every key of a log begins with.
const PREFIX: &str = "bank/";

/// How many times as large as it is packed a log may be. One of this bank is 7 times as large, and 17 times where it has
/// nothing but what is packed best: each message has an id of its own, which can't be packed at all.
const MOST_TIMES: usize = 32;
/// So many bytes are harmless, however small they are packed: half of what the largest sample has.
const HARMLESS_BYTES: usize = 20_000_000;

/// Reads a raw log: one log for each workspace that is in it.
pub(super) fn read<P: Storable>(text: &str) -> Vec<Result<Import<P>, Refused>> {
    match workspaces(text) {
        Ok((storage, lines)) => lines.into_iter().map(|(name, keys)| log(&storage, name, &keys)).collect(),
        Err(refused) => vec![Err(refused)],
    }
}

/// In which line each key of a workspace stands.
type KeyLines = BTreeMap<String, usize>;

/// The store as it was, and the keys of each workspace.
fn workspaces(text: &str) -> Result<(MemoryStorage, BTreeMap<Workspace, KeyLines>), Refused> {
    let entries = entries(text)?;
    let (storage, mut workspaces, mut seen) = (MemoryStorage::default(), BTreeMap::new(), BTreeSet::new());
    let mut sizes = Sizes::default();
    let mut place = Place { text, at: 0, line: 1 };
    for (key, value) in &entries {
        let line = place.moved_to(value);
        if !seen.insert(key) {
            return Err(Refused::field(line, key, strict::NotStrict::RepeatedKey));
        }
        let name = key.strip_prefix(PREFIX).and_then(|rest| rest.split_once('/')).map(|(name, _)| name);
        // Other keys of the page are saved along with the log and are no part of it.
        let Some(workspace) = name.and_then(|name| Workspace::parse(name).ok()) else { continue };
        // A text that the store should never have held, as half a character, is an unreadable entry and not the end.
        let value = serde_json::from_str(value.get()).unwrap_or_else(|_| value.get().to_owned());
        sizes.add(&value);
        storage.set(key, &value).map_err(|error| Refused::line(line, error))?;
        workspaces.entry(workspace).or_insert_with(KeyLines::new).insert(key.clone(), line);
    }
    sizes.check()?;
    if workspaces.is_empty() { Err(Refused::file(WhyRefused::Foreign)) } else { Ok((storage, workspaces)) }
}

/// What all that is packed in a file comes to. A small file may say that it unpacks to gigabytes, and would.
#[derive(Default)]
struct Sizes {
    unpacked: usize,
    packed: usize,
}

impl Sizes {
    fn add(&mut self, text: &str) {
        if let Some(size) = segment::size(text) {
            self.unpacked = self.unpacked.saturating_add(size.unpacked);
            self.packed += size.packed;
        }
    }

    fn check(&self) -> Result<(), Refused> {
        let most = MOST_TIMES.saturating_mul(self.packed).saturating_add(HARMLESS_BYTES).min(segment::MOST_BYTES);
        let why = WhyRefused::UnpacksToTooMuch { bytes: self.unpacked, most };
        if self.unpacked > most { Err(Refused::file(why)) } else { Ok(()) }
    }
}

/// The log of one workspace.
fn log<P: Storable>(storage: &MemoryStorage, name: Workspace, keys: &KeyLines) -> Result<Import<P>, Refused> {
    let (mut log, mut commits) = (Log::default(), Vec::new());
    let mut journal = Journal::new(storage.clone(), name.clone());
    let reading = journal.read_on(&mut |commit: Commit<Unread>| {
        log.push(decoded(&commit))?;
        commits.push(commit);
        Ok(())
    });
    let first = keys.values().copied().min().unwrap_or(1);
    let reading = reading.map_err(|error| Refused::line(first, error))?;
    let line = |key: &str| keys.get(key).copied().unwrap_or(first);
    let lines = Lines::From(keys.iter().filter_map(|(key, line)| Some((position_in(key)?, *line))).collect());
    if let Some(damage) = broken_chain(&mut journal).map_err(|error| Refused::line(first, error))? {
        return Err(Refused::line(first, damage));
    }
    let mut asides: Vec<_> =
        reading.set_aside.into_iter().map(|aside| Aside::SetAside(line(&aside.key), aside)).collect();
    if let Found::Damaged(damage) = reading.found {
        let at = lines.of(journal.head().next());
        if commits.is_empty() {
            return Err(Refused::line(at, damage));
        }
        asides.push(Aside::Damaged(at, damage));
    }
    if commits.is_empty() {
        return Err(Refused::line(first, WhyRefused::Empty));
    }
    strict_messages(&commits, &lines)?;
    Ok(Import { called: Some(name), log, commits, asides, lines })
}

/// Works out the chain within segments, which a reading takes at its word, and says where it does not hold.
fn broken_chain(journal: &mut Journal<MemoryStorage>) -> Result<Option<Damage>, StorageError> {
    while journal.verified().done < journal.verified().of {
        if let Some(damage) = journal.verify_next()? {
            return Ok(Some(damage));
        }
    }
    Ok(None)
}

/// Checks the text of every message, as that of an export is checked line by line.
fn strict_messages(commits: &[Commit<Unread>], lines: &Lines) -> Result<(), Refused> {
    for message in commits.iter().flat_map(|commit| &commit.messages) {
        let line = lines.of(message.position);
        let text = envelope::write(message).map_err(|error| Refused::line(line, error))?;
        strict::check(&text).map_err(|fault| Refused::field(line, fault.field, fault.why))?;
    }
    Ok(())
}

/// The position that a key of the log begins with, in whatever form the rest is.
fn position_in(key: &str) -> Option<Position> {
    let digits = key.rsplit('/').next()?.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok().map(Position::new)
}

/// A place in the text, which only moves on.
struct Place<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Place<'_> {
    /// The line in which a value of the text stands.
    fn moved_to(&mut self, value: &RawValue) -> usize {
        let at = (value.get().as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        self.line += self.text.get(self.at..at).map_or(0, |passed| passed.matches('\n').count());
        self.at = at;
        self.line
    }
}

/// The entries in their order. Keys that come twice come twice.
fn entries(text: &str) -> Result<Vec<(String, &RawValue)>, Refused> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let entries = reader.deserialize_map(Entries).and_then(|entries| reader.end().map(|()| entries));
    entries.map_err(|error| Refused::line(error.line(), WhyRefused::Foreign))
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of keys and their texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::{Bank, Payload, Request};
    use crate::domain::account::Command::CreateAccount;
    use crate::domain::{AccountId, AccountNumber, OverdraftLimit};
    use crate::event_sourcing::{MessageId, Timestamp};
    use crate::journal::{Workspaces, landing};
    use uuid::Uuid;

    /// A log of so many accounts with the longest numbers that there are, under ids that a program has counted up.
    fn packed_best(accounts: u128) -> MemoryStorage {
        let (lying_open, packed) = (MemoryStorage::default(), MemoryStorage::default());
        let mut journal = Journal::new(lying_open.clone(), Workspace::first());
        journal.read_on::<Payload>(&mut |_| Ok(())).expect("memory can be read");
        journal.start_writing(Default::default()).expect("it may write");
        let mut bank = Bank::new(Log::default(), journal);
        for number in 0..accounts {
            let text = format!("{}{number:04}", "\u{1f980}".repeat(30));
            let command = CreateAccount {
                account_id: AccountId::new(Uuid::from_u128(number)),
                account_number: AccountNumber::parse(&text).expect("a number"),
                overdraft_limit: OverdraftLimit::NONE,
            };
            let id = MessageId::new(Uuid::from_u128(accounts + number));
            bank.execute(&Request::new(id, Timestamp::default(), command)).expect("taken");
        }
        let (commits, _) = Workspaces::new(lying_open).read(&Workspace::first()).expect("memory can be read");
        landing::land(&packed, &Workspace::first(), commits).expect("landed");
        packed
    }

    #[test]
    fn even_a_log_that_is_packed_best_is_far_from_being_refused() {
        let storage = packed_best(1_000);
        let mut sizes = Sizes::default();
        for key in storage.keys("").expect("memory can be read") {
            sizes.add(&storage.get(&key).expect("memory can be read").expect("it is there"));
        }
        let times = sizes.unpacked / sizes.packed;
        assert!((10..MOST_TIMES * 2 / 3).contains(&times), "{times} times");
    }
}
