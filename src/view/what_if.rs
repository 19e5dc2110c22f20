//! What if: the outcome of a branch in words and curves, and the choices that lead to one.

use super::form::capitalised;
use super::sentence::{Names, sentence};
use super::sparkline::{bucket, curves};
use super::{money, refusal, text};
use crate::bank::explain::causes::causes;
use crate::bank::projections::ReadModels;
use crate::bank::projections::accounts::AccountView;
use crate::bank::projections::statements::Movement;
use crate::bank::what_if::{Branch, Difference, Ending, NoBranch};
use crate::bank::{Bank, Payload};
use crate::domain::AccountId;
use crate::domain::account::State;
use crate::event_sourcing::{CommitWriter, Log, Position};

/// What a branch came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// The first later command that ends otherwise: its position in the log, how it ended, and how it would end.
    pub difference: Option<(Position, String, String)>,
    /// The accounts that would stand otherwise.
    pub accounts: Vec<Compared>,
    /// How far the curves go.
    pub head: Position,
}

/// An account as it stands, and as it would.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Compared {
    /// Its number.
    pub number: String,
    /// The balance as it is.
    pub is: String,
    /// The balance as it would be.
    pub would_be: String,
    /// The two curves as SVG paths, as drawn in [`sparkline`](super::sparkline).
    pub curves: (String, String),
}

/// The event to leave out for the message at a position not to have happened: the one that a person asked for, from
/// which it followed.
#[must_use]
pub fn to_leave_out(log: &Log<Payload>, position: Position) -> Option<Position> {
    causes(log, position)?.path.first().copied()
}

/// What a branch came to, beside the bank that it was made from.
#[must_use]
pub fn outcome<W: CommitWriter<Payload>>(bank: &Bank<W>, branch: &Branch) -> Outcome {
    let (is, would_be) = (bank.read_models(), branch.bank.read_models());
    let ids = is.accounts.model().iter().chain(would_be.accounts.model().iter()).map(|(id, _)| id);
    let mut accounts: Vec<AccountId> = vec![];
    for id in ids {
        if !accounts.contains(&id) && state(is, id) != state(would_be, id) {
            accounts.push(id);
        }
    }
    Outcome {
        difference: branch.first_difference.as_ref().map(|difference| told(bank, branch, difference)),
        accounts: accounts.into_iter().filter_map(|id| compared(bank, branch, id)).collect(),
        head: bank.log().head(),
    }
}

fn state(models: &ReadModels, id: AccountId) -> Option<&State> {
    models.accounts.model().get(id).map(|view| &view.state)
}

/// Why there is no such branch.
#[must_use]
pub fn no_branch(error: &NoBranch) -> String {
    match error {
        NoBranch::Refused(refused) => refusal::refused(refused),
        NoBranch::NoMessage(_) | NoBranch::Follows { .. } | NoBranch::Broken(_) | NoBranch::Halted(_) => {
            capitalised(&error.to_string())
        }
    }
}

fn told<W: CommitWriter<Payload>>(
    bank: &Bank<W>,
    branch: &Branch,
    Difference { position, now, .. }: &Difference,
) -> (Position, String, String) {
    let message = bank.log().get(*position);
    let was = message.map(|message| sentence(message, names(bank))).unwrap_or_default();
    let now = match now {
        Ending::Event(_) => {
            let other = message.and_then(|message| branch.bank.log().find(message.id));
            other.map(|other| sentence(other, names(&branch.bank))).unwrap_or_default()
        }
        Ending::Refused(refused) => text::refused_in_branch(&refusal::reason(refused)),
        Ending::NeverSent => text::NEVER_SENT.to_owned(),
    };
    (*position, was, now)
}

fn names<W: CommitWriter<Payload>>(bank: &Bank<W>) -> Names<'_> {
    let models = bank.read_models();
    Names { accounts: models.accounts.model(), transfers: models.transfers.model() }
}

fn compared<W: CommitWriter<Payload>>(bank: &Bank<W>, branch: &Branch, id: AccountId) -> Option<Compared> {
    let (is, would_be) = (bank.read_models(), branch.bank.read_models());
    let (here, there) = (is.accounts.model().get(id), would_be.accounts.model().get(id));
    let holding = here.or(there)?.state.holding()?;
    let balance = |view: Option<&AccountView>| {
        let balance = view.and_then(|view| view.state.holding()).map(|holding| money::amount(holding.balance));
        balance.unwrap_or_else(|| text::NO_VALUE.to_owned())
    };
    let was: Vec<Movement> = is.statements.model().of(id).copied().collect();
    let would = beside(bank.log(), branch, would_be.statements.model().of(id).copied().collect());
    Some(Compared {
        number: holding.number.to_string(),
        is: balance(here),
        would_be: balance(there),
        curves: curves(&was, &would, bucket(bank.log().head())),
    })
}

/// The movements of a branch, the newest first, each where the log has the same message; a message that the log does not
/// have stands where the one before it does. So what is the same lies one above the other.
fn beside(log: &Log<Payload>, branch: &Branch, mut movements: Vec<Movement>) -> Vec<Movement> {
    let mut at = Position::ZERO;
    for movement in movements.iter_mut().rev() {
        let id = branch.bank.log().get(movement.position).map(|message| message.id);
        let same = id.and_then(|id| log.find(id)).map(|message| message.position);
        let fork = movement.position.min(branch.forked_at.next());
        at = at.max(same.unwrap_or(fork));
        movement.position = at;
    }
    movements
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::sample::{Sample, log};
    use crate::bank::what_if::{self, Change, branch};
    use crate::event_sourcing::{Timestamp, store::KeepNothing};

    fn bank() -> Bank<KeepNothing> {
        Bank::new(log(Sample::QuietDay, 1, Timestamp::default()), KeepNothing)
    }

    #[test]
    fn without_her_wages_ada_can_not_pay_the_rent() {
        let bank = bank();
        let branch = branch(&bank, &Change::LeaveOut(Position::new(5))).expect("a branch");
        let outcome = outcome(&bank, &branch);
        let (position, was, now) = outcome.difference.expect("something ends otherwise");
        assert_eq!((position.get(), was.as_str()), (10, "Withdrawn 850.00 from ADA-1"));
        assert!(now.starts_with("Refused to withdraw 850.00 from ADA-1"), "{now}");
        let balances: Vec<_> =
            outcome.accounts.iter().map(|it| (it.number.as_str(), it.is.as_str(), it.would_be.as_str())).collect();
        assert!(balances.contains(&("ADA-1", "1532.00", "0.00")), "{balances:?}");
        assert_eq!(outcome.accounts[0].curves.1, "M0 100H128", "nothing ever moves");
    }

    #[test]
    fn what_is_the_same_lies_one_above_the_other() {
        let bank = bank();
        let branch = branch(&bank, &Change::LeaveOut(Position::new(7))).expect("a branch");
        let outcome = outcome(&bank, &branch);
        let numbers: Vec<_> = outcome.accounts.iter().map(|it| it.number.as_str()).collect();
        assert_eq!(numbers, ["CLEO-3", "SHOP-4"], "Ada and Ben end as they did");
        let cleo = outcome.accounts.iter().find(|it| it.number == "CLEO-3").expect("she has less");
        assert!(cleo.curves.1.contains("H28V"), "Ben's 120 reach her at event 28 in both: {}", cleo.curves.1);
    }

    #[test]
    fn a_command_that_a_branch_refuses_is_told_with_its_reason_and_without_advice() {
        let bank = bank();
        // Without his wages Ben has nothing to withdraw 60 from: the rent comes an event too late.
        let branch = branch(&bank, &Change::LeaveOut(Position::new(8))).expect("a branch");
        let without = what_if::branch(&branch.bank, &Change::LeaveOut(Position::new(6))).expect("a branch of a branch");
        let (_, was, now) = outcome(&branch.bank, &without).difference.expect("something ends otherwise");
        assert_eq!(was, "Withdrawn 60.00 from BEN-2");
        assert_eq!(now, "Refused. Balance 0.00, overdraft limit 0.00, asked 60.00.");
    }

    #[test]
    fn what_followed_is_left_out_at_its_root() {
        let bank = bank();
        let root = |position| to_leave_out(bank.log(), Position::new(position)).map(Position::get);
        assert_eq!((root(5), root(14), root(0)), (Some(5), Some(8), None));
        let refused = no_branch(&NoBranch::Follows { from: Position::new(8) });
        assert!(refused.starts_with("This follows from the message at position 8"), "{refused}");
    }
}
