//! The form that adds a sample bank.

use super::workshop::use_workshop;
use crate::ui::desk::use_desk;
use crate::ui::form::answer::AnswerLine;
use crate::view::{intake, storage as words, text};
use leptos::html::Button;
use leptos::prelude::*;

/// Adds a sample bank.
#[component]
pub fn Samples() -> impl IntoView {
    let (desk, workshop) = (use_desk(), use_workshop());
    let (chosen, seed) = (RwSignal::new(0_usize), RwSignal::new("1".to_owned()));
    let wrong = RwSignal::new(None::<String>);
    let is_busy = Memo::new(move |_| workshop.progress().is_some());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some((sample, name)) = words::SAMPLES.get(chosen.get_untracked()) else { return };
        match intake::seed(&seed.get_untracked()) {
            Ok(seed) => workshop.begin(desk.workspaces(), *sample, seed, name),
            Err(why) => {
                // What was said before is over.
                workshop.said().set(None);
                wrong.set(Some(why));
            }
        }
    };
    let option = |(index, name): (usize, &'static str)| view! { <option value=index.to_string()>{name}</option> };
    let options = text::SAMPLE_NAMES.into_iter().enumerate().map(option).collect_view();
    let add = NodeRef::<Button>::new();
    view! {
        <form class="panel form" aria-label=text::SAMPLES novalidate on:submit=submit>
            <h2>{text::SAMPLES}</h2>
            <p class="hint">{text::SAMPLES_WHAT}</p>
            <fieldset disabled=move || is_busy.get()>
                <div class="pair">
                    <div class="field">
                        <label for="sample">{text::SAMPLE}</label>
                        <select id="sample" on:change=move |event| chosen.set(event_target_value(&event).parse().unwrap_or(0))>
                            {options}
                        </select>
                    </div>
                    <Seed seed wrong />
                </div>
                <div class="buttons"><button type="submit" node_ref=add>{text::ADD_SAMPLE}</button></div>
            </fieldset>
            <p role="status" class="answer">{move || is_busy.get().then_some(text::MAKING_SAMPLE)}</p>
            <Show when=move || is_busy.get()>
                <InTheMaking />
            </Show>
            <AnswerLine said=workshop.said() />
            <LeadBack is_busy add />
        </form>
    }
}

/// How far a sample has come, and the way to give it up.
#[component]
fn InTheMaking() -> impl IntoView {
    let workshop = use_workshop();
    let progress = move || workshop.progress().unwrap_or((0, 1));
    let cancel = NodeRef::<Button>::new();
    // The button that began it takes no focus meanwhile.
    cancel.on_load(|button| drop(button.focus()));
    view! {
        <div class="growing">
            <label for="growing">{move || words::growing(progress())}</label>
            <progress id="growing" max=move || progress().1.to_string() value=move || progress().0.to_string()></progress>
            <button type="button" node_ref=cancel on:click=move |_| workshop.give_up()>{text::CANCEL}</button>
        </div>
    }
}

/// When it is over, and the focus went with the button to give it up, leads back to the one that began it.
#[component]
fn LeadBack(is_busy: Memo<bool>, add: NodeRef<Button>) -> impl IntoView {
    Effect::new(move |was_busy: Option<bool>| {
        let (is_busy, button) = (is_busy.get(), add.get_untracked());
        if was_busy == Some(true) && !is_busy {
            request_animation_frame(move || {
                let has_focus = document().active_element().is_some_and(|active| active.tag_name() != "BODY");
                if let Some(button) = button.filter(|_| !has_focus) {
                    // A button that can't take the focus leaves it at the page's beginning.
                    let _ = button.focus();
                }
            });
        }
        is_busy
    });
}

#[component]
fn Seed(seed: RwSignal<String>, wrong: RwSignal<Option<String>>) -> impl IntoView {
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
                aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                prop:value=move || seed.get()
                on:input=write
            />
            <p class="wrong" id="seed-wrong">{move || wrong.get()}</p>
        </div>
    }
}
