//! The first minute: a short list of things to do, ticked as they are done, for as long as it is wanted.

use crate::ui::desk::{Desk, use_desk};
use crate::ui::focus;
use crate::ui::kept;
use crate::ui::lessons::classroom::use_classroom;
use crate::view::guide::{Step, steps};
use crate::view::text;
use leptos::prelude::*;

/// What is remembered of it.
const KEPT: &str = "first-minute";
/// The person has looked at the past once.
const LOOKED_BACK: &str = "looked back";
/// The person does not want to see it any more.
const HIDDEN: &str = "hidden";

/// How far a person is in the first minute. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Guide {
    looked_back: Memo<bool>,
    hidden: RwSignal<bool>,
}

impl Guide {
    /// The guide as it was left.
    #[must_use]
    pub fn new(desk: Desk) -> Self {
        let kept = kept::read(KEPT).unwrap_or_default();
        let hidden = RwSignal::new(kept == HIDDEN);
        // Who has looked back once has done so for ever.
        let looked_back = Memo::new(move |before| {
            kept == LOOKED_BACK || before.copied().unwrap_or_default() || !desk.cursor().is_live()
        });
        Effect::new(move |_| match (hidden.get(), looked_back.get()) {
            (true, _) => kept::write(KEPT, Some(HIDDEN)),
            (false, true) => kept::write(KEPT, Some(LOOKED_BACK)),
            (false, false) => {}
        });
        Self { looked_back, hidden }
    }
}

/// The first minute.
#[component]
pub fn FirstMinute() -> impl IntoView {
    let desk = use_desk();
    let Guide { looked_back, hidden } = expect_context();
    let steps = Memo::new(move |_| desk.read(|bank| steps(bank.read_models(), looked_back.get())));
    let is_lesson = use_classroom().lesson().is_some();
    let hide = move |_| {
        hidden.set(true);
        focus::keep(focus::MAIN);
    };
    let is_wanted = move || !hidden.get() && !is_lesson;
    let is_over = Memo::new(move |_| steps.get().iter().all(|step| step.is_done));
    view! {
        <Show when=is_wanted>
            <section class="panel guide" aria-labelledby="guide">
                <h2 id="guide">{text::GUIDE}</h2>
                <button type="button" class="quiet" on:click=hide>{text::GUIDE_HIDE}</button>
                <ol>{move || steps.get().map(tick)}</ol>
                <p role="status" class="answer answer-taken">{move || is_over.get().then_some(text::GUIDE_DONE)}</p>
            </section>
        </Show>
    }
}

fn tick(step: Step) -> impl IntoView {
    let (sign, word) = if step.is_done { ("✓", text::STEP_DONE) } else { ("○", text::GUIDE_TO_DO) };
    view! {
        <li class:is-done=step.is_done>
            <span aria-hidden="true">{sign}</span>
            <span>{step.words} <span class="visually-hidden">" (" {word} ")"</span></span>
        </li>
    }
}
