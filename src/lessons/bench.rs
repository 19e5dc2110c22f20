//! The workbench: parts of the program that no page of a bank shows, to be tried one at a time. They are the same parts
//! that the bank is built of, and work on the log of the lesson. The bench has no way to write; where a command follows
//! from what was found, it is handed out to be sent as any other.

mod faulty;
mod paper;
mod plan;
mod shapes;
mod sums;

use super::order::Order;
use crate::bank::{AnyBank, Command};
use crate::event_sourcing::{MessageId, Position, Version};
use crate::practice::{Fault, Guard, Plan};
use crate::view::text;
use faulty::Running;
use paper::Paper;
use std::borrow::Cow;

/// Something that can be done on the workbench.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Act {
    /// Run a projection that has a mistake in it.
    RunFaulty,
    /// Lay its balances beside the right ones.
    Compare,
    /// Mend its code.
    Mend,
    /// Throw its model away and fold every event anew.
    Rebuild,
    /// Switch a guard of the lesson's bank off or on.
    Guard(Guard, bool),
    /// Let something go wrong at the next occasion.
    Fault(Fault),
    /// Fold the largest movements from the first event on.
    Fold,
    /// Copy the balances of now onto paper.
    PrintList,
    /// Take this many whole units out of an account if the paper says that they are there.
    PayByList(&'static str, i32),
    /// Write down the version of an account.
    NoteVersion(&'static str),
    /// A second clerk acts.
    Clerk(Order),
    /// Send a command on the version that was written down.
    SendNoted(Order),
    /// Show the first message as it is stored.
    Stored,
    /// Read it without its upcaster.
    WithoutUpcaster,
    /// Read it with it.
    WithUpcaster,
    /// Keep the balances of now as a snapshot.
    TakeSnapshot,
    /// Read the snapshot, and the messages after it.
    Restore,
    /// Read the snapshot as a program of another shape.
    OtherShape,
}

/// What lies on the workbench.
#[derive(Clone, Debug, Default)]
pub struct Bench {
    paper: Option<Paper>,
    noted: Option<Version>,
    snapshot: Option<String>,
    running: Option<Running>,
}

/// What the workbench works with.
pub struct Material<'a> {
    /// The bank.
    pub bank: &'a AnyBank,
    /// A message as it is stored, a line of JSON.
    pub stored: &'a dyn Fn(Position) -> Option<String>,
    /// What goes otherwise in the bank.
    pub plan: Plan,
    /// An id for a command.
    pub id: MessageId,
}

/// What became of an act.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Done {
    /// What there is to say.
    pub said: String,
    /// What there is to see: each with what it is called.
    pub lines: Vec<(String, String)>,
    /// What is noted of it, unless it came to nothing.
    pub fact: Option<Cow<'static, str>>,
    /// A command to send, and the version that it was decided on.
    pub send: Option<(Command, Option<Version>)>,
    /// What is to go otherwise in the bank from now on.
    pub plan: Option<Plan>,
}

impl Done {
    fn nothing(said: &str) -> Self {
        Self { said: said.to_owned(), ..Self::default() }
    }
}

impl Act {
    /// Whether it has something to see, beside what there is to say.
    #[must_use]
    pub fn shows_lines(&self) -> bool {
        match self {
            Self::Compare
            | Self::Fold
            | Self::PrintList
            | Self::PayByList(..)
            | Self::Stored
            | Self::WithoutUpcaster
            | Self::WithUpcaster
            | Self::TakeSnapshot
            | Self::Restore
            | Self::OtherShape => true,
            Self::RunFaulty
            | Self::Mend
            | Self::Rebuild
            | Self::Guard(..)
            | Self::Fault(_)
            | Self::NoteVersion(_)
            | Self::Clerk(_)
            | Self::SendNoted(_) => false,
        }
    }

    /// What stands on its button.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::RunFaulty => text::BENCH_RUN_FAULTY.to_owned(),
            Self::Compare => text::BENCH_COMPARE.to_owned(),
            Self::Mend => text::BENCH_MEND.to_owned(),
            Self::Rebuild => text::BENCH_REBUILD.to_owned(),
            Self::Guard(_, is_on) => text::bench_guard(*is_on).to_owned(),
            Self::Fault(_) => text::BENCH_TWICE.to_owned(),
            Self::Fold => text::BENCH_FOLD.to_owned(),
            Self::PrintList => text::BENCH_PRINT.to_owned(),
            Self::PayByList(number, units) => text::bench_pay(number, &units_of(*units)),
            Self::NoteVersion(number) => text::bench_note(number),
            Self::Clerk(order) => text::bench_clerk(&order.words()),
            Self::SendNoted(order) => text::bench_send(&order.words()),
            Self::Stored => text::BENCH_STORED.to_owned(),
            Self::WithoutUpcaster => text::BENCH_WITHOUT.to_owned(),
            Self::WithUpcaster => text::BENCH_WITH.to_owned(),
            Self::TakeSnapshot => text::BENCH_TAKE.to_owned(),
            Self::Restore => text::BENCH_RESTORE.to_owned(),
            Self::OtherShape => text::BENCH_OTHER_SHAPE.to_owned(),
        }
    }
}

impl Bench {
    /// Does something.
    pub fn act(&mut self, act: &Act, material: &Material<'_>) -> Done {
        match act.clone() {
            Act::RunFaulty => {
                self.running = Some(Running::start(material.bank.log()));
                Done { said: text::BENCH_RUNS.to_owned(), fact: Some("ran-faulty".into()), ..Done::default() }
            }
            Act::Compare => self.compare(material),
            Act::Mend => {
                self.running = self.running.take().map(Running::mend);
                self.told(text::BENCH_MENDED)
            }
            Act::Rebuild => {
                self.running = self.running.take().map(|running| running.rebuild(material.bank.log()));
                self.told(text::BENCH_REBUILT)
            }
            Act::Guard(guard, is_on) => plan::switched(guard, is_on, material),
            Act::Fault(fault) => plan::armed(fault, material),
            Act::Fold => sums::largest(material.bank.log()),
            Act::PrintList => {
                let paper = Paper::print(material.bank);
                let done = paper.told();
                self.paper = Some(paper);
                done
            }
            Act::PayByList(number, units) => match &self.paper {
                Some(paper) => paper.pay(number, units, material),
                None => Done::nothing(text::BENCH_PRINT_FIRST),
            },
            Act::NoteVersion(number) => self.note_version(number, material),
            Act::Clerk(order) => Done { send: command(order, material).map(|it| (it, None)), ..said(&order) },
            Act::SendNoted(order) => match self.noted {
                Some(version) => Done {
                    said: text::bench_sent_on(version),
                    send: command(order, material).map(|it| (it, Some(version))),
                    ..Done::default()
                },
                None => Done::nothing(text::BENCH_NOTE_FIRST),
            },
            Act::Stored => shapes::stored(material),
            Act::WithoutUpcaster => shapes::without(material),
            Act::WithUpcaster => shapes::with(material),
            Act::TakeSnapshot => {
                let (done, snapshot) = sums::take(material.bank);
                self.snapshot = snapshot;
                done
            }
            Act::Restore => sums::restore::<1>(self.snapshot.as_deref(), material.bank),
            Act::OtherShape => sums::restore::<2>(self.snapshot.as_deref(), material.bank),
        }
    }

    fn compare(&mut self, material: &Material<'_>) -> Done {
        let compared = self.running.as_mut().map(|running| running.compare(material.bank.log()));
        compared.unwrap_or_else(|| Done::nothing(text::BENCH_RUN_FIRST))
    }

    fn told(&self, said: &str) -> Done {
        Done::nothing(if self.running.is_some() { said } else { text::BENCH_RUN_FIRST })
    }

    fn note_version(&mut self, number: &str, material: &Material<'_>) -> Done {
        let decisions = material.bank.decisions();
        let account = super::order::account(decisions, number);
        let version = account.map(|id| decisions.accounts.get(id.uuid()).version);
        self.noted = version;
        Done {
            said: version.map(|version| text::bench_noted(number, version)).unwrap_or_default(),
            fact: version.map(|_| "noted".into()),
            ..Done::default()
        }
    }
}

fn command(order: Order, material: &Material<'_>) -> Option<Command> {
    order.command(material.bank.decisions(), material.id)
}

fn said(order: &Order) -> Done {
    Done { said: text::bench_clerk_did(&order.words()), fact: Some("clerk".into()), ..Done::default() }
}

fn units_of(units: i32) -> String {
    crate::view::money::amount(crate::domain::Money::major(units))
}
