//! What a branch came to: the first command that ends otherwise, and the balances beside each other. There is room for it
//! from the beginning, so that nothing moves when it is there.

use super::dialog::{Answer, WhatIf};
use crate::event_sourcing::Position;
use crate::ui::timeline::player::use_player;
use crate::view::sparkline::HEIGHT;
use crate::view::text;
use crate::view::what_if::{Compared, Outcome};
use leptos::prelude::*;

/// A branch, or why there is none.
#[component]
pub fn Shown(
    /// What became of the wish for it.
    answer: RwSignal<Answer>,
    /// Whether it is being worked out.
    working: RwSignal<bool>,
) -> impl IntoView {
    let refused = move || answer.with(|answer| answer.as_ref().and_then(|answer| answer.clone().err()));
    let outcome = move || answer.with(|answer| answer.as_ref().and_then(|answer| answer.clone().ok()));
    let waits = move || match (working.get(), answer.with(Option::is_none)) {
        (true, _) => text::BRANCHING,
        (false, true) => text::BRANCH_IS_SHOWN_HERE,
        (false, false) => "",
    };
    view! {
        <p role="status" class="hint">{waits}</p>
        <p role="alert" class="answer answer-refused">{refused}</p>
        <div role="status" class="outcome">{move || outcome().map(|outcome| view! { <Course outcome /> })}</div>
    }
}

#[component]
fn Course(outcome: Outcome) -> impl IntoView {
    let Outcome { difference, accounts, head } = outcome;
    let is_same = accounts.is_empty();
    view! {
        <h3>{text::FIRST_DIFFERENCE}</h3>
        {match difference {
            Some((position, was, now)) => view! { <FirstDifference position was now /> }.into_any(),
            None => view! { <p>{text::NO_DIFFERENCE}</p> }.into_any(),
        }}
        <h3 id="balances">{text::DIFFERENT_BALANCES}</h3>
        {if is_same {
            view! { <p>{text::SAME_BALANCES}</p> }.into_any()
        } else {
            view! { <Balances accounts head /> }.into_any()
        }}
    }
}

#[component]
fn FirstDifference(position: Position, was: String, now: String) -> impl IntoView {
    let (player, what_if) = (use_player(), expect_context::<WhatIf>());
    view! {
        <dl>
            <dt>{text::IN_THE_LOG}</dt>
            <dd>
                {was} " "
                <button type="button" on:click=move |_| what_if.look_at(player, position)>{text::go_to(position)}</button>
            </dd>
            <dt>{text::IN_THE_BRANCH}</dt>
            <dd>{now}</dd>
        </dl>
    }
}

#[component]
fn Balances(accounts: Vec<Compared>, head: Position) -> impl IntoView {
    let size = format!("0 0 {} {HEIGHT}", head.get().max(1));
    let row = move |Compared { number, is, would_be, curves: (was, would) }: Compared| {
        view! {
            <tr>
                <th scope="row">{number}</th>
                <td>{is}</td>
                <td>{would_be}</td>
                <td>
                    <svg class="curves" viewBox=size.clone() preserveAspectRatio="none" aria-hidden="true">
                        <path d=was />
                        <path class="would-be" d=would />
                    </svg>
                </td>
            </tr>
        }
    };
    view! {
        <table aria-labelledby="balances">
            <thead>
                <tr>{text::WHAT_IF_COLUMNS.map(|name| view! { <th scope="col">{name}</th> })}</tr>
            </thead>
            <tbody>{accounts.into_iter().map(row).collect_view()}</tbody>
        </table>
        <p class="hint">{text::CURVES}</p>
    }
}
