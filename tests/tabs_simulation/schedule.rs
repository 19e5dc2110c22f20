//! The schedule: in which order what is under way arrives, and when. Any order and any delay that the browser may
//! choose: writes of one browser arrive everywhere in one order and within a measured time, letters of one tab arrive in
//! their order, alarms go off at their time or later.

use super::random::Random;
use super::runner::Run;
use super::verdict::{Broken, Rule};
use crate::browser::faults::Faulty;
use crate::browser::state::{LATEST_MILLIS, State};
use event_sourced_bank::session::Role;

/// After so many things everything must have come to rest.
const MOST_THINGS: u32 = 40_000;

/// One thing that may happen now.
#[derive(Clone, Copy)]
enum Next {
    Flush { tab: usize },
    Receive { tab: usize },
    LockNews { tab: usize },
    Letter { tab: usize, from: usize },
    Alarm { tab: usize },
}

impl Run {
    /// Some of what is under way arrives. A tab that is told something may have more to say.
    pub(super) fn happen(&mut self, count: u32, order: u32) {
        let mut random = Random::new(order.into());
        for _ in 0..count {
            self.happen_once(&mut random);
        }
    }

    fn happen_once(&mut self, random: &mut Random) -> bool {
        let choices = choices(&self.browser.look());
        if !choices.is_empty() {
            self.make_happen(random.one_of(&choices));
        }
        !choices.is_empty()
    }

    fn make_happen(&self, next: Next) {
        if let Next::Letter { tab, from } = next {
            let is_first = self.browser.look().tabs[tab].letters.front().is_some_and(|(sender, _)| *sender == from);
            if !is_first {
                self.count("letters overtaken");
            }
        }
        let open = |number| &self.tabs.iter().find(|(tab, _)| tab.number == number).expect("it is open").0;
        let has_happened = match next {
            // It may be the write of a tab that has gone.
            Next::Flush { tab } => self.browser.change().flush_one(tab),
            Next::Receive { tab } => open(tab).receive(),
            Next::LockNews { tab } => open(tab).be_granted(),
            Next::Letter { tab, from } => open(tab).read_from(from),
            Next::Alarm { tab } => open(tab).be_woken(),
        };
        assert!(has_happened, "only what may happen is chosen");
    }

    /// Time passes, and no write takes longer than the longest time.
    pub(super) fn pass(&mut self, millis: u32) {
        let end = self.browser.look().now + i64::from(millis);
        loop {
            let due = latest(&self.browser.look()).filter(|(at, _)| *at <= end);
            let Some((at, next)) = due else { break };
            let now = self.browser.look().now.max(at);
            self.browser.change().now = now;
            self.count("writes that took their longest");
            self.make_happen(next);
        }
        self.browser.change().now = end;
    }

    /// All faults stop, all tabs wake up, and everything that is under way arrives. Then every rule must hold.
    ///
    /// # Errors
    /// The rule that is broken.
    pub(super) fn rest(&mut self, order: u64) -> Result<(), Broken> {
        let mut random = Random::new(order);
        if self.tabs.is_empty() {
            self.open();
        }
        for (tab, _) in &self.tabs {
            self.browser.change().tabs[tab.number].faulty = Faulty::default();
            tab.thaw();
        }
        for _ in 0..MOST_THINGS {
            if !self.happen_once(&mut random) && self.work_on() == 0 && !self.wait_for_alarm() {
                return self.judge();
            }
            self.promises.check()?;
        }
        let roles: Vec<_> = self.tabs.iter().map(|(tab, _)| tab.session.role()).collect();
        Err(Rule::TabsComeToRest.broken(format!("something always happens; the tabs: {roles:?}")))
    }

    /// Whoever writes makes a round of the process manager.
    fn work_on(&self) -> usize {
        let writers = self.tabs.iter().filter(|(tab, _)| tab.session.role() == Role::Writing);
        writers.map(|(tab, _)| tab.session.round().unwrap_or(0)).sum()
    }

    fn wait_for_alarm(&self) -> bool {
        let mut state = self.browser.change();
        let next = state.tabs.iter().filter(|tab| tab.is_awake()).filter_map(|tab| tab.alarm).min();
        if let Some(at) = next {
            state.now = state.now.max(at);
        }
        next.is_some()
    }
}

/// All that may happen now.
fn choices(state: &State) -> Vec<Next> {
    let mut choices = Vec::new();
    for (tab, this) in state.tabs.iter().enumerate() {
        let mut add = |may_happen: bool, next: Next| {
            if may_happen {
                choices.push(next);
            }
        };
        add(!this.outgoing.is_empty(), Next::Flush { tab });
        if !this.is_awake() {
            continue;
        }
        add(!this.incoming.is_empty(), Next::Receive { tab });
        add(!this.lock_news.is_empty(), Next::LockNews { tab });
        add(this.alarm.is_some_and(|at| at <= state.now), Next::Alarm { tab });
        for (index, (from, _)) in this.letters.iter().enumerate() {
            let is_first = this.letters.iter().take(index).all(|(other, _)| other != from);
            add(is_first, Next::Letter { tab, from: *from });
        }
    }
    choices
}

/// The write that must arrive first, and when at the latest.
fn latest(state: &State) -> Option<(i64, Next)> {
    let outgoing = state.tabs.iter().enumerate().filter_map(|(tab, this)| {
        let write = this.outgoing.front()?;
        Some((write.at, Next::Flush { tab }))
    });
    let incoming = state.tabs.iter().enumerate().filter(|(_, this)| this.is_awake()).filter_map(|(tab, this)| {
        let write = this.incoming.front()?;
        Some((write.at, Next::Receive { tab }))
    });
    outgoing.chain(incoming).min_by_key(|(at, _)| *at).map(|(at, next)| (at + LATEST_MILLIS, next))
}
