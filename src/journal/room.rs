//! Room: how much of the storage is taken, and how much of it people may take.
//!
//! A browser gives all pages of one origin one budget together. New commands are refused before it is spent, so that
//! what is under way always comes to its end: a transfer must not stop half-way for lack of room.

/// Of a hundred parts of the budget: from here on, people are told.
const SCARCE: usize = 70;
/// Of a hundred parts of the budget: from here on, people's commands are refused.
const SPENT: usize = 90;
/// What one transfer under way still may write, in characters: nine messages in eight commits, and as much again for
/// accounts and ids longer than usual.
const TRANSFER: usize = 16_000;

/// How much of a store is taken, in the units in which browsers count: those of UTF-16, of keys and values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Room {
    /// How much is taken.
    pub used: usize,
    /// How much there is in all.
    pub budget: usize,
}

impl Room {
    /// How many hundredths of the budget are taken.
    #[must_use]
    pub fn percent(self) -> usize {
        self.used.saturating_mul(100) / self.budget.max(1)
    }

    /// From how much on it is time to think of an export or of a new workspace.
    #[must_use]
    pub fn scarce_from(self) -> usize {
        self.budget * SCARCE / 100
    }

    /// From how much on new commands are refused.
    #[must_use]
    pub fn spent_from(self) -> usize {
        self.budget * SPENT / 100
    }

    /// Whether it is time to think of an export or of a new workspace.
    #[must_use]
    pub fn is_scarce(self) -> bool {
        self.percent() >= SCARCE
    }

    /// Whether what is left is kept for the transfers that are under way.
    #[must_use]
    pub fn is_spent(self, transfers_under_way: usize) -> bool {
        // One more, since the command that is asked for may begin one.
        let reserved = TRANSFER.saturating_mul(transfers_under_way.saturating_add(1));
        self.percent() >= SPENT || self.used.saturating_add(reserved) > self.budget
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_ninety_hundredths_on_the_rest_is_kept_for_transfers() {
        let room = |used| Room { used, budget: 5_000_000 };
        let told = [3_499_999, 3_500_000, 4_499_999, 4_500_000, 6_000_000].map(|used| {
            let room = room(used);
            (room.percent(), room.is_scarce(), room.is_spent(0))
        });
        let expected = [(69, false, false), (70, true, false), (89, true, false), (90, true, true), (120, true, true)];
        assert_eq!(told, expected);
    }

    #[test]
    fn the_thresholds_are_told_in_characters() {
        let at = |used| Room { used, budget: 5_000_000 };
        let (scarce, spent) = (at(0).scarce_from(), at(0).spent_from());
        assert_eq!((scarce, spent), (3_500_000, 4_500_000));
        assert_eq!((at(scarce - 1).is_scarce(), at(scarce).is_scarce()), (false, true));
        assert_eq!((at(spent - 1).is_spent(0), at(spent).is_spent(0)), (false, true));
    }

    #[test]
    fn every_transfer_under_way_has_its_share_of_the_rest() {
        let room = Room { used: 4_000_000, budget: 5_000_000 };
        assert_eq!((room.is_spent(61), room.is_spent(62)), (false, true));
    }
}
