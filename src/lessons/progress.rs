//! How far the learner has come: which lessons were begun, where they take place, and what happened on the page there. It
//! is kept under one key of its own and is no part of any log. If it can't be read it is left as it is and told.

use super::facts::{Fact, Facts};
use super::lesson::Lesson;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use thiserror::Error;

/// The number of the format.
const FORMAT: u32 = 1;

/// How far the learner has come.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Progress {
    event_sourced_bank_course: u32,
    lessons: BTreeMap<u8, Run>,
}

/// A lesson that was begun.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Run {
    /// The workspace that it takes place in.
    pub workspace: String,
    /// The card that is on show, from 0.
    pub card: usize,
    /// How many hints were asked for.
    pub hints: usize,
    /// Whether the goal was reached once.
    pub solved: bool,
    /// The step of the solution that is shown next, while it is shown.
    pub showing: Option<usize>,
    /// The workspace that it took place in before it was begun anew, until that is cleared away.
    pub replaced: Option<String>,
    /// Whether a page was open at it.
    pub entered: bool,
    facts: Vec<String>,
}

/// A text that is no progress.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("{detail}")]
pub struct Unreadable {
    /// What the reader said.
    pub detail: String,
}

impl Default for Progress {
    fn default() -> Self {
        Self { event_sourced_bank_course: FORMAT, lessons: BTreeMap::new() }
    }
}

impl Progress {
    /// Reads what was kept.
    ///
    /// # Errors
    /// When it is no progress, or one of a newer page.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let read: Self = serde_json::from_str(text).map_err(|error| Unreadable { detail: error.to_string() })?;
        if read.event_sourced_bank_course == FORMAT {
            Ok(read)
        } else {
            Err(Unreadable { detail: format!("format {}", read.event_sourced_bank_course) })
        }
    }

    /// The text to keep.
    #[must_use]
    pub fn write(&self) -> String {
        // Plain numbers and texts can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// A lesson as it stands, if it was begun.
    #[must_use]
    pub fn run(&self, lesson: &Lesson) -> Option<&Run> {
        self.lessons.get(&lesson.number)
    }

    /// A lesson as it stands in a workspace. Nothing where it goes on in another one, as it does in the tab that stays
    /// behind when it is begun anew.
    #[must_use]
    pub fn run_in(&self, lesson: &Lesson, workspace: &str) -> Option<&Run> {
        self.run(lesson).filter(|run| run.workspace == workspace)
    }

    /// The same, to be changed. A lesson of which nothing is kept any more begins by that.
    pub fn run_in_mut(&mut self, lesson: &Lesson, workspace: &str) -> Option<&mut Run> {
        let run = self.run_mut(lesson);
        if run.workspace.is_empty() {
            (run.workspace, run.entered) = (workspace.to_owned(), true);
        }
        Some(run).filter(|run| run.workspace == workspace)
    }

    /// A lesson to be changed; it is begun by that.
    pub fn run_mut(&mut self, lesson: &Lesson) -> &mut Run {
        self.lessons.entry(lesson.number).or_default()
    }

    /// How many lessons were solved.
    #[must_use]
    pub fn solved(&self) -> usize {
        self.lessons.values().filter(|run| run.solved).count()
    }
}

impl Run {
    /// A lesson that begins in a workspace, for the first time or anew. That it was solved once is not forgotten. The
    /// workspace before is cleared away once a page is open at the new one. Where no page was open at it either, as after
    /// a double click, it is handed back and can be cleared away at once.
    #[must_use]
    pub fn begin(&mut self, workspace: &str) -> Option<String> {
        let is_other = |old: &String| !old.is_empty() && old != workspace;
        let left = Some(std::mem::take(&mut self.workspace)).filter(is_other);
        let (replaced, unseen) =
            if self.entered { (left, None) } else { (self.replaced.take().filter(is_other), left) };
        *self = Self { workspace: workspace.to_owned(), solved: self.solved, replaced, ..Self::default() };
        unseen
    }

    /// The lesson goes on in another workspace, where its last command was never sent. What happened on the page did.
    pub fn go_on_in(&mut self, workspace: &str) {
        self.replaced = Some(std::mem::replace(&mut self.workspace, workspace.to_owned()));
        self.entered = false;
    }

    /// What happened on the page.
    #[must_use]
    pub fn facts(&self) -> Facts {
        Facts::of(self.facts.iter().cloned())
    }

    /// Notes a fact, and says whether it is new.
    pub fn note(&mut self, fact: &Fact) -> bool {
        let mut facts = self.facts();
        let is_new = facts.note(fact);
        if is_new {
            self.facts = facts.iter().map(str::to_owned).collect();
        }
        is_new
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::COURSE;

    #[test]
    fn progress_comes_back_from_where_it_was_kept() {
        let mut progress = Progress::default();
        let run = progress.run_mut(COURSE[1]);
        assert_eq!(run.begin("lesson-2-wishes"), None);
        run.entered = true;
        assert!(run.note(&Fact::CameBack) && !run.note(&Fact::CameBack));
        (run.card, run.hints, run.solved) = (2, 1, true);
        assert_eq!(Progress::read(&progress.write()), Ok(progress.clone()));
        assert_eq!((progress.solved(), progress.run(COURSE[0])), (1, None));
        let run = progress.run_mut(COURSE[1]);
        assert_eq!(run.begin("lesson-2-wishes-2"), None);
        assert_eq!((run.card, run.hints, run.solved, run.facts()), (0, 0, true, Facts::default()));
        assert_eq!(run.replaced.as_deref(), Some("lesson-2-wishes"));
        run.note(&Fact::Conflict);
        run.go_on_in("lesson-2-wishes-3");
        assert_eq!((run.workspace.as_str(), run.replaced.as_deref()), ("lesson-2-wishes-3", Some("lesson-2-wishes-2")));
        assert!(run.facts().has(&Fact::Conflict));
    }

    #[test]
    fn a_lesson_that_is_begun_twice_in_a_row_leaves_no_workspace_behind() {
        let mut run = Run::default();
        assert_eq!(run.begin("one"), None);
        assert_eq!((run.begin("two").as_deref(), run.replaced.as_deref()), (Some("one"), None));
        run.entered = true;
        assert_eq!((run.begin("three"), run.replaced.as_deref()), (None, Some("two")));
        assert_eq!((run.begin("four").as_deref(), run.replaced.as_deref()), (Some("three"), Some("two")));
        assert_eq!((run.begin("four"), run.replaced.as_deref()), (None, Some("two")));
        // The one that was to go is begun in again.
        assert_eq!((run.begin("two").as_deref(), run.replaced.as_deref()), (Some("four"), None));
    }

    #[test]
    fn what_happens_in_a_workspace_that_a_lesson_has_left_is_no_part_of_it() {
        let (mut progress, lesson) = (Progress::default(), COURSE[8]);
        assert_eq!(progress.run_in(lesson, "one"), None);
        // Nothing is kept, so it begins where somebody works at it.
        assert!(progress.run_in_mut(lesson, "one").is_some_and(|run| run.entered && run.note(&Fact::Conflict)));
        assert!(progress.run_in(lesson, "one").is_some_and(|run| run.facts().has(&Fact::Conflict)));
        assert_eq!(progress.run_mut(lesson).begin("two"), None);
        assert_eq!(progress.run_in(lesson, "one"), None);
        assert_eq!(progress.run_in_mut(lesson, "one"), None);
        assert!(progress.run_in(lesson, "two").is_some_and(|run| run.facts() == Facts::default()));
    }

    #[test]
    fn what_is_no_progress_is_told_and_never_taken_for_empty() {
        for text in ["", "{", "[]", "{}", r#"{"event_sourced_bank_course":2,"lessons":{}}"#, r#"{"lessons":{"1":{}}}"#]
        {
            assert!(Progress::read(text).is_err(), "{text}");
        }
    }
}
