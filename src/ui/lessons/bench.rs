//! The workbench of a lesson: a button for each thing that can be done, and what came of the last one.

use super::classroom::Classroom;
use crate::lessons::bench::{Act, Done, Material};
use crate::lessons::{Fact, Lesson};
use crate::ui::desk::use_desk;
use crate::ui::form::draft::said;
use crate::view::form::capitalised;
use crate::view::text;
use leptos::prelude::*;

impl Classroom {
    /// Does something on the workbench, if something may be sent now, and shows what came of it.
    pub fn act(self, act: &Act) {
        let desk = self.desk;
        let Ok(dispatcher) = untrack(|| desk.dispatcher()) else { return };
        let stored = |position| desk.export(Some((position, position))).ok()?.lines().nth(1).map(str::to_owned);
        let id = dispatcher.new_id();
        let (plan, mut done) = (desk.plan(), Done::default());
        self.bench.update_value(|bench| {
            done = untrack(|| {
                desk.read(|bank| bench.act(act, &Material { bank, stored: &stored, plan: plan.clone(), id }))
            });
        });
        if let Some(plan) = done.plan.take()
            && let Err(error) = desk.set_plan(plan)
        {
            return self.say(capitalised(&format!("{error}.")));
        }
        if let Some(fact) = done.fact.take() {
            self.note(&Fact::Bench(fact, desk.head()));
        }
        if let Some((command, expected_version)) = done.send.take() {
            let mut request = dispatcher.request(id, command);
            request.expected_version = expected_version;
            self.shown.set(done);
            // What the bank answers stands behind what was done.
            return dispatcher.dispatch(&request, move |reply| {
                let said = said(desk, &reply).text();
                self.shown.update(|done| done.said = format!("{} {said}", done.said));
            });
        }
        self.shown.set(done);
    }
}

/// The workbench, if something lies on it.
#[component]
pub(super) fn BenchPanel(classroom: Classroom, lesson: &'static Lesson) -> impl IntoView {
    if lesson.bench.is_empty() {
        return None;
    }
    let shown = classroom.shown;
    let barred = Memo::new(move |_| classroom.desk.dispatcher().is_err());
    let button = move |act: &'static Act| {
        view! { <button type="button" on:click=move |_| classroom.act(act)>{act.label()}</button> }
    };
    let line = |(name, value): (String, String)| view! { <dt>{name}</dt> <dd>{value}</dd> };
    Some(view! {
        <section class="bench" aria-labelledby="bench">
            <h3 id="bench">{text::BENCH}</h3>
            <fieldset disabled=move || barred.get()>
                <div class="buttons">{lesson.bench.iter().map(button).collect_view()}</div>
            </fieldset>
            <p class="barred">{move || barred.get().then_some(text::BENCH_BARRED)}</p>
            <p role="status" class="answer">{move || shown.with(|done| done.said.clone())}</p>
            {offers_second_tab(lesson).then(|| view! { <SecondTab /> })}
            <dl class:has-room=shows_lines(lesson)>{move || shown.with(|done| done.lines.clone()).into_iter().map(line).collect_view()}</dl>
        </section>
    })
}

/// Whether something on the bench shows more than a sentence; then there is room for it from the beginning.
fn shows_lines(lesson: &Lesson) -> bool {
    lesson.bench.iter().any(Act::shows_lines)
}

/// Whether somebody else is to act at the same time.
fn offers_second_tab(lesson: &Lesson) -> bool {
    lesson.bench.iter().any(|act| matches!(act, Act::Clerk(_)))
}

/// A link to this bank in another tab. The other tab knows the lesson by the bank.
#[component]
fn SecondTab() -> impl IntoView {
    let desk = use_desk();
    view! {
        <p>
            <a href=move || desk.link_to_workspace(&desk.workspace()) target=move || "_blank">{text::LESSON_SECOND_TAB}</a>
        </p>
    }
}
