//! The form that adds a sample bank.

use super::said::Said;
use super::shelf::use_shelf;
use crate::session::samples;
use crate::ui::desk::use_desk;
use crate::view::{storage as words, text};
use leptos::prelude::*;
use std::time::Duration;

/// How long the page gets to say that it works before it does.
const MOMENT: Duration = Duration::from_millis(30);

/// Adds a sample bank.
#[component]
pub fn Samples() -> impl IntoView {
    let (desk, shelf) = (use_desk(), use_shelf());
    let (chosen, seed) = (RwSignal::new(0_usize), RwSignal::new("1".to_owned()));
    let (wrong, working) = (RwSignal::new(None::<&'static str>), RwSignal::new(false));
    let said = RwSignal::new(None);
    let add = move |seed: u64| {
        let Some((sample, name)) = words::SAMPLES.get(chosen.get_untracked()) else { return };
        // What became of it is told below.
        let _ = shelf.act(desk, said, |banks| Ok(words::landed(&banks.land(name, samples::commits(*sample, seed))?)));
        working.set(false);
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match seed.get_untracked().trim().parse() {
            Ok(seed) => {
                working.set(true);
                said.set(None);
                set_timeout(move || add(seed), MOMENT);
            }
            Err(_) => wrong.set(Some(text::SEED_WRONG)),
        }
    };
    let option = |(index, name): (usize, &'static str)| view! { <option value=index.to_string()>{name}</option> };
    let options = text::SAMPLE_NAMES.into_iter().enumerate().map(option).collect_view();
    view! {
        <form class="panel form" aria-label=text::SAMPLES novalidate on:submit=submit>
            <h2>{text::SAMPLES}</h2>
            <p class="hint">{text::SAMPLES_WHAT}</p>
            <fieldset disabled=move || working.get()>
                <div class="pair">
                    <div class="field">
                        <label for="sample">{text::SAMPLE}</label>
                        <select id="sample" on:change=move |event| chosen.set(event_target_value(&event).parse().unwrap_or(0))>
                            {options}
                        </select>
                    </div>
                    <Seed seed wrong />
                </div>
                <div class="buttons"><button type="submit">{text::ADD_SAMPLE}</button></div>
            </fieldset>
            <p role="status" class="answer">{move || working.get().then_some(text::MAKING_SAMPLE)}</p>
            <Said said />
        </form>
    }
}

#[component]
fn Seed(seed: RwSignal<String>, wrong: RwSignal<Option<&'static str>>) -> impl IntoView {
    let write = move |event| {
        seed.set(event_target_value(&event));
        wrong.set(None);
    };
    view! {
        <div class="field">
            <label for="seed">{text::SEED}</label>
            <input
                id="seed"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                aria-describedby="seed-wrong"
                aria-invalid=move || wrong.get().is_some().then_some("true")
                prop:value=move || seed.get()
                on:input=write
            />
            <p class="wrong" id="seed-wrong">{move || wrong.get()}</p>
        </div>
    }
}
