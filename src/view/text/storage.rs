//! Words of the storage page: banks side by side, samples, export and import.

use crate::view::Marked;

/// Before the name of the bank that a tab shows.
pub const THIS_BANK_IS: &str = "Bank:";
/// The bank that is there from the beginning, where nobody has named it.
pub const MAIN_BANK: &str = "Main bank";
/// A heading.
pub const BANKS: &str = "Banks in this browser";
/// The same where there is no storage.
pub const BANKS_IN_MEMORY: &str = "Banks in this page\u{2019}s memory";
/// What a bank side by side with others is.
pub const BANKS_WHAT: &str = "Each bank has a log of its own and an address of its own.";
/// Beside the bank that is shown.
pub const HERE: &str = "open here";
/// A link.
pub const OPEN_BANK: &str = "Open";
/// A button.
pub const RENAME: &str = "Rename";
/// A button.
pub const DUPLICATE: &str = "Duplicate";
/// A button.
pub const DELETE: &str = "Delete";
/// A button.
pub const SAVE: &str = "Save";
/// A button.
pub const CANCEL: &str = "Cancel";
/// A button.
pub const UNDO: &str = "Undo";
/// Why a bank can't be deleted.
pub const DELETE_ELSEWHERE: &str = "Open another bank to delete this one.";
/// What deleting does.
pub const DELETE_WHAT: &str = "Its whole log goes. You can put it back for as long as this page stays open; after that, only an export brings it back.";
/// A heading.
pub const ROOM: &str = "Room in this browser";
/// Where a bank lives in memory.
pub const ROOM_IN_MEMORY: &str = "This bank lives in memory, which has no limit that the page knows of.";
/// What happens when the room runs short.
pub const ROOM_WHAT: Marked = Marked(
    "All pages of this site share it. From 70 % on the page warns you. From 90 % on it takes no new [commands], and \
    what is left is kept for the transfers that are under way.",
);
/// How the chain of hashes stands.
pub const CHAIN_VERIFIED: &str = "The chain of hashes holds.";
/// How it was checked where nothing is packed.
pub const CHAIN_OPEN: &str = "Every commit was checked when it was read.";
/// How it was checked where something is packed.
pub const CHAIN_SEALED: &str = "Every hash was worked out again";
/// How the chain of hashes stands.
pub const CHAIN_UNDERWAY: &str = "The chain of hashes is being worked out:";
/// How the chain of hashes stands.
pub const CHAIN_STOPPED: &str = "The chain of hashes is not worked out any further, since this tab may only look.";
/// A heading.
pub const LOSS: &str = "What you can lose, and when";
/// What happens, and what is lost then.
pub const LOSSES: [(&str, &str); 6] = [
    ("A tab crashes or is closed", "Nothing that was answered."),
    ("The whole browser is killed, or the power fails", "Up to about the last minute: browsers write to disk late."),
    ("You clear the data of this site, or close a private window", "Every bank, at once and for good."),
    (
        "The browser needs room, or you stay away for long",
        "Perhaps every bank: a browser may clear a site, and some do so after a week without a visit.",
    ),
    ("The storage is full", "Nothing. No new command is taken, and what is under way comes to its end."),
    ("You use another browser or another device", "Nothing, but no bank is there. Take a file along."),
];
/// What is lost of a bank that lives in memory.
pub const LOSS_IN_MEMORY: (&str, &str) = ("This page is closed or loaded again", "Every bank: they live in memory.");
/// A heading.
pub const ENTRIES: &str = "What lies in the storage";
/// What that is.
pub const ENTRIES_WHAT: Marked = Marked(
    "The keys of this bank, the newest first. A [commit] is what was written at once. Old commits are packed; they \
    are shown here as they lay before.",
);
/// A record whose text was changed.
pub const HASH_WRONG: &str = "✗ Its hash is not that of its text: somebody has changed it.";
/// Where nothing lies.
pub const NO_ENTRY: &str = "Nothing yet.";
/// A button.
pub const SHOW_MORE: &str = "Show more";
/// The text of an entry.
pub const WHAT_LIES_THERE: &str = "What lies there";
/// What an entry is: before a position.
pub const COMMIT_FROM: &str = "a commit from event";
/// What an entry is: before the first position.
pub const PACKED_FROM: &str = "packed commits, events";
/// What an entry is: before the last position.
pub const PACKED_TO: &str = "to";
/// What an entry is.
pub const NO_PART: &str = "no part of the log";
/// When an entry has gone.
pub const ENTRY_GONE: &str = "It is there no longer.";
/// Where the log of a bank is damaged.
pub const DAMAGED: &str = "its log is damaged";
/// A label.
pub const NAME_OF_BANK: &str = "Name";
/// A label.
pub const NEW_NAME_OF_BANK: &str = "New name";
/// A form and its button.
pub const NEW_BANK: &str = "New bank";
/// A form.
pub const SAMPLES: &str = "Sample banks";
/// What a sample is.
pub const SAMPLES_WHAT: &str = "A log made from a seed: the same seed makes the same log for everybody.";
/// A label.
pub const SAMPLE: &str = "Sample";
/// A label.
pub const SEED: &str = "Seed";
/// What is wrong with a seed.
pub const SEED_WRONG: &str = "A seed is a whole number from 0 on.";
/// What is wrong with a seed, before the greatest there is.
pub const SEED_TOO_LARGE: &str = "The greatest seed is";
/// A button.
pub const ADD_SAMPLE: &str = "Add sample bank";
/// While a sample is made.
pub const MAKING_SAMPLE: &str = "Making the bank…";
/// A sample that is being made: before how much of it is.
pub const SAMPLE_GROWS: &str = "Played and packed";
/// When a sample was given up.
pub const SAMPLE_GIVEN_UP: &str = "Given up. Nothing was added.";
/// The samples.
pub const SAMPLE_NAMES: [&str; 5] =
    ["A quiet day", "A transfer that fails", "A refund", "10,000 messages", "100,000 messages"];
/// A heading.
pub const EXPORT: &str = "Export";
/// What an export is.
pub const EXPORT_WHAT: Marked =
    Marked("A file of JSON lines, one [message] a line, each to the letter as it is stored.");
/// A button.
pub const EXPORT_ALL: &str = "Export this bank";
/// A button.
pub const EXPORT_PART: &str = "Export this part";
/// A label.
pub const FROM_EVENT: Marked = Marked("From [event]");
/// A label.
pub const TO_EVENT: Marked = Marked("To event");
/// What a part can be used for.
pub const PART_HINT: &str = "A part from event 1 on can be imported. Any other part can only be read.";
/// Where there is nothing to export.
pub const NOTHING_TO_EXPORT: &str = "There is no message to export yet.";
/// What is wrong with the end of a part.
pub const PART_WRONG: &str = "Enter the number of an event of this bank.";
/// What is wrong with a part.
pub const PART_REVERSED: &str = "The part ends before it begins.";
/// A heading.
pub const IMPORT: &str = "Import";
/// What an import is.
pub const IMPORT_WHAT: &str = "An exported file, or the raw log that the page saves when it can\u{2019}t run. At most 200 MB. Nothing is changed until you say so.";
/// A label.
pub const FILE: &str = "File";
/// While a file is looked at.
pub const LOOKING: &str = "Looking at the file…";
/// A verdict.
pub const GOOD: &str = "Good";
/// What it means.
pub const GOOD_WHAT: &str = "every rule of the log and of the bank holds.";
/// A verdict.
pub const RISKY: &str = "Risky";
/// What it means.
pub const RISKY_WHAT: &str = "it can be added, and you should know:";
/// A verdict.
pub const REFUSED: &str = "Refused";
/// What it means.
pub const REFUSED_WHAT: &str = "nothing is added.";
/// What was found in a file.
pub const FOUND: &str = "Found in the file";
/// A button.
pub const ADD_BANK: &str = "Add as a new bank";
/// A button.
pub const DISCARD: &str = "Discard";
/// When a file can't be read at all.
pub const FILE_UNREADABLE: &str = "The browser could not read the file.";
/// When there is nothing in a file.
pub const FILE_EMPTY: &str = "The file is empty.";
/// When a file can't be saved.
pub const FILE_UNSAVED: &str = "The browser could not save the file.";
/// Where a bank in memory has all its messages in a file.
pub const ALL_EXPORTED: &str = "All messages are exported.";
/// A heading.
pub const RESCUE: &str = "The stored log can\u{2019}t be read to its end";
/// Before the number of events that can be read.
pub const RESCUE_BEFORE: &str = "The";
/// After it.
pub const RESCUE_KEPT: &str =
    "events before that are shown here. Nothing was deleted, and nothing more is written to this bank.";
/// The same for a single event.
pub const RESCUE_ONE_KEPT: &str =
    "The one event before that is shown here. Nothing was deleted, and nothing more is written to this bank.";
/// Where there is no event before the damage.
pub const RESCUE_NOTHING_BEFORE: &str =
    "No event before that can be read. Nothing was deleted, and nothing more is written to this bank.";
/// A button.
pub const RELOAD: &str = "Reload";
/// A button.
pub const DOWNLOAD_ALL: &str = "Download everything as it lies";
/// A link.
pub const RESTORE_FROM_EXPORT: &str = "Restore from an export";
/// A button: before a number.
pub const GO_ON_FROM: &str = "Go on from event";
/// A button: after the number.
pub const GO_ON_IN_NEW_BANK: &str = "in a new bank";
