//! The sight: everything that a panel may show, as of the cursor. It is a value: it can be looked at and can't act.

use super::Cursor;
use crate::bank::projections::one::Kind;
use crate::bank::projections::rebuilding::Broken;
use crate::bank::projections::{Accounts, ReadModels, Transfers};
use crate::bank::{Bank, Payload};
use crate::event_sourcing::{CommitWriter, Log, Position};

/// What is there to see.
#[derive(Clone, Debug)]
pub struct Sight {
    /// Which moment it is of.
    pub cursor: Cursor,
    /// The position of that moment.
    pub position: Position,
    /// The position of the last message of the log.
    pub head: Position,
    /// The read models as of that moment.
    pub models: ReadModels,
    /// The read model that was broken on purpose and the event that it has missed, if it has done so by that moment.
    pub broken: Option<(Kind, Position)>,
}

impl Sight {
    /// The bank as of the cursor. Live, these are the read models as they stand, late or broken as they may be; in the
    /// past they are folded from the log.
    #[must_use]
    pub fn of<W: CommitWriter<Payload>>(bank: &Bank<W>, cursor: Cursor) -> Self {
        let head = bank.log().head();
        let cursor = Cursor::on(cursor.position(head), head);
        let position = cursor.position(head);
        let models = match cursor {
            Cursor::Live => bank.read_models().clone(),
            Cursor::At(position) => bank.timeline().at(bank.log(), position).read_models,
        };
        Self { cursor, position, head, models, broken: None }
    }

    /// The same with one read model as it is when it has missed an event.
    #[must_use]
    pub fn damaged(mut self, log: &Log<Payload>, damage: Option<&Broken>) -> Self {
        let wrong = damage.and_then(|broken| Some((broken.at(log, self.position)?, broken.missed)));
        if let Some((model, missed)) = wrong {
            self.broken = Some((model.kind(), missed));
            model.put_into(&mut self.models);
        }
        self
    }

    /// The accounts.
    #[must_use]
    pub fn accounts(&self) -> &Accounts {
        self.models.accounts.model()
    }

    /// The transfers.
    #[must_use]
    pub fn transfers(&self) -> &Transfers {
        self.models.transfers.model()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::Request;
    use crate::domain::account::example::{alice, create, deposit};
    use crate::event_sourcing::{MessageId, Timestamp, store::KeepNothing};

    #[test]
    fn the_past_is_seen_as_it_was_and_the_head_as_it_is() {
        let mut bank = Bank::new(Log::default(), KeepNothing);
        for (number, command) in [create(alice()), deposit(alice(), 5), deposit(alice(), 7)].into_iter().enumerate() {
            let id = MessageId::v7(number as u64, [1; 10]);
            bank.execute(&Request::new(id, Timestamp::default(), command)).expect("taken");
        }
        let balances = |cursor| {
            let sight = Sight::of(&bank, cursor);
            let balances = sight.accounts().iter().filter_map(|(_, view)| Some(view.state.holding()?.balance.minor()));
            (sight.cursor, balances.collect::<Vec<_>>())
        };
        let at = |position| Cursor::At(Position::new(position));
        assert_eq!(balances(at(0)), (at(0), vec![]));
        assert_eq!(balances(at(2)), (at(2), vec![500]));
        assert_eq!(balances(at(99)), (Cursor::Live, vec![1200]));
        assert_eq!(balances(Cursor::Live), (Cursor::Live, vec![1200]));
    }
}
