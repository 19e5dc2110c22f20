//! What a workspace is for. It stands in its name, so that neither a forgotten key nor a lost setting can make a bank
//! into something to break.

use crate::journal::Workspace;
use crate::journal::workspace::{LESSON_PREFIX, PRACTICE_PREFIX};

/// What a workspace is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// It is somebody's bank. Nothing is ever broken in it on purpose.
    Bank,
    /// It is a copy to practise on.
    Practice,
    /// It belongs to a lesson.
    Lesson,
}

impl Purpose {
    /// What a workspace is for.
    #[must_use]
    pub fn of(workspace: &Workspace) -> Self {
        let is_called = |prefix| workspace.as_str().starts_with(prefix);
        if is_called(PRACTICE_PREFIX) {
            Self::Practice
        } else if is_called(LESSON_PREFIX) {
            Self::Lesson
        } else {
            Self::Bank
        }
    }

    /// Whether faults and switched-off guards may act there.
    #[must_use]
    pub fn is_to_practise(self) -> bool {
        match self {
            Self::Practice | Self::Lesson => true,
            Self::Bank => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_that_says_so_makes_a_workspace_one_to_practise_in() {
        for (name, purpose) in [
            ("main", Purpose::Bank),
            ("practice", Purpose::Bank),
            ("my-practice-run", Purpose::Bank),
            ("practice-main", Purpose::Practice),
            ("practice-main-2", Purpose::Practice),
            ("lesson", Purpose::Bank),
            ("lesson-8", Purpose::Lesson),
        ] {
            let workspace = Workspace::parse(name).expect("a name");
            assert_eq!(Purpose::of(&workspace), purpose, "{name}");
            assert_eq!(purpose.is_to_practise(), purpose != Purpose::Bank);
        }
    }
}
