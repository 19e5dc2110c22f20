//! What shows the part of a long list that is in sight: slots, each of which shows one entry now and another one later. To
//! fill in a text costs less than to make what it stands in.

use std::collections::{BTreeSet, VecDeque};

/// Which entry each slot shows. Entries are named by their number in the list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Slots {
    /// Each entry that is shown, in order, and its slot.
    shown: Vec<(u64, usize)>,
    /// What each slot shows.
    entries: Vec<Option<u64>>,
}

impl Slots {
    /// The slots when other entries are in sight. An entry that stays in sight stays in its slot, since it may have the
    /// focus, and no slot moves past another one, since what is moved loses the focus. Slots whose entry is out of sight
    /// take new entries where the order allows it, and go where it does not.
    #[must_use]
    pub fn showing(&self, entries: &BTreeSet<u64>) -> Self {
        let mut unused = (0..).filter(|slot| self.entry(*slot).is_none());
        let mut before = self.shown.iter().copied();
        let mut free = VecDeque::new();
        let mut shown = Vec::with_capacity(entries.len());
        let mut new = vec![];
        for entry in entries.iter().copied().map(Some).chain([None]) {
            let staying = entry.and_then(|entry| Some((entry, self.slot(entry)?)));
            if let (Some(entry), None) = (entry, staying) {
                new.push(entry);
                continue;
            }
            // Up to the next slot that stays, or the end: what lost its entry there, and the entries that are new there.
            let lost = before.by_ref().take_while(|(before, _)| Some(*before) != entry);
            free.extend(lost.filter(|(before, _)| !entries.contains(before)).map(|(_, slot)| slot));
            shown.extend(new.drain(..).filter_map(|entry| Some((entry, free.pop_front().or_else(|| unused.next())?))));
            free.clear();
            shown.extend(staying);
        }
        let mut entries = vec![None; shown.iter().map(|(_, slot)| slot + 1).max().unwrap_or(0)];
        for (entry, slot) in &shown {
            if let Some(at) = entries.get_mut(*slot) {
                *at = Some(*entry);
            }
        }
        Self { shown, entries }
    }

    /// The slots, in the order of their entries.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.shown.iter().map(|(_, slot)| *slot)
    }

    /// What a slot shows.
    #[must_use]
    pub fn entry(&self, slot: usize) -> Option<u64> {
        self.entries.get(slot).copied().flatten()
    }

    fn slot(&self, entry: u64) -> Option<usize> {
        let index = self.shown.binary_search_by_key(&entry, |(entry, _)| *entry).ok()?;
        self.shown.get(index).map(|(_, slot)| *slot)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn showing(slots: &Slots, entries: impl IntoIterator<Item = u64>) -> Slots {
        let after = slots.showing(&entries.into_iter().collect());
        assert!(after.shown.iter().all(|(entry, slot)| after.entry(*slot) == Some(*entry)), "{after:?}");
        after
    }

    fn told(slots: &Slots) -> Vec<(usize, u64)> {
        slots.iter().filter_map(|slot| Some((slot, slots.entry(slot)?))).collect()
    }

    #[test]
    fn what_stays_in_sight_stays_in_its_slot_and_no_slot_moves() {
        let slots = showing(&Slots::default(), 1..=4);
        assert_eq!(told(&slots), [(0, 1), (1, 2), (2, 3), (3, 4)]);
        assert_eq!(told(&showing(&slots, 3..=6)), [(2, 3), (3, 4), (4, 5), (5, 6)], "down by two");
        assert_eq!(told(&showing(&slots, [2, 900, 901, 902])), [(1, 2), (2, 900), (3, 901), (4, 902)]);
        assert_eq!(told(&showing(&showing(&slots, 3..=6), 2..=5)), [(0, 2), (2, 3), (3, 4), (4, 5)], "up by one");
    }

    #[test]
    fn what_is_far_away_uses_the_slots_again() {
        let slots = showing(&showing(&Slots::default(), 1..=3), 700..=702);
        assert_eq!(told(&slots), [(0, 700), (1, 701), (2, 702)]);
        // The row at the cursor is rendered before the others follow.
        let slots = showing(&showing(&slots, [9, 700, 701, 702]), 9..=12);
        assert_eq!(told(&slots), [(3, 9), (0, 10), (1, 11), (2, 12)]);
    }

    #[test]
    fn there_are_as_many_slots_as_entries() {
        let slots = showing(&Slots::default(), 1..=3);
        let fewer = showing(&slots, [8]);
        assert_eq!(told(&fewer), [(0, 8)]);
        assert_eq!(told(&showing(&fewer, 8..=10)), [(0, 8), (1, 9), (2, 10)]);
        assert_eq!((fewer.entry(0), fewer.entry(1)), (Some(8), None));
        assert_eq!(showing(&fewer, []), Slots::default());
    }
}
