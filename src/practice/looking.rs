//! Looking at the past, and building a projection anew, where the guard is off that keeps both from acting.
//!
//! In the real bank this can't be: the timeline and the projections hold no way to act, by type. Here the command handler
//! runs along and carries out again what was carried out long ago.

use super::forging::force;
use super::handling::handle_anew;
use super::{Guard, Practice};
use crate::bank::AnyBank;
use crate::bank::command_handler::AccountCommands;
use crate::bank::payload::ACCOUNT_COMMAND;
use crate::event_sourcing::{Message, Position, Timestamp};

impl Practice {
    /// The messages after one position and up to another were replayed: they were looked at, or folded anew. Says how
    /// many messages that added; none while the guard is on.
    pub fn replayed(&self, bank: &mut AnyBank, after: Position, to: Position, now: Timestamp) -> usize {
        if self.plan().guards(Guard::ReplayWithoutSideEffects) {
            return 0;
        }
        let commands: Vec<Message<_>> = bank
            .log()
            .category(&ACCOUNT_COMMAND, after)
            .take_while(|message| message.position <= to)
            .cloned()
            .collect();
        let mut added = 0;
        for message in commands {
            let made = handle_anew(&AccountCommands, bank.look(), &message, now);
            for append in made.into_iter().flatten() {
                // What storage does not take was not done again; the next is tried.
                added += force(bank, append).map_or(0, |outcome| outcome.positions.len());
            }
        }
        added
    }
}
