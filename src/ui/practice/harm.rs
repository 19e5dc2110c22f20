//! The harm at the cursor, each with a jump to its event, and the way to see that the guards would have kept it off.

use super::panel::go_to_copy;
use super::practising::use_practising;
use crate::practice::Harm;
use crate::session::Session;
use crate::ui::desk::use_desk;
use crate::ui::timeline::player::use_player;
use crate::view::machinery::harm as words;
use crate::view::{Move, text};
use leptos::prelude::*;

/// So much harm is listed; a broken bank goes on breaking.
const MOST: usize = 12;

/// Shows the harm.
#[component]
pub fn HarmPanel() -> impl IntoView {
    let (desk, practising) = (use_desk(), use_practising());
    let harm = Memo::new(move |_| practising.harm());
    let rows = move || harm.with(|harm| harm.iter().take(MOST).map(|harm| view! { <Row harm=*harm /> }).collect_view());
    let said = RwSignal::new(String::new());
    let go = go_to_copy(desk, said);
    let once_more = move |_| go(desk.ask(Session::practise_once_more));
    let is_sound = move || harm.with(Vec::is_empty);
    view! {
        <section class="panel harm" class:is-broken=move || !is_sound() aria-labelledby="harm">
            <h2 id="harm">{text::HARM}</h2>
            <p role="status" class=move || if is_sound() { "line-holds" } else { "line-broken" }>
                {move || if is_sound() { text::NO_HARM.to_owned() } else { text::harm_count(harm.with(Vec::len)) }}
            </p>
            <ul>{rows}</ul>
            <div class="buttons">
                <button type="button" on:click=once_more>{text::ONCE_MORE}</button>
            </div>
            <p class="hint">{text::ONCE_MORE_WHAT}</p>
            <p role="alert" class="answer answer-refused">{said}</p>
        </section>
    }
}

#[component]
fn Row(harm: Harm) -> impl IntoView {
    let (desk, player, position) = (use_desk(), use_player(), harm.position());
    let told = untrack(|| desk.read_named(|bank, names| words::harm(&harm, bank.log(), names)));
    view! {
        <li>
            {told} ". "
            <button type="button" on:click=move |_| player.go(Move::To(position))>{text::go_to(position)}</button>
        </li>
    }
}
