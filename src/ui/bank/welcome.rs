//! What an empty bank says: what it is, and a day of life to look at.

use crate::session::{Landed, samples};
use crate::ui::desk::use_desk;
use crate::ui::form::answer::AnswerLine;
use crate::ui::storage::shelf::use_shelf;
use crate::view::{storage as words, text};
use leptos::prelude::*;

/// The seed of the day that is loaded; everybody sees the same one.
const SEED: u64 = 1;

/// Greets whoever opens a bank in which nothing has happened yet.
#[component]
pub fn Welcome() -> impl IntoView {
    let desk = use_desk();
    let is_new = Memo::new(move |_| desk.place().1.get() == 0);
    view! {
        <Show when=move || is_new.get()>
            <section class="panel welcome" aria-labelledby="welcome">
                <h2 id="welcome">{text::WELCOME}</h2>
                <p>{text::WELCOME_WHAT}</p>
                <LoadSample />
            </section>
        </Show>
    }
}

/// Puts a quiet day into a bank of its own and goes there. This bank stays empty, ready for who wants to begin.
#[component]
fn LoadSample() -> impl IntoView {
    let (desk, shelf, said) = (use_desk(), use_shelf(), RwSignal::new(None));
    let load = move |_| {
        let [(sample, name), ..] = words::SAMPLES;
        let mut place = None;
        let loaded = shelf.act(desk, said, |banks| {
            let landed = banks.land(name, samples::commits(sample, SEED))?;
            let told = words::landed(&landed);
            let (Landed::Added(workspace) | Landed::Already(workspace)) = landed;
            place = Some(workspace);
            Ok(told)
        });
        // What went wrong is told below the button.
        if let (Ok(()), Some(workspace)) = (loaded, place) {
            drop(window().location().set_hash(&desk.link_to_workspace(&workspace)));
        }
    };
    view! {
        <div class="buttons">
            <button type="button" class="primary" on:click=load>{text::LOAD_SAMPLE}</button>
        </div>
        <p class="hint">{text::LOAD_SAMPLE_WHAT}</p>
        <AnswerLine said />
    }
}
