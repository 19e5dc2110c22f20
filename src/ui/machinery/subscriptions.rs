//! The subscriptions: checkpoint and lag on the axis of the timeline, a pause for each, and what is parked.

use crate::bank::{AnyBank, Waiting};
use crate::event_sourcing::{Parked, SubscriptionName};
use crate::ui::axis::{Veil, percent};
use crate::ui::desk::use_desk;
use crate::ui::focus;
use crate::ui::timeline::player::use_player;
use crate::view::machinery::subscriptions::{Reader, parked, readers};
use crate::view::{Move, executor as words, text};
use leptos::prelude::*;

/// All subscriptions.
#[component]
pub fn Subscriptions() -> impl IntoView {
    let desk = use_desk();
    let all = Memo::new(move |_| {
        let cursor = desk.cursor();
        desk.read(|bank: &AnyBank| readers(bank, cursor))
    });
    let count = Memo::new(move |_| all.with(Vec::len));
    let said = RwSignal::new(String::new());
    let row = move |index: usize| view! { <Row all index said /> };
    view! {
        <section class="panel" aria-labelledby="subscriptions">
            <h2 id="subscriptions">{text::SUBSCRIPTIONS}</h2>
            <p class="hint">{text::SUBSCRIPTIONS_WHAT}</p>
            <ul class="readers">{move || (0..count.get()).map(row).collect_view()}</ul>
            <p role="status" class="answer">{said}</p>
        </section>
    }
}

/// The id of the button that pauses a subscription.
fn pause_button(name: &SubscriptionName) -> String {
    format!("pause-{name}")
}

#[component]
fn Row(all: Memo<Vec<Reader>>, index: usize, said: RwSignal<String>) -> impl IntoView {
    let desk = use_desk();
    let reader = Memo::new(move |_| all.with(|all| all.get(index).cloned()));
    let name = Memo::new(move |_| reader.get().map(|reader| reader.name));
    let called = move || name.get().map(|name| name.to_string());
    let is_paused = Memo::new(move |_| reader.with(|reader| reader.as_ref().is_some_and(|reader| reader.is_paused)));
    let toggle = move |_| {
        if let (Ok(dispatcher), Some(name)) = (untrack(|| desk.stepper()), name.get_untracked()) {
            let noted = dispatcher.pause(&name, !is_paused.get_untracked());
            said.set(if noted.is_ok() { String::new() } else { text::PAUSE_NOT_NOTED.to_owned() });
        }
    };
    let width = move || reader.with(|r| r.as_ref().map(|r| percent(r.checkpoint, desk.place().1)));
    let label = move || {
        format!("{} {}", if is_paused.get() { text::GO_ON } else { text::PAUSE_READER }, called().unwrap_or_default())
    };
    let id = move || name.get().as_ref().map(pause_button);
    view! {
        <li>
            <h3>
                {called} " "
                <small>{text::READS} " " {move || reader.get().map(|reader| reader.reads)}</small>
                {move || is_paused.get().then(|| view! { " " <span class="badge">{text::READER_PAUSED}</span> })}
            </h3>
            <div class="track" aria-hidden="true">
                <i class="handled" style=("inline-size", width)></i>
                <Veil />
            </div>
            <p class="pair">
                <span>{move || reader.get().map(|reader| reader.text())}</span>
                <button type="button" id=id aria-label=label disabled=move || desk.stepper().is_err() on:click=toggle>
                    {move || if is_paused.get() { text::GO_ON } else { text::PAUSE_READER }}
                </button>
            </p>
            <p class="hint">{move || is_paused.get().then_some(text::READER_PAUSED_WHAT)}</p>
            <ParkedList reader said />
        </li>
    }
}

#[component]
fn ParkedList(reader: Memo<Option<Reader>>, said: RwSignal<String>) -> impl IntoView {
    let list = Memo::new(move |_| reader.get().map_or_else(Vec::new, |reader| reader.parked));
    let name = move || reader.with_untracked(|reader| reader.as_ref().map(|reader| reader.name.clone()));
    let row = move |entry: Parked| name().map(|name| view! { <li><One name entry said /></li> });
    view! { <ul class="parked">{move || list.get().into_iter().map(row).collect_view()}</ul> }
}

/// A parked message: why it is, and what can be done.
#[component]
fn One(name: SubscriptionName, entry: Parked, said: RwSignal<String>) -> impl IntoView {
    let (desk, player) = (use_desk(), use_player());
    let waiting = StoredValue::new(Waiting { subscription: name, position: entry.position });
    let is_barred = move || desk.stepper().is_err();
    // What is parked no longer goes, and its buttons with it.
    let lead_back =
        move || focus::keep(waiting.with_value(|waiting| format!("#{}", pause_button(&waiting.subscription))));
    let retry = move |_| {
        if let Ok(dispatcher) = untrack(|| desk.stepper()) {
            let waiting = waiting.get_value();
            said.set(match dispatcher.retry_parked(&waiting) {
                Ok(handled) => words::handled(&waiting, &handled),
                Err(halted) => words::halted(&halted),
            });
            lead_back();
        }
    };
    let discard = move |_| {
        if let Ok(dispatcher) = untrack(|| desk.stepper()) {
            dispatcher.discard_parked(&waiting.get_value());
            said.set(text::DISCARDED.to_owned());
            lead_back();
        }
    };
    let position = entry.position;
    view! {
        <p class="answer-refused">{parked(&entry)}</p>
        <p class="buttons">
            <button type="button" disabled=is_barred on:click=retry>{text::RETRY}</button>
            <button type="button" disabled=is_barred on:click=discard>{text::DISCARD_PARKED}</button>
            <button type="button" on:click=move |_| player.go(Move::To(position))>{text::go_to(position)}</button>
        </p>
    }
}
