//! The classroom: the lesson that takes place in the open bank, if one does, and how it stands. It also begins lessons,
//! and takes wrong turns back, which both lead to another workspace.

use super::kept::{Course, use_course};
use super::watch;
use crate::event_sourcing::Position;
use crate::lessons::bench::{Bench, Done};
use crate::lessons::progress::Run;
use crate::lessons::{Fact, Facts, Lesson, Seen, place, seed};
use crate::session::{Role, Workspace, WorkspaceError};
use crate::ui::bank::explained::Explained;
use crate::ui::desk::Desk;
use crate::ui::focus;
use crate::ui::kept::{self, OfBank};
use crate::ui::timeline::bookmarks::Marks;
use crate::view::{Address, text};
use leptos::prelude::*;

/// What is going on in the classroom. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Classroom {
    pub(super) desk: Desk,
    course: Course,
    lesson: Option<&'static Lesson>,
    seed: Position,
    pub(super) bench: StoredValue<Bench>,
    pub(super) shown: RwSignal<Done>,
    said: RwSignal<String>,
}

impl Classroom {
    /// The classroom of the bank that is open.
    #[must_use]
    pub fn of(desk: Desk) -> Self {
        let lesson = place::lesson_of(&desk.workspace());
        let seed = lesson.map_or(Position::ZERO, seed::head);
        let (bench, said) = (StoredValue::default(), RwSignal::default());
        let (course, shown) = (use_course(), RwSignal::default());
        let classroom = Self { desk, course, lesson, seed, bench, shown, said };
        classroom.enter();
        watch::log_and_cursor(classroom);
        classroom
    }

    /// Watches what is asked and marked, too.
    pub fn watch(self, explained: Explained, marks: Marks) {
        if self.lesson.is_some() {
            watch::questions(self, explained, marks);
        }
    }

    /// The lesson that takes place here.
    #[must_use]
    pub fn lesson(self) -> Option<&'static Lesson> {
        self.lesson
    }

    /// How it stands. Where it goes on in another bank, as after a restart in another tab, it stands as if never begun.
    #[must_use]
    pub fn run(self) -> Run {
        self.lesson.and_then(|lesson| self.course.run_in(lesson, &self.desk.workspace())).unwrap_or_default()
    }

    /// Changes how it stands. Where it goes on in another bank, what happens in this one is no part of it.
    pub fn change(self, change: impl FnOnce(&mut Run)) {
        if let Some(lesson) = self.lesson {
            self.course.change_in(lesson, &self.desk.workspace(), change);
        }
    }

    /// The bank that it goes on in, if that is another one.
    pub(super) fn elsewhere(self) -> Option<Workspace> {
        let run = self.course.run(self.lesson?)?;
        Workspace::parse(&run.workspace).ok().filter(|there| *there != self.desk.workspace())
    }

    /// Turns the cards so far on or back.
    pub(super) fn turn(self, by: isize) {
        let Some(lesson) = self.lesson else { return };
        focus::leave(".lesson-card .says", focus::LESSON);
        self.change(|run| {
            let last = lesson.cards.len();
            run.card = run.card.min(last).saturating_add_signed(by).min(last);
        });
    }

    /// Notes that something happened on the page. Outside of a lesson nobody asks.
    pub fn note(self, fact: &Fact) {
        let is_new = self.lesson.is_some() && untrack(|| !self.run().facts().has(fact));
        if is_new {
            self.change(|run| {
                run.note(fact);
            });
        }
    }

    /// What is missing of each clause.
    #[must_use]
    pub fn missing(self) -> Vec<Option<String>> {
        let Some(lesson) = self.lesson else { return vec![] };
        let facts: Facts = self.run().facts();
        self.desk.read(|bank| lesson.missing(&Seen { bank, facts: &facts, seed: self.seed }))
    }

    /// What was said last.
    #[must_use]
    pub fn said(self) -> String {
        self.said.get()
    }

    /// Says something to those who listen, and to the eye.
    pub fn say(self, words: String) {
        self.said.set(words);
    }

    /// Comes in: a workspace that is new to the lesson begins it, and one that was open before was loaded again.
    fn enter(self) {
        let Some(lesson) = self.lesson else { return };
        let here = self.desk.workspace();
        let head = self.desk.head();
        let run = untrack(|| self.course.run(lesson)).unwrap_or_default();
        if head == Position::ZERO {
            return self.go_where_it_is(lesson, &run);
        }
        self.course.change(lesson, |run| {
            if run.workspace != here.as_str() {
                // What is left behind may be open elsewhere.
                drop(run.begin(here.as_str()));
                // Nobody asked to begin it anew, so what there is of it stays.
                run.replaced = None;
            }
            run.entered = true;
        });
        if run.entered && run.workspace == here.as_str() {
            self.note_reload(head);
        }
        if let Some(replaced) = run.replaced {
            self.clear_away(&replaced);
            self.change(|run| run.replaced = None);
        }
    }

    /// Takes a bank away that a lesson has left. A tab that still shows it says so. One that somebody writes to at this
    /// very moment stays, and is found on the storage page.
    fn clear_away(self, left: &str) {
        let left = Workspace::parse(left).ok().filter(|left| place::lesson_of(left).is_some());
        if let Some(left) = left.filter(|left| *left != self.desk.workspace())
            && self.desk.workspaces().remove(&left).is_ok()
        {
            drop(kept::take(&left));
        }
    }

    /// Nothing lies in a bank that the lesson has left, as the browser's way back finds it, or that was deleted. No lesson
    /// begins with nothing.
    fn go_where_it_is(self, lesson: &'static Lesson, run: &Run) {
        let there = Workspace::parse(&run.workspace).ok().filter(|there| *there != self.desk.workspace());
        match there {
            Some(workspace) => {
                let address = Address { page: lesson.page, workspace, ..Address::default() };
                // A browser that refuses leaves an empty bank on screen, and the way to the course beside it.
                drop(window().location().replace(&address.to_string()));
            }
            None => self.begin(lesson, false),
        }
    }

    /// Notes that the page was loaded again, when it goes on with the work: a second tab that follows did not.
    fn note_reload(self, head: Position) {
        Effect::new(move |noted: Option<bool>| {
            let goes_on = noted == Some(true) || self.desk.role() == Role::Writing;
            if goes_on && noted != Some(true) {
                self.note(&Fact::Reloaded(head));
            }
            goes_on
        });
    }

    /// Begins a lesson, for the first time or anew, and goes there. `showing` plays its solution.
    pub fn begin(self, lesson: &'static Lesson, showing: bool) {
        self.begin_at(lesson, showing, Address { page: lesson.page, ..Address::default() });
    }

    /// Begins a lesson with another sight than its own.
    pub(super) fn begin_at(self, lesson: &'static Lesson, showing: bool, sight: Address) {
        match place::begin(lesson, &self.desk.workspaces()) {
            Ok(workspace) => {
                let mut unseen = None;
                self.course.change(lesson, |run| {
                    unseen = run.begin(workspace.as_str());
                    run.showing = showing.then_some(0);
                });
                if let Some(unseen) = unseen {
                    self.clear_away(&unseen);
                }
                let is_here = workspace == self.desk.workspace();
                go(&Address { workspace, ..sight });
                if is_here {
                    // What lies in the bank now, this page has not read.
                    drop(window().location().reload());
                }
            }
            Err(error) => self.fail(&error),
        }
    }

    /// Takes the learner's last command back.
    pub fn undo(self) {
        let Some(lesson) = self.lesson else { return };
        // A second click finds the lesson gone already, and what it would undo with it.
        if untrack(|| self.elsewhere()).is_some() {
            return;
        }
        match place::undo(lesson, &self.desk.workspace(), &self.desk.workspaces()) {
            Ok(Some(workspace)) => {
                self.change(|run| run.go_on_in(workspace.as_str()));
                OfBank::Pace.hand_on(&self.desk.workspace(), &workspace);
                let page = untrack(|| self.desk.page());
                go(&Address { page, workspace, ..Address::default() });
            }
            Ok(None) => self.say(text::NOTHING_TO_UNDO.to_owned()),
            Err(error) => self.fail(&error),
        }
    }

    fn fail(self, error: &WorkspaceError) {
        self.say(crate::view::storage::refused(error));
    }
}

/// Goes to an address. Where it names another bank, the page is loaded anew.
pub(super) fn go(address: &Address) {
    // A browser that refuses leaves the old address, and the page stays as it is.
    drop(window().location().set_hash(&address.to_string()));
}

/// The classroom, from anywhere below [`App`](crate::ui::app::App).
///
/// # Panics
/// When there is none above, which is a mistake in the program.
#[must_use]
pub fn use_classroom() -> Classroom {
    expect_context()
}
