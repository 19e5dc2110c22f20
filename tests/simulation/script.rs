//! Scripts: what happens in the run of a seed. Mostly anything at any time; in between short scenes, since some
//! things never happen by chance alone, such as a refund that finds its account full.

use super::action::{ACCOUNTS, Action, Amount, CLIENTS, Id, Limit, Sending, UNKNOWN_ACCOUNT, WORKERS, When, Why, Wish};
use super::random::Random;

/// Writes a script.
struct Author {
    random: Random,
    number: u32,
    script: Vec<Action>,
}

/// The script of a seed.
pub fn script(seed: u64) -> Vec<Action> {
    let mut random = Random::new(seed);
    let parts = 20 + random.below(60);
    let mut author = Author { random, number: 0, script: Vec::new() };
    author.opening();
    for _ in 0..parts {
        author.part();
    }
    author.script
}

/// Any one action, for tests that put scripts together by other means.
pub fn any_action(seed: u64, number: u32) -> Action {
    let mut author = Author { random: Random::new(seed), number, script: Vec::new() };
    match author.random.below(100) {
        0..45 => author.anything(),
        45..85 => author.progress(),
        _ => author.fault(),
    }
    author.script.pop().unwrap_or(Action::Step)
}

/// The beginning that most stories need: a few accounts, most with money.
pub fn opening() -> Vec<Action> {
    let mut author = Author { random: Random::new(1), number: 1_000_000, script: Vec::new() };
    author.opening();
    author.script
}

impl Author {
    fn opening(&mut self) {
        for account in 0..UNKNOWN_ACCOUNT {
            let limit = if account == 0 { Limit::Unlimited } else { Limit::UpTo(0) };
            self.send(Wish::Open { account, named_as: account, limit });
            if account < 2 {
                self.send(Wish::Deposit { account, amount: Amount::Minor(100) });
            }
        }
    }

    fn part(&mut self) {
        match self.random.below(100) {
            0..30 => self.anything(),
            30..60 => self.progress(),
            60..75 => self.fault(),
            75..85 => self.journey(),
            85..90 => self.journey_to_a_closed_account(),
            90..95 => self.stuck_refund(),
            _ => self.poisoned_journey(),
        }
    }

    fn send(&mut self, wish: Wish) {
        self.number += 1;
        let client = self.random.below(CLIENTS);
        let id = match self.random.below(40) {
            0 => Id::OfMessage { pick: self.random.below(64) },
            1 => Id::OfOutcome { pick: self.random.below(64) },
            _ => Id::New,
        };
        let expecting = self.random.percent(15);
        self.script.push(Action::Send(Sending { number: self.number, client, wish, id, expecting }));
    }

    fn account(&mut self) -> u32 {
        if self.random.percent(3) { UNKNOWN_ACCOUNT } else { self.random.below(ACCOUNTS - 1) }
    }

    fn anything(&mut self) {
        let (account, amount) = (self.account(), Amount::any(&mut self.random));
        let pick = self.random.below(64);
        match self.random.below(24) {
            0 => {
                let (known, limit) = (self.random_known(), Limit::any(&mut self.random));
                self.send(Wish::Open { account: known, named_as: account, limit });
            }
            1..4 => self.send(Wish::Deposit { account, amount }),
            4..7 => self.send(Wish::Withdraw { account, amount }),
            7 => self.send(Wish::Pretend { account, amount, pick }),
            8 => {
                let limit = Limit::any(&mut self.random);
                self.send(Wish::SetLimit { account, limit });
            }
            9 => self.send(Wish::Close { account }),
            10..12 => self.send(Wish::Reopen { account }),
            12..19 => self.transfer(account, amount),
            19 => self.send(Wish::RetryRefund { pick }),
            20..22 => self.script.push(Action::SendAgain { back: self.random.below(6) }),
            _ => self.script.push(Action::SendOtherUnderSameId { back: self.random.below(6) }),
        }
    }

    fn random_known(&mut self) -> u32 {
        self.random.below(UNKNOWN_ACCOUNT)
    }

    fn transfer(&mut self, from: u32, amount: Amount) {
        let to = self.account();
        let number = if self.random.percent(3) { self.random.below(self.number + 1) } else { self.number + 1 };
        self.send(Wish::Transfer { number, from, to, amount });
    }

    fn progress(&mut self) {
        let (worker, pick) = (self.random.below(WORKERS), self.random.below(64));
        let action = match self.random.below(12) {
            0..4 => Action::Step,
            4..7 => Action::Round,
            7 => Action::StepOnly { worker },
            8..10 => Action::DeliverAgain { worker, pick },
            10 => Action::DeliverEarly { worker, pick },
            _ => Action::Look { pick },
        };
        self.script.push(action);
    }

    fn fault(&mut self) {
        let (worker, pick) = (self.random.below(WORKERS), self.random.below(64));
        let action = match self.random.below(12) {
            0..2 => Action::CrashAtNextWrite(When::BeforeWriting),
            2..4 => Action::CrashAtNextWrite(When::AfterWriting),
            4 => Action::Restart { from_text: self.random.percent(30) },
            5..7 => {
                let why = self.random.one_of(&[Why::Full, Why::Moody]);
                Action::RefuseWrites { count: 1 + self.random.below(3), why }
            }
            7..9 => Action::Poison { worker, failures: 1 + self.random.below(5) },
            9 => Action::RetryParked { pick },
            _ => {
                let minutes = i32::try_from(self.random.below(4000)).unwrap_or_default() - 2000;
                Action::MoveClock { minutes }
            }
        };
        self.script.push(action);
    }

    /// Rounds, disturbed now and then.
    fn rounds(&mut self, count: u32) {
        for _ in 0..count {
            match self.random.below(10) {
                0 => self.fault(),
                1 => self.progress(),
                _ => {}
            }
            self.script.push(Action::Round);
        }
    }

    fn journey(&mut self) {
        let (from, amount) = (self.account(), Amount::any(&mut self.random));
        self.transfer(from, amount);
        let rounds = self.random.below(8);
        self.rounds(rounds);
    }

    fn journey_to_a_closed_account(&mut self) {
        let (from, to) = (self.random_known(), self.random_known());
        self.empty_and_close(to);
        self.number += 1;
        self.send(Wish::Transfer { number: self.number, from, to, amount: Amount::Minor(5) });
        let rounds = self.random.below(11);
        self.rounds(rounds);
        self.maybe_reopen(to);
    }

    /// Otherwise all accounts would be closed in the end, and nothing more could happen.
    fn maybe_reopen(&mut self, account: u32) {
        if self.random.percent(80) {
            self.send(Wish::Reopen { account });
        }
    }

    fn empty_and_close(&mut self, account: u32) {
        self.send(Wish::SetLimit { account, limit: Limit::Unlimited });
        self.send(Wish::Withdraw { account, amount: Amount::ToZero });
        self.send(Wish::Deposit { account, amount: Amount::ToZero });
        self.send(Wish::Close { account });
    }

    /// The money comes back and finds no room, until someone makes some.
    fn stuck_refund(&mut self) {
        let from = self.random.below(UNKNOWN_ACCOUNT);
        let to = (from + 1 + self.random.below(UNKNOWN_ACCOUNT - 1)) % UNKNOWN_ACCOUNT;
        self.empty_and_close(to);
        self.send(Wish::Deposit { account: from, amount: Amount::Minor(50) });
        self.number += 1;
        self.send(Wish::Transfer { number: self.number, from, to, amount: Amount::Minor(20) });
        self.rounds(3);
        self.send(Wish::Deposit { account: from, amount: Amount::ToTheTop });
        self.rounds(6);
        if self.random.percent(70) {
            self.send(Wish::Withdraw { account: from, amount: Amount::Minor(60) });
        }
        self.send(Wish::RetryRefund { pick: 0 });
        let rounds = self.random.below(5);
        self.rounds(rounds);
        self.send(Wish::Withdraw { account: from, amount: Amount::ToZero });
        self.send(Wish::Deposit { account: from, amount: Amount::Minor(100) });
        self.maybe_reopen(to);
    }

    fn poisoned_journey(&mut self) {
        let (from, amount) = (self.account(), Amount::any(&mut self.random));
        self.transfer(from, amount);
        self.script.push(Action::Poison { worker: self.random.below(WORKERS), failures: 2 + self.random.below(4) });
        self.rounds(7);
        self.script.push(Action::RetryParked { pick: self.random.below(64) });
    }
}
