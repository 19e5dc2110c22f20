//! Scripts: what happens in the run of a seed. Mostly anything at any time; in between short scenes, since some things
//! hardly ever happen by chance, such as a robbed writer that has not written yet.

use super::action::{ACCOUNTS, Action, TABS, Wish};
use super::random::Random;
use crate::browser::faults::WriteFault;

/// Writes a script.
struct Author {
    random: Random,
    number: u32,
    script: Vec<Action>,
}

/// The script of a seed.
pub fn script(seed: u64) -> Vec<Action> {
    let random = Random::new(seed ^ 0x7ab5);
    let mut author = Author { random, number: 0, script: Vec::new() };
    author.opening();
    for _ in 0..15 + author.random.below(35) {
        author.part();
    }
    author.script
}

impl Author {
    fn opening(&mut self) {
        if self.random.percent(4) {
            self.script.push(Action::HaveNoLocks);
        }
        if self.random.percent(50) {
            self.script.push(Action::SealSoon);
        }
        for _ in 0..1 + self.random.below(TABS as u32) {
            self.script.push(Action::Open);
            if self.random.percent(50) {
                self.happen(4);
            }
        }
        if self.random.percent(70) {
            self.rest();
        }
        for account in 0..ACCOUNTS {
            self.send(Wish::Open { account });
            if account < 2 {
                self.send(Wish::Deposit { account, amount: 100 });
            }
        }
    }

    fn part(&mut self) {
        match self.random.below(100) {
            0..30 => self.anything(),
            30..58 => self.happen(12),
            58..68 => self.pass(),
            68..74 => self.work(),
            74..84 => self.tabs(),
            84..90 => self.fault(),
            90..94 => self.robbery(),
            94..96 => self.take_over(),
            96..98 => self.sleep(),
            _ => self.rest(),
        }
    }

    fn tab(&mut self) -> u32 {
        self.random.below(TABS as u32)
    }

    fn happen(&mut self, most: u32) {
        let (count, order) = (1 + self.random.below(most), self.random.below(1 << 16));
        self.script.push(Action::Happen { count, order });
    }

    fn pass(&mut self) {
        let millis = match self.random.below(4) {
            0 => 1 + self.random.below(10),
            1 => 30,
            2 => 10 + self.random.below(300),
            _ => 500 + self.random.below(8_000),
        };
        self.script.push(Action::Pass { millis });
    }

    fn work(&mut self) {
        let (tab, steps) = (self.tab(), 1 + self.random.below(6));
        self.script.push(Action::Work { tab, steps });
    }

    fn rest(&mut self) {
        let order = self.random.below(1 << 16);
        self.script.push(Action::Rest { order });
    }

    fn send(&mut self, wish: Wish) {
        self.number += 1;
        let tab = self.tab();
        self.script.push(Action::Send { tab, number: self.number, wish });
    }

    fn anything(&mut self) {
        let (account, amount) = (self.random.below(ACCOUNTS), i64::from(self.random.below(60)) + 1);
        let to = (account + 1) % ACCOUNTS;
        match self.random.below(14) {
            0..4 => self.send(Wish::Deposit { account, amount }),
            4..8 => self.send(Wish::Withdraw { account, amount }),
            8 => self.send(Wish::WithdrawIfUnchanged { account, amount }),
            9..12 => self.send(Wish::Transfer { from: account, to, amount }),
            12 => self.send(Wish::Open { account }),
            _ => {
                let (tab, back) = (self.tab(), self.random.below(4));
                self.script.push(Action::SendAgain { tab, back });
            }
        }
    }

    fn tabs(&mut self) {
        let tab = self.tab();
        let action = match self.random.below(16) {
            0..5 => Action::Open,
            5..9 => Action::Close { tab },
            9..11 => Action::Freeze { tab },
            11..14 => Action::Thaw { tab, keeps_letters: self.random.percent(50) },
            14 => Action::Rob,
            _ => Action::KillBrowser { percent: self.random.below(101) },
        };
        self.script.push(action);
    }

    fn fault(&mut self) {
        let tab = self.tab();
        let action = match self.random.below(10) {
            0..3 => Action::LoseLetters { tab },
            3 => Action::DoubleLetter { tab },
            4..7 => {
                let (count, fault) = (1 + self.random.below(2), self.random.one_of(&WriteFault::ALL));
                Action::FailWrites { tab, count, fault }
            }
            7..9 => Action::FailReads { tab, count: 1 + self.random.below(3) },
            _ => Action::SetClock { minutes: i32::try_from(self.random.below(4_000)).unwrap_or_default() - 2_000 },
        };
        self.script.push(action);
    }

    /// The lock is taken from a writer, and both believe to write for a while.
    fn robbery(&mut self) {
        if self.random.percent(60) {
            self.rest();
        }
        self.script.push(Action::Rob);
        for _ in 0..1 + self.random.below(4) {
            match self.random.below(4) {
                0 => self.happen(3),
                1 => self.script.push(Action::Pass { millis: 30 }),
                2 => {
                    let tab = self.tab();
                    self.script.push(Action::LoseLetters { tab });
                }
                _ => self.anything(),
            }
        }
        self.anything();
        self.anything();
        if self.random.percent(40) {
            // Maybe the robbed one, before it hears of it.
            let tab = self.tab();
            self.script.push(Action::Close { tab });
        }
    }

    /// A tab goes just after commands were sent, and another takes over.
    fn take_over(&mut self) {
        self.anything();
        self.happen(3);
        let tab = self.tab();
        self.script.push(Action::Close { tab });
        if self.random.percent(50) {
            let tab = self.tab();
            self.script.push(Action::LoseLetters { tab });
        }
        self.happen(3);
        self.script.push(Action::Pass { millis: 1 + self.random.below(40) });
        self.happen(6);
        self.anything();
    }

    /// A tab sleeps while the others go on.
    fn sleep(&mut self) {
        let tab = self.tab();
        self.script.push(Action::Freeze { tab });
        if self.random.percent(50) {
            self.script.push(Action::Rob);
        }
        for _ in 0..2 + self.random.below(3) {
            self.anything();
            self.happen(8);
            self.pass();
        }
        let keeps_letters = self.random.percent(50);
        self.script.push(Action::Thaw { tab, keeps_letters });
        self.anything();
    }
}
