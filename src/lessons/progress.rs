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
    /// A lesson that begins in a workspace, for the first time or anew. That it was solved once is not forgotten.
    pub fn begin(&mut self, workspace: &str) {
        let replaced = Some(std::mem::take(&mut self.workspace)).filter(|old| !old.is_empty() && old != workspace);
        *self = Self { workspace: workspace.to_owned(), solved: self.solved, replaced, ..Self::default() };
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
        run.begin("lesson-2-wishes");
        assert!(run.note(&Fact::CameBack) && !run.note(&Fact::CameBack));
        (run.card, run.hints, run.solved) = (2, 1, true);
        assert_eq!(Progress::read(&progress.write()), Ok(progress.clone()));
        assert_eq!((progress.solved(), progress.run(COURSE[0])), (1, None));
        let run = progress.run_mut(COURSE[1]);
        run.begin("lesson-2-wishes-2");
        assert_eq!((run.card, run.hints, run.solved, run.facts()), (0, 0, true, Facts::default()));
        assert_eq!(run.replaced.as_deref(), Some("lesson-2-wishes"));
        run.note(&Fact::Conflict);
        run.go_on_in("lesson-2-wishes-3");
        assert_eq!((run.workspace.as_str(), run.replaced.as_deref()), ("lesson-2-wishes-3", Some("lesson-2-wishes-2")));
        assert!(run.facts().has(&Fact::Conflict));
    }

    #[test]
    fn what_is_no_progress_is_told_and_never_taken_for_empty() {
        for text in ["", "{", "[]", "{}", r#"{"event_sourced_bank_course":2,"lessons":{}}"#, r#"{"lessons":{"1":{}}}"#]
        {
            assert!(Progress::read(text).is_err(), "{text}");
        }
    }
}
