//! The verdict, whenever everything has come to rest: what the bank promised is true, in the storage and in every tab.
//!
//! The rule for a command that was acknowledged: it is in the log, once. The browser makes two exceptions.
//!
//! - The browser was killed, and the disk did not have the commit yet. Nothing on a page can know that.
//! - Two tabs wrote at the same time, since the lock had been taken from one of them, or there are no locks; and the tab
//!   that wrote the commit did not see yet that another had written in its place. Then the commit is still in the
//!   storage, every tab tells that it was set aside, and the tab that acknowledged it asks again, if it is still there:
//!   the command is in the log after all, or its person is told that it was undone. While nobody is robbed, none of this
//!   happens.
//!
//! And for one that was refused: it is not in the log. Again there are two exceptions.
//!
//! - A writer that was robbed: a tab may have asked it, got no answer, taken over, and refused.
//! - The storage threw and wrote all the same, the commit was taken away again, and the browser was killed when the disk
//!   had the commit and not yet its removal.

use super::promises::{Refused, event_id, refused};
use super::runner::Run;
use crate::browser::Tab;
use crate::browser::state::Write;
use event_sourced_bank::bank::Payload;
use event_sourced_bank::event_sourcing::{Log, MessageId, Position};
use event_sourced_bank::journal::{Found, Journal, Workspace};
use event_sourced_bank::session::{Notice, Role, WhyReadOnly};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// What must hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rule {
    /// What was acknowledged is in the log, with the two exceptions above.
    AcknowledgedIsKept,
    /// What was refused is not in the log.
    RefusedLeavesNoTrace,
    /// Every command that somebody sent is in the log once at most, and no other is.
    NothingIsDoubled,
    /// Every command has one reply, if the tab that sent it is still there.
    EveryReplyComesOnce,
    /// When a command is acknowledged, its tab shows its event.
    RepliesShowTheirEvents,
    /// All tabs show the log that lies in the storage.
    TabsAgree,
    /// One tab writes.
    OneWrites,
    /// When nothing goes wrong any more, everything comes to rest.
    TabsComeToRest,
    /// The audit finds nothing, and transfers end.
    MoneyIsConserved,
    /// A tab only looks when it has a reason to.
    NoTabIsBarred,
}

/// A rule that did not hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Broken {
    pub rule: Rule,
    pub detail: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.rule, self.detail)
    }
}

impl Rule {
    pub fn broken(self, detail: String) -> Broken {
        Broken { rule: self, detail }
    }

    pub fn holds_if(self, holds: bool, detail: impl FnOnce() -> String) -> Result<(), Broken> {
        if holds { Ok(()) } else { Err(self.broken(detail())) }
    }
}

impl Run {
    /// Says whether every rule holds now that everything is at rest.
    ///
    /// # Errors
    /// The rule that is broken.
    pub(super) fn judge(&mut self) -> Result<(), Broken> {
        let mut log = Log::<Payload>::default();
        let mut journal = Journal::new(self.browser.storage(), Workspace::first());
        let reading = journal.read_on(&mut |commit| log.push(commit));
        let set_aside = reading.iter().flat_map(|reading| &reading.set_aside).map(|aside| aside.key.clone()).collect();
        let is_whole = reading.as_ref().is_ok_and(|reading| reading.found == Found::Whole);
        Rule::TabsAgree.holds_if(is_whole, || format!("the storage holds no whole log: {reading:?}"))?;
        self.barred()?;
        self.tabs_agree(&log)?;
        self.replies_have_come()?;
        self.nothing_is_doubled(&log)?;
        self.promises_are_kept(&log, &set_aside)?;
        self.money_is_conserved()?;
        log.all(Position::ZERO).for_each(|message| self.trace.note(&message.id.to_string()));
        self.leave_barred();
        self.rested_at = self.browser.look().now;
        Ok(())
    }

    /// A tab may only look because its storage failed for long, because there are no locks and another tab writes, or
    /// because the one commit that there was has gone: its writer had to take it back.
    fn barred(&self) -> Result<(), Broken> {
        for (tab, _) in &self.tabs {
            let has_reason = match tab.session.why_read_only() {
                None => true,
                Some(WhyReadOnly::Storage(_)) => self.browser.look().happened.contains_key("reads that threw"),
                Some(WhyReadOnly::OtherTab) => !self.has_locks,
                Some(WhyReadOnly::Cleared) => {
                    self.browser.look().happened.contains_key("writes that threw and were done")
                }
                Some(WhyReadOnly::Damaged(_)) => false,
            };
            Rule::NoTabIsBarred.holds_if(has_reason, || format!("tab {}: {:?}", tab.number, tab.session.role()))?;
        }
        let (writers, barred) = (self.writers(), self.number_of_barred());
        let is_right = writers == 1 || (writers == 0 && (barred == self.tabs.len() || !self.has_locks));
        Rule::OneWrites.holds_if(is_right, || format!("{writers} of {} tabs write", self.tabs.len()))
    }

    fn number_of_barred(&self) -> usize {
        self.tabs.iter().filter(|(tab, _)| tab.session.why_read_only().is_some()).count()
    }

    /// Pages that may only look are closed, so that there is somebody to go on.
    fn leave_barred(&mut self) {
        while let Some(index) = self.tabs.iter().position(|(tab, _)| tab.session.why_read_only().is_some()) {
            self.count("tabs barred");
            self.close(u32::try_from(index).expect("few"));
        }
    }

    fn tabs_agree(&self, log: &Log<Payload>) -> Result<(), Broken> {
        let follows = |tab: &Tab| matches!(tab.session.why_read_only(), None | Some(WhyReadOnly::OtherTab));
        for (tab, _) in self.tabs.iter().filter(|(tab, _)| follows(tab)) {
            let bank = tab.session.bank();
            let shown = bank.log();
            let agrees = shown.head() == log.head() && shown.all(Position::ZERO).eq(log.all(Position::ZERO));
            Rule::TabsAgree.holds_if(agrees, || {
                format!("tab {} shows {} messages, the storage has {}", tab.number, shown.head(), log.head())
            })?;
        }
        Ok(())
    }

    fn replies_have_come(&self) -> Result<(), Broken> {
        for sent in self.promises.sent.iter().filter(|sent| sent.is_open()) {
            Rule::EveryReplyComesOnce
                .holds_if(sent.replies() == 1, || format!("{:?} has {} replies", sent.request, sent.replies()))?;
        }
        Ok(())
    }

    /// Every message follows from another message, or from a command that somebody sent, which has one.
    fn nothing_is_doubled(&self, log: &Log<Payload>) -> Result<(), Broken> {
        let sent = self.promises.by_id();
        let mut events = BTreeMap::<MessageId, u32>::new();
        for message in log.all(Position::ZERO).filter(|message| log.find(message.causation_id).is_none()) {
            let count = events.entry(message.causation_id).or_default();
            *count += 1;
            let is_right = *count == 1 && sent.contains_key(&message.causation_id);
            Rule::NothingIsDoubled.holds_if(is_right, || {
                format!("position {} is event number {count} of command {}", message.position, message.causation_id)
            })?;
        }
        Ok(())
    }

    fn promises_are_kept(&mut self, log: &Log<Payload>, set_aside: &BTreeSet<String>) -> Result<(), Broken> {
        let mut excused = BTreeMap::new();
        for (id, times) in self.promises.by_id() {
            let told: Vec<_> = times.iter().filter_map(|sent| sent.told()).collect();
            let is_there = log.find(event_id(id)).is_some();
            let is_acknowledged = told.iter().any(|reply| reply.result.is_ok());
            if is_acknowledged && !is_there && !self.promises.excused.contains_key(&id) {
                let taken = times.iter().filter(|sent| sent.told().is_some_and(|reply| reply.result.is_ok()));
                let is_undone = taken.into_iter().all(|sent| sent.is_undone_or_gone());
                excused.insert(id, self.excuse(id, set_aside, is_undone)?);
            }
            let is_refused = |reply: &super::promises::Reply| {
                reply.result.as_ref().is_err_and(|refusal| refused(refusal) == Refused::ForGood)
            };
            let all_refused = told.len() == times.len() && told.iter().all(is_refused);
            Rule::RefusedLeavesNoTrace.holds_if(
                !(all_refused && is_there) || self.was_written_by_the_robbed(id) || self.came_back(id),
                || format!("{:?} was told {told:?}", times[0].request),
            )?;
        }
        self.promises.excused.extend(excused);
        Ok(())
    }

    fn was_written_by_the_robbed(&self, id: MessageId) -> bool {
        let event = event_id(id).to_string();
        let state = self.browser.look();
        let has_event = |write: &&Write| write.text.as_ref().is_some_and(|text| text.contains(&event));
        state.history.iter().filter(has_event).any(|write| !write.held_lock)
    }

    /// Whether a command's commit was taken away again, and the removal was lost with the browser.
    fn came_back(&self, id: MessageId) -> bool {
        let event = event_id(id).to_string();
        let state = self.browser.look();
        let has_event = |write: &&Write| write.text.as_ref().is_some_and(|text| text.contains(&event));
        let is_removal = |key: &str| state.lost.iter().any(|lost| lost.key == key && lost.text.is_none());
        state.history.iter().filter(has_event).any(|write| is_removal(&write.key))
    }

    /// Why a command that was acknowledged is not in the log.
    fn excuse(&self, id: MessageId, set_aside: &BTreeSet<String>, is_undone: bool) -> Result<&'static str, Broken> {
        let event = event_id(id).to_string();
        let has_event = |write: &&Write| write.text.as_ref().is_some_and(|text| text.contains(&event));
        let state = self.browser.look();
        if state.lost.iter().any(|write| has_event(&write)) {
            return Ok("acknowledged and lost with the browser");
        }
        for write in state.history.iter().filter(has_event) {
            let is_told = self.tabs.iter().all(|(tab, _)| {
                let tells = |notice: &Notice| matches!(notice, Notice::SetAside { key, .. } if *key == write.key);
                tab.session.why_read_only().is_some() || tab.session.notices().iter().any(tells)
            });
            let is_robbed = self.two_wrote_at_once(write, set_aside);
            let is_right = is_robbed && !write.saw_newer && is_told && is_undone;
            Rule::AcknowledgedIsKept.holds_if(is_right, || lost(id, write, is_told, is_undone))?;
        }
        Ok("acknowledged and replaced")
    }

    /// Whether a commit was replaced, or followed one that was, in a place where one of two writers had no lock.
    fn two_wrote_at_once(&self, lost: &Write, set_aside: &BTreeSet<String>) -> bool {
        let state = self.browser.look();
        // When all was at rest, everybody agreed.
        let since = state.history.iter().filter(|write| write.at >= self.rested_at && write.text.is_some());
        let place = |write: &Write| write.key.split('-').next().map(ToOwned::to_owned);
        let replaced = since.clone().filter(|write| set_aside.contains(&write.key) && place(write) <= place(lost));
        replaced.into_iter().any(|replaced| {
            let others =
                since.clone().filter(|other| place(other) == place(replaced) && !set_aside.contains(&other.key));
            !replaced.held_lock || others.into_iter().any(|other| !other.held_lock)
        })
    }

    fn money_is_conserved(&self) -> Result<(), Broken> {
        for (tab, _) in &self.tabs {
            let bank = tab.session.bank();
            let found = bank.audit().violations();
            Rule::MoneyIsConserved.holds_if(found.is_empty(), || format!("tab {}: {found:?}", tab.number))?;
            let transfers = bank.read_models().transfers.model();
            let ended = transfers.iter().filter(|(_, view)| view.state.status().is_some_and(|status| status.is_end()));
            let (ended, all) = (ended.count(), transfers.len());
            let is_writing = tab.session.role() == Role::Writing;
            Rule::MoneyIsConserved
                .holds_if(!is_writing || ended == all, || format!("{ended} of {all} transfers have ended"))?;
            if is_writing && ended > 0 {
                self.count("transfers ended");
            }
        }
        Ok(())
    }
}

fn lost(id: MessageId, write: &Write, is_told: bool, is_undone: bool) -> String {
    format!(
        "{id} was written as {}, {} the lock, {} a newer writer, and is not in the log; it is {}told, and {}",
        write.key,
        if write.held_lock { "with" } else { "without" },
        if write.saw_newer { "seeing" } else { "not seeing" },
        if is_told { "" } else { "not " },
        if is_undone { "undone" } else { "nobody asked again" },
    )
}
