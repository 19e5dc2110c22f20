//! Facts of the page: what the learner did that leaves no event, since looking writes nothing and a refusal changes
//! nothing. A goal may ask for them. They only ever become more.

use crate::event_sourcing::Position;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

/// Something that happened on the page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fact {
    /// The moment right after this message was on screen, as the past.
    Looked(Position),
    /// After a look at the past the learner came back to live.
    CameBack,
    /// Only messages of this type were shown.
    Filtered(Cow<'static, str>),
    /// This message was marked.
    Marked(Position),
    /// Somebody asked for the events behind the balance of this account number.
    Explained(Cow<'static, str>),
    /// The Rust behind a message of this type was shown.
    Source(Cow<'static, str>),
    /// A branch was made in which this message does not happen.
    LeftOut(Position),
    /// The page was loaded again when the log ended here.
    Reloaded(Position),
    /// A command of this kind was refused by a rule.
    Refused(&'static str),
    /// A command was refused, since the thing had changed after the version that the sender saw.
    Conflict,
    /// The person handled messages step by step, and the log ended here then.
    Stepped(Position),
    /// A command was sent from a second tab.
    SecondTab,
    /// Something was done on the workbench when the log ended here.
    Bench(Cow<'static, str>, Position),
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Looked(position) => write!(f, "looked:{position}"),
            Self::CameBack => f.write_str("came-back"),
            Self::Filtered(type_name) => write!(f, "filtered:{type_name}"),
            Self::Marked(position) => write!(f, "marked:{position}"),
            Self::Explained(number) => write!(f, "explained:{number}"),
            Self::Source(type_name) => write!(f, "source:{type_name}"),
            Self::LeftOut(position) => write!(f, "left-out:{position}"),
            Self::Reloaded(position) => write!(f, "reloaded:{position}"),
            Self::Refused(command) => write!(f, "refused:{command}"),
            Self::Conflict => f.write_str("conflict"),
            Self::Stepped(position) => write!(f, "stepped:{position}"),
            Self::SecondTab => f.write_str("second-tab"),
            Self::Bench(act, position) => write!(f, "{act}:{position}"),
        }
    }
}

/// What happened on the page so far. Kept as text: what an older or a newer page has noted is no harm.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Facts(BTreeSet<String>);

impl Facts {
    /// The facts that were kept.
    #[must_use]
    pub fn of(kept: impl IntoIterator<Item = String>) -> Self {
        Self(kept.into_iter().collect())
    }

    /// Notes a fact, and says whether it is new.
    pub fn note(&mut self, fact: &Fact) -> bool {
        self.0.insert(fact.to_string())
    }

    /// Whether something happened.
    #[must_use]
    pub fn has(&self, fact: &Fact) -> bool {
        self.0.contains(&fact.to_string())
    }

    /// Where the log ended whenever something of a kind happened.
    pub fn positions<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = Position> + 'a {
        let of_kind = move |fact: &'a String| fact.strip_prefix(kind)?.strip_prefix(':')?.parse().ok();
        self.0.iter().filter_map(of_kind).map(Position::new)
    }

    /// All of them, to be kept.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_come_back_from_where_they_were_kept_and_a_fact_is_noted_once() {
        let mut facts = Facts::default();
        assert!(facts.note(&Fact::Looked(Position::new(14))));
        assert!(!facts.note(&Fact::Looked(Position::new(14))));
        facts.note(&Fact::Bench("folded".into(), Position::new(9)));
        let kept = Facts::of(facts.iter().map(str::to_owned).chain(["from a newer page".to_owned()]));
        assert!(kept.has(&Fact::Looked(Position::new(14))) && !kept.has(&Fact::Looked(Position::new(1))));
        assert_eq!(kept.positions("folded").map(Position::get).collect::<Vec<_>>(), [9]);
    }
}
