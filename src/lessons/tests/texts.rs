//! What the texts of a lesson say: it is whole, it is true, and it calls things as the screen does.

use super::pupil::Pupil;
use crate::event_sourcing::Position;
use crate::lessons::order::account;
use crate::lessons::{COURSE, Lesson};

#[test]
fn the_first_lesson_counts_as_the_statement_that_it_shows() {
    let pupil = Pupil::begin(COURSE[0]);
    let bank = pupil.session.bank();
    let id = account(bank.decisions(), "ADA-1").expect("it was opened");
    let moved = bank.read_models().statements.model().of(id).count();
    assert_eq!((bank.log().head(), moved), (Position::new(4), 3));
    let [_, card, _] = COURSE[0].cards else { panic!("three cards") };
    assert!(card.text.contains("There are four: the first opened it, and three moved money."), "{}", card.text);
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
