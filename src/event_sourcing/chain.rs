//! A chain: a list that only grows at its end, of which every copy is cheap, since copies share all that they have in
//! common. It is read from the newest link to the oldest.

use serde::{Serialize, Serializer};
use std::iter;
use std::sync::Arc;

/// A list that only grows.
#[derive(Clone, Debug)]
pub struct Chain<T> {
    newest: Option<Arc<Link<T>>>,
    len: usize,
}

#[derive(Debug)]
struct Link<T> {
    value: T,
    older: Option<Arc<Link<T>>>,
}

impl<T> Default for Chain<T> {
    fn default() -> Self {
        Self { newest: None, len: 0 }
    }
}

impl<T> Chain<T> {
    /// Adds a link.
    pub fn push(&mut self, value: T) {
        self.newest = Some(Arc::new(Link { value, older: self.newest.take() }));
        self.len += 1;
    }

    /// The last link that was added.
    #[must_use]
    pub fn newest(&self) -> Option<&T> {
        self.newest.as_deref().map(|link| &link.value)
    }

    /// All links, the newest first.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        iter::successors(self.newest.as_deref(), |link| link.older.as_deref()).map(|link| &link.value)
    }

    /// How many links there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no link.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

impl<T> Drop for Chain<T> {
    /// Takes the chain apart link by link as long as nobody else holds the rest. Left to itself, a long chain would be
    /// dropped by as many nested calls as it has links.
    fn drop(&mut self) {
        let mut next = self.newest.take();
        while let Some(mut link) = next.and_then(Arc::into_inner) {
            next = link.older.take();
        }
    }
}

impl<T: PartialEq> PartialEq for Chain<T> {
    fn eq(&self, other: &Self) -> bool {
        let is_shared = match (&self.newest, &other.newest) {
            (Some(one), Some(two)) => Arc::ptr_eq(one, two),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        is_shared || (self.len == other.len && self.iter().eq(other.iter()))
    }
}

impl<T: Serialize> Serialize for Chain<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_keeps_its_own_end() {
        let mut chain = Chain::default();
        chain.push(1);
        let copy = chain.clone();
        chain.push(2);
        assert_eq!(chain.iter().copied().collect::<Vec<_>>(), [2, 1]);
        assert_eq!((copy.newest(), copy.len(), chain.len()), (Some(&1), 1, 2));
        assert_ne!(chain, copy);
    }

    #[test]
    fn chains_are_equal_when_their_links_are_whether_they_share_them_or_not() {
        let chain = |values: &[i32]| {
            let mut chain = Chain::default();
            values.iter().for_each(|value| chain.push(*value));
            chain
        };
        let one = chain(&[1, 2]);
        assert!(one == one.clone() && one == chain(&[1, 2]) && chain(&[]) == chain(&[]));
        assert!(one != chain(&[1, 3]) && one != chain(&[2]) && one != chain(&[]) && chain(&[]) != one);
        assert!(chain(&[]).is_empty() && !one.is_empty());
    }

    #[test]
    fn a_chain_of_a_million_links_is_dropped() {
        let mut chain = Chain::default();
        (0..1_000_000).for_each(|number| chain.push(number));
        let copy = chain.clone();
        drop(chain);
        assert_eq!(copy.len(), 1_000_000);
    }
}
