//! What stands over numbers that come out of a read model which was broken on purpose: nobody shall take them for true.

use super::{Sight, text};
use crate::bank::projections::one::Kind;

/// What is to be said of a panel that is fed by these read models; nothing where all of them are whole as of the sight.
#[must_use]
pub fn broken(sight: &Sight, feeding: &[Kind]) -> Option<String> {
    sight.broken.filter(|(kind, _)| feeding.contains(kind)).map(|(kind, missed)| text::broken(kind.name(), missed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::Bank;
    use crate::bank::projections::rebuilding::Broken;
    use crate::bank::sample::{Sample, log};
    use crate::event_sourcing::{Position, Timestamp, store::KeepNothing};
    use crate::view::Cursor;

    #[test]
    fn a_panel_that_is_fed_by_a_broken_read_model_says_so_from_the_missed_event_on() {
        let bank = Bank::new(log(Sample::QuietDay, 1, Timestamp::default()), KeepNothing);
        for kind in Kind::ALL {
            let broken_one = Broken::new(*kind, bank.log(), bank.timeline(), bank.log().head()).expect("it matters");
            let missed = broken_one.missed;
            let said = |cursor, feeding: &[Kind]| {
                broken(&Sight::of(&bank, cursor).damaged(bank.log(), Some(&broken_one)), feeding)
            };
            let told = said(Cursor::Live, &[*kind]).expect("it is broken");
            assert_eq!(
                told,
                format!("Not to be trusted: {} was broken on purpose and has missed event {missed}.", kind.name())
            );
            assert_eq!(said(Cursor::Live, &[]), None);
            assert_eq!(said(Cursor::At(missed.previous()), &[*kind]), None, "before it, nothing was missed");
            assert_eq!(broken(&Sight::of(&bank, Cursor::At(Position::new(3))), &[*kind]), None);
        }
    }
}
