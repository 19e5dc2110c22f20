//! The goal: each clause with its tick, or with what is still missing. A clause keeps its place when it is met. The clauses
//! stand below the card, where a small window ends; so the top of the panel tells in a line how the goal stands.

use super::classroom::Classroom;
use crate::lessons::Lesson;
use crate::ui::glossary::found;
use crate::view::text;
use leptos::prelude::*;

/// What is missing of each clause; nothing where it is met.
pub(super) type Missing = Memo<Vec<Option<String>>>;

/// How the goal stands, and the way to the last card when it is reached. It has its line from the beginning, so that nothing
/// moves then. To those who listen, [`watch`](super::watch) has told it already.
#[component]
pub(super) fn Standing(classroom: Classroom, missing: Missing) -> impl IntoView {
    let place =
        Memo::new(move |_| missing.with(|of| (of.iter().filter(|missing| missing.is_none()).count(), of.len())));
    let is_reached = Memo::new(move |_| place.with(|(met, of)| met == of));
    // As far as the cards go.
    let turn = move |_| classroom.turn(isize::MAX);
    view! {
        <div class="goal-stands">
            <p class:is-met=is_reached>{move || place.with(|(met, of)| text::goal_stands(*met, *of))}</p>
            <Show when=move || is_reached.get()>
                <button type="button" class="quiet" on:click=turn>{text::TO_LAST_CARD}</button>
            </Show>
        </div>
    }
}

/// The clauses of the goal.
#[component]
pub(super) fn Goal(missing: Missing, lesson: &'static Lesson) -> impl IntoView {
    let clause = move |index: usize, asks: Vec<AnyView>| {
        let open = Memo::new(move |_| missing.with(|missing| missing.get(index).cloned().flatten()));
        let is_met = move || open.with(Option::is_none);
        view! {
            <li class:is-met=is_met>
                <span aria-hidden="true">{move || if is_met() { "✓" } else { "○" }}</span>
                <span>
                    {asks}
                    <span class="visually-hidden">{move || (!is_met()).then(|| format!(" ({})", text::CLAUSE_OPEN))}</span>
                    <span class="missing">{move || open.get().unwrap_or_else(|| text::CLAUSE_MET.to_owned())}</span>
                </span>
            </li>
        }
    };
    let mut seen = vec![];
    let asked: Vec<_> = lesson.goal.iter().map(|clause| found(clause.asks, &mut seen)).collect();
    let clauses = asked.into_iter().enumerate().map(|(index, asks)| clause(index, asks)).collect_view();
    view! {
        <section aria-labelledby="goal">
            <h3 id="goal">{text::GOAL}</h3>
            <ol class="clauses">{clauses}</ol>
            <p class="hint">{text::par(lesson.par)}</p>
        </section>
    }
}
