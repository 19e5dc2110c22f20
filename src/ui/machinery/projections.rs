//! The projections: how far each has come, and to break one, to build it anew, and to see where the two part.

use super::rebuilding::{Rebuilding, State};
use crate::bank::projections::one::Kind;
use crate::ui::desk::use_desk;
use crate::ui::timeline::player::use_player;
use crate::view::{Move, text};
use leptos::prelude::*;

/// All projections.
#[component]
pub fn Projections() -> impl IntoView {
    let rebuilding = Rebuilding::new(use_desk());
    view! {
        <section class="panel" aria-labelledby="projections">
            <h2 id="projections">{text::PROJECTIONS}</h2>
            <p class="hint">{text::PROJECTIONS_WHAT}</p>
            <ul class="readers side-by-side">
                {Kind::ALL.iter().map(|kind| view! { <Row kind=*kind rebuilding /> }).collect_view()}
            </ul>
            <Outcome rebuilding />
        </section>
    }
}

#[component]
fn Row(kind: Kind, rebuilding: Rebuilding) -> impl IntoView {
    let (desk, name) = (use_desk(), kind.name());
    let checkpoint = Memo::new(move |_| desk.place().0);
    let is_broken = Memo::new(move |_| rebuilding.broken() == Some(kind));
    let is_busy = move || rebuilding.is_busy() || !desk.cursor().is_live();
    view! {
        <li>
            <h3>
                {name} " " <small>{text::CHECKPOINT} " " {move || checkpoint.get().to_string()}</small>
                {move || is_broken.get().then(|| view! { " " <span class="badge bad">{text::BROKEN}</span> })}
            </h3>
            <p class="buttons">
                <button
                    type="button"
                    aria-label=format!("{} {name}", text::BREAK)
                    disabled=move || is_busy() || is_broken.get()
                    on:click=move |_| rebuilding.break_one(kind)
                >
                    {text::BREAK}
                </button>
                <button
                    type="button"
                    aria-label=format!("{} {name}", text::REBUILD)
                    disabled=is_busy
                    on:click=move |_| rebuilding.begin(kind)
                >
                    {text::REBUILD}
                </button>
            </p>
        </li>
    }
}

/// How the rebuild goes, and what it came to.
#[component]
fn Outcome(rebuilding: Rebuilding) -> impl IntoView {
    let player = use_player();
    let differs = Memo::new(move |_| match rebuilding.state() {
        State::Differs { position, .. } => Some(position),
        State::Idle | State::Said(_) | State::Building { .. } | State::Searching | State::Same(_) => None,
    });
    let bar = move || match rebuilding.state() {
        State::Building { done, of, .. } => Some((done, of)),
        State::Idle | State::Said(_) | State::Searching | State::Same(_) | State::Differs { .. } => None,
    };
    view! {
        {move || {
            bar().map(|(done, of)| {
                view! { <progress aria-labelledby="projections" max=of.to_string() value=done.to_string()></progress> }
            })
        }}
        <p role="status" class="answer">{move || rebuilding.state().text()}</p>
        {move || {
            differs.get().map(|position| {
                view! {
                    <p class="buttons">
                        <button type="button" on:click=move |_| player.go(Move::To(position))>{text::go_to(position)}</button>
                        <button type="button" class="primary" on:click=move |_| rebuilding.heal()>{text::USE_REBUILT}</button>
                    </p>
                }
            })
        }}
    }
}
