//! Following: how a tab brings its mirror up to date, and what it does when it can't.
//!
//! A letter can arrive before the data that it speaks of. So a tab knows how far others said that they had written, and
//! looks again until it sees that. Nothing here waits; it asks the alarm to be woken.

use super::Session;
use super::role::{Notice, WhyReadOnly};
use super::stage::Stage;
use crate::event_sourcing::Position;
use crate::journal::{Damage, Found, Reading, StorageError};

/// The first pause between two looks for something that should be there; each pause is twice the one before.
const FIRST_PAUSE_MILLIS: u32 = 4;
/// The longest pause between two looks.
const LONGEST_PAUSE_MILLIS: u32 = 256;
/// After so many looks in a row, some four seconds, what was looked for is taken to be lost.
const MOST_LOOKS: u32 = 20;
/// After how long a command that nobody has answered is sent again: its letter may be lost, or the writer asleep.
const ASK_AGAIN_MILLIS: u32 = 500;

/// What a look at the journal came to.
pub(super) enum Looked {
    /// There is nothing new.
    Nothing,
    /// There are new commits.
    News,
    /// The log can't be read to its end now.
    Trouble(WhyReadOnly),
}

/// How many milliseconds to wait after so many looks in a row; nothing when there were too many.
pub(super) fn pause_after(looks: u32) -> Option<u32> {
    (looks < MOST_LOOKS).then(|| (FIRST_PAUSE_MILLIS << looks.min(16)).min(LONGEST_PAUSE_MILLIS))
}

impl Session {
    /// Looks for news, and again later if something is known to be missing.
    pub(super) fn follow(&self) {
        match self.look() {
            Looked::Trouble(why) => self.be_patient(why),
            Looked::Nothing | Looked::News => self.wait_for_the_missing(),
        }
    }

    /// Asks to be woken if this tab misses something that others have written, or an answer of theirs. What does not
    /// come in good time is taken to be lost.
    pub(super) fn wait_for_the_missing(&self) {
        match self.stage() {
            Stage::Following | Stage::ReadOnly(_) => {}
            Stage::Starting | Stage::Writing => {
                // Nothing is missing in what could be read, so the next trouble is a first one.
                self.inner.tab.borrow_mut().looks = 0;
                return;
            }
            // The alarm is set for something else, and what is missing is counted there.
            Stage::Asking | Stage::Settling => return,
        }
        let head = self.head();
        let is_missing = {
            let tab = self.inner.tab.borrow();
            tab.told > head || tab.pending.waits_for_events()
        };
        if is_missing && self.look_later() {
            return;
        }
        if is_missing {
            self.inner.tab.borrow_mut().give_up(head);
        }
        self.inner.tab.borrow_mut().looks = 0;
        if !self.inner.tab.borrow().pending.unanswered().is_empty() {
            self.inner.ports.alarm.wake_in(ASK_AGAIN_MILLIS);
        }
    }

    pub(super) fn look(&self) -> Looked {
        let reading = self.inner.mirror.borrow_mut().look();
        let taken = reading.as_ref().map_or(0, |reading| reading.taken);
        let looked = match reading {
            Ok(Reading { found: Found::OtherPast, .. }) if self.stage() == Stage::Writing => {
                self.step_down();
                Looked::News
            }
            Ok(Reading { found: Found::OtherPast, .. }) => self.reread(),
            reading => match self.note(reading) {
                Some(why) => Looked::Trouble(why),
                None if taken > 0 => Looked::News,
                None => Looked::Nothing,
            },
        };
        if let Looked::News = looked {
            self.inner.tab.borrow_mut().looks = 0;
        }
        self.reply_to_the_visible();
        looked
    }

    /// Opens a new mirror, since the log is no longer what the old one has seen.
    pub(super) fn reread(&self) -> Looked {
        let (fresh, reading) = self.inner.mirror.borrow().reopened();
        if let Err(error) = reading {
            return Looked::Trouble(error.into());
        }
        if fresh.head() == Position::ZERO && self.head() > Position::ZERO {
            // What is in memory is all that is left of this log.
            self.close(WhyReadOnly::Cleared);
            return Looked::Nothing;
        }
        let missing = self.inner.mirror.borrow().missing_in(&fresh);
        *self.inner.mirror.borrow_mut() = fresh;
        if let Some((from, count)) = missing {
            self.notify(Notice::Replaced { from, count });
        }
        self.ask_for_the_undone();
        self.note(reading).map_or(Looked::News, Looked::Trouble)
    }

    /// Tells the person what a reading found, and says what is wrong with the log.
    pub(super) fn note(&self, reading: Result<Reading, StorageError>) -> Option<WhyReadOnly> {
        let reading = match reading {
            Ok(reading) => reading,
            Err(error) => return Some(error.into()),
        };
        for aside in reading.set_aside {
            self.notify(Notice::SetAside { key: aside.key, why: aside.why.to_string() });
        }
        match reading.found {
            Found::Whole | Found::OtherPast => None,
            Found::Damaged(damage) => Some(damage.into()),
        }
    }

    /// Looks again later. What looks like damage may be a commit that another tab has written and this one does not see
    /// yet; only what stays is told, and makes this tab read-only.
    pub(super) fn be_patient(&self, why: WhyReadOnly) {
        let is_final = matches!(why, WhyReadOnly::Damaged(Damage::NewerFormat { .. }));
        if is_final || !self.look_later() {
            self.close(why);
        }
    }

    /// Asks to be woken for another look; says no when there were too many. Only looks after a pause count: many other
    /// things make a tab look as well, and they may come all at once.
    pub(super) fn look_later(&self) -> bool {
        let pause = pause_after(self.inner.tab.borrow().looks);
        if let Some(millis) = pause {
            self.inner.ports.alarm.wake_in(millis);
        }
        pause.is_some()
    }

    /// From now on this tab may only look. Nobody will decide what waits here, and others get their turn to write.
    pub(super) fn close(&self, why: WhyReadOnly) {
        self.enter(Stage::ReadOnly(why));
        self.inner.mirror.borrow().journal.borrow_mut().stop_writing();
        self.inner.ports.lock.release();
        self.refuse_all();
    }
}
