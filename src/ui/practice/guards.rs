//! The guards of a practice copy, each with what it is for, a switch, and the faults that show it.

use super::faults::Faults;
use super::practising::use_practising;
use crate::practice::Guard;
use crate::view::machinery::practice as words;
use crate::view::text;
use leptos::prelude::*;

/// The guards.
#[component]
pub fn Guards() -> impl IntoView {
    let said = RwSignal::new(None::<String>);
    view! {
        <section class="panel switches" aria-labelledby="guards">
            <h2 id="guards">{text::GUARDS}</h2>
            <p class="hint">{text::GUARDS_WHAT}</p>
            <ul>{Guard::ALL.map(|guard| view! { <Switch guard said /> })}</ul>
            <p class="hint">{text::FAULTS_WHAT}</p>
            <p role="alert" class="answer answer-refused">{said}</p>
        </section>
    }
}

#[component]
fn Switch(guard: Guard, said: RwSignal<Option<String>>) -> impl IntoView {
    let practising = use_practising();
    let (name, what_for) = words::guard(guard);
    let id = format!("guard-{}", name.plain()).replace(' ', "-");
    let is_on = Memo::new(move |_| practising.plan().is_none_or(|plan| plan.guards(guard)));
    let switch = move |event| {
        let is_on = event_target_checked(&event);
        said.set(practising.change(|plan| plan.switch(guard, is_on)));
    };
    view! {
        <li class="guard" class:is-off=move || !is_on.get()>
            <label>
                <input
                    type="checkbox"
                    role="switch"
                    aria-describedby=id.clone()
                    prop:checked=move || is_on.get()
                    on:change=switch
                />
                <span>{name}</span>
                " "
                <span class="badge">{move || if is_on.get() { text::SWITCH_ON } else { text::SWITCH_OFF }}</span>
            </label>
            <p class="hint" id=id>{what_for}</p>
            <Faults guard said />
        </li>
    }
}
