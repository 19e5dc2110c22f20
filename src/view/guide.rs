//! The first minute: four things to do that show what this is about, and which of them are done. They are read from the
//! bank, so it does not matter how somebody came to do them.

use super::text;
use crate::bank::projections::ReadModels;

/// One thing to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    /// What to do.
    pub words: &'static str,
    /// Whether it is done.
    pub is_done: bool,
}

/// The steps of the first minute in a bank as it stands now, for who has looked at the past or has not.
#[must_use]
pub fn steps(now: &ReadModels, looked_back: bool) -> [Step; 4] {
    let step = |words, is_done| Step { words, is_done };
    [
        step(text::GUIDE_OPEN, now.accounts.model().len() >= 2),
        step(text::GUIDE_DEPOSIT, now.totals.model().deposits > 0),
        step(text::GUIDE_TRANSFER, !now.transfers.model().is_empty()),
        step(text::GUIDE_SCRUB, looked_back),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::sample::{Sample, log};
    use crate::bank::{Bank, Payload};
    use crate::event_sourcing::store::KeepNothing;
    use crate::event_sourcing::{Log, Timestamp};

    fn done(log: Log<Payload>, looked_back: bool) -> [bool; 4] {
        steps(Bank::new(log, KeepNothing).read_models(), looked_back).map(|step| step.is_done)
    }

    #[test]
    fn a_step_is_done_when_the_bank_shows_it() {
        assert_eq!(done(Log::default(), false), [false; 4]);
        assert_eq!(done(Log::default(), true), [false, false, false, true]);
        let quiet_day = log(Sample::QuietDay, 1, Timestamp::default());
        assert_eq!(done(quiet_day, false), [true, true, true, false]);
    }
}
