//! The read models: what the screen shows, each folded from the log on its own, with its own checkpoint.
//!
//! None of them is needed for a decision. Each can be paused, thrown away and built again, and a checksum tells whether
//! it came out the same.

pub mod accounts;
pub mod activity;
pub mod largest_movements;
pub mod numbers_taken;
pub mod one;
pub mod rebuilding;
pub mod statements;
pub mod totals;
pub mod transfers;

pub use accounts::Accounts;
pub use activity::Activity;
pub use largest_movements::LargestMovements;
pub use numbers_taken::NumbersTaken;
pub use statements::Statements;
pub use totals::Totals;
pub use transfers::Transfers;

use super::payload::Payload;
use crate::event_sourcing::{Checksum, Log, Message, Position, Projected, Projection};
use serde::Serialize;

/// All read models.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadModels {
    /// The accounts with their balances.
    pub accounts: Projected<Accounts>,
    /// The movements of each account with the running balance.
    pub statements: Projected<Statements>,
    /// The transfers with their steps.
    pub transfers: Projected<Transfers>,
    /// The sums over the whole bank.
    pub totals: Projected<Totals>,
    /// The account numbers that nobody can have any more.
    pub numbers_taken: Projected<NumbersTaken>,
    /// What happened on each day.
    pub activity: Projected<Activity>,
    /// The largest movements of money.
    pub largest_movements: Projected<LargestMovements>,
}

/// How a projection stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its name.
    pub name: &'static str,
    /// The position that it has taken in.
    pub checkpoint: Position,
    /// The checksum of its model; `None` if the model can't be written as JSON.
    pub checksum: Option<Checksum>,
}

/// Does the same with every read model: the one list of them.
macro_rules! each {
    ($models:expr, $model:ident => $do:expr) => {{
        let models = $models;
        [
            {
                let $model = &mut models.accounts;
                $do
            },
            {
                let $model = &mut models.statements;
                $do
            },
            {
                let $model = &mut models.transfers;
                $do
            },
            {
                let $model = &mut models.totals;
                $do
            },
            {
                let $model = &mut models.numbers_taken;
                $do
            },
            {
                let $model = &mut models.activity;
                $do
            },
            {
                let $model = &mut models.largest_movements;
                $do
            },
        ]
    }};
}

impl ReadModels {
    /// Brings every read model up to date.
    pub fn catch_up(&mut self, log: &Log<Payload>) {
        each!(self, model => model.catch_up(log));
    }

    /// How each read model stands.
    #[must_use]
    pub fn reports(&self) -> [Report; 7] {
        let mut models = self.clone();
        each!(&mut models, model => report(model))
    }
}

fn report<M: Projection<Payload> + Serialize>(projected: &Projected<M>) -> Report {
    Report { name: M::NAME, checkpoint: projected.checkpoint(), checksum: Checksum::of(projected.model()).ok() }
}

impl Projection<Payload> for ReadModels {
    const NAME: &'static str = "read models";
    const SHAPE: u32 = 1;

    fn apply(&mut self, message: &Message<Payload>) {
        each!(self, model => model.take(message));
    }
}
