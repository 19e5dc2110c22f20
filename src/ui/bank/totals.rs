//! The money line: what came in less what went out is what is there. It always holds, or says that it does not.

use super::broken_note::BrokenNote;
use crate::bank::projections::one::Kind;
use crate::event_sourcing::Position;
use crate::ui::desk::use_desk;
use crate::ui::timeline::player::use_player;
use crate::view::Move;
use crate::view::money_line::{MoneyLine, Standing};
use crate::view::text;
use leptos::prelude::*;

/// The money line at the cursor.
#[component]
pub fn Totals() -> impl IntoView {
    let desk = use_desk();
    let line = Memo::new(move |_| MoneyLine::at(&desk.sight()));
    view! {
        <section class="panel totals" aria-labelledby="totals">
            <h2 id="totals">{text::MONEY_LINE}</h2>
            <BrokenNote feeding=&[Kind::Totals] />
            <p class="equation">
                <Term name=text::DEPOSITS amount=Signal::derive(move || line.with(|line| line.deposits.clone())) />
                <span class="sign">"−"</span>
                <Term name=text::WITHDRAWALS amount=Signal::derive(move || line.with(|line| line.withdrawals.clone())) />
                <span class="sign">"="</span>
                <Term name=text::BALANCES amount=Signal::derive(move || line.with(|line| line.balances.clone())) />
                <span class="sign">"+"</span>
                <Term name=text::IN_FLIGHT amount=Signal::derive(move || line.with(|line| line.in_flight.clone())) />
            </p>
            <p class=move || line.with(|line| class(&line.standing))>{move || line.with(|line| line.standing.text())}</p>
            <Breaks line />
        </section>
    }
}

/// The events at which money appeared or vanished, each a jump to its moment.
#[component]
fn Breaks(line: Memo<MoneyLine>) -> impl IntoView {
    let player = use_player();
    let row = move |(position, told): (Position, String)| {
        view! {
            <li>
                {told} " "
                <button type="button" on:click=move |_| player.go(Move::To(position))>{text::go_to(position)}</button>
            </li>
        }
    };
    let breaks = Memo::new(move |_| line.with(|line| line.breaks.clone()));
    view! {
        <Show when=move || breaks.with(|breaks| !breaks.is_empty())>
            <ul class="breaks">{move || breaks.get().into_iter().map(row).collect_view()}</ul>
        </Show>
    }
}

#[component]
fn Term(name: &'static str, amount: Signal<String>) -> impl IntoView {
    view! {
        <span class="term">
            <b>{amount}</b>
            " "
            <span>{name}</span>
        </span>
    }
}

fn class(standing: &Standing) -> &'static str {
    match standing {
        Standing::Holds => "line-holds",
        Standing::AddsUpAgain | Standing::Made(_) | Standing::Lost(_) | Standing::Unknown => "line-broken",
    }
}
