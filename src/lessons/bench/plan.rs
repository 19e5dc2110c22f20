//! What can be made to go wrong in the bank of a lesson, and the guard against it. The bank of a lesson is one to practise
//! on; in somebody's bank there is no such plan.

use super::{Done, Material};
use crate::practice::{Fault, Guard};
use crate::view::text;

pub(super) fn switched(guard: Guard, is_on: bool, material: &Material<'_>) -> Done {
    let mut plan = material.plan.clone();
    plan.switch(guard, is_on);
    let fact = Some(if is_on { "guard-on".into() } else { "guard-off".into() });
    Done { said: text::bench_switched(is_on).to_owned(), fact, plan: Some(plan), ..Done::default() }
}

pub(super) fn armed(fault: Fault, material: &Material<'_>) -> Done {
    let mut plan = material.plan.clone();
    plan.set(fault, true);
    let fact = Some(if plan.guards(Guard::Idempotency) { "twice-guarded".into() } else { "twice-unguarded".into() });
    Done { said: text::BENCH_TWICE_ARMED.to_owned(), fact, plan: Some(plan), ..Done::default() }
}
