//! The conversation of a message as a tree: what a person asked for, and all that followed from it.

use super::entry::{self, Row};
use super::sentence::Names;
use crate::bank::Payload;
use crate::bank::explain::causes::{Effects, effects, roots};
use crate::event_sourcing::{Log, Position};

/// A message of a conversation, and what it led to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    /// The message.
    pub row: Row,
    /// Whether it is the chosen one.
    pub is_chosen: bool,
    /// What it led to directly, in the order of the log.
    pub effects: Vec<Node>,
}

/// The conversation that the message at a position belongs to, from its beginning. More than one tree when several
/// commands belong to it, as when a refund was tried again.
#[must_use]
pub fn conversation(log: &Log<Payload>, chosen: Position, names: Names<'_>) -> Vec<Node> {
    let Some(message) = log.get(chosen) else { return vec![] };
    let trees = roots(log, message.correlation_id).filter_map(|root| effects(log, root));
    trees.filter_map(|tree| node(log, &tree, chosen, names)).collect()
}

fn node(log: &Log<Payload>, tree: &Effects, chosen: Position, names: Names<'_>) -> Option<Node> {
    Some(Node {
        row: entry::row(log, tree.position, names)?,
        is_chosen: tree.position == chosen,
        effects: tree.effects.iter().filter_map(|effect| node(log, effect, chosen, names)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::sample::{Sample, log};
    use crate::bank::{Bank, projections::ReadModels};
    use crate::event_sourcing::store::KeepNothing;
    use crate::event_sourcing::{Storable, Timestamp};

    fn names(models: &ReadModels) -> Names<'_> {
        Names { accounts: models.accounts.model(), transfers: models.transfers.model() }
    }

    fn flat<'a>(node: &'a Node, into: &mut Vec<(&'a str, bool)>) {
        into.push((&node.row.type_name, node.is_chosen));
        node.effects.iter().for_each(|effect| flat(effect, into));
    }

    #[test]
    fn a_message_is_shown_among_all_that_belongs_to_its_transfer() {
        let bank = Bank::new(log(Sample::Refund, 1, Timestamp::default()), KeepNothing);
        let chosen = bank.log().all(Position::ZERO).find(|message| {
            message.payload.as_ref().is_ok_and(|payload| payload.type_name() == "TransferRefundStarted")
        });
        let position = chosen.expect("there is one").position;
        let trees = conversation(bank.log(), position, names(bank.read_models()));
        let [tree] = trees.as_slice() else { panic!("one tree: {trees:?}") };
        let mut found = vec![];
        flat(tree, &mut found);
        assert_eq!(
            (found.first(), found.last()),
            (Some(&("TransferInitiated", false)), Some(&("TransferRefunded", false)))
        );
        assert_eq!(
            found.iter().filter(|(_, is_chosen)| *is_chosen).collect::<Vec<_>>(),
            [&("TransferRefundStarted", true)]
        );
        assert_eq!(found.len(), 10);
    }
}
