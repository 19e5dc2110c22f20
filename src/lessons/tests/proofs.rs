//! What must hold of every lesson.

use super::pupil::Pupil;
use crate::event_sourcing::Position;
use crate::lessons::bench::Act;
use crate::lessons::{COURSE, Lesson, Order, Step, place, seed};
use crate::session::Workspace;

fn solve(lesson: &'static Lesson) -> Pupil {
    let mut pupil = Pupil::begin(lesson);
    lesson.solution.iter().for_each(|step| pupil.take(step));
    pupil
}

/// More than any goal asks for, and nothing that it asks for.
fn more(pupil: &mut Pupil) {
    let accounts = ["ADA-1", "BEN-1", "CLEO-1", "SHOP-1"];
    for order in [Order::Open("EXTRA-1"), Order::Deposit("EXTRA-1", 7), Order::Withdraw("EXTRA-1", 2)] {
        pupil.take(&Step::Send(order));
    }
    for account in accounts {
        let is_there = super::super::order::account(pupil.session.bank().decisions(), account).is_some();
        if is_there && Some(account) != pupil.lesson.solution.iter().find_map(closes) {
            pupil.take(&Step::Send(Order::Deposit(account, 3)));
            pupil.take(&Step::Send(Order::Transfer(account, "EXTRA-1", 1)));
        }
    }
    pupil.take(&Step::UntilQuiet);
    pupil.take(&Step::Look(1));
    pupil.take(&Step::Only("AccountCreated"));
    pupil.take(&Step::Live);
}

fn closes(step: &Step) -> Option<&'static str> {
    match step {
        Step::Send(Order::Close(number)) => Some(number),
        _ => None,
    }
}

#[test]
fn no_seed_meets_any_clause() {
    for lesson in COURSE {
        let pupil = Pupil::begin(lesson);
        for (clause, missing) in lesson.goal.iter().zip(pupil.missing()) {
            let missing = missing.unwrap_or_else(|| panic!("{}: {}", lesson.title, clause.asks));
            assert!(missing.ends_with('.') && missing.len() > 10, "{}: {missing}", lesson.title);
        }
        assert!(pupil.session.bank().audit().violations().is_empty(), "{}", lesson.title);
    }
}

#[test]
fn every_solution_meets_every_clause_within_par() {
    for lesson in COURSE {
        let pupil = solve(lesson);
        assert_eq!(pupil.missing(), vec![None; lesson.goal.len()], "{}", lesson.title);
        assert!(pupil.steps() <= lesson.par, "{}: {} steps, and par is {}", lesson.title, pupil.steps(), lesson.par);
    }
}

#[test]
fn every_clause_turns_at_some_step_and_stays() {
    for lesson in COURSE {
        let mut pupil = Pupil::begin(lesson);
        let mut met = vec![false; lesson.goal.len()];
        for step in lesson.solution {
            pupil.take(step);
            for (index, missing) in pupil.missing().into_iter().enumerate() {
                assert!(missing.is_none() || !met[index], "{}: {} fell back", lesson.title, lesson.goal[index].asks);
                met[index] = missing.is_none();
            }
        }
        assert_eq!(met, vec![true; lesson.goal.len()], "{}", lesson.title);
    }
}

#[test]
fn no_step_of_a_solution_is_in_vain() {
    for lesson in COURSE {
        for skipped in 0..lesson.solution.len() {
            if is_only_a_way(&lesson.solution[skipped], &lesson.solution[skipped + 1..]) {
                continue;
            }
            let mut pupil = Pupil::begin(lesson);
            let steps = lesson.solution.iter().enumerate().filter(|(index, _)| *index != skipped);
            steps.for_each(|(_, step)| pupil.take(step));
            let is_met = pupil.missing().iter().all(Option::is_none);
            assert!(!is_met, "{}: it is solved without step {}", lesson.title, skipped + 1);
        }
    }
}

/// It only leads to where the next step can be taken, or shows the learner something that is done once more later.
fn is_only_a_way(step: &Step, later: &[Step]) -> bool {
    matches!(step, Step::Turn(_)) || (matches!(step, Step::Bench(_) | Step::UntilQuiet) && later.contains(step))
}

#[test]
fn more_than_was_asked_for_fails_nothing_before_or_after() {
    for lesson in COURSE {
        let mut pupil = solve(lesson);
        pupil.take(&Step::Live);
        more(&mut pupil);
        assert_eq!(pupil.missing(), vec![None; lesson.goal.len()], "{}: after", lesson.title);

        let mut pupil = Pupil::begin(lesson);
        more(&mut pupil);
        lesson.solution.iter().for_each(|step| pupil.take(step));
        assert_eq!(pupil.missing(), vec![None; lesson.goal.len()], "{}: before", lesson.title);
    }
}

/// Ways that look like a solution and go around what the lesson teaches: its number, the steps, and the clause that they
/// must leave open.
const DETOURS: [(u8, &[Step], usize); 5] = [
    // The deposit comes before the snapshot, and nothing after it.
    (14, &[DEPOSIT, Step::Bench(Act::TakeSnapshot), Step::Bench(Act::Restore), Step::Bench(Act::OtherShape)], 1),
    // The snapshot is taken anew after the deposit, and nothing is left to read after it.
    (14, &[TAKE, DEPOSIT, TAKE, Step::Bench(Act::Restore), Step::Bench(Act::OtherShape)], 1),
    // It is another withdrawal that BEN-1 refuses, and no list was asked.
    (7, &[PRINT, ADA_LESS, BEN_LESS, BY_LIST_ADA, Step::Send(Order::Withdraw("BEN-1", 50))], 3),
    // BEN-1 pays by the list as long as it can, and refuses something else later.
    (7, &[PRINT, BY_LIST_BEN, ADA_LESS, BY_LIST_ADA, BEN_LESS, Step::Send(Order::Withdraw("BEN-1", 50))], 3),
    // ADA-1 goes below zero, and not by the list.
    (7, &[PRINT, ADA_LESS, BEN_LESS, Step::Send(Order::Withdraw("ADA-1", 70)), BY_LIST_BEN], 2),
];
const DEPOSIT: Step = Step::Send(Order::Deposit("ADA-1", 25));
const TAKE: Step = Step::Bench(Act::TakeSnapshot);
const PRINT: Step = Step::Bench(Act::PrintList);
const ADA_LESS: Step = Step::Send(Order::Withdraw("ADA-1", 60));
const BEN_LESS: Step = Step::Send(Order::Withdraw("BEN-1", 60));
const BY_LIST_ADA: Step = Step::Bench(Act::PayByList("ADA-1", 70));
const BY_LIST_BEN: Step = Step::Bench(Act::PayByList("BEN-1", 70));

#[test]
fn a_way_around_what_a_lesson_teaches_leaves_it_open_and_spoils_nothing() {
    for (number, steps, open) in DETOURS {
        let lesson = Lesson::of_number(number).expect("there is one");
        let mut pupil = Pupil::begin(lesson);
        steps.iter().for_each(|step| pupil.take(step));
        assert!(pupil.missing()[open].is_some(), "{}: {}", lesson.title, lesson.goal[open].asks);
        // Where the money is gone, some more is needed.
        pupil.take(&Step::Send(Order::Deposit("ADA-1", 120)));
        pupil.take(&Step::Send(Order::Deposit("BEN-1", 60)));
        lesson.solution.iter().for_each(|step| pupil.take(step));
        assert!(pupil.missing().iter().all(Option::is_none), "{}: {:?}", lesson.title, pupil.missing());
    }
}

#[test]
fn a_seed_is_the_same_for_everybody_and_no_two_are_alike() {
    let mut all = vec![];
    for lesson in COURSE {
        let (one, two) = (seed::commits(lesson).expect("written"), seed::commits(lesson).expect("written"));
        assert_eq!(one, two, "{}", lesson.title);
        assert_eq!(one.len() as u64, seed::head(lesson).get());
        assert!(!all.contains(&one), "{}", lesson.title);
        all.push(one);
    }
}

#[test]
fn an_old_seed_lies_in_the_old_shape_and_is_read_in_the_new_one() {
    let lesson = COURSE.iter().copied().find(|lesson| lesson.is_old).expect("there is one");
    let pupil = Pupil::begin(lesson);
    let stored = pupil.session.export().expect("readable");
    let first = stored.lines().nth(1).expect("an event");
    assert!(first.contains(r#""type":"AccountCreated","schema":1"#) && !first.contains("overdraft"), "{first}");
    let models = seed::bank(lesson).read_models().clone();
    assert_eq!(pupil.session.bank().read_models(), &models, "and it means the same");
}

#[test]
fn a_wrong_turn_is_undone_and_the_seed_is_never_undone() {
    for lesson in COURSE {
        let mut pupil = Pupil::begin(lesson);
        let head = pupil.head();
        assert!(!pupil.undo(), "{}", lesson.title);
        pupil.take(&Step::Send(Order::Open("EXTRA-1")));
        pupil.take(&Step::Send(Order::Deposit("EXTRA-1", 5)));
        pupil.take(&Step::UntilQuiet);
        assert!(pupil.undo() && pupil.head() == Position::new(head.get() + 1), "{}", lesson.title);
        assert!(pupil.undo() && pupil.head() == head, "{}", lesson.title);
        assert!(!pupil.undo(), "{}", lesson.title);
        lesson.solution.iter().for_each(|step| pupil.take(step));
        assert!(pupil.missing().iter().all(Option::is_none), "{}: after undoing", lesson.title);
    }
}

#[test]
fn a_lesson_is_known_by_the_workspace_that_it_takes_place_in() {
    for lesson in COURSE {
        let pupil = Pupil::begin(lesson);
        let found = place::lesson_of(&pupil.session.workspace()).map(|found| found.number);
        assert_eq!(found, Some(lesson.number));
    }
    for name in ["main", "lesson", "lesson-", "lesson-0", "lesson-99-x", "lesson-x", "my-lesson-1"] {
        assert!(place::lesson_of(&Workspace::parse(name).expect("a name")).is_none(), "{name}");
    }
}
