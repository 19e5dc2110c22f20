//! Words of the machinery page: the executor and the way of a message.

use crate::event_sourcing::Position;
use crate::view::Marked;

/// A page.
pub const PAGE_MACHINERY: &str = "Machinery";
/// A button.
pub const UNTIL_QUIET: &str = "Run until quiet";
/// When nothing follows from a message.
pub const NOTHING_FOLLOWS: &str = "Nothing follows from it.";
/// When nothing waited at some moment of the past.
pub const NOTHING_WAITED: &str = "Nothing waited then.";
/// A heading.
pub const WAY: Marked = Marked("The way of a [message]");
/// The picture of the way, for those who listen.
pub const WAY_WORDS: &str = "A ring. Commands in account-command are handled by account-commands, the command handler, which \
    writes events into account. account-events reads these and writes into transfer. transfer-events reads that and writes \
    the next commands into account-command.";
/// What begins the way.
pub const WAY_BEGINS: Marked = Marked(
    "It begins with a [command] of yours: the command handler [decides|decide] it, and its [events] go into account or \
    transfer. From there on the ring goes by itself.",
);
/// The streams in the picture.
pub const WAY_STREAMS: [&str; 3] = ["account-command", "account", "transfer"];
/// Who reads each stream in the picture.
pub const WAY_READERS: [&str; 3] = ["account-commands", "account-events", "transfer-events"];
/// A heading.
pub const SUBSCRIPTIONS: Marked = Marked("[Subscriptions]");
/// What subscriptions are.
pub const SUBSCRIPTIONS_WHAT: Marked = Marked(
    "Each reads its [categories|category] in order and remembers how far it has come: its [checkpoint]. There its \
    bar ends, on the axis of the timeline. The lag is what still waits for it between there and the cursor: the \
    [messages] of its own categories, and no others.",
);
/// A button.
pub const PAUSE_READER: &str = "Pause";
/// A button.
pub const GO_ON: &str = "Go on";
/// How a subscription stands.
pub const READER_PAUSED: &str = "paused";
/// What a pause is.
pub const READER_PAUSED_WHAT: &str = "Paused until you let it go on, also when the page is loaded again.";
/// When a pause could not be noted.
pub const PAUSE_NOT_NOTED: &str = "The storage does not take it: it is forgotten when the page is loaded again.";
/// A link from a pause to where it ends.
pub const PAUSE_ENDS_AT: &str = "Let it go on, on the Machinery page";
/// How a subscription is held back.
pub const PAUSES: &str = "pauses";
/// How a subscription is held back.
pub const IS_DELAYED: &str = "is delayed on purpose";
/// A link from a delay to where it ends.
pub const DELAY_ENDS_AT: &str = "Take the delay back, on the Machinery page";
/// Where a delay ends, for who is on that page.
pub const DELAY_ENDS_BELOW: &str = "Take the delay back under “Guards and faults”.";
/// Why nothing waits although the log goes on.
pub const NONE_OF_ITS_OWN: &str = ", for the messages since are none of its own";
/// A button.
pub const RETRY: &str = "Try again";
/// A button.
pub const DISCARD_PARKED: &str = "Discard";
/// After a message was taken off the list.
pub const DISCARDED: &str = "Discarded. It will not be handled.";
/// Before what a subscription reads.
pub const READS: &str = "reads";
/// Before the position that a projection has taken in.
pub const CHECKPOINT: &str = "checkpoint";
/// A heading.
pub const PROJECTIONS: Marked = Marked("[Projections]");
/// What projections are.
pub const PROJECTIONS_WHAT: Marked = Marked(
    "Each is folded from the log up to its [checkpoint], the last [position] that it has taken in, and can be thrown \
    away. Break one: on this screen it misses an [event], and the log stays as it is. Then build it anew.",
);
/// A button.
pub const BREAK: &str = "Break";
/// A button.
pub const REBUILD: &str = "Rebuild";
/// A button.
pub const USE_REBUILT: &str = "Use the rebuilt one";
/// How a projection stands.
pub const BROKEN: &str = "broken on this screen";
/// A link from a broken projection to where it is built anew.
pub const REBUILD_AT: &str = "Rebuild it on the Machinery page";
/// When a projection says nothing yet that could be broken.
pub const NOTHING_TO_BREAK: &str = "None of the last events matters to it, so there is nothing to break.";
/// While the first difference is looked for.
pub const SEARCHING: &str = "They differ. Looking for the first event at which they do…";
/// A heading.
pub const STREAMS: Marked = Marked("[Streams]");
/// What streams are.
pub const STREAMS_WHAT: Marked = Marked(
    "Each holds the [messages] of one thing, numbered by [versions], and belongs to a [category]. Those that were \
    written to last are shown.",
);
/// A button.
pub const MORE_STREAMS: &str = "Show more streams";
/// A label.
pub const FIND_STREAM: &str = "Find a stream";
/// A hint.
pub const FIND_STREAM_HINT: &str = "A part of its name, or of what its last message says";
/// Where no stream is like what is looked for.
pub const NO_STREAM_LIKE_THAT: &str = "None of them is like that.";
/// Where no stream that was looked at so far is like what is looked for.
pub const NO_STREAM_SO_FAR: &str = "None of the last ones is like that.";
/// What opens a stream's history.
pub const HISTORY: &str = "History";

/// What stands over the numbers of a broken projection.
#[must_use]
pub fn broken(name: &str, missed: Position) -> String {
    format!("Not to be trusted: {name} was broken on purpose and has missed event {missed}.")
}

/// How a rebuild goes.
#[must_use]
pub fn rebuilding(name: &str, done: u64, of: u64) -> String {
    format!("Building {name} anew: {done} of {of} messages.")
}

/// Both are the same.
#[must_use]
pub fn rebuilt_same(checksum: &str) -> String {
    format!("✓ The same as the live one: checksum {checksum}.")
}

/// They differ.
#[must_use]
pub fn rebuilt_differs(position: u64, live: &str, rebuilt: &str) -> String {
    format!("✗ They differ from event {position} on. Live: checksum {live}; rebuilt: {rebuilt}.")
}

/// How many streams of a category there are.
#[must_use]
pub fn streams(count: usize) -> String {
    if count == 1 { "1 stream".to_owned() } else { format!("{count} streams") }
}

/// What a version of a stream is called.
#[must_use]
pub fn version(version: u64) -> String {
    format!("version {version}")
}

/// A heading.
pub const SPEC: &str = "Given, when, then";
/// What a specification is.
pub const SPEC_WHAT: Marked = Marked(
    "What happened, as a specification: given these [events], when this [command], then [decide] answers so. As text \
    to read, and as a Rust test for the folder tests of this crate. Choose a range here, or a [stream] above.",
);
/// A button.
pub const SPEC_SHOW: &str = "Specify this range";
/// A button of a stream.
pub const SPEC_STREAM: &str = "Specify this stream";
/// Where nothing had happened before.
pub const SPEC_NOTHING: &str = "nothing";
/// Who asks for something.
pub const SPEC_SOMEBODY: &str = "somebody";
/// Who asks for something.
pub const SPEC_TRANSFER: &str = "the transfer";
/// When nothing can be specified.
pub const SPEC_EMPTY: &str = "Nobody can say what led to these messages.";
/// The text of a specification.
pub const SPEC_PROSE: &str = "To read";
/// The Rust test of a specification.
pub const SPEC_CODE: &str = "Rust test";
/// A button.
pub const SPEC_COPY_PROSE: &str = "Copy the text";
/// A button.
pub const SPEC_COPY_CODE: &str = "Copy the test";
/// A button.
pub const SPEC_SAVE: &str = "Download";
/// A label.
pub const SPEC_FROM: Marked = Marked("Specify from event");
/// A label.
pub const SPEC_TO: Marked = Marked("Specify to event");

/// How many messages are specified.
#[must_use]
pub fn specified(shown: usize, of: usize) -> String {
    let messages = if of == 1 { "1 message".to_owned() } else { format!("{of} messages") };
    if shown == of { format!("Specified: {messages}.") } else { format!("Specified: {shown} of {messages}.") }
}
