//! Folding: a question that nobody had asked before, answered from old events; and the balances of all accounts kept as a
//! snapshot, read again, and thrown away when the program has another shape.

use super::Done;
use crate::bank::projections::LargestMovements;
use crate::bank::projections::statements::amount_of;
use crate::bank::{AnyBank, Payload};
use crate::domain::{AccountId, Money, account};
use crate::event_sourcing::snapshot::{Discarded, Snapshot};
use crate::event_sourcing::{Checksum, Log, Message, Projected, Projection};
use crate::view::{money, text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many of the largest movements are told.
const TOLD: usize = 5;

/// The largest movements, folded from the first event on.
pub(super) fn largest(log: &Log<Payload>) -> Done {
    let folded = Projected::<LargestMovements>::rebuilt(log, log.head());
    let movements = folded.model().as_slice().iter().take(TOLD);
    let lines = movements.map(|large| (text::event(large.position), money::amount(large.amount))).collect();
    Done { said: text::bench_folded(folded.checkpoint()), lines, fact: Some("folded".into()), ..Done::default() }
}

/// The balance of every account, in a program of some shape.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Sums<const SHAPE: u32> {
    balances: BTreeMap<AccountId, Money>,
}

impl<const SHAPE: u32> Sums<SHAPE> {
    /// The balance of an account.
    pub(super) fn get(&self, id: AccountId) -> Money {
        self.balances.get(&id).copied().unwrap_or_default()
    }

    /// All balances.
    pub(super) fn iter(&self) -> impl Iterator<Item = (AccountId, Money)> {
        self.balances.iter().map(|(id, balance)| (*id, *balance))
    }
}

impl<const SHAPE: u32> Projection<Payload> for Sums<SHAPE> {
    const NAME: &'static str = "sums";
    const SHAPE: u32 = SHAPE;

    fn apply(&mut self, message: &Message<Payload>) {
        let Some(event) = message.part::<account::Event>() else { return };
        let Some(amount) = amount_of(event) else { return };
        let balance = self.balances.entry(event.account_id()).or_default();
        *balance = balance.saturating_add(amount);
    }
}

/// Keeps the balances of now as a text, as a store would.
pub(super) fn take(bank: &AnyBank) -> (Done, Option<String>) {
    let sums = Projected::<Sums<1>>::rebuilt(bank.log(), bank.log().head());
    // Numbers and ids can always be written.
    let text = serde_json::to_string(&Snapshot::take(&sums)).ok();
    let lines = vec![(text::BENCH_SNAPSHOT.to_owned(), text.clone().unwrap_or_default())];
    (Done { said: text::bench_taken(sums.checkpoint()), lines, fact: Some("taken".into()), ..Done::default() }, text)
}

/// Reads a snapshot into a program of some shape, and lays it beside what the log says from the first event on.
pub(super) fn restore<const SHAPE: u32>(snapshot: Option<&str>, bank: &AnyBank) -> Done {
    let kept = snapshot.and_then(|text| serde_json::from_str::<Snapshot<Sums<SHAPE>>>(text).ok());
    let Some(kept) = kept else { return Done::nothing(text::BENCH_TAKE_FIRST) };
    let (log, taken_at) = (bank.log(), kept.checkpoint());
    let folded = Projected::<Sums<SHAPE>>::rebuilt(log, log.head());
    let from_log = (text::BENCH_FROM_LOG.to_owned(), sum(&folded));
    match kept.restore(log) {
        Ok(restored) => {
            let is_same = restored == folded;
            // With nothing after it, a snapshot has spared nothing and proved nothing.
            let is_shown = is_same && restored.checkpoint() > taken_at;
            let lines = vec![(text::BENCH_FROM_SNAPSHOT.to_owned(), sum(&restored)), from_log];
            Done {
                said: text::bench_restored(is_same),
                lines,
                fact: is_shown.then(|| "restored".into()),
                ..Done::default()
            }
        }
        Err(Discarded::OtherShape { found, wanted }) => Done {
            said: text::bench_discarded(found, wanted),
            lines: vec![from_log],
            fact: Some("discarded".into()),
            ..Done::default()
        },
        Err(Discarded::AheadOfLog { .. }) => Done::nothing(text::BENCH_TAKE_FIRST),
    }
}

fn sum<const SHAPE: u32>(sums: &Projected<Sums<SHAPE>>) -> String {
    Checksum::of(sums.model()).map(|checksum| checksum.to_string()).unwrap_or_default()
}
