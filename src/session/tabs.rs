//! How tabs take turns: what a session does when the lock, a letter, the alarm or the storage has news.
//!
//! A tab that has just been granted the lock may not see the last commits of the writer before it for some milliseconds.
//! So it settles first: it looks until nothing more turns up and everything is there that others said was written.

use super::Session;
use super::following::Looked;
use super::letter::Letter;
use super::ports::LockNews;
use super::role::{Notice, WhyReadOnly};
use super::stage::Stage;
use crate::event_sourcing::{MessageId, Position};
use crate::journal::{Epoch, StorageError, TabNumber};
use std::cmp::Ordering;

/// How long a tab that was granted the lock waits and looks whether anything of its forerunner still turns up.
/// Measured: such a gap closed after 2 to 4 ms.
const SETTLE_MILLIS: u32 = 30;
/// How long a tab without locks waits for another to say that it writes.
const ASK_MILLIS: u32 = 300;

/// News from outside.
impl Session {
    /// There is news about the right to write.
    pub fn lock(&self, news: LockNews) {
        match (news, self.stage()) {
            (_, Stage::ReadOnly(_)) => {}
            (LockNews::Granted, _) => {
                // A writer that was robbed and does not know it yet answers this, and so its epoch becomes known.
                self.ask_who_writes();
                self.settle();
            }
            (LockNews::Waiting, _) => {
                self.enter(Stage::Following);
                self.ask_who_writes();
                self.follow();
            }
            (LockNews::Lost, Stage::Writing | Stage::Settling) => self.step_down(),
            (LockNews::Lost, _) => {}
            (LockNews::Unsupported, _) => {
                self.enter(Stage::Asking);
                self.ask_who_writes();
                self.inner.ports.alarm.wake_in(ASK_MILLIS);
            }
        }
        self.tell();
    }

    /// A letter of another tab has come.
    pub fn hear(&self, text: &str) {
        match Letter::read(text) {
            None => {}
            Some(Letter::WhoWrites { tab, heard }) => self.answer_who_writes(tab, heard),
            Some(Letter::IWrite { epoch, head }) => self.hear_writer(epoch, head),
            Some(Letter::Decide { to, request }) => self.decide_for_another(to, &request),
            Some(Letter::Decided { by, request, result }) => self.hear_decision(by, &request, &result),
        }
        self.tell();
    }

    /// Something may have changed in the store: it said so, or this page was asleep.
    pub fn look_again(&self) {
        if self.stage() != Stage::Writing {
            // Who writes knows best which subscriptions pause, even if that could not be noted.
            self.adopt_pauses();
        }
        self.follow();
        if self.stage() == Stage::Settling {
            // Something turns up, or this page was asleep and it is on its way only now.
            self.settle();
        }
        self.tell();
    }

    /// The time is up for which the alarm was set.
    pub fn wake(&self) {
        self.inner.tab.borrow_mut().looks += 1;
        match self.stage() {
            Stage::Asking => self.become_writer(),
            Stage::Settling => self.settle_on(),
            Stage::Writing => {
                self.follow();
                self.clear_packed();
            }
            Stage::Following => {
                self.ask_again();
                self.follow();
            }
            Stage::Starting | Stage::ReadOnly(_) => self.follow(),
        }
        self.tell();
    }
}

/// Becoming the writer, and ceasing to be.
impl Session {
    pub(super) fn settle(&self) {
        self.enter(Stage::Settling);
        self.inner.ports.alarm.wake_in(SETTLE_MILLIS);
    }

    /// Becomes the writer when nothing more turns up, and everything is seen that others said was written.
    fn settle_on(&self) {
        match self.look() {
            Looked::Trouble(why) => self.be_patient(why),
            Looked::News => self.settle(),
            Looked::Nothing => {
                let (told, head) = (self.inner.tab.borrow().told, self.head());
                if told <= head {
                    self.become_writer();
                } else if !self.look_later() {
                    self.notify(Notice::NeverSeen { told, head });
                    self.become_writer();
                }
            }
        }
    }

    pub(super) fn become_writer(&self) {
        let (number, heard) = {
            let tab = self.inner.tab.borrow();
            (TabNumber::of(tab.id), tab.heard)
        };
        let started = self.inner.mirror.borrow().journal.borrow_mut().start_writing_as(number, heard);
        match started {
            Ok(epoch) => {
                self.enter(Stage::Writing);
                self.adopt_pauses();
                self.post(&Letter::IWrite { epoch, head: self.head() });
                self.inner.tab.borrow_mut().begin_writing(epoch, self.head());
                // Some of these may have been decided by the writer before; then they get the same outcome again.
                let pending = self.inner.tab.borrow_mut().pending.take_all();
                for command in pending {
                    self.decide(command.request, command.reply);
                }
            }
            Err(error) => {
                // This journal is not sure of what it wrote. A new one reads what is really there.
                let trouble = StorageError::Refused { detail: error.to_string() }.into();
                self.reread();
                self.be_patient(trouble);
            }
        }
    }

    /// Ceases to write, and waits for its turn; that comes at once when no other tab is there.
    pub(super) fn step_down(&self) {
        self.inner.mirror.borrow().journal.borrow_mut().stop_writing();
        self.enter(Stage::Following);
        match self.reread() {
            Looked::Trouble(why) => self.be_patient(why),
            Looked::Nothing | Looked::News => {}
        }
        if !matches!(self.stage(), Stage::ReadOnly(_)) {
            self.inner.ports.lock.request();
        }
    }

    fn ask_who_writes(&self) {
        let (tab, heard) = {
            let tab = self.inner.tab.borrow();
            (tab.id, tab.heard)
        };
        self.post(&Letter::WhoWrites { tab, heard });
    }

    /// Asks who writes, and for the answers that have not come.
    fn ask_again(&self) {
        if !self.inner.tab.borrow().pending.unanswered().is_empty() {
            self.ask_who_writes();
            self.ask_for_answers();
        }
    }

    fn answer_who_writes(&self, asking: MessageId, they_heard: Epoch) {
        let (own, heard) = {
            let tab = self.inner.tab.borrow();
            (tab.id, tab.heard)
        };
        match self.stage() {
            // Whoever knows of a higher epoch would not believe this writer; the next epoch is higher than both.
            Stage::Writing if they_heard > heard => self.hear_writer(they_heard, self.head()),
            Stage::Writing => self.say_that_i_write(),
            // Both ask, and there is no lock to settle it.
            Stage::Asking if asking < own => self.close(WhyReadOnly::OtherTab),
            Stage::Asking => self.post(&Letter::IWrite { epoch: heard, head: self.head() }),
            Stage::Starting | Stage::Following | Stage::Settling | Stage::ReadOnly(_) => {}
        }
    }

    fn hear_writer(&self, epoch: Epoch, head: Position) {
        let order = self.inner.tab.borrow_mut().hear(epoch, head);
        match (self.stage(), order) {
            (Stage::Asking, _) => self.close(WhyReadOnly::OtherTab),
            (Stage::Writing, Ordering::Greater | Ordering::Equal) => self.step_down(),
            // It was robbed and does not know it yet.
            (Stage::Writing, Ordering::Less) => self.say_that_i_write(),
            (Stage::Starting | Stage::Following, Ordering::Greater) => self.ask_for_answers(),
            (
                Stage::Starting | Stage::Following | Stage::Settling | Stage::ReadOnly(_),
                Ordering::Less | Ordering::Equal | Ordering::Greater,
            ) => {}
        }
        self.follow();
    }

    fn say_that_i_write(&self) {
        if let Some(epoch) = self.inner.mirror.borrow().writes_as() {
            self.post(&Letter::IWrite { epoch, head: self.head() });
        }
    }
}
