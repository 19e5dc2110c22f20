//! Words of the machinery page: the executor and the way of a message.

/// A page.
pub const PAGE_MACHINERY: &str = "Machinery";
/// A button.
pub const UNTIL_QUIET: &str = "Run until quiet";
/// When nothing follows from a message.
pub const NOTHING_FOLLOWS: &str = "Nothing follows from it.";
/// When nothing waited at some moment of the past.
pub const NOTHING_WAITED: &str = "Nothing waited then.";
/// A heading.
pub const WAY: &str = "The way of a message";
/// The picture of the way, for those who listen.
pub const WAY_WORDS: &str = "A ring. Commands in account-command are handled by account-commands, the command handler, which \
    writes events into account. account-events reads these and writes into transfer. transfer-events reads that and writes \
    the next commands into account-command.";
/// What begins the way.
pub const WAY_BEGINS: &str = "It begins with a command of yours: the command handler decides it, and its events go into \
    account or transfer. From there on the ring goes by itself.";
/// The streams in the picture.
pub const WAY_STREAMS: [&str; 3] = ["account-command", "account", "transfer"];
/// Who reads each stream in the picture.
pub const WAY_READERS: [&str; 3] = ["account-commands", "account-events", "transfer-events"];
