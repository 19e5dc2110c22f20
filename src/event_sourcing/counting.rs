//! Counting: how much of the log lies before a position, by the indexes alone, so that it costs the same however long
//! the log is.

use super::{Category, Log, Message, Position, StreamName, Version};

impl<P> Log<P> {
    /// The version that a stream had as of a position.
    #[must_use]
    pub fn version_at(&self, stream: &StreamName, at: Position) -> Version {
        Version::new(self.streams.get(stream).map_or(0, |positions| until(positions, at)) as u64)
    }

    /// How many messages of a category lie after one position, and not after another.
    #[must_use]
    pub fn count(&self, category: &Category, after: Position, to: Position) -> usize {
        let count = |positions: &Vec<Position>| until(positions, to).saturating_sub(until(positions, after));
        self.categories.get(category).map_or(0, count)
    }

    /// The messages of a category up to a position, the newest first.
    pub fn latest<'a>(
        &'a self,
        category: &Category,
        to: Position,
    ) -> impl Iterator<Item = &'a Message<P>> + use<'a, P> {
        let positions = self.categories.get(category).map_or(&[][..], Vec::as_slice);
        positions[..until(positions, to)].iter().rev().filter_map(|position| self.get(*position))
    }

    /// How many streams of a category had a message as of a position.
    #[must_use]
    pub fn streams_at(&self, category: &Category, at: Position) -> usize {
        self.beginnings.get(category).map_or(0, |positions| until(positions, at))
    }

    /// The names of all categories.
    pub fn categories(&self) -> impl Iterator<Item = &Category> {
        self.categories.keys()
    }
}

fn until(positions: &[Position], at: Position) -> usize {
    positions.partition_point(|position| *position <= at)
}
