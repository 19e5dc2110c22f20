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
fn the_first_lesson_counts_as_the_statement_that_it_shows() {
    let pupil = Pupil::begin(COURSE[0]);
    let bank = pupil.session.bank();
    let id = super::super::order::account(bank.decisions(), "ADA-1").expect("it was opened");
    let moved = bank.read_models().statements.model().of(id).count();
    assert_eq!((bank.log().head(), moved), (Position::new(4), 3));
    let [_, card, _] = COURSE[0].cards else { panic!("three cards") };
    assert!(card.text.contains("There are four: the first opened it, and three moved money."), "{}", card.text);
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

/// What stands on the screen, as the words of the screen have it.
fn words_of_the_screen() -> String {
    let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/view/text"));
    let files = std::fs::read_dir(folder).expect("the words of the screen").map(|file| file.expect("a file").path());
    // A text may be broken over lines, and words of the glossary in it are marked.
    let steps = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/view/steps.rs")).to_owned();
    let text: String = files.chain([steps]).map(|file| std::fs::read_to_string(file).expect("readable")).collect();
    text.replace(['[', ']'], "").split("\\\n").map(str::trim_start).collect()
}

/// What is quoted in a text, but for what somebody says: that is a sentence, or has an amount in it.
fn named(text: &str) -> impl Iterator<Item = &str> {
    let quoted = text.split('\u{201c}').skip(1).filter_map(|rest| Some(rest.split_once('\u{201d}')?.0));
    let is_said = |quoted: &str| quoted.ends_with(['.', '!']) || quoted.contains(|c: char| c.is_ascii_digit());
    quoted.filter(move |quoted| !is_said(quoted) && quoted.len() < 60)
}

#[test]
fn what_a_card_or_a_hint_names_stands_on_the_screen_in_these_very_words() {
    let screen = words_of_the_screen();
    let mut count = 0;
    for lesson in COURSE {
        let missing = Pupil::begin(lesson).missing().into_iter().flatten();
        let texts = lesson.cards.iter().map(|card| card.text).chain(lesson.hints).chain([lesson.seen]);
        for text in texts.map(str::to_owned).chain(missing) {
            for name in named(&text) {
                assert!(screen.contains(&format!("\"{name}")), "{}: nothing is called {name}", lesson.title);
                count += 1;
            }
        }
    }
    assert!(count > 25, "{count} names were found");
}

#[test]
fn every_lesson_is_complete() {
    for (index, lesson) in COURSE.iter().enumerate() {
        let Lesson { title, cards, goal, code, reading, words, notes, .. } = lesson;
        assert!((1..=3).contains(&cards.len()), "{title}: three cards at most");
        assert!(cards.iter().all(|card| card.text.len() <= 420), "{title}: a card is short");
        let says_where =
            cards.iter().any(|card| card.text.contains("workbench") && card.text.contains("below the goal"));
        assert!(lesson.bench.is_empty() || says_where, "{title}: the workbench is out of sight");
        assert!((2..=5).contains(&goal.len()) && !code.is_empty() && !words.is_empty(), "{title}");
        assert!((1..=2).contains(&reading.len()) && notes.questions.len() >= 2 && notes.minutes > 0, "{title}");
        assert!(COURSE.iter().skip(index + 1).all(|later| later.number > lesson.number), "{title}: in their order");
    }
}
