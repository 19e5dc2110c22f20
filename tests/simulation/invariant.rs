//! What must always hold, and the report when it does not.

use std::fmt;

/// What must always hold. The first eight are those of the design; the others follow from its words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Invariant {
    /// 1. Balances and money in flight are what came in from outside.
    MoneyIsNeitherMadeNorLost,
    /// 2. No account is below its limit by a decision after the limit was set.
    LimitsAreKept,
    /// 3. Positions and versions have no gaps, ids no repeats.
    NumbersAreGapless,
    /// 4. Whoever folds the log, in whatever way, sees the same.
    AllViewsAgree,
    /// 5. A transfer goes one of its ways, to exactly one end, and the money with it.
    TransfersTakeOneWay,
    /// 6. What comes again adds nothing, and the same command gives the same result.
    AgainAddsNothing,
    /// 7. With faults off, every transfer ends in time.
    TransfersEnd,
    /// 8. Looking at the past changes nothing.
    LookingChangesNothing,
    /// What was called written is there after a crash, as it was.
    WrittenIsKept,
    /// A refused command has changed nothing.
    RefusalsLeaveNoTrace,
    /// A command is taken exactly when no rule speaks against it.
    RulesDecide,
    /// Whoever decided on an old version is told.
    ConflictsAreTold,
    /// Every message says truly where it comes from.
    OriginsAreTrue,
    /// Only what was poisoned fails.
    NothingFailsUnprovoked,
}

/// An invariant that did not hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Broken {
    /// Which one.
    pub invariant: Invariant,
    /// What was found.
    pub detail: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.invariant, self.detail)
    }
}

impl Invariant {
    /// Says that this invariant is broken, unless it holds.
    pub fn holds_if(self, holds: bool, detail: impl FnOnce() -> String) -> Result<(), Broken> {
        if holds { Ok(()) } else { Err(Broken { invariant: self, detail: detail() }) }
    }
}
