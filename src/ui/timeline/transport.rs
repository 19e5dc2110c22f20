//! The buttons that move the cursor: to the beginning, back, play or pause, forward, to the end.

use super::icon::{Icon, Sign};
use super::player::use_player;
use crate::view::{Move, text};
use leptos::prelude::*;

/// The buttons. None is ever disabled, since a disabled button would drop the focus of whoever presses it repeatedly.
#[component]
pub fn Transport() -> impl IntoView {
    let player = use_player();
    let icon = Signal::derive(move || if player.is_playing() { Icon::Pause } else { Icon::Play });
    let label = move || if player.is_playing() { text::PAUSE } else { text::PLAY };
    view! {
        <div class="transport" role="group" aria-label=text::TRANSPORT>
            <StepButton icon=Icon::Beginning label=text::TO_BEGINNING by=Move::Beginning />
            <StepButton icon=Icon::Previous label=text::PREVIOUS by=Move::Back(1) />
            <button type="button" class="primary" aria-label=label title=label on:click=move |_| player.toggle()>
                <Sign icon />
            </button>
            <StepButton icon=Icon::Next label=text::NEXT by=Move::Forward(1) />
            <StepButton icon=Icon::End label=text::TO_LIVE by=Move::Live />
        </div>
    }
}

#[component]
fn StepButton(icon: Icon, label: &'static str, by: Move) -> impl IntoView {
    let player = use_player();
    view! {
        <button type="button" aria-label=label title=label on:click=move |_| player.go(by)>
            <Sign icon />
        </button>
    }
}
