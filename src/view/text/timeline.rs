//! Words of the timeline: the transport, the table of events, the card of the chosen one.

use crate::event_sourcing::Position;
use crate::view::Marked;

/// Where a message is no longer in the store.
pub const RAW_ANEW: &str = "The storage has it no longer; this is written anew from what the page still has in memory.";
/// What a message is.
pub const KIND_COMMAND: &str = "command";
/// What a message is.
pub const KIND_EVENT: &str = "event";
/// What a message is.
pub const KIND_UNREADABLE: &str = "unreadable";
/// The timeline.
pub const TIMELINE: &str = "Timeline";
/// A button of the timeline.
pub const TO_BEGINNING: &str = "To the beginning";
/// A button of the timeline.
pub const PREVIOUS: &str = "Previous event";
/// A button of the timeline.
pub const PLAY: &str = "Play";
/// A button of the timeline.
pub const PAUSE: &str = "Pause";
/// A button of the timeline.
pub const NEXT: &str = "Next event";
/// A button of the timeline.
pub const TO_LIVE: &str = "To the end, live";
/// What the buttons of the timeline are.
pub const TRANSPORT: &str = "Transport";
/// The slider's label.
pub const SLIDER: &str = "Moment";
/// A field of the timeline.
pub const GO_TO: Marked = Marked("Go to [event]");
/// What is wrong with it.
pub const GO_TO_WRONG: &str = "Enter the number of an event.";
/// A button of the timeline.
pub const GO: &str = "Go";
/// A field of the timeline.
pub const SPEED: &str = "Speed";
/// A speed of the timeline.
pub const AS_IT_HAPPENED: &str = "as it happened";
/// What the speeds are.
pub const SPEED_HINT: &str = "Events a second, or as much time as passed in between, and two seconds at most";
/// A switch on the card of an event.
pub const BOOKMARK: &str = "Bookmark";
/// A heading.
pub const BOOKMARKS: &str = "Bookmarks";
/// In the row of an event, for those who listen.
pub const BOOKMARKED: &str = "bookmarked";
/// While playing.
pub const PLAYING: &str = "Playing";
/// After playing.
pub const PAUSED: &str = "Paused";
/// Where there is no event.
pub const NO_EVENT: &str = "No event yet: nothing has happened.";
/// At the beginning of the timeline.
pub const BEFORE_FIRST: &str = "Before the first event";
/// What is read aloud as it happens.
pub const NEW_EVENTS: &str = "New events";
/// A heading.
pub const EVENTS: Marked = Marked("[Events]");
/// A column of the table of events.
pub const TIME: &str = "Time";
/// Columns of the table of events.
pub const COLUMNS: [&str; 6] = ["No.", "Type", "What happened", "Stream", "Version", TIME];
/// A heading.
pub const CHOSEN: Marked = Marked("Chosen [event]");
/// A field of an envelope.
pub const CARD_STREAM: Marked = Marked("[Stream]");
/// A field of an envelope.
pub const CARD_TIME: &str = "Time";
/// A field of an envelope.
pub const CARD_SCHEMA: &str = "Schema";
/// A field of an envelope.
pub const CARD_ID: &str = "Id";
/// A field of an envelope.
pub const CARD_CORRELATION: Marked = Marked("[Correlation id]");
/// A field of an envelope.
pub const CARD_CAUSATION: Marked = Marked("[Causation id]");
/// A field of an envelope.
pub const CARD_DATA: &str = "Data";
/// A part of the card.
pub const CARD_CHANGES: Marked = Marked("[What it changed|evolve]");
/// A part of the card.
pub const CARD_CONVERSATION: &str = "Where it came from, and what it led to";
/// A part of the card.
pub const CARD_RAW: &str = "As it is stored (JSON)";
/// A button.
pub const COPY: &str = "Copy";
/// After it was copied.
pub const COPIED: &str = "Copied.";
/// Where the browser does not let the page copy.
pub const NOT_COPIED: &str = "The browser does not let this page copy. Select the text, and copy it yourself.";
/// A part of the card.
pub const CARD_SOURCE: &str = "The Rust behind it";
/// When a message changed nothing.
pub const CHANGES_NOTHING: Marked = Marked("Nothing: a [command] is only a wish, and a refusal only an answer.");
/// A column of what changed.
pub const CHANGES_FIELD: &str = "Field";
/// A column of what changed.
pub const CHANGES_BEFORE: &str = "Before";
/// A column of what changed.
pub const CHANGES_AFTER: &str = "After";
/// A field that has no value.
pub const NO_VALUE: &str = "none";
/// What a function does for a message.
pub const SOURCE_RULE: &str = "The rule that was asked";
/// What a function does for a message.
pub const SOURCE_DECIDED: &str = "Where it is decided";
/// What a function does for a message.
pub const SOURCE_FOLDED: &str = "How it is remembered";
/// Beside an id whose command is not in the log.
pub const BY_A_PERSON: &str = "a command that a person sent";

/// The lanes of the strip above the slider: the categories, and money that has left one account and not reached another.
pub const LANES: [&str; 4] = ["account", "account-command", "transfer", "in flight"];
/// The search of the timeline.
pub const FILTER: &str = "Filter";
/// A label.
pub const FILTER_CATEGORY: &str = "Category";
/// A label.
pub const FILTER_TYPE: &str = "Type";
/// A label.
pub const FILTER_TEXT: &str = "Text";
/// In a list where everything is wanted.
pub const FILTER_ANY: &str = "any";
/// Before the name of the one stream that is wanted.
pub const FILTER_STREAM: &str = "Stream";
/// Before the id of the one conversation that is wanted.
pub const FILTER_CONVERSATION: &str = "Conversation";
/// What a click on it does.
pub const FILTER_DROP: &str = ": show all others as well";
/// A button.
pub const FILTER_CLEAR: &str = "Show all events";
/// A button.
pub const ONLY_STREAM: &str = "Only this stream";
/// A button.
pub const ONLY_CONVERSATION: &str = "Only this conversation";
/// Where the filter lets nothing through.
pub const NOTHING_FOUND: &str = "No event is like that.";
/// A heading, and the button that leads to it.
pub const HELP: &str = "Keys of the timeline";
/// When the keys do something.
pub const HELP_WHEN: &str = "They work while anything in the timeline has focus, its table included.";
/// The keys, and what each does.
pub const HELP_KEYS: [(&str, &str); 13] = [
    ("Space", "Play or pause"),
    ("← →", "One event back or forward; with Shift, ten"),
    ("↑ ↓", "In the table: one row up or down; with Shift, ten"),
    ("Page ↑ ↓", "In the table: ten rows up or down"),
    ("Home", "To the beginning"),
    ("End", "To the end, live"),
    ("[ ]", "The previous or the next event of the same stream"),
    ("{ }", "The previous or the next event of the same conversation"),
    ("/", "Search"),
    ("g", "Go to an event by its number"),
    ("b", "Bookmark the event"),
    ("?", "This list"),
    ("Esc", "Back to live"),
];

/// Where the messages of the log lie.
#[must_use]
pub fn density(lanes: &str, most_in_flight: &str) -> String {
    format!("Where the messages lie: {lanes}. Most money in flight: {most_in_flight}.")
}

/// How many messages are shown.
#[must_use]
pub fn shown_of(shown: u64, of: u64, is_searching: bool) -> String {
    format!("{shown} of {of} shown{}", if is_searching { ", searching…" } else { "" })
}

/// Where a piece of source stands.
#[must_use]
pub fn source_place(file: &str, line: usize) -> String {
    format!("{file}, line {line}")
}

/// The banner of the past: which moment it is.
#[must_use]
pub fn banner(position: Position, head: Position) -> String {
    format!("{}: read only.", moment(position, head))
}

/// Which moment is on screen.
#[must_use]
pub fn moment(position: Position, head: Position) -> String {
    match position {
        Position::ZERO if head == Position::ZERO => NO_EVENT.to_owned(),
        Position::ZERO => format!("{BEFORE_FIRST} of {head}"),
        position => format!("{} of {head}", event(position)),
    }
}

/// An event by its number.
#[must_use]
pub fn event(position: Position) -> String {
    format!("Event {position}")
}

/// A button that leads to another message.
#[must_use]
pub fn go_to(position: Position) -> String {
    format!("Go to event {position}")
}

/// What the slider says of itself: the moment, and what happened then.
#[must_use]
pub fn value(moment: &str, sentence: Option<&str>) -> String {
    sentence.map_or_else(|| moment.to_owned(), |sentence| format!("{moment}: {sentence}"))
}

/// What is said of a message that was written in an old shape.
#[must_use]
pub fn raw_raised(found: u64, newest: u64) -> String {
    format!("It was written with schema {found}. It stays so, and is raised to schema {newest} whenever it is read.")
}
