//! What the storage page says of the entries as they lie in the storage.

use super::storage::count;
use super::text;
use crate::session::{Content, Entry, EntryKind, Link, RecordError, link};

/// What an entry is, and how large.
#[must_use]
pub fn about(entry: &Entry) -> String {
    let size = count(entry.characters as u64, "character", "characters");
    match entry.kind {
        EntryKind::Commit(first) => format!("{} {first} on, {size}", text::COMMIT_FROM),
        EntryKind::Segment(first, last) => format!("{} {first} {} {last}, {size}", text::PACKED_FROM, text::PACKED_TO),
        EntryKind::Foreign => format!("{}, {size}", text::NO_PART),
    }
}

/// What an entry says, or why that can't be read.
pub type Read = Result<Content, String>;

/// The texts of an entry, packed ones with the key that each lay under.
#[must_use]
pub fn texts(read: &Read) -> Vec<(Option<String>, String)> {
    match read {
        Ok(Content::Text(text) | Content::Unreadable(text, _)) => vec![(None, text.clone())],
        Ok(Content::Packed(commits, _)) => {
            commits.iter().map(|commit| (Some(commit.key.to_string()), commit.text.clone())).collect()
        }
        Ok(Content::Gone) | Err(_) => vec![],
    }
}

/// A record's place in the chain of hashes, worked out anew from its text.
#[must_use]
pub fn in_chain(text: &str) -> Option<String> {
    match link(text) {
        Ok(Link { previous, hash }) => {
            let short = |hash: &dyn std::fmt::Display| hash.to_string().chars().take(12).collect::<String>();
            Some(format!("✓ Its hash {}… is that of its text. Before it comes {}….", short(&hash), short(&previous)))
        }
        // What is no record is no part of the chain; what is wrong with one is told by who reads the log.
        Err(RecordError::WrongHash { .. }) => Some(text::HASH_WRONG.to_owned()),
        Err(_) => None,
    }
}

/// How many of the packed commits are shown, if not all are.
#[must_use]
pub fn more(read: &Read) -> Option<String> {
    match read {
        Ok(Content::Packed(commits, of)) if commits.len() < *of => Some(text::shown(commits.len(), *of)),
        Ok(Content::Packed(..) | Content::Text(_) | Content::Unreadable(..) | Content::Gone) | Err(_) => None,
    }
}

/// What is wrong with an entry.
#[must_use]
pub fn amiss(read: &Read) -> Option<String> {
    match read {
        Ok(Content::Text(_) | Content::Packed(..)) => None,
        Ok(Content::Unreadable(_, why)) => Some(why.to_string()),
        Ok(Content::Gone) => Some(text::ENTRY_GONE.to_owned()),
        Err(error) => Some(error.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event_sourcing::Position;

    #[test]
    fn an_entry_is_told_by_its_positions_and_its_size() {
        let about = |kind| about(&Entry { key: "a-key".to_owned(), characters: 1_234, kind });
        let position = Position::new;
        assert_eq!(about(EntryKind::Commit(position(7))), "a commit from event 7 on, 1,234 characters");
        let packed = EntryKind::Segment(position(1), position(300));
        assert_eq!(about(packed), "packed commits, events 1 to 300, 1,234 characters");
        assert_eq!(about(EntryKind::Foreign), "no part of the log, 1,234 characters");
    }

    #[test]
    fn a_record_that_was_changed_is_told() {
        use crate::journal::MemoryStorage;
        let storage = MemoryStorage::default();
        let commits = crate::session::samples::commits(crate::bank::sample::Sample::QuietDay, 1);
        let shelf = crate::journal::Workspaces::new(storage);
        let workspace = shelf.land_new("a", commits).expect("landed");
        let entry = shelf.entries(&workspace).expect("read").remove(0);
        let Content::Packed(records, _) = shelf.content(&entry, 0, 2).expect("read") else { panic!("packed") };
        let told: Vec<_> = records.iter().filter_map(|record| in_chain(&record.text)).collect();
        assert_eq!(told.len(), 2);
        assert!(told[0].starts_with("✓ Its hash "), "{told:?}");
        let first = records[0].hash.to_string();
        assert!(told[1].ends_with(&format!("Before it comes {}….", &first[..12])), "{told:?}");
        let changed = records[0].text.replacen("ADA", "EVE", 1);
        assert_eq!(in_chain(&changed).as_deref(), Some(text::HASH_WRONG));
        assert_eq!(in_chain("not ours"), None);
    }

    #[test]
    fn an_entry_that_is_gone_says_so() {
        assert_eq!(amiss(&Ok(Content::Gone)).as_deref(), Some(text::ENTRY_GONE));
        assert_eq!((texts(&Ok(Content::Gone)), more(&Ok(Content::Gone))), (vec![], None));
    }
}
