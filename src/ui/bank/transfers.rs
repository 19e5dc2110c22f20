//! The transfers at the cursor, newest first, with their steps.

use super::cut::{Cut, Rest};
use crate::bank::Command;
use crate::bank::projections::transfers::TransferView;
use crate::domain::TransferId;
use crate::domain::transfer::{self, Status};
use crate::event_sourcing::Version;
use crate::ui::desk::use_desk;
use crate::ui::form::action::ActionButton;
use crate::ui::form::answer::AnswerLine;
use crate::ui::form::draft::Draft;
use crate::view::steps::{self, Badge};
use crate::view::text;
use leptos::prelude::*;

/// How many are shown until all are wanted.
const FIRST: usize = 10;

/// The transfers.
#[component]
pub fn Transfers() -> impl IntoView {
    let desk = use_desk();
    let cut = Cut::after(FIRST);
    let count = Memo::new(move |_| desk.sight().transfers().len());
    let ids = Memo::new(move |_| {
        desk.sight().transfers().iter().rev().take(cut.most()).map(|(id, _)| id).collect::<Vec<_>>()
    });
    view! {
        <section class="panel" aria-labelledby="transfers">
            <h2 id="transfers">{text::TRANSFERS}</h2>
            <Show when=move || count.get() == 0>
                <p class="empty">{text::NO_TRANSFER}</p>
            </Show>
            <ul class="transfers">
                // A place in the list stays, and shows one transfer now and another one later.
                <For each=move || 0..ids.with(Vec::len) key=|place| *place let:place>
                    <Transfer id=Memo::new(move |_| ids.with(|ids| ids.get(place).copied())) />
                </For>
            </ul>
            <Rest cut count />
        </section>
    }
}

#[component]
fn Transfer(id: Memo<Option<TransferId>>) -> impl IntoView {
    let desk = use_desk();
    let view =
        Memo::new(move |_| id.get().and_then(|id| desk.sight().transfers().get(id).cloned()).unwrap_or_default());
    // Most transfers look alike: another one in this place is often no change here.
    let badges = Memo::new(move |_| view.with(|view| view.state.status().map(steps::badges).unwrap_or_default()));
    // Its terms never change.
    let route = Memo::new(move |_| id.get().map(|id| untrack(|| desk.read_named(|_, names| names.transfer(id)))));
    let stuck = Memo::new(move |_| {
        let is_stuck = view.with(|view| matches!(view.state.status(), Some(Status::Stuck { .. })));
        id.get().filter(|_| is_stuck)
    });
    view! {
        <li class="transfer">
            <p class="route">{move || route.get()}</p>
            <ol class="steps">{move || badges.get().into_iter().map(badge).collect_view()}</ol>
            <p class="reason">{move || view.with(|view| view.state.status().and_then(steps::reason))}</p>
            {move || stuck.get().map(|id| view! { <RetryRefund id view /> })}
        </li>
    }
}

fn badge(badge: Badge) -> impl IntoView {
    view! {
        <li class=badge.mark.class()>
            <span aria-hidden="true">{badge.mark.sign()}</span>
            " "
            {badge.name}
            <span class="visually-hidden">", " {badge.mark.word()}</span>
        </li>
    }
}

#[component]
fn RetryRefund(id: TransferId, view: Memo<TransferView>) -> impl IntoView {
    let draft = Draft::new();
    let retry: Callback<(), (Command, Version)> = Callback::new(move |()| {
        // Each step is one message of the transfer's stream, so their number is its version.
        let seen = Version::new(view.with(|view| view.steps.len() as u64));
        (transfer::Command::RetryRefund { transfer_id: id }.into(), seen)
    });
    view! {
        <fieldset disabled=move || draft.barred().is_some()>
            <ActionButton label=text::RETRY_REFUND command=retry draft />
        </fieldset>
        <AnswerLine draft />
    }
}
