//! How far the learner has come, as it is kept beside the banks. It outlives the bank that is open, and other tabs may
//! change it as well, so it is read anew before each change. What can't be read is left as it lies.

use crate::lessons::Lesson;
use crate::lessons::progress::{Progress, Run};
use crate::session::Workspace;
use crate::ui::kept;
use leptos::prelude::*;

/// What it is kept under.
const KEPT: &str = "course";

/// The progress. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Course {
    progress: RwSignal<Progress>,
    damage: RwSignal<Option<String>>,
}

impl Course {
    /// The progress as it was kept.
    #[must_use]
    pub fn as_kept() -> Self {
        let course = Self { progress: RwSignal::default(), damage: RwSignal::new(None) };
        course.read();
        kept::on_change(KEPT.to_owned(), move |text| match text {
            Some(text) => course.take(&text),
            // It was reset in another tab. What this one knows would bring all of it back with the next change.
            None => course.forget(),
        });
        course
    }

    /// Without storage the page is all that remembers.
    fn read(self) {
        if let Some(text) = kept::read(KEPT) {
            self.take(&text);
        }
    }

    fn take(self, text: &str) {
        match Progress::read(text) {
            Ok(progress) => {
                if self.progress.with_untracked(|known| *known != progress) {
                    self.progress.set(progress);
                }
                self.damage.set(None);
            }
            Err(why) => self.damage.set(Some(why.to_string())),
        }
    }

    fn forget(self) {
        self.damage.set(None);
        self.progress.set(Progress::default());
    }

    /// A lesson as it stands, if it was begun.
    #[must_use]
    pub fn run(self, lesson: &Lesson) -> Option<Run> {
        self.progress.with(|progress| progress.run(lesson).cloned())
    }

    /// A lesson as it stands in a bank; nothing where it goes on in another one.
    #[must_use]
    pub fn run_in(self, lesson: &Lesson, bank: &Workspace) -> Option<Run> {
        self.progress.with(|progress| progress.run_in(lesson, bank.as_str()).cloned())
    }

    /// How many lessons are solved.
    #[must_use]
    pub fn solved(self) -> usize {
        self.progress.with(Progress::solved)
    }

    /// Why the kept progress can't be read, if that is so.
    #[must_use]
    pub fn damage(self) -> Option<String> {
        self.damage.get()
    }

    /// Changes how a lesson stands.
    pub fn change(self, lesson: &Lesson, change: impl FnOnce(&mut Run)) {
        self.read();
        self.progress.update(|progress| change(progress.run_mut(lesson)));
        self.keep();
    }

    /// Changes how a lesson stands in a bank; nothing where it goes on in another one.
    pub fn change_in(self, lesson: &Lesson, bank: &Workspace, change: impl FnOnce(&mut Run)) {
        self.read();
        let is_changed = self.progress.try_maybe_update(|progress| {
            let is_here = match progress.run_in_mut(lesson, bank.as_str()) {
                Some(run) => {
                    change(run);
                    true
                }
                None => false,
            };
            (is_here, is_here)
        });
        if is_changed == Some(true) {
            self.keep();
        }
    }

    fn keep(self) {
        if self.damage.with_untracked(Option::is_none) {
            kept::write(KEPT, Some(&self.text()));
        }
    }

    /// The progress as a text: what is kept, to the letter, or what the page knows.
    #[must_use]
    pub fn text(self) -> String {
        let known = self.progress.with_untracked(Progress::write);
        let damaged = self.damage.with_untracked(Option::is_some);
        if damaged { kept::read(KEPT).unwrap_or(known) } else { known }
    }

    /// Forgets all of it.
    pub fn reset(self) {
        kept::write(KEPT, None);
        self.forget();
    }
}

/// The progress, from anywhere below [`Root`](crate::ui::root::Root).
///
/// # Panics
/// When there is none above, which is a mistake in the program.
#[must_use]
pub fn use_course() -> Course {
    expect_context()
}
