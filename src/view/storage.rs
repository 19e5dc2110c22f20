//! What the storage page says: how large a bank is, what became of an act, and what is to be known of a file.

use super::text;
use crate::bank::inspection::What;
use crate::bank::sample::Sample;
use crate::event_sourcing::Position;
use crate::session::import::{Caution, CautionOf, Objection};
use crate::session::{Landed, Listed, Name, Removed, Workspace, WorkspaceError};

/// The samples in the order of [`text::SAMPLE_NAMES`], and the workspace that each is put in.
pub const SAMPLES: [(Sample, &str); 5] = [
    (Sample::QuietDay, "quiet-day"),
    (Sample::FailedTransfer, "failed-transfer"),
    (Sample::Refund, "refund"),
    (Sample::Busy { messages: 10_000 }, "10-000-messages"),
    (Sample::Busy { messages: 100_000 }, "100-000-messages"),
];

/// What a bank is called.
#[must_use]
pub fn called(workspace: &Workspace, name: Option<&Name>) -> String {
    match name {
        Some(name) => name.to_string(),
        None if *workspace == Workspace::first() => text::MAIN_BANK.to_owned(),
        None => workspace.as_str().to_owned(),
    }
}

/// What a bank was called that is deleted.
#[must_use]
pub fn called_before(removed: &Removed) -> String {
    let has_no_name = removed.called == removed.workspace.as_str();
    if has_no_name { called(&removed.workspace, None) } else { removed.called.clone() }
}

/// The banks that can be opened: those in the store, the one that is open, and the first, which is always there.
#[must_use]
pub fn banks(mut stored: Vec<Listed>, here: &Workspace) -> Vec<Listed> {
    for workspace in [here, &Workspace::first()] {
        if stored.iter().all(|listed| listed.workspace != *workspace) {
            stored.push(Listed { workspace: workspace.clone(), name: None, characters: 0 });
        }
    }
    let key = |listed: &Listed| (listed.workspace != Workspace::first(), listed.workspace.clone());
    stored.sort_by_key(key);
    stored
}

/// A number with a comma between thousands, and what is counted.
#[must_use]
pub fn count(number: u64, one: &str, many: &str) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{grouped} {}", if number == 1 { one } else { many })
}

/// How much a bank holds; of one that was not read yet the number of messages is not known.
#[must_use]
pub fn size(messages: Option<u64>, characters: usize) -> String {
    let characters = count(characters as u64, "character", "characters");
    match messages {
        Some(messages) => format!("{}, {characters}", count(messages, "message", "messages")),
        None => characters,
    }
}

/// How far a sample has come that is being made.
#[must_use]
pub fn growing((done, of): (u64, u64)) -> String {
    format!("{}: {} %", text::SAMPLE_GROWS, done * 100 / of.max(1))
}

/// What is wrong with the beginning and with the end of a part.
pub type WrongPart = (Option<&'static str>, Option<&'static str>);

/// Which part of a log is asked for, of one that has so many messages.
///
/// # Errors
/// What is wrong with the beginning, and with the end.
pub fn part(from: &str, to: &str, head: Position) -> Result<(Position, Position), WrongPart> {
    let read = |text: &str| text.trim().parse().ok().map(Position::new);
    let is_there = |position: &Position| *position > Position::ZERO && *position <= head;
    match (read(from).filter(is_there), read(to).filter(is_there)) {
        (Some(from), Some(to)) if from <= to => Ok((from, to)),
        (Some(_), Some(_)) => Err((None, Some(text::PART_REVERSED))),
        (from, to) => Err((from.is_none().then_some(text::PART_WRONG), to.is_none().then_some(text::PART_WRONG))),
    }
}

/// The name of an exported file.
#[must_use]
pub fn file_name(workspace: &Workspace, part: Option<(Position, Position)>) -> String {
    let part = part.map(|(from, to)| format!("-{from}-to-{to}")).unwrap_or_default();
    format!("bank-{}{part}.jsonl", workspace.as_str())
}

/// What a bank from a file is called like: the file, without what its ending says.
#[must_use]
pub fn stem(file_name: &str) -> &str {
    file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem)
}

/// What became of a log that was to land.
#[must_use]
pub fn landed(landed: &Landed) -> String {
    match landed {
        Landed::Added(workspace) => format!("Added as {}.", workspace.as_str()),
        Landed::Already(workspace) => {
            let called = called(workspace, None);
            format!("The same log is here already, as {called}. Nothing was changed.")
        }
    }
}

/// Why nothing came of an act on a workspace.
#[must_use]
pub fn refused(error: &WorkspaceError) -> String {
    match error {
        WorkspaceError::NameTaken => "Another bank has this name.".to_owned(),
        WorkspaceError::Damaged => "Its log is damaged, so the copy would not be whole. Export it instead.".to_owned(),
        WorkspaceError::InUse => "Another tab writes to it. Close that tab first; nothing was changed.".to_owned(),
        WorkspaceError::HalfRemoved { .. } => {
            "The storage failed half-way: what is left of it is not whole. Press Undo to put it back.".to_owned()
        }
        WorkspaceError::Landing(error) => format!("Nothing was changed: {error}."),
    }
}

/// Why a file, or a log in it, is refused.
#[must_use]
pub fn objection(objection: &Objection) -> String {
    let Objection { line, field, why } = objection;
    match (line, field.as_str()) {
        (0, _) => format!("The file: {why}."),
        (line, "") => format!("Line {line}: {why}."),
        (line, field) => format!("Line {line}, field {field}: {why}."),
    }
}

/// Something to know before a log is taken in.
#[must_use]
pub fn caution(caution: &Caution) -> String {
    let Caution { line, count: times, what } = caution;
    let more = match times {
        0 | 1 => String::new(),
        times => format!(" ({} in all)", count(*times, "time", "times")),
    };
    let said = match what {
        CautionOf::Log(What::FromNewerProgram, position) => format!(
            "event {position} was written by a newer program{more}; it is kept, and what it is about is quarantined"
        ),
        CautionOf::Log(What::TimeGoesBack, position) => {
            format!(
                "event {position} has an earlier time than the one before it{more}; the order is that of the numbers"
            )
        }
        CautionOf::Log(What::TransferUnderWay, position) => {
            format!("the transfer of event {position} is under way{more} and goes on when the bank is opened")
        }
        CautionOf::Log(What::TransferNeverEnds, position) => {
            format!("the transfer of event {position} is under way{more} and would not end by itself")
        }
        CautionOf::SetAside(aside) => format!("{aside}"),
        CautionOf::Damaged(damage) => format!("what follows is left out, for the log is damaged: {damage}"),
    };
    format!("Line {line}: {said}.")
}

/// What is said of a bank in memory, of whose messages so many are in no file.
#[must_use]
pub fn unsaved(messages: u64) -> String {
    match messages {
        0 => text::ALL_EXPORTED.to_owned(),
        1 => "1 message is in no file yet.".to_owned(),
        messages => format!("{} are in no file yet.", count(messages, "message", "messages")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::import::examine;

    fn workspace(name: &str) -> Workspace {
        Workspace::parse(name).expect("a name")
    }

    #[test]
    fn the_first_bank_and_the_open_one_are_always_in_the_list() {
        let listed = |name: &str| Listed { workspace: workspace(name), name: None, characters: 1 };
        let names = |stored, here| -> Vec<_> {
            banks(stored, &workspace(here)).iter().map(|listed| listed.workspace.as_str().to_owned()).collect()
        };
        assert_eq!(names(vec![], "main"), ["main"]);
        assert_eq!(names(vec![listed("a"), listed("z")], "k"), ["main", "a", "k", "z"]);
        assert_eq!(names(vec![listed("a"), listed("main")], "a"), ["main", "a"]);
    }

    #[test]
    fn numbers_are_grouped() {
        let count = |number| count(number, "thing", "things");
        assert_eq!(
            [0, 1, 999, 1_000, 1_234_567].map(count),
            ["0 things", "1 thing", "999 things", "1,000 things", "1,234,567 things"]
        );
    }

    #[test]
    fn the_size_of_a_bank_is_told_before_its_messages_are_counted() {
        assert_eq!([size(None, 1_234), size(Some(1), 1_234)], ["1,234 characters", "1 message, 1,234 characters"]);
    }

    #[test]
    fn a_part_lies_within_the_log() {
        let part = |from, to| part(from, to, Position::new(9));
        let wrong = Some(text::PART_WRONG);
        assert_eq!(part(" 1", "9 "), Ok((Position::new(1), Position::new(9))));
        assert_eq!(part("4", "4"), Ok((Position::new(4), Position::new(4))));
        assert_eq!(part("5", "4"), Err((None, Some(text::PART_REVERSED))));
        assert_eq!(part("0", "10"), Err((wrong, wrong)));
        assert_eq!(part("x", "1"), Err((wrong, None)));
    }

    #[test]
    fn a_refusal_names_line_and_field() {
        let told = |file: &str| match &examine(file.as_bytes())[0].verdict {
            crate::session::import::Verdict::Refused(refused) => objection(refused),
            verdict => format!("{verdict:?}"),
        };
        let newer = "{\"event_sourced_bank\":2}";
        assert!(
            told(newer).starts_with("Line 1, field event_sourced_bank: a newer program wrote it"),
            "{}",
            told(newer)
        );
        assert_eq!(told("{}"), "The file: it is neither an export of this bank nor a raw log.");
    }
}
