//! The transfers at the cursor, newest first, with their steps.

use super::broken_note::BrokenNote;
use super::cut::{Cut, Rest};
use crate::bank::Command;
use crate::bank::projections::one::Kind;
use crate::bank::projections::transfers::TransferView;
use crate::domain::TransferId;
use crate::domain::transfer::{self, Status};
use crate::event_sourcing::Version;
use crate::ui::desk::use_desk;
use crate::ui::form::action::ActionButton;
use crate::ui::form::answer::AnswerLine;
use crate::ui::form::draft::{Answer, Draft};
use crate::view::slots::Slots;
use crate::view::steps::{self, Badge};
use crate::view::text;
use leptos::html::Li;
use leptos::prelude::*;

/// How many are shown until all are wanted.
const FIRST: usize = 10;

/// The transfers.
#[component]
pub fn Transfers() -> impl IntoView {
    let desk = use_desk();
    let cut = Cut::after(FIRST);
    let count = Memo::new(move |_| desk.sight().transfers().len());
    let newest_first = Memo::new(move |_| {
        desk.sight().transfers().iter().rev().take(cut.most()).map(|(id, _)| id).collect::<Vec<_>>()
    });
    // Transfers are numbered from the oldest on, so that a new one changes nothing at the others.
    let slots = Memo::new(move |before: Option<&Slots>| {
        let (count, shown) = (count.get() as u64, newest_first.with(Vec::len) as u64);
        before.cloned().unwrap_or_default().showing(&(count.saturating_sub(shown)..count).collect())
    });
    let shown = move |slot: usize| {
        let number = usize::try_from(slots.with(|slots| slots.entry(slot))?).ok()?;
        let place = count.get().checked_sub(number + 1)?;
        newest_first.with(|newest_first| newest_first.get(place).copied())
    };
    view! {
        <section class="panel" aria-labelledby="transfers">
            <h2 id="transfers">{text::TRANSFERS}</h2>
            <BrokenNote feeding=&[Kind::Transfers] />
            <Show when=move || count.get() == 0>
                <p class="empty">{text::NO_TRANSFER}</p>
            </Show>
            <ul class="transfers">
                <For each=move || slots.with(|slots| slots.iter().rev().collect::<Vec<_>>()) key=|slot| *slot let:slot>
                    <Transfer id=Memo::new(move |_| shown(slot)) />
                </For>
            </ul>
            <Rest cut count list=".transfers" />
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
    let is_stuck = Memo::new(move |_| view.with(|view| matches!(view.state.status(), Some(Status::Stuck { .. }))));
    // Where somebody tried again, the answer stays when it is stuck no more.
    let tried = RwSignal::new(None);
    let retry = Memo::new(move |_| id.get().filter(|id| is_stuck.get() || tried.get() == Some(*id)));
    let row = NodeRef::<Li>::new();
    view! {
        <li class="transfer" tabindex="-1" node_ref=row>
            <p class="route">{move || route.get()}</p>
            <ol class="steps">{move || badges.get().into_iter().map(badge).collect_view()}</ol>
            <p class="reason">{move || view.with(|view| view.state.status().and_then(steps::reason))}</p>
            {move || retry.get().map(|id| view! { <RetryRefund id view is_stuck tried row /> })}
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
fn RetryRefund(
    id: TransferId,
    view: Memo<TransferView>,
    is_stuck: Memo<bool>,
    tried: RwSignal<Option<TransferId>>,
    row: NodeRef<Li>,
) -> impl IntoView {
    let draft = Draft::new();
    let retry: Callback<(), (Command, Version)> = Callback::new(move |()| {
        tried.set(Some(id));
        // Each step is one message of the transfer's stream, so their number is its version.
        let seen = Version::new(view.with_untracked(|view| view.steps.len() as u64));
        (transfer::Command::RetryRefund { transfer_id: id }.into(), seen)
    });
    // The button goes while the refund is tried; the focus must not go with it.
    Effect::new(move |was_stuck: Option<bool>| {
        let is_stuck = is_stuck.get();
        let is_refused = || matches!(untrack(|| draft.answer()), Some(Answer::Refused(_)));
        if was_stuck == Some(true) && !is_stuck && tried.get_untracked() == Some(id) && !is_refused() {
            let _ = row.get_untracked().map(|row| row.focus());
        }
        is_stuck
    });
    view! {
        <Show when=move || is_stuck.get()>
            <fieldset disabled=move || draft.barred().is_some()>
                <ActionButton label=text::RETRY_REFUND command=retry draft />
            </fieldset>
        </Show>
        <AnswerLine said=draft />
    }
}
