//! The practice copy that is open, if one is: its plan and its harm, worked out once for all that show them.

use crate::practice::harm::harm;
use crate::practice::{Harm, Plan, Purpose};
use crate::session::Session;
use crate::ui::desk::Desk;
use crate::view::Cursor;
use crate::view::machinery::harm::seen_at;
use leptos::prelude::*;

/// The state of the practice copy. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Practising {
    desk: Desk,
    plan: Memo<Option<Plan>>,
    harm: Memo<Vec<Harm>>,
}

impl Practising {
    /// The practice of the bank that is open.
    #[must_use]
    pub fn of(desk: Desk) -> Self {
        let plan = Memo::new(move |_| desk.ask(|session| session.practice().map(|practice| practice.plan())));
        let harm = Memo::new(move |_| {
            let is_there = plan.with(Option::is_some);
            if is_there { desk.read(harm) } else { vec![] }
        });
        // In a copy without the guard that keeps it so, looking at an event acts.
        let looked_at = Memo::new(move |_| match desk.cursor() {
            Cursor::At(position) => Some(position),
            Cursor::Live => None,
        });
        Effect::new(move |_| {
            if let Some(position) = looked_at.get() {
                untrack(|| desk.ask(|session| session.replayed(position.previous(), position)));
            }
        });
        Self { desk, plan, harm }
    }

    /// What this bank is for.
    #[must_use]
    pub fn purpose(self) -> Purpose {
        self.desk.ask(Session::purpose)
    }

    /// What goes otherwise; nothing in somebody's bank.
    #[must_use]
    pub fn plan(self) -> Option<Plan> {
        self.plan.get()
    }

    /// Reads the plan.
    pub fn with_plan<T: Default>(self, read: impl FnOnce(&Plan) -> T) -> T {
        self.plan.with(|plan| plan.as_ref().map(read).unwrap_or_default())
    }

    /// Changes the plan, and says why it could not be changed.
    pub fn change(self, change: impl FnOnce(&mut Plan)) -> Option<String> {
        self.desk.ask(|session| session.change_plan(change)).err().map(|error| format!("{error}."))
    }

    /// The harm that can be seen at the cursor, in the order of the log.
    #[must_use]
    pub fn harm(self) -> Vec<Harm> {
        let ((position, _), is_live) = (self.desk.place(), self.desk.cursor().is_live());
        self.harm.with(|harm| seen_at(harm, position, is_live).copied().collect())
    }
}

/// The practice, from anywhere below [`App`](crate::ui::app::App).
///
/// # Panics
/// When there is none above, which is a mistake in the program.
#[must_use]
pub fn use_practising() -> Practising {
    expect_context()
}
