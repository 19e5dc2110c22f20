//! Import: what a file would become, and what speaks against it. Looking at a file changes nothing.
//!
//! The [journal](crate::journal::import) asks whether a file holds a log, the [bank](crate::bank::inspection) whether the
//! log is one that it could have written. Here both answers become one verdict, with lines that a person can look up.

use crate::bank::Payload;
use crate::bank::inspection::{self, Broken, What};
use crate::event_sourcing::{Commit, Position};
use crate::journal::import::{self, Aside, Import, Refused, WhyRefused};
use crate::journal::{Damage, KeyValue, Landed, SetAside, Unread, Workspace, WorkspaceError, Workspaces};
use std::rc::Rc;
use thiserror::Error;

/// All workspaces of the store that a session lies in.
pub type AnyWorkspaces = Workspaces<Rc<dyn KeyValue>>;

/// A log in a file, and what to make of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Candidate {
    /// What the file says that it is called.
    pub called: Option<String>,
    /// How many messages it has.
    pub messages: u64,
    /// Whether it can be taken in.
    pub verdict: Verdict,
    commits: Rc<Vec<Commit<Unread>>>,
}

/// Whether a log can be taken in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It can, and there is nothing to say.
    Good,
    /// It can, and whoever does so should know this.
    Risky(Vec<Caution>),
    /// It can't.
    Refused(Objection),
}

/// Something to know before a log is taken in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Caution {
    /// The line where it is found first.
    pub line: usize,
    /// How often it is found.
    pub count: u64,
    /// What it is.
    pub what: CautionOf,
}

/// What there is to know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CautionOf {
    /// Something that the log says, and the position where it does.
    Log(What, Position),
    /// An entry is no part of the log.
    SetAside(SetAside),
    /// The log can't be read on from there, so its beginning alone is taken in.
    Damaged(Damage),
}

/// Why a log can't be taken in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Objection {
    /// The line, from 1; 0 when it is the file as a whole.
    pub line: usize,
    /// The field in that line; nothing when it is the whole line.
    pub field: String,
    /// Why not.
    pub why: WhyNot,
}

/// Why not.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum WhyNot {
    /// It is no log.
    #[error(transparent)]
    NoLog(#[from] WhyRefused),
    /// It is not one that this bank could have written.
    #[error("event {position}: {why}")]
    NotOfThisBank {
        /// The position of the message.
        position: Position,
        /// What is wrong with it.
        why: Broken,
    },
}

/// Says whether a file of so many bytes is looked at.
#[must_use]
pub fn objection_to_size(bytes: u64) -> Option<Objection> {
    import::check_size(bytes).err().map(Objection::from)
}

/// Looks at a file: every log in it with a verdict.
#[must_use]
pub fn examine(bytes: &[u8]) -> Vec<Candidate> {
    import::read::<Payload>(bytes).into_iter().map(candidate).collect()
}

impl Candidate {
    /// A file that is not looked at.
    #[must_use]
    pub fn refused(objection: Objection) -> Self {
        Self { called: None, messages: 0, verdict: Verdict::Refused(objection), commits: Rc::default() }
    }

    /// Takes the log in: into a new workspace that is called like a text, unless the same log is there already.
    ///
    /// # Errors
    /// Why it did not land; nothing has changed then.
    pub fn land(&self, workspaces: &AnyWorkspaces, like: &str) -> Result<Landed, WorkspaceError> {
        // What was refused has no commits, so there is nothing of it to land.
        workspaces.land(&Workspace::ordinary(like), (*self.commits).clone())
    }

    /// Takes the log in, into a workspace of its own that is called like a text, even if the same log is there already.
    ///
    /// # Errors
    /// Why it did not land; nothing has changed then.
    pub fn land_beside(&self, workspaces: &AnyWorkspaces, like: &str) -> Result<Workspace, WorkspaceError> {
        workspaces.land_new(&Workspace::ordinary(like), (*self.commits).clone())
    }

    /// The workspace that has the very same log already, if one has.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn lies_in(&self, workspaces: &AnyWorkspaces) -> Result<Option<Workspace>, WorkspaceError> {
        workspaces.same_as(&self.commits)
    }
}

fn candidate(read: Result<Import<Payload>, Refused>) -> Candidate {
    let import = match read {
        Ok(import) => import,
        Err(refused) => return Candidate::refused(refused.into()),
    };
    let messages = import.log.head().get();
    let called = import.called.as_ref().map(|workspace| workspace.as_str().to_owned());
    match inspection::inspect(import.log.clone()) {
        Ok(concerns) => {
            let verdict = verdict(&import, concerns);
            Candidate { called, messages, verdict, commits: Rc::new(import.commits) }
        }
        Err(fault) => {
            let why = WhyNot::NotOfThisBank { position: fault.position, why: fault.why };
            let objection = Objection { line: import.line(fault.position), field: fault.field.to_owned(), why };
            Candidate { called, messages, ..Candidate::refused(objection) }
        }
    }
}

fn verdict(import: &Import<Payload>, concerns: Vec<inspection::Concern>) -> Verdict {
    let of_log = concerns.into_iter().map(|concern| Caution {
        line: import.line(concern.first),
        count: concern.count,
        what: CautionOf::Log(concern.what, concern.first),
    });
    let of_file = import.asides.iter().cloned().map(|aside| match aside {
        Aside::SetAside(line, aside) => Caution { line, count: 1, what: CautionOf::SetAside(aside) },
        Aside::Damaged(line, damage) => Caution { line, count: 1, what: CautionOf::Damaged(damage) },
    });
    let cautions: Vec<_> = of_file.chain(of_log).collect();
    if cautions.is_empty() { Verdict::Good } else { Verdict::Risky(cautions) }
}

impl From<Refused> for Objection {
    fn from(refused: Refused) -> Self {
        Self { line: refused.line, field: refused.field, why: (*refused.why).into() }
    }
}
