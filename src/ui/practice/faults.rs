//! The faults of a practice copy, what happened of them, and how to be a second clerk oneself.

use super::practising::use_practising;
use crate::practice::{Fault, Guard};
use crate::ui::desk::use_desk;
use crate::view::machinery::lines::{Line, numbered};
use crate::view::machinery::practice as words;
use crate::view::{Page, text};
use leptos::prelude::*;

/// The faults that a guard is there for, each with a switch.
#[component]
pub fn Faults(
    /// The guard.
    guard: Guard,
    /// Where it is said why a switch did not move.
    said: RwSignal<Option<String>>,
) -> impl IntoView {
    let faults = words::faults_for(guard);
    let label = text::faults_for(&words::guard(guard).0.plain());
    let is_any = !faults.is_empty();
    is_any.then(|| {
        view! {
            <ul class="faults" aria-label=label>
                {words::told_once(faults).map(|(fault, says_what)| view! { <Switch fault says_what said /> }).collect_view()}
            </ul>
        }
    })
}

#[component]
fn Switch(
    fault: Fault,
    /// Whether what happens is told here; the same is told once.
    says_what: bool,
    said: RwSignal<Option<String>>,
) -> impl IntoView {
    let (desk, practising) = (use_desk(), use_practising());
    let (name, what) = words::fault(&fault);
    let of = words::of(&fault);
    let id = format!("fault-{}", name.plain()).replace(' ', "-");
    let needs_storage = words::ends_program(&fault);
    let is_barred = move || needs_storage && desk.lives_in_memory();
    let asked = fault.clone();
    let is_set = Memo::new(move |_| {
        let is_poison = asked == Fault::Poison;
        practising.with_plan(|plan| plan.has(&asked) || (is_poison && !plan.poisoned.is_empty()))
    });
    let set = move |event| {
        let is_on = event_target_checked(&event);
        said.set(practising.change(|plan| plan.set(fault.clone(), is_on)));
    };
    view! {
        <li class:is-off=move || is_set.get()>
            <label>
                <input
                    type="checkbox"
                    aria-describedby=id.clone()
                    disabled=is_barred
                    prop:checked=move || is_set.get()
                    on:change=set
                />
                <span>{name} {of}</span>
            </label>
            {says_what
                .then(|| {
                    view! { <p class="hint" id=id>{what} " " {move || is_barred().then_some(text::FAULT_NEEDS_STORAGE)}</p> }
                })}
        </li>
    }
}

/// The faults that happened: the newest on top, and last in the document, as in every log that is read out.
#[component]
pub fn Happened() -> impl IntoView {
    let practising = use_practising();
    let told = Memo::new(move |before: Option<&Vec<Line>>| {
        let now = practising.with_plan(|plan| plan.happened.iter().map(words::happened).collect());
        numbered(before.map_or(&[], Vec::as_slice), now)
    });
    view! {
        <section class="panel" aria-labelledby="happened">
            <h2 id="happened">{text::WHAT_HAPPENED}</h2>
            <Show when=move || told.with(Vec::is_empty)>
                <p class="empty">{text::NOTHING_HAPPENED}</p>
            </Show>
            <div role="log" aria-label=text::WHAT_HAPPENED tabindex="0" class="happened">
                <div class="newest-on-top">
                    <For each=move || told.get() key=|(number, _)| *number children=|(_, told)| view! { <p>{told}</p> } />
                </div>
            </div>
        </section>
    }
}

/// How to have a real second clerk.
#[component]
pub fn SecondTab() -> impl IntoView {
    let desk = use_desk();
    view! {
        <section class="panel" aria-labelledby="second-tab">
            <h2 id="second-tab">{text::SECOND_TAB}</h2>
            <ol class="told">{text::SECOND_TAB_STEPS.map(|step| view! { <li>{step}</li> })}</ol>
            <p>
                <a href=move || desk.link_to(Page::Bank) target="_blank" rel="noopener">{text::OPEN_SECOND_TAB}</a>
            </p>
        </section>
    }
}
