//! "Show solution": the script of a lesson, played on the page itself, in a bank that begins anew. It can be paused, taken
//! step by step, and taken over at any time. Every tab of that bank shows where it is; the one that writes plays it.

use super::classroom::{Classroom, use_classroom};
use super::stage::Stage;
use crate::lessons::{Lesson, Step};
use crate::ui::focus;
use crate::view::text;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;

/// How long a step is on show before the next one is taken.
const STEP_MILLIS: u32 = 2_200;

/// The script in progress. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Script {
    classroom: Classroom,
    is_paused: RwSignal<bool>,
    stage: Stage,
}

impl Script {
    /// The script as it was when the page was left: a reload may be one of its steps.
    #[must_use]
    pub fn new(classroom: Classroom) -> Self {
        let script = Self { classroom, is_paused: RwSignal::new(false), stage: Stage::new(classroom) };
        let is_done = Memo::new(move |_| script.is_last_done());
        Effect::new(move |_: Option<Option<Timeout>>| {
            let is_due = script.next().is_some() && is_done.get();
            let goes_on = is_due && !script.is_paused.get() && script.stage.is_ready();
            goes_on.then(|| Timeout::new(STEP_MILLIS, move || untrack(|| script.step())))
        });
        script
    }

    /// Begins the lesson anew and plays its solution.
    pub fn show(self) {
        if let Some(lesson) = self.classroom.lesson() {
            self.classroom.begin(lesson, true);
        }
    }

    /// The step that comes next, from 0; nothing while no solution is shown.
    #[must_use]
    pub fn next(self) -> Option<usize> {
        self.classroom.run().showing
    }

    /// Whether the step that was taken last is over: one that waits until everything has come to rest takes its time.
    fn is_last_done(self) -> bool {
        let last = self
            .next()
            .zip(self.classroom.lesson())
            .and_then(|(next, lesson)| lesson.solution.get(next.checked_sub(1)?));
        last != Some(&Step::UntilQuiet) || self.stage.is_at_rest()
    }

    /// Takes the next step, in the tab that writes. Who asks for it does not want to wait for the one before.
    pub fn step(self) {
        if !self.stage.is_ready() {
            return;
        }
        if !self.is_last_done() {
            self.stage.come_to_rest();
        }
        let Some((index, lesson)) = self.next().zip(self.classroom.lesson()) else { return };
        let next = (index < lesson.solution.len()).then_some(index + 1);
        // It is noted before the step is taken, which may load the page anew.
        self.classroom.change(|run| run.showing = next);
        self.stage.clear();
        if let Some(step) = lesson.solution.get(index) {
            let mut stage = self.stage;
            step.take(&mut stage);
        }
    }

    fn stop(self) {
        focus::leave(".script", focus::LESSON);
        self.stage.clear();
        self.classroom.change(|run| run.showing = None);
    }
}

/// The script, from anywhere below [`App`](crate::ui::app::App).
///
/// # Panics
/// When there is none above, which is a mistake in the program.
#[must_use]
pub fn use_script() -> Script {
    expect_context()
}

/// The solution while it is shown: where it is, and the ways to hold it.
#[component]
pub(super) fn ScriptPanel(lesson: &'static Lesson) -> impl IntoView {
    let (script, classroom) = (use_script(), use_classroom());
    let next = Memo::new(move |_| classroom.run().showing);
    let steps = lesson.solution.len();
    let said = move || {
        let next = next.get()?;
        let said = match lesson.solution.get(next) {
            Some(step) => text::solution_step(next + 1, steps, &step.words()),
            None => text::SOLUTION_OVER.to_owned(),
        };
        Some(said)
    };
    let pause = move || if script.is_paused.get() { text::PLAY } else { text::PAUSE };
    view! {
        <Show when=move || next.get().is_some()>
            <section class="script" aria-labelledby="solution">
                <h3 id="solution">{text::SOLUTION}</h3>
                <p role="status">{said}</p>
                <div class="buttons">
                    <Show when=move || !script.stage.is_watching()>
                        <button type="button" on:click=move |_| script.is_paused.update(|paused| *paused = !*paused)>
                            {text::SOLUTION} ": " {pause}
                        </button>
                        <button type="button" on:click=move |_| script.step()>{text::SOLUTION_STEP}</button>
                    </Show>
                    <button type="button" on:click=move |_| script.stop()>{text::SOLUTION_STOP}</button>
                </div>
            </section>
        </Show>
    }
}
