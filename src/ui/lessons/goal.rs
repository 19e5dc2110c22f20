//! The goal: each clause with its tick, or with what is still missing. A clause keeps its place when it is met.

use super::classroom::Classroom;
use crate::lessons::Lesson;
use crate::ui::glossary::found;
use crate::view::text;
use leptos::prelude::*;

/// The clauses of the goal.
#[component]
pub(super) fn Goal(classroom: Classroom, lesson: &'static Lesson) -> impl IntoView {
    let missing = Memo::new(move |_| classroom.missing());
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
