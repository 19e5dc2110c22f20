//! The glossary: the words of this project, each with what it means here. They are the same in the code, on the screen and
//! in the documents.

/// A word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Word {
    /// What the store keeps.
    Message,
    /// A wish.
    Command,
    /// A fact.
    Event,
    /// The messages of one thing.
    Stream,
    /// A place in a stream.
    Version,
    /// The kind of a stream.
    Category,
    /// A place in the log.
    Position,
    /// The version that a writer saw.
    ExpectedVersion,
    /// A different one at the append.
    Conflict,
    /// Rules.
    Decide,
    /// Memory.
    Evolve,
    /// A reader.
    Subscription,
    /// How far it has come.
    Checkpoint,
    /// Events to commands.
    ProcessManager,
    /// A read model.
    Projection,
    /// What is written at once.
    Commit,
    /// One turn of all subscriptions.
    Round,
    /// The id of the first message of a conversation.
    CorrelationId,
    /// The id of the direct cause.
    CausationId,
}

impl Word {
    /// Every word, as the glossary lists them.
    pub const ALL: [Self; 19] = [
        Self::Message,
        Self::Command,
        Self::Event,
        Self::Stream,
        Self::Version,
        Self::Category,
        Self::Position,
        Self::ExpectedVersion,
        Self::Conflict,
        Self::Decide,
        Self::Evolve,
        Self::Subscription,
        Self::Checkpoint,
        Self::ProcessManager,
        Self::Projection,
        Self::Commit,
        Self::Round,
        Self::CorrelationId,
        Self::CausationId,
    ];

    /// The word itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Command => "command",
            Self::Event => "event",
            Self::Stream => "stream",
            Self::Version => "version",
            Self::Category => "category",
            Self::Position => "position",
            Self::ExpectedVersion => "expected version",
            Self::Conflict => "conflict",
            Self::Decide => "decide",
            Self::Evolve => "evolve",
            Self::Subscription => "subscription",
            Self::Checkpoint => "checkpoint",
            Self::ProcessManager => "process manager",
            Self::Projection => "projection",
            Self::Commit => "commit",
            Self::Round => "round",
            Self::CorrelationId => "correlation id",
            Self::CausationId => "causation id",
        }
    }

    /// What it means here.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Message => {
                "What the store keeps: a command or an event, in an envelope that says where, when and why."
            }
            Self::Command => "A wish. It may be refused, and then nothing has changed.",
            Self::Event => "A fact. It is never refused and never changed.",
            Self::Stream => {
                "The messages of one thing, for example of one account. Its messages have versions without gaps."
            }
            Self::Version => "The number of a message in its own stream, from 1 on.",
            Self::Category => {
                "The part of a stream\u{2019}s name before the id: account, transfer, account-command. It is matched exactly."
            }
            Self::Position => {
                "The number of a message in the whole log, from 1 on and without gaps. Order is by position, never by clock."
            }
            Self::ExpectedVersion => {
                "The version that a writer saw when it decided. The store compares it when it appends."
            }
            Self::Conflict => {
                "At the append the stream had another version than the writer expected: somebody was quicker. Nothing is written."
            }
            Self::Decide => "Rules: from a state and a command to events, or to a refusal.",
            Self::Evolve => {
                "Memory: from a state and an event to the next state. It has no rules, since a fact can\u{2019}t be refused."
            }
            Self::Subscription => "It reads one or more categories in order, and goes on from its checkpoint.",
            Self::Checkpoint => "The position that a subscription or a projection has handled, with all before it.",
            Self::ProcessManager => {
                "It turns events into commands. Here it is the transfer, which moves money in two steps."
            }
            Self::Projection => "A read model folded from events. It can always be thrown away and built again.",
            Self::Commit => {
                "What is written at once: the messages that one handled thing produced, together with the checkpoint that it moves."
            }
            Self::Round => {
                "Every subscription handles what was visible when the round began. What the round appends is seen in the next."
            }
            Self::CorrelationId => {
                "The id of the first message of a conversation. All that follows from it carries the same."
            }
            Self::CausationId => "The id of the message that directly caused this one.",
        }
    }

    /// Its name in an address.
    #[must_use]
    pub fn slug(self) -> String {
        self.name().replace(' ', "-")
    }

    /// The word of a name in an address.
    #[must_use]
    pub fn of_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|word| word.slug() == slug)
    }

    /// The first word of the glossary in a text, and the bytes where it stands. Of two that begin at the same place the
    /// longer one.
    #[must_use]
    pub fn first_in(text: &str) -> Option<(Self, std::ops::Range<usize>)> {
        let lower = text.to_ascii_lowercase();
        let found = Self::ALL.into_iter().filter_map(|word| Some((word, place(&lower, word.name())?)));
        found.min_by_key(|(_, place)| (place.start, usize::MAX - place.end))
    }
}

/// Where a word stands as a whole, also in its plural. A name like `account-command` is another word.
fn place(text: &str, word: &str) -> Option<std::ops::Range<usize>> {
    let goes_on = |c: char| c.is_alphanumeric() || c == '-';
    text.match_indices(word).find_map(|(start, _)| {
        let mut end = start + word.len();
        let ends_word = |end: usize| !text[end..].starts_with(goes_on);
        if !ends_word(end) && text[end..].starts_with('s') {
            end += 1;
        }
        (!text[..start].ends_with(goes_on) && ends_word(end)).then_some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_a_whole_and_the_longer_one_first() {
        let found = |text: &'static str| Word::first_in(text).map(|(word, place)| (word, &text[place]));
        assert_eq!(found("Two commands and an event"), Some((Word::Command, "commands")));
        assert_eq!(found("The expected version"), Some((Word::ExpectedVersion, "expected version")));
        assert_eq!(found("Events happen"), Some((Word::Event, "Events")));
        assert_eq!(found("Eventually, and around, a commitment"), None);
        assert_eq!(found("Event-Sourced, account-command"), None);
    }

    #[test]
    fn every_word_has_one_name_and_a_sentence() {
        for word in Word::ALL {
            assert_eq!(Word::ALL.iter().filter(|other| other.name() == word.name()).count(), 1);
            assert!(word.meaning().ends_with('.'), "{}", word.name());
            assert_eq!(Word::of_slug(&word.slug()), Some(word));
        }
    }
}
