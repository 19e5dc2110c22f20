//! What makes the process manager go on: by itself, at once or one message after a short moment, or when a person asks.
//!
//! While the past is on screen nothing is handled, for nothing shall change behind the back of who looks at it.

use crate::bank::{Halted, Handled, Waiting};
use crate::event_sourcing::{Position, Subscription, SubscriptionName};
use crate::lessons::Fact;
use crate::session::Session;
use crate::ui::desk::Desk;
use crate::ui::kept::OfBank;
use crate::ui::lessons::classroom::{Classroom, use_classroom};
use crate::view::executor as words;
use crate::view::machinery::subscriptions::is_held_back;
use crate::view::machinery::way::Leg;
use crate::view::pace::Pace;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;

/// After so many rounds in one go the page has its turn again.
const MOST_ROUNDS: usize = 100;

/// Where in the picture messages have moved last, and how often they did.
pub type Moved = (u64, Vec<Leg>);

/// The state of the executor. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Executor {
    desk: Desk,
    classroom: Classroom,
    pace: RwSignal<Pace>,
    /// What it said last, and where the log ended then.
    said: RwSignal<(String, Position)>,
    moved: RwSignal<Moved>,
}

impl Executor {
    /// An executor that runs as it did when the person was in this bank last.
    #[must_use]
    pub fn new(desk: Desk) -> Self {
        let pace = RwSignal::new(Pace::remembered(&OfBank::Pace.read(&desk.workspace()).unwrap_or_default()));
        let executor =
            Self { desk, classroom: use_classroom(), pace, said: RwSignal::default(), moved: RwSignal::default() };
        // Every change begins a new moment; the one before is dropped, and its timer with it.
        Effect::new(move |_: Option<Option<Timeout>>| {
            let goes_on = desk.stepper().is_ok() && executor.next().is_some();
            let moment = executor.pace.get().moment().filter(|_| goes_on)?;
            Some(Timeout::new(moment, move || untrack(|| executor.step())))
        });
        executor
    }

    /// How quickly it runs.
    #[must_use]
    pub fn pace(self) -> Pace {
        self.pace.get()
    }

    /// Chooses how quickly it runs in this bank, for now and for the next time.
    pub fn set_pace(self, pace: Pace) {
        self.pace.set(pace);
        OfBank::Pace.write(&self.desk.workspace(), Some(pace.word()));
    }

    /// What it said last, if that had happened by the moment that is on screen.
    #[must_use]
    pub fn said(self) -> String {
        let (said, at) = self.said.get();
        if at <= self.desk.place().0 { said } else { String::new() }
    }

    fn say(self, said: String) {
        self.said.set((said, self.desk.head()));
    }

    /// What is handled next.
    #[must_use]
    pub fn next(self) -> Option<Waiting> {
        self.desk.ask(Session::next)
    }

    /// Where in the picture messages have moved last.
    #[must_use]
    pub fn moved(self) -> Moved {
        self.moved.get()
    }

    /// Handles one message.
    pub fn step(self) {
        if let Ok(dispatcher) = self.desk.stepper() {
            self.tell_step(dispatcher.step());
            self.note_step();
            self.recover();
        }
    }

    /// Makes one round.
    pub fn round(self) {
        if let Ok(dispatcher) = self.desk.stepper() {
            self.tell_rounds(|| dispatcher.round(), words::round);
            self.note_step();
        }
    }

    /// Makes rounds until nothing waits.
    pub fn run_until_quiet(self) {
        if let Ok(dispatcher) = self.desk.stepper() {
            self.tell_rounds(|| dispatcher.run_until_quiet(MOST_ROUNDS), words::quiet);
        }
    }

    /// A lesson may ask whether somebody stopped at a moment, which only who steps by hand can do.
    fn note_step(self) {
        if self.pace.get_untracked() == Pace::ByHand {
            self.classroom.note(&Fact::Stepped(self.desk.head()));
        }
    }

    fn tell_rounds(self, make: impl FnOnce() -> Result<usize, Halted>, words: fn(usize, bool) -> String) {
        let before = self.checkpoints();
        let made = make();
        let handled = before.iter().zip(self.checkpoints()).filter(|(before, after)| *before != after);
        self.show_moved(handled.filter_map(|((subscription, _), _)| Leg::of(subscription)).collect());
        match made {
            Ok(count) => self.say(words(count, self.is_held_back())),
            Err(halted) => self.halt(&halted),
        }
        self.recover();
    }

    /// Whether something waits for a subscription that a person holds back.
    fn is_held_back(self) -> bool {
        untrack(|| self.desk.read(|bank| is_held_back(bank, &self.desk.plan())))
    }

    /// How far each subscription has come.
    fn checkpoints(self) -> Vec<(SubscriptionName, Position)> {
        untrack(|| {
            self.desk.read(|bank| {
                let checkpoint = |it: &Subscription| (it.name.clone(), bank.progress(it).checkpoint);
                bank.subscriptions().map(checkpoint).collect()
            })
        })
    }

    fn show_moved(self, legs: Vec<Leg>) {
        if !legs.is_empty() {
            self.moved.update(|(count, moved)| (*count, *moved) = (*count + 1, legs));
        }
    }

    /// A program that died on purpose is loaded again, as it would be after a real crash.
    fn recover(self) {
        let is_dead =
            untrack(|| self.desk.ask(|session| session.practice().is_some_and(|practice| practice.is_dead())));
        if is_dead {
            // Where the page can't be loaded again, it says that nothing is written any more.
            let _ = window().location().reload();
        }
    }

    fn tell_step(self, stepped: Result<Option<(Waiting, Handled)>, Halted>) {
        match stepped {
            Ok(Some((waiting, handled))) => {
                self.say(words::handled(&waiting, &handled));
                self.show_moved(Leg::of(&waiting.subscription).into_iter().collect());
            }
            Ok(None) => self.say(String::new()),
            Err(halted) => self.halt(&halted),
        }
    }

    /// Storage took nothing; trying again by itself would only repeat that.
    fn halt(self, halted: &Halted) {
        if !matches!(halted, Halted::NotQuiet { .. }) {
            self.pace.set(Pace::ByHand);
        }
        self.say(words::halted(halted));
    }
}

/// The executor, from anywhere below [`App`](crate::ui::app::App).
///
/// # Panics
/// When there is none above, which is a mistake in the program.
#[must_use]
pub fn use_executor() -> Executor {
    expect_context()
}
