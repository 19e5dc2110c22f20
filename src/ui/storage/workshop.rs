//! The workshop: where a sample bank is made, a part between two frames at a time. It goes on whichever page is shown, and
//! outlives the bank that is open; whoever gives it up leaves nothing behind.

use super::shelf::Shelf;
use crate::bank::sample::Sample;
use crate::session::AnyWorkspaces;
use crate::session::samples::Growing;
use crate::ui::form::draft::Answer;
use crate::view::storage::{landed, refused};
use crate::view::text;
use leptos::prelude::*;
use std::time::Duration;

/// For so many milliseconds it works before the page has its turn: about a frame.
const TURN: f64 = 12.0;

/// The state of the workshop. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Workshop {
    shelf: Shelf,
    work: StoredValue<Option<(Growing, AnyWorkspaces)>, LocalStorage>,
    progress: RwSignal<Option<(u64, u64)>>,
    said: RwSignal<Option<Answer>>,
}

impl Workshop {
    /// A workshop in which nothing is being made. What comes of it stands on the shelf.
    #[must_use]
    pub fn new(shelf: Shelf) -> Self {
        Self { shelf, work: StoredValue::new_local(None), progress: RwSignal::default(), said: RwSignal::default() }
    }

    /// How much of the work is done, and of how much; nothing while nothing is being made.
    #[must_use]
    pub fn progress(self) -> Option<(u64, u64)> {
        self.progress.get()
    }

    /// What became of it.
    #[must_use]
    pub fn said(self) -> RwSignal<Option<Answer>> {
        self.said
    }

    /// Begins to make a sample.
    pub fn begin(self, workspaces: AnyWorkspaces, sample: Sample, seed: u64, like: &str) {
        let growing = Growing::begin(sample, seed, like);
        self.said.set(None);
        self.progress.set(Some(growing.progress()));
        self.work.set_value(Some((growing, workspaces)));
        self.later();
    }

    /// Gives up what is being made.
    pub fn give_up(self) {
        self.end(Answer::Taken(text::SAMPLE_GIVEN_UP.to_owned()));
    }

    fn go_on(self) {
        let begun = now();
        loop {
            let step = |work: &mut Option<(Growing, AnyWorkspaces)>| {
                let (growing, workspaces) = work.as_mut()?;
                Some((growing.go_on(workspaces), growing.progress()))
            };
            // It may have been given up meanwhile.
            let Some((went, progress)) = self.work.try_update_value(step).flatten() else { return };
            match went {
                Ok(None) if now() - begun < TURN => {}
                Ok(None) => {
                    self.progress.set(Some(progress));
                    return self.later();
                }
                Ok(Some(there)) => return self.end(Answer::Taken(landed(&there))),
                Err(error) => return self.end(Answer::Refused(refused(&error))),
            }
        }
    }

    fn end(self, answer: Answer) {
        self.work.set_value(None);
        self.progress.set(None);
        self.said.set(Some(answer));
        self.shelf.changed();
    }

    fn later(self) {
        set_timeout(move || untrack(|| self.go_on()), Duration::ZERO);
    }
}

/// Milliseconds since the page was opened; where the browser counts none, every turn is one part long.
fn now() -> f64 {
    window().performance().map_or(f64::INFINITY, |clock| clock.now())
}

/// The workshop, from anywhere below [`Root`](crate::ui::root::Root).
///
/// # Panics
/// When there is none above, which is a mistake in the program.
#[must_use]
pub fn use_workshop() -> Workshop {
    expect_context()
}
