//! How a tab's storage fails: for so many calls, and in one of these ways.

use std::collections::BTreeMap;

/// How a write fails.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum WriteFault {
    /// There is no room.
    Full,
    /// It throws, and nothing was written.
    Throws,
    /// It throws, and it was written.
    ThrowsAndWrites,
    /// It throws, it was written, and it can't be taken back.
    Sticks,
    /// It says "done", and nothing was written.
    Forgets,
}

impl WriteFault {
    pub(crate) const ALL: [Self; 5] = [Self::Full, Self::Throws, Self::ThrowsAndWrites, Self::Sticks, Self::Forgets];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Full => "writes without room",
            Self::Throws => "writes that threw",
            Self::ThrowsAndWrites => "writes that threw and were done",
            Self::Sticks => "writes that threw and stuck",
            Self::Forgets => "writes that were forgotten",
        }
    }
}

/// What fails in a tab from now on.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Faulty {
    /// So many writes.
    pub(crate) writes: Option<(u32, WriteFault)>,
    /// So many reads and removals.
    pub(crate) reads: u32,
}

impl Faulty {
    /// How the next write fails, if it does.
    pub(crate) fn next_write(&mut self) -> Option<WriteFault> {
        let (left, fault) = self.writes?;
        self.writes = (left > 1).then_some((left - 1, fault));
        Some(fault)
    }

    /// Whether the next read fails.
    pub(crate) fn next_read(&mut self) -> bool {
        let fails = self.reads > 0;
        self.reads = self.reads.saturating_sub(1);
        fails
    }
}

pub(crate) fn count(happened: &mut BTreeMap<&'static str, u64>, name: &'static str) {
    *happened.entry(name).or_default() += 1;
}
