//! Why a balance is what it is: the events that made it, oldest first, with the running total.
//!
//! The sum is worked out anew from the account's stream. So it is true even where a read model is broken, and what the
//! page shows besides can be held against it.

use super::Sight;
use super::sentence::{Names, sentence};
use super::{money, text};
use crate::bank::Payload;
use crate::bank::projections::statements::Movement;
use crate::domain::account::Holding;
use crate::domain::{Account, AccountId, Money};
use crate::event_sourcing::{Log, Position, Timestamp, aggregate_at};

/// The explanation of one balance.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// What is explained.
    pub title: String,
    /// What came before the first entry, when that is not the beginning: how many movements, and the balance after them.
    pub before: Option<String>,
    /// The movements, oldest first.
    pub entries: Vec<Entry>,
    /// The balance: the sum of all events of the account.
    pub balance: String,
    /// Where the page says something else than that, because a read model is broken.
    pub off: Vec<String>,
}

/// One movement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The event that moved the money.
    pub position: Position,
    /// What happened.
    pub sentence: String,
    /// When.
    pub time: Timestamp,
    /// How much came or went, with its sign.
    pub amount: String,
    /// The balance after it.
    pub balance: String,
}

/// The explanation of an account's balance as of a sight, by its last movements and at most so many. `None` for an
/// account that is not there yet.
#[must_use]
pub fn statement(sight: &Sight, log: &Log<Payload>, names: Names<'_>, id: AccountId, most: usize) -> Option<Statement> {
    let account = aggregate_at::<Account, _>(log, id.uuid(), sight.position).state;
    let holding = account.holding()?;
    let shown_on_card = sight.accounts().get(id).and_then(|view| view.state.holding()).map(|shown| shown.balance);
    let on_card = shown_on_card.unwrap_or(holding.balance);
    let movements: Vec<&Movement> = sight.models.statements.model().of(id).collect();
    let (shown, cut) = movements.split_at(most.min(movements.len()));
    let entry = |movement: &&Movement| {
        let message = log.get(movement.position)?;
        Some(Entry {
            position: movement.position,
            sentence: sentence(message, names),
            time: message.time,
            amount: change(movement.amount),
            balance: money::amount(movement.balance),
        })
    };
    Some(Statement {
        title: text::statement(&holding.number.to_string(), &money::amount(on_card)),
        before: cut.first().map(|last| text::statement_before(cut.len(), &money::amount(last.balance))),
        entries: shown.iter().rev().filter_map(entry).collect(),
        balance: money::amount(holding.balance),
        off: off(holding, on_card, movements.first().map_or(Money::ZERO, |last| last.balance)),
    })
}

/// What is shown and is not the sum of the events.
fn off(holding: &Holding, on_card: Money, rows: Money) -> Vec<String> {
    let than = |shown: Money| {
        let by = i128::from(shown.minor()) - i128::from(holding.balance.minor());
        let amount = money::sum(by.abs());
        (by != 0).then(|| (money::amount(shown), if by > 0 { text::more(&amount) } else { text::less(&amount) }))
    };
    let card = than(on_card).map(|(shown, by)| text::card_is_off(&shown, &by));
    let rows = than(rows).map(|(total, by)| text::rows_are_off(&total, &by));
    card.into_iter().chain(rows).collect()
}

/// An amount that came or went; the sign is never left out.
fn change(amount: Money) -> String {
    if amount.is_positive() { format!("+{}", money::amount(amount)) } else { money::amount(amount) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::projections::one::Kind;
    use crate::bank::projections::rebuilding::Broken;
    use crate::bank::sample::{Sample, log};
    use crate::bank::{Bank, projections::ReadModels};
    use crate::event_sourcing::store::KeepNothing;
    use crate::view::Cursor;

    fn told(cursor: Cursor, most: usize) -> Option<Statement> {
        told_by(None, cursor, most)
    }

    fn told_by(damaged: Option<Kind>, cursor: Cursor, most: usize) -> Option<Statement> {
        let bank = Bank::new(log(Sample::QuietDay, 1, Timestamp::default()), KeepNothing);
        let models: &ReadModels = bank.read_models();
        let names = Names { accounts: models.accounts.model(), transfers: models.transfers.model() };
        let (ada, _) = models.accounts.model().iter().next().expect("Ada has an account");
        let paid = models.statements.model().of(ada).next().expect("Ada has paid").position;
        let broken = damaged.and_then(|kind| Broken::new(kind, bank.log(), bank.timeline(), paid));
        let sight = Sight::of(&bank, cursor).damaged(bank.log(), broken.as_ref());
        statement(&sight, bank.log(), names, ada, most)
    }

    fn changes(statement: &Statement) -> Vec<(&str, &str)> {
        statement.entries.iter().map(|entry| (entry.amount.as_str(), entry.balance.as_str())).collect()
    }

    #[test]
    fn the_running_total_ends_in_the_balance() {
        let whole = told(Cursor::Live, 99).expect("there");
        assert_eq!(whole.title, "Why ADA-1 has 1532.00");
        let expected = [("+2400.00", "2400.00"), ("−850.00", "1550.00"), ("−18.00", "1532.00")];
        assert_eq!((changes(&whole), whole.balance.as_str()), (expected.to_vec(), "1532.00"));
        assert_eq!((whole.before, whole.entries[0].sentence.as_str()), (None, "Deposited 2400.00 into ADA-1"));
        assert_eq!(whole.off, [""; 0]);
    }

    #[test]
    fn the_sum_is_true_where_the_accounts_are_broken_and_says_how_far_they_are_off() {
        let told = told_by(Some(Kind::Accounts), Cursor::Live, 99).expect("there");
        assert_eq!(told.title, "Why ADA-1 has 1550.00", "which is what the page shows");
        assert_eq!((changes(&told).last(), told.balance.as_str()), (Some(&("−18.00", "1532.00")), "1532.00"));
        assert_eq!(told.off, ["The page shows 1550.00, which is 18.00 more than these events come to."]);
        let before = told_by(Some(Kind::Accounts), Cursor::At(Position::new(5)), 99).expect("there");
        assert_eq!(before.off, [""; 0], "nothing was missed yet");
    }

    #[test]
    fn the_sum_is_true_where_a_movement_is_missing() {
        let told = told_by(Some(Kind::Statements), Cursor::Live, 99).expect("there");
        assert_eq!((told.title.as_str(), told.balance.as_str()), ("Why ADA-1 has 1532.00", "1532.00"));
        assert_eq!(changes(&told).last(), Some(&("−850.00", "1550.00")));
        assert_eq!(told.off, ["These rows come to 1550.00, which is 18.00 more than the events in the log."]);
    }

    #[test]
    fn of_a_long_statement_the_end_is_shown_and_the_rest_is_counted() {
        let end = told(Cursor::Live, 1).expect("there");
        assert_eq!(changes(&end), [("−18.00", "1532.00")]);
        assert_eq!(end.before.as_deref(), Some("2 earlier movements, which came to 1550.00."));
    }

    #[test]
    fn the_past_is_explained_by_what_had_happened_then() {
        let at = |position| told(Cursor::At(Position::new(position)), 99);
        assert_eq!(at(0), None, "the account is not there yet");
        let first = at(5).expect("there");
        assert_eq!((first.balance.as_str(), first.entries.len()), ("2400.00", 1));
    }
}
