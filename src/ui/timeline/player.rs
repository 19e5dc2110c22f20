//! Plays the log event by event. Whatever else moves the cursor ends the play.

use crate::ui::desk::Desk;
use crate::view::speed::{Speed, pause};
use crate::view::{Move, text};
use gloo_timers::callback::{Interval, Timeout};
use leptos::prelude::*;

/// The state of the player. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Player {
    desk: Desk,
    playing: RwSignal<bool>,
    speed: RwSignal<Speed>,
    said: RwSignal<&'static str>,
}

impl Player {
    /// A player that stands still.
    #[must_use]
    pub fn new(desk: Desk) -> Self {
        let (playing, speed) = (RwSignal::new(false), RwSignal::new(Speed::default()));
        let player = Self { desk, playing, speed, said: RwSignal::new("") };
        // The timer before is dropped, and with it ends.
        Effect::new(move |_: Option<Option<Interval>>| {
            let beat = speed.get().beat().filter(|_| playing.get());
            beat.map(|millis| Interval::new(millis, move || untrack(|| player.tick())))
        });
        // As it happened, every event begins a pause of its own.
        Effect::new(move |_: Option<Option<Timeout>>| {
            let plays = playing.get() && speed.get().beat().is_none();
            plays.then(|| Timeout::new(pause(gap(desk)), move || untrack(|| player.tick())))
        });
        player
    }

    /// Whether it plays.
    #[must_use]
    pub fn is_playing(self) -> bool {
        self.playing.get()
    }

    /// How quickly it plays.
    #[must_use]
    pub fn speed(self) -> Speed {
        self.speed.get()
    }

    /// Chooses how quickly it plays.
    pub fn set_speed(self, speed: Speed) {
        self.speed.set(speed);
    }

    /// What there is to announce: that it plays, or no longer does.
    #[must_use]
    pub fn said(self) -> &'static str {
        self.said.get()
    }

    /// Plays, from the beginning if the cursor is on the head; or pauses.
    pub fn toggle(self) {
        if self.playing.get_untracked() {
            return self.pause();
        }
        if self.desk.cursor().is_live() {
            self.desk.go(Move::Beginning);
        }
        self.said.set(text::PLAYING);
        self.playing.set(true);
    }

    /// Pauses, and moves the cursor.
    pub fn go(self, by: Move) {
        self.pause();
        self.desk.go(by);
    }

    fn pause(self) {
        if self.playing.get_untracked() {
            self.playing.set(false);
            self.said.set(text::PAUSED);
        }
    }

    fn tick(self) {
        self.desk.go(Move::Forward(1));
        if self.desk.cursor().is_live() {
            self.pause();
        }
    }
}

/// How many milliseconds passed between the message at the cursor and the next one.
fn gap(desk: Desk) -> i64 {
    let (here, _) = desk.place();
    let time = |position| untrack(|| desk.read(|bank| Some(bank.log().get(position)?.time.unix_millis())));
    time(here).zip(time(here.next())).map_or(0, |(now, then)| then - now)
}

/// The player, from anywhere below [`App`](crate::ui::app::App).
///
/// # Panics
/// When there is none above, which is a mistake in the program.
#[must_use]
pub fn use_player() -> Player {
    expect_context()
}
