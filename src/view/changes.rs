//! What a message changed, with values as they are shown.

use super::{money, text};
use crate::bank::Payload;
use crate::bank::explain::difference::{Value, changes};
use crate::event_sourcing::{Log, Position};

/// A field that changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Changed {
    /// Its name.
    pub field: &'static str,
    /// What it was before.
    pub before: String,
    /// What it is after.
    pub after: String,
}

/// The fields that the message at a position changed.
#[must_use]
pub fn changed(log: &Log<Payload>, position: Position) -> Vec<Changed> {
    let changes = changes(log, position).into_iter();
    changes
        .map(|change| Changed { field: change.field, before: shown(change.before), after: shown(change.after) })
        .collect()
}

fn shown(value: Option<Value>) -> String {
    match value {
        None => text::NO_VALUE.to_owned(),
        Some(Value::Money(amount)) => money::amount(amount),
        Some(Value::Limit(limit)) => money::overdraft(limit),
        Some(Value::Count(count)) => count.to_string(),
        Some(Value::Text(text)) => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::sample::{Sample, log};
    use crate::event_sourcing::Timestamp;

    #[test]
    fn the_first_event_makes_something_of_nothing() {
        let log = log(Sample::QuietDay, 1, Timestamp::default());
        let found = changed(&log, Position::new(1));
        let number = Changed { field: "account number", before: "none".to_owned(), after: "ADA-1".to_owned() };
        assert_eq!(found.first(), Some(&number));
        assert_eq!(changed(&log, Position::new(0)), []);
    }
}
