//! A table: rows in the order in which they came, found by key, of which every copy is cheap.
//!
//! Keyframes keep many copies of a model, each a little further on than the one before. The rows lie in a persistent
//! vector, so that copies share all rows that did not change. The index from key to row only ever grows, so all copies
//! share one: a copy that was taken earlier finds rows in it that it does not have, and takes them for absent.

use imbl::Vector;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Rows by key, in the order in which they came.
#[derive(Clone, Debug)]
pub struct Table<K, V> {
    rows: Vector<Arc<(K, V)>>,
    index: Arc<Mutex<BTreeMap<K, usize>>>,
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self { rows: Vector::new(), index: Arc::new(Mutex::new(BTreeMap::new())) }
    }
}

impl<K: Ord + Clone, V: Clone> Table<K, V> {
    /// The value under a key.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<&V> {
        self.rows.get(self.row(key)?).map(|row| &row.1)
    }

    /// The value under a key, to be changed; a key that is new gets a row with the default value.
    pub fn entry(&mut self, key: &K) -> &mut V
    where
        V: Default,
    {
        let row = match self.row(key) {
            Some(row) => row,
            None => self.add(key),
        };
        // The row is there: it was found, or it was just added.
        &mut Arc::make_mut(&mut self.rows[row]).1
    }

    /// All rows in the order in which they came.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> + ExactSizeIterator {
        self.rows.iter().map(|row| (&row.0, &row.1))
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn row(&self, key: &K) -> Option<usize> {
        let row = self.shared_index().get(key).copied()?;
        self.rows.get(row).filter(|found| found.0 == *key).map(|_| row)
    }

    fn add(&mut self, key: &K) -> usize
    where
        V: Default,
    {
        let row = self.rows.len();
        let mut index = self.shared_index();
        let fits = match index.get(key) {
            Some(expected) => *expected == row,
            None => index.len() == row,
        };
        if fits {
            index.insert(key.clone(), row);
            drop(index);
        } else {
            // Another copy went on in another way. This one needs an index of its own from here on.
            drop(index);
            let own = self.rows.iter().enumerate().map(|(row, found)| (found.0.clone(), row));
            self.index = Arc::new(Mutex::new(own.chain([(key.clone(), row)]).collect()));
        }
        self.rows.push_back(Arc::new((key.clone(), V::default())));
        row
    }

    fn shared_index(&self) -> MutexGuard<'_, BTreeMap<K, usize>> {
        // Nothing that holds the lock can panic half-way through a change, so a poisoned index is as good as any.
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for Table<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
    }
}

impl<K: Serialize, V: Serialize> Serialize for Table<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rows.iter().map(|row| &**row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(table: &Table<&'static str, u32>) -> Vec<(&'static str, u32)> {
        table.iter().map(|(key, value)| (*key, *value)).collect()
    }

    #[test]
    fn rows_are_found_by_key_and_listed_as_they_came() {
        let mut table = Table::default();
        *table.entry(&"b") = 1;
        *table.entry(&"a") = 2;
        *table.entry(&"b") += 10;
        assert_eq!(rows(&table), [("b", 11), ("a", 2)]);
        assert_eq!((table.get(&"a"), table.get(&"c"), table.len()), (Some(&2), None, 2));
    }

    #[test]
    fn a_copy_stays_as_it_was_and_can_go_the_same_way() {
        let mut table = Table::default();
        *table.entry(&"a") = 1;
        let mut copy = table.clone();
        *table.entry(&"b") = 2;
        *table.entry(&"a") = 3;
        assert_eq!((rows(&copy), copy.get(&"b")), (vec![("a", 1)], None));
        *copy.entry(&"b") = 2;
        *copy.entry(&"a") = 3;
        assert_eq!(copy, table);
    }

    #[test]
    fn tables_are_equal_when_their_rows_are() {
        let table = |keys: &[&'static str]| {
            let mut table: Table<_, u32> = Table::default();
            keys.iter().for_each(|key| *table.entry(key) += 1);
            table
        };
        assert!(table(&["a", "b"]) == table(&["a", "b"]) && table(&[]) == table(&[]));
        assert!(table(&["a", "b"]) != table(&["b", "a"]) && table(&["a"]) != table(&[]));
        assert!(table(&[]).is_empty() && !table(&["a"]).is_empty());
    }

    #[test]
    fn copies_share_one_index_for_as_long_as_they_go_the_same_way() {
        let mut table: Table<_, u32> = Table::default();
        table.entry(&"a");
        let (mut same, mut other) = (table.clone(), table.clone());
        for key in ["b", "c"] {
            table.entry(&key);
        }
        assert!(Arc::ptr_eq(&table.index, &same.index), "a new key at the end of the index is added to it");
        same.entry(&"b");
        assert!(Arc::ptr_eq(&table.index, &same.index), "the same key in the same row is there already");
        other.entry(&"c");
        assert!(!Arc::ptr_eq(&table.index, &other.index), "the same key in another row needs another index");
        assert_eq!((table.get(&"c"), other.get(&"c"), other.get(&"b")), (Some(&0), Some(&0), None));
    }

    #[test]
    fn a_copy_can_go_another_way() {
        let mut table = Table::default();
        *table.entry(&"a") = 1;
        let mut copy = table.clone();
        *table.entry(&"b") = 2;
        *copy.entry(&"c") = 3;
        *copy.entry(&"b") = 4;
        assert_eq!(rows(&table), [("a", 1), ("b", 2)]);
        assert_eq!(rows(&copy), [("a", 1), ("c", 3), ("b", 4)]);
        assert_eq!((table.get(&"c"), copy.get(&"b"), table.get(&"b")), (None, Some(&4), Some(&2)));
    }
}
