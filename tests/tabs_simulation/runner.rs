//! A run: a browser, its tabs, the people before them, and what is promised to them. It takes one action after another.

use super::action::{Action, TABS, Wish};
use super::faults::Happened;
use super::promises::{Promises, Sent};
use super::tampering::Tampering;
use super::trace::Trace;
use super::verdict::Broken;
use crate::browser::{Browser, Tab};
use event_sourced_bank::bank::{Command, Request};
use event_sourced_bank::domain::account::{AccountNumber, OverdraftLimit};
use event_sourced_bank::domain::{AccountId, Money, TransferId, account, transfer};
use event_sourced_bank::event_sourcing::MessageId;
use event_sourced_bank::journal::Thresholds;
use event_sourced_bank::session::{LockNews, Role, Session};
use std::cell::RefCell;
use std::rc::Rc;
use uuid::Uuid;

/// When commits are packed in a run that packs soon.
const SOON: Thresholds = Thresholds { open: 6, pack: 3 };

/// The session of a tab, for as long as the tab is open.
pub type Seat = Rc<RefCell<Option<Session>>>;

/// A run.
pub struct Run {
    tampering: Rc<dyn Tampering>,
    pub(super) browser: Browser,
    pub(super) has_locks: bool,
    /// The tabs that are open.
    pub(super) tabs: Vec<(Tab, Seat)>,
    pub(super) promises: Promises,
    pub(super) trace: Trace,
    /// When everything was at rest the last time.
    pub(super) rested_at: i64,
}

impl Run {
    /// A run from an empty browser.
    pub fn new(tampering: Rc<dyn Tampering>, has_locks: bool, seals_soon: bool) -> Self {
        let thresholds = if seals_soon { SOON } else { Thresholds::default() };
        let browser = if has_locks { Browser::new() } else { Browser::without_locks() }.sealing_at(thresholds);
        let run = Self {
            tampering,
            browser,
            has_locks,
            tabs: Vec::new(),
            promises: Promises::default(),
            trace: Trace::default(),
            rested_at: 0,
        };
        if !has_locks {
            run.count("pages without locks");
        }
        run
    }

    /// Takes one action, and checks every reply that came of it.
    ///
    /// # Errors
    /// The rule that is broken.
    pub fn act(&mut self, action: Action) -> Result<(), Broken> {
        self.browser.change().now += 1;
        match action {
            Action::HaveNoLocks | Action::SealSoon => {}
            Action::Open => self.open(),
            Action::Close { tab } => self.close(tab),
            Action::Freeze { tab } => self.freeze(tab),
            Action::Thaw { tab, keeps_letters } => self.thaw(tab, keeps_letters),
            Action::Rob => self.rob(),
            Action::KillBrowser { percent } => self.kill(percent),
            Action::Send { tab, number, wish } => self.send(tab, number, wish),
            Action::SendAgain { tab, back } => self.send_again(tab, back),
            Action::Work { tab, steps } => self.work(tab, steps),
            Action::Happen { count, order } => self.happen(count, order),
            Action::Pass { millis } => self.pass(millis),
            Action::LoseLetters { tab } => self.lose_letters(tab),
            Action::DoubleLetter { tab } => self.double_letter(tab),
            Action::FailWrites { tab, count, fault } => {
                self.with_tab(tab, |run, tab| {
                    run.browser.change().tabs[tab.number].faulty.writes = Some((count, fault))
                });
            }
            Action::FailReads { tab, count } => {
                self.with_tab(tab, |run, tab| run.browser.change().tabs[tab.number].faulty.reads = count);
            }
            Action::SetClock { minutes } => self.set_clock(minutes),
            Action::Rest { order } => self.rest(order.into())?,
        }
        if self.writers() > 1 {
            self.count("two writers at once");
        }
        self.promises.check()
    }

    /// The trace of this run so far.
    pub fn trace(&self) -> u64 {
        self.trace.value()
    }

    /// What has happened in this run, counted.
    pub fn happened(&self) -> Happened {
        let mut happened = self.browser.look().happened.clone();
        super::faults::add(&mut happened, &self.promises.happened());
        happened
    }

    pub(super) fn count(&self, name: &'static str) {
        self.browser.change().count(name);
    }

    pub(super) fn writers(&self) -> usize {
        self.tabs.iter().filter(|(tab, _)| tab.session.role() == Role::Writing).count()
    }

    fn with_tab(&mut self, tab: u32, act: impl FnOnce(&mut Self, &Tab)) {
        if !self.tabs.is_empty() {
            let tab = self.tabs[tab as usize % self.tabs.len()].0.clone();
            act(self, &tab);
        }
    }

    pub(super) fn open(&mut self) {
        if self.tabs.len() < TABS {
            let seat = Seat::default();
            let tab = self.browser.open_with(|ports| self.tampering.ports(ports, &seat));
            *seat.borrow_mut() = Some(tab.session.clone());
            self.tabs.push((tab, seat));
            self.count("tabs opened");
        }
    }

    pub(super) fn close(&mut self, tab: u32) {
        if self.tabs.is_empty() {
            return;
        }
        let (tab, seat) = self.tabs.remove(tab as usize % self.tabs.len());
        self.count("tabs closed");
        if tab.session.role() == Role::Writing {
            self.count("writers closed");
        }
        tab.close();
        seat.borrow_mut().take();
    }

    fn freeze(&mut self, tab: u32) {
        self.with_tab(tab, |run, tab| {
            run.count("tabs frozen");
            if tab.session.role() == Role::Writing {
                run.count("writers frozen");
            }
            tab.freeze();
        });
    }

    fn thaw(&mut self, tab: u32, keeps_letters: bool) {
        let frozen: Vec<_> = self.tabs.iter().map(|(tab, _)| tab).filter(|tab| self.is_frozen(tab)).cloned().collect();
        if frozen.is_empty() {
            return;
        }
        let tab = &frozen[tab as usize % frozen.len()];
        self.count("tabs thawed");
        if !keeps_letters {
            tab.lose_letters();
        }
        tab.thaw();
    }

    fn is_frozen(&self, tab: &Tab) -> bool {
        self.browser.look().tabs[tab.number].is_frozen
    }

    fn rob(&mut self) {
        let Some(holder) = self.browser.look().holder else { return };
        let is_writing = |(tab, _): &(Tab, Seat)| tab.number == holder && tab.session.role() == Role::Writing;
        if self.tabs.iter().any(is_writing) {
            self.count("writers robbed");
        }
        let mut state = self.browser.change();
        state.tabs[holder].lock_news.push_back(LockNews::Lost);
        state.holder = None;
        state.grant();
    }

    fn kill(&mut self, percent: u32) {
        self.count("browsers killed");
        let before = self.browser.look().lost.len();
        self.browser.change().die(percent as usize);
        if self.browser.look().lost.len() > before {
            self.count("writes lost with the browser");
        }
        for (_, seat) in self.tabs.drain(..) {
            seat.borrow_mut().take();
        }
        self.open();
    }

    fn send(&mut self, tab: u32, number: u32, wish: Wish) {
        if self.tabs.is_empty() {
            return;
        }
        let (tab, seat) = self.tabs[tab as usize % self.tabs.len()].clone();
        let id = MessageId::new(Uuid::from_u128(0xc0de_0000_0000 + u128::from(number)));
        let mut request = Request::new(id, tab.session.now(), command(wish, id));
        if matches!(wish, Wish::WithdrawIfUnchanged { .. }) {
            let seen = tab.session.bank().log().version(&request.command.stream());
            request = request.expecting(seen);
        }
        self.ask(&tab, &seat, request);
    }

    fn send_again(&mut self, tab: u32, back: u32) {
        let Some(sent) = self.promises.nth_last(back).filter(|_| !self.tabs.is_empty()) else { return };
        let (tab, seat) = self.tabs[tab as usize % self.tabs.len()].clone();
        let request = Request { time: tab.session.now(), ..sent.request.clone() };
        self.ask(&tab, &seat, request);
    }

    /// A frozen tab takes no clicks.
    fn ask(&mut self, tab: &Tab, seat: &Seat, request: Request) {
        if !self.is_frozen(tab) {
            let sent = Sent::new(request.clone(), seat);
            tab.session.send(&request, sent.reply());
            self.promises.sent.push(sent);
        }
    }

    fn work(&mut self, tab: u32, steps: u32) {
        self.with_tab(tab, |run, tab| {
            for _ in 0..steps {
                if !run.is_frozen(tab) && matches!(tab.session.step(), Ok(Some(_))) {
                    run.count("handled messages");
                }
            }
        });
    }

    fn lose_letters(&mut self, tab: u32) {
        self.with_tab(tab, |run, tab| {
            if !run.browser.look().tabs[tab.number].letters.is_empty() {
                run.count("letters lost");
            }
            tab.lose_letters();
        });
    }

    fn double_letter(&mut self, tab: u32) {
        self.with_tab(tab, |run, tab| {
            let oldest = run.browser.look().tabs[tab.number].letters.front().cloned();
            if let Some(letter) = oldest {
                run.count("letters doubled");
                run.browser.change().tabs[tab.number].letters.push_back(letter);
            }
        });
    }

    fn set_clock(&mut self, minutes: i32) {
        if minutes < 0 {
            self.count("clock back");
        }
        self.browser.change().clock_is_off_by += i64::from(minutes) * 60_000;
    }
}

fn account_id(account: u32) -> AccountId {
    AccountId::new(Uuid::from_u128(0xacc0 + u128::from(account)))
}

/// The first account may owe as much as its holder likes, the others nothing.
fn command(wish: Wish, id: MessageId) -> Command {
    let money = |minor| Money::from_minor(minor).expect("small");
    match wish {
        Wish::Open { account } => account::Command::CreateAccount {
            account_id: account_id(account),
            account_number: AccountNumber::parse(&format!("A-{account}")).expect("a number"),
            overdraft_limit: if account == 0 { OverdraftLimit::Unlimited } else { OverdraftLimit::NONE },
        }
        .into(),
        Wish::Deposit { account, amount } => {
            let (account_id, amount) = (account_id(account), money(amount));
            account::Command::Deposit { account_id, amount, transfer_id: None }.into()
        }
        Wish::Withdraw { account, amount } | Wish::WithdrawIfUnchanged { account, amount } => {
            let (account_id, amount) = (account_id(account), money(amount));
            account::Command::Withdraw { account_id, amount, transfer_id: None }.into()
        }
        Wish::Transfer { from, to, amount } => transfer::Command::InitiateTransfer {
            transfer_id: TransferId::new(id.derive("transfer").uuid()),
            from_account_id: account_id(from),
            to_account_id: account_id(to),
            amount: money(amount),
        }
        .into(),
    }
}
