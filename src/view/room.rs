//! What the storage page says of the room that is taken, and of the chain of hashes.

use super::storage::count;
use super::text;
use crate::session::{Room, Verified};

/// How much of the storage is taken.
#[must_use]
pub fn taken(room: Room) -> String {
    let of = count(room.budget as u64, "character", "characters");
    let used = count(room.used as u64, "", "");
    format!("{} of {of} taken, {} %.", used.trim_end(), room.percent())
}

/// How far the chain was worked out. What was read open was checked when it was read.
#[must_use]
pub fn chain(verified: Verified, is_read_only: bool) -> String {
    let Verified { done, of } = verified;
    let segments = count(of as u64, "packed segment", "packed segments");
    match of {
        _ if done < of && is_read_only => text::CHAIN_STOPPED.to_owned(),
        0 => format!("{} {}", text::CHAIN_VERIFIED, text::CHAIN_OPEN),
        of if done < of => format!("{} {done} of {segments} done.", text::CHAIN_UNDERWAY),
        _ => format!("{} {}, {segments} included.", text::CHAIN_VERIFIED, text::CHAIN_SEALED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_room_is_told_in_characters_and_hundredths() {
        let room = Room { used: 1_310_720, budget: 5_242_880 };
        assert_eq!(taken(room), "1,310,720 of 5,242,880 characters taken, 25 %.");
    }

    #[test]
    fn the_chain_is_told_while_it_is_worked_out_and_after() {
        let told = |done, of| chain(Verified { done, of }, false);
        assert_eq!(told(0, 0), "The chain of hashes holds. Every commit was checked when it was read.");
        assert_eq!(told(1, 3), "The chain of hashes is being worked out: 1 of 3 packed segments done.");
        assert_eq!(
            told(1, 1),
            "The chain of hashes holds. Every hash was worked out again, 1 packed segment included."
        );
        assert_eq!(chain(Verified { done: 1, of: 3 }, true), text::CHAIN_STOPPED);
    }
}
