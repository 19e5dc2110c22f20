//! The projections: how far each has come, and to break one, to build it anew, and to see where the two part.

use super::rebuilding::{Rebuilding, State};
use crate::bank::projections::one::Kind;
use crate::ui::desk::use_desk;
use crate::ui::focus;
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

/// The id of the button that builds one anew.
fn rebuild_button(kind: Kind) -> String {
    format!("rebuild-{}", kind.name().replace(' ', "-"))
}

/// One projection. Its buttons are barred at times and never disabled, which would drop the focus of whoever pressed them.
#[component]
fn Row(kind: Kind, rebuilding: Rebuilding) -> impl IntoView {
    let (desk, name) = (use_desk(), kind.name());
    let checkpoint = Memo::new(move |_| desk.place().0);
    let is_broken = Memo::new(move |_| rebuilding.broken() == Some(kind));
    let is_busy = move || rebuilding.is_busy() || !desk.cursor().is_live();
    let bars_break = move || is_busy() || is_broken.get();
    let break_it = move |_| {
        if !untrack(bars_break) {
            rebuilding.break_one(kind);
        }
    };
    let rebuild = move |_| {
        if !untrack(is_busy) {
            rebuilding.begin(kind);
        }
    };
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
                    aria-disabled=move || bars_break().then_some("true")
                    on:click=break_it
                >
                    {text::BREAK}
                </button>
                <button
                    type="button"
                    id=rebuild_button(kind)
                    aria-label=format!("{} {name}", text::REBUILD)
                    aria-disabled=move || is_busy().then_some("true")
                    on:click=rebuild
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
    let heal = move |_| {
        let healed = untrack(|| rebuilding.broken());
        rebuilding.heal();
        // The button goes; what was broken is whole again.
        if let Some(kind) = healed {
            focus::keep(format!("#{}", rebuild_button(kind)));
        }
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
                        <button type="button" class="primary" on:click=heal>{text::USE_REBUILT}</button>
                    </p>
                }
            })
        }}
    }
}
