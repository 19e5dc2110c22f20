//! What a practice copy says: its faults and guards, and what happened.

use super::way::Leg;
use crate::practice::{Fault, Guard, Happened, Plan};
use crate::view::form::capitalised;
use crate::view::{Marked, text};

/// Something with a name and a sentence about it.
pub type Told = (Marked, Marked);

/// What a guard is called, and what it is for.
#[must_use]
pub fn guard(guard: Guard) -> Told {
    match guard {
        Guard::Idempotency => text::GUARD_IDEMPOTENCY,
        Guard::ExpectedVersion => text::GUARD_EXPECTED_VERSION,
        Guard::Compensation => text::GUARD_COMPENSATION,
        Guard::CheckpointWithMessages => text::GUARD_CHECKPOINT,
        Guard::ReplayWithoutSideEffects => text::GUARD_REPLAY,
    }
}

/// The faults that are not about one subscription, in the order in which they are shown.
const FAULTS: [Fault; 7] = [
    Fault::DeliverTwice,
    Fault::DeliverOutOfOrder,
    Fault::SecondClerk,
    Fault::CrashBeforeCheckpoint,
    Fault::KillBetweenDebitAndCredit,
    Fault::Poison,
    Fault::FullStorage,
];

/// The guard that keeps a fault from doing harm. Where two do, it is the one that is to be understood by it.
fn guard_against(fault: &Fault) -> Guard {
    match fault {
        Fault::DeliverTwice | Fault::DeliverOutOfOrder => Guard::Idempotency,
        Fault::SecondClerk | Fault::Delay(_) => Guard::ExpectedVersion,
        Fault::CrashBeforeCheckpoint | Fault::KillBetweenDebitAndCredit | Fault::Poison | Fault::FullStorage => {
            Guard::CheckpointWithMessages
        }
    }
}

/// The faults that a guard is there for. Two guards need none: what people do every day is enough.
#[must_use]
pub fn faults_for(guard: Guard) -> Vec<Fault> {
    let delays = Leg::ALL.map(|leg| Fault::Delay(leg.subscription()));
    FAULTS.into_iter().chain(delays).filter(|fault| guard_against(fault) == guard).collect()
}

/// Faults, each with whether what happens is to be told of it: after the last of those of which the same is told.
pub fn told_once(faults: Vec<Fault>) -> impl Iterator<Item = (Fault, bool)> {
    let next: Vec<_> = faults.iter().skip(1).map(|next| Some(fault(next))).chain([None]).collect();
    faults.into_iter().zip(next).map(|(one, next)| {
        let is_last = Some(fault(&one)) != next;
        (one, is_last)
    })
}

/// What a fault is called, and what happens.
#[must_use]
pub fn fault(fault: &Fault) -> Told {
    match fault {
        Fault::DeliverTwice => text::FAULT_TWICE,
        Fault::DeliverOutOfOrder => text::FAULT_ORDER,
        Fault::CrashBeforeCheckpoint => text::FAULT_CRASH,
        Fault::KillBetweenDebitAndCredit => text::FAULT_KILL,
        Fault::Poison => text::FAULT_POISON,
        Fault::FullStorage => text::FAULT_FULL,
        Fault::SecondClerk => text::FAULT_CLERK,
        Fault::Delay(_) => text::FAULT_DELAY,
    }
}

/// What is called so: a delay says whose.
#[must_use]
pub fn called(fault: &Fault) -> String {
    self::fault(fault).0.plain() + &of(fault).unwrap_or_default()
}

/// Which subscription a fault is about, behind its name.
#[must_use]
pub fn of(fault: &Fault) -> Option<String> {
    match fault {
        Fault::Delay(subscription) => Some(format!(" {subscription}")),
        Fault::DeliverTwice
        | Fault::DeliverOutOfOrder
        | Fault::CrashBeforeCheckpoint
        | Fault::KillBetweenDebitAndCredit
        | Fault::Poison
        | Fault::FullStorage
        | Fault::SecondClerk => None,
    }
}

/// Whether a fault ends the program, so that the page has to be loaded again.
#[must_use]
pub fn ends_program(fault: &Fault) -> bool {
    match fault {
        Fault::CrashBeforeCheckpoint | Fault::KillBetweenDebitAndCredit => true,
        Fault::DeliverTwice
        | Fault::DeliverOutOfOrder
        | Fault::Poison
        | Fault::FullStorage
        | Fault::SecondClerk
        | Fault::Delay(_) => false,
    }
}

/// What goes otherwise now, for the banner.
#[must_use]
pub fn otherwise(plan: &Plan) -> String {
    let off: Vec<_> = plan.off.iter().map(|off| guard(*off).0.plain().to_lowercase()).collect();
    let mut faults: Vec<_> = plan.faults.iter().map(|fault| called(fault).to_lowercase()).collect();
    if !plan.poisoned.is_empty() && !plan.has(&Fault::Poison) {
        faults.push(text::FAULT_POISON.0.plain().to_lowercase());
    }
    match (off.is_empty(), faults.is_empty()) {
        (true, true) => text::PLAN_SOUND.to_owned(),
        (false, true) => format!("Switched off: {}.", off.join(", ")),
        (true, false) => format!("Faults: {}.", faults.join(", ")),
        (false, false) => format!("Switched off: {}. Faults: {}.", off.join(", "), faults.join(", ")),
    }
}

/// A fault that happened.
#[must_use]
pub fn happened(Happened { fault, to }: &Happened) -> String {
    let who = to.as_ref().map_or(text::A_READER.to_owned(), |to| to.subscription.to_string());
    let what = to.as_ref().map_or(text::A_MESSAGE.to_owned(), |to| format!("event {}", to.position));
    capitalised(&match fault {
        Fault::DeliverTwice => format!("{what} was handed to {who} twice"),
        Fault::DeliverOutOfOrder => format!("a later message was handed to {who} before {what}"),
        Fault::CrashBeforeCheckpoint => format!("the page died when {who} had handled {what}, before its checkpoint"),
        Fault::KillBetweenDebitAndCredit => format!("the page died at {what}, between debit and credit"),
        Fault::Poison => format!("{what} was poisoned, so that {who} can't handle it"),
        Fault::FullStorage => text::STORAGE_WAS_FULL.to_owned(),
        Fault::SecondClerk => text::SECOND_CLERK_CAME.to_owned(),
        Fault::Delay(subscription) => format!("{subscription} was delayed"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::Waiting;
    use crate::bank::worker::ACCOUNT_EVENTS;
    use crate::event_sourcing::Position;

    #[test]
    fn every_fault_stands_with_one_guard() {
        let told: Vec<_> =
            Guard::ALL.into_iter().map(|guard| faults_for(guard).iter().map(called).collect::<Vec<_>>()).collect();
        assert_eq!(told[0], ["Deliver the next message twice", "Deliver out of order"]);
        assert_eq!(told[1][..2], ["A second clerk", "Delay account-commands"]);
        let hints: Vec<_> = told_once(faults_for(Guard::ExpectedVersion)).map(|(_, says_what)| says_what).collect();
        assert_eq!(hints, [true, false, false, true], "of three delays the same is told once");
        assert_eq!(told.iter().map(Vec::len).collect::<Vec<_>>(), [2, 4, 0, 4, 0]);
    }

    #[test]
    fn what_goes_otherwise_is_told() {
        let mut plan = Plan::default();
        assert_eq!(otherwise(&plan), "All guards are on, and nothing is broken on purpose.");
        plan.switch(Guard::Idempotency, false);
        assert_eq!(otherwise(&plan), "Switched off: idempotency.");
        plan.set(Fault::Delay(ACCOUNT_EVENTS), true);
        assert_eq!(otherwise(&plan), "Switched off: idempotency. Faults: delay account-events.");
        plan.switch(Guard::Idempotency, true);
        assert_eq!(otherwise(&plan), "Faults: delay account-events.");
    }

    #[test]
    fn what_happened_is_told_with_the_delivery() {
        let to = Some(Waiting { subscription: ACCOUNT_EVENTS, position: Position::new(6) });
        let told = |fault| happened(&Happened { fault, to: to.clone() });
        assert_eq!(told(Fault::DeliverTwice), "Event 6 was handed to account-events twice.");
        assert_eq!(told(Fault::Poison), "Event 6 was poisoned, so that account-events can't handle it.");
        assert_eq!(told(Fault::DeliverOutOfOrder), "A later message was handed to account-events before event 6.");
        assert_eq!(
            told(Fault::CrashBeforeCheckpoint),
            "The page died when account-events had handled event 6, before its checkpoint."
        );
        let told = happened(&Happened { fault: Fault::FullStorage, to: None });
        assert_eq!(told, "The storage was filled, and something was not written.");
    }
}
