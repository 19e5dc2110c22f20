//! Joined commits: how far subscriptions had come in the middle of a commit of many messages.
//!
//! A log that was exported and imported is one commit, and in a long one that has landed, neighbours have become one.
//! Such a commit says how far subscriptions had come at its end, and no longer how far in between. That is worked out
//! again, since what a message led to stands in the log and names it as its cause: a subscription had come to the
//! message before the first one that was yet to lead to something.
//!
//! So a message that led to nothing counts as handled as soon as another one follows. Whether a handler had looked at
//! it by then, or only a little later, nobody can tell any more.

use super::{Category, Commit, Log, Position, Progress, Subscription};
use std::collections::BTreeMap;

/// Where commits of many messages lie, and what is known of the way through them.
#[derive(Clone, Debug, Default)]
pub(super) struct Joined {
    /// The first and the last position of each.
    spans: Vec<(Position, Position)>,
    /// Of the messages of each category: where the last of what one led to lies, and where it lies itself. Ordered by
    /// both.
    led_to: BTreeMap<Category, Vec<(Position, Position)>>,
}

impl Joined {
    /// Takes in that there is a commit.
    pub(super) fn note_commit<P>(&mut self, commit: &Commit<P>) -> bool {
        let is_joined = commit.messages.len() > 1;
        if is_joined {
            self.spans.push((commit.first(), commit.last()));
        }
        is_joined
    }

    /// Takes in that a message led to another one.
    pub(super) fn note_effect(&mut self, category: Category, cause: Position, effect: Position) {
        let led_to = self.led_to.entry(category).or_default();
        match led_to.last_mut() {
            Some((last, of)) if *of == cause => *last = effect,
            // One that was parked and handled out of its turn: the subscription had passed it long before.
            Some((_, of)) if *of > cause => {}
            Some(_) | None => led_to.push((effect, cause)),
        }
    }

    /// The first and the last position of the joined commit that has not ended at a position.
    fn around(&self, at: Position) -> Option<(Position, Position)> {
        let index = self.spans.partition_point(|(first, _)| *first <= at).checked_sub(1)?;
        self.spans.get(index).copied().filter(|(_, last)| at < *last)
    }

    /// The first message of a category that led to something after a position.
    fn first_unfinished(&self, category: &Category, at: Position) -> Option<Position> {
        let led_to = self.led_to.get(category)?;
        led_to.get(led_to.partition_point(|(effect, _)| *effect <= at)).map(|(_, cause)| *cause)
    }
}

impl Subscription {
    /// What this subscription had handled as of a position: what was written up to there, and in the middle of a joined
    /// commit what can be worked out. The cost does not depend on the length of the log.
    #[must_use]
    pub fn progress_at<P>(&self, log: &Log<P>, at: Position) -> Progress {
        let written = |at| log.progress_at(&self.name, at).cloned().unwrap_or_else(|| self.begin(Position::ZERO));
        let Some((first, last)) = log.joined.around(at) else { return written(at) };
        let (before, end) = (written(first.previous()), written(last));
        let unfinished = self.categories.iter().filter_map(|category| log.joined.first_unfinished(category, at));
        // A message is handled after it was written.
        let next = unfinished.min().map_or(at, |unfinished| unfinished.min(at));
        let latest = |category| log.latest(category, next.previous()).next().map(|message| message.position);
        let handled = self.categories.iter().filter_map(latest).max().unwrap_or_default();
        let checkpoint = handled.min(end.checkpoint).max(before.checkpoint);
        let parked = end.parked.into_iter().filter(|parked| parked.position <= checkpoint).collect();
        Progress { checkpoint, parked }
    }
}
