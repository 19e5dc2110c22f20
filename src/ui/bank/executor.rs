//! What makes the process manager go on: by itself, one message after a short moment, or when a person asks.
//!
//! The moment is there to be seen: without it, a transfer is finished before anybody sees that it was withdrawn. While
//! the past is on screen nothing is handled, for nothing shall change behind the back of who looks at it.

use crate::bank::{Halted, Handled, Waiting};
use crate::ui::desk::Desk;
use crate::view::executor as words;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;

/// How long a message waits before it is handled by itself, in milliseconds.
const MOMENT: u32 = 600;

/// The state of the executor. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Executor {
    desk: Desk,
    automatic: RwSignal<bool>,
    said: RwSignal<String>,
}

impl Executor {
    /// An executor that runs by itself.
    #[must_use]
    pub fn new(desk: Desk) -> Self {
        let executor = Self { desk, automatic: RwSignal::new(true), said: RwSignal::default() };
        // Every change begins a new moment; the one before is dropped, and its timer with it.
        Effect::new(move |_: Option<Option<Timeout>>| {
            let goes_on = executor.automatic.get() && desk.stepper().is_ok() && executor.next().is_some();
            goes_on.then(|| Timeout::new(MOMENT, move || untrack(|| executor.step())))
        });
        executor
    }

    /// Whether it runs by itself.
    #[must_use]
    pub fn is_automatic(self) -> bool {
        self.automatic.get()
    }

    /// Makes it run by itself, or wait for a person.
    pub fn set_automatic(self, automatic: bool) {
        self.automatic.set(automatic);
    }

    /// What it said last.
    #[must_use]
    pub fn said(self) -> String {
        self.said.get()
    }

    /// What is handled next.
    #[must_use]
    pub fn next(self) -> Option<Waiting> {
        self.desk.read(|bank| bank.next())
    }

    /// Handles one message.
    pub fn step(self) {
        if let Ok(dispatcher) = self.desk.stepper() {
            self.tell_step(dispatcher.step());
        }
    }

    /// Makes one round.
    pub fn round(self) {
        if let Ok(dispatcher) = self.desk.stepper() {
            match dispatcher.round() {
                Ok(count) => self.said.set(words::round(count)),
                Err(halted) => self.halt(&halted),
            }
        }
    }

    fn tell_step(self, stepped: Result<Option<(Waiting, Handled)>, Halted>) {
        match stepped {
            Ok(Some((waiting, handled))) => self.said.set(words::handled(&waiting, &handled)),
            Ok(None) => self.said.set(String::new()),
            Err(halted) => self.halt(&halted),
        }
    }

    /// Storage took nothing; trying again by itself would only repeat that.
    fn halt(self, halted: &Halted) {
        self.automatic.set(false);
        self.said.set(words::halted(halted));
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
