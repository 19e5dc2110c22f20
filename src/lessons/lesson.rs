//! What a lesson is made of. All of it is data: one component shows every lesson, and one test proves every lesson.

use super::bench::Act;
use super::code::Code;
use super::order::Order;
use super::seen::Seen;
use super::step::Step;
use crate::view::Page;
use crate::view::glossary::Word;

/// A lesson.
#[derive(Debug)]
pub struct Lesson {
    /// Its place in the course, from 1.
    pub number: u8,
    /// Its name in an address.
    pub slug: &'static str,
    /// Its name.
    pub title: &'static str,
    /// What it teaches, in a sentence.
    pub teaches: &'static str,
    /// The page that it begins on.
    pub page: Page,
    /// What happened in its bank before the learner came, each thing come to rest before the next.
    pub seed: &'static [Order],
    /// Whether the accounts of the seed were opened by a program of long ago.
    pub is_old: bool,
    /// What is told before there is something to do: three cards at most.
    pub cards: &'static [Card],
    /// What is to be reached.
    pub goal: &'static [Clause],
    /// What lies on the workbench, if something does.
    pub bench: &'static [Act],
    /// Help, each more than the one before.
    pub hints: [&'static str; 3],
    /// A way that reaches the goal.
    pub solution: &'static [Step],
    /// How many steps are enough.
    pub par: usize,
    /// What the learner has just seen.
    pub seen: &'static str,
    /// The words that matter here.
    pub words: &'static [Word],
    /// The Rust at work.
    pub code: &'static [Code],
    /// Where others have written about it.
    pub reading: &'static [Reading],
    /// For whoever teaches it.
    pub notes: Notes,
}

/// A short text.
#[derive(Clone, Copy, Debug)]
pub struct Card {
    /// Its heading.
    pub title: &'static str,
    /// What it says.
    pub text: &'static str,
}

/// A part of a goal.
#[derive(Clone, Copy, Debug)]
pub struct Clause {
    /// What is asked for.
    pub asks: &'static str,
    /// What is still missing, in words; nothing when the clause is met.
    pub missing: fn(&Seen<'_>) -> Option<String>,
}

/// A book or an article.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// What it is called.
    pub title: &'static str,
    /// Who wrote it.
    pub author: &'static str,
}

/// The sheet of the trainer.
#[derive(Clone, Copy, Debug)]
pub struct Notes {
    /// How many minutes it takes with a class.
    pub minutes: u8,
    /// Questions to ask, each with the answer to wait for.
    pub questions: &'static [(&'static str, &'static str)],
}

impl Lesson {
    /// What is still missing of each clause; nothing where it is met.
    #[must_use]
    pub fn missing(&self, seen: &Seen<'_>) -> Vec<Option<String>> {
        self.goal.iter().map(|clause| (clause.missing)(seen)).collect()
    }

    /// Whether the goal is reached.
    #[must_use]
    pub fn is_solved(&self, seen: &Seen<'_>) -> bool {
        self.goal.iter().all(|clause| (clause.missing)(seen).is_none())
    }

    /// The lesson of a number.
    #[must_use]
    pub fn of_number(number: u8) -> Option<&'static Self> {
        super::COURSE.iter().copied().find(|lesson| lesson.number == number)
    }

    /// The lesson that comes after this one.
    #[must_use]
    pub fn next(&self) -> Option<&'static Self> {
        Self::of_number(self.number + 1)
    }
}
