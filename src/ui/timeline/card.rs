//! The card of the chosen event: what it says, in its envelope; ways to the messages that it names; what it changed, and
//! what it belongs to.

use super::bookmarks::MarkButton;
use super::changes::Changes;
use super::conversation::Conversation;
use super::player::use_player;
use super::raw::Raw;
use crate::event_sourcing::Position;
use crate::ui::desk::use_desk;
use crate::ui::focus;
use crate::ui::what_if::dialog::WhatIf;
use crate::view::entry::{self, Card, Kind, Related};
use crate::view::filter::Filter;
use crate::view::{Move, Page, text, time};
use leptos::prelude::*;

/// The message at the cursor, if there is one.
type Chosen = Memo<Option<Card>>;

/// The card of the event at the cursor. It is made once and filled in anew for each event, which costs less.
#[component]
pub fn EventCard() -> impl IntoView {
    let desk = use_desk();
    let card = Memo::new(move |_| {
        let (position, _) = desk.place();
        desk.read_named(|bank, names| entry::card(bank.log(), position, names))
    });
    let is_there = Memo::new(move |_| card.with(Option::is_some));
    view! {
        <section class="panel event-card" aria-labelledby="chosen">
            <h2 id="chosen">{text::CHOSEN}</h2>
            <Show when=move || is_there.get() fallback=|| view! { <p class="empty">{text::BEFORE_FIRST}</p> }>
                <Content card />
            </Show>
        </section>
    }
}

/// What a card says somewhere; nothing while there is none.
fn said(card: Chosen, part: fn(&Card) -> String) -> impl Fn() -> String + Copy + Send + 'static {
    move || card.with(|card| card.as_ref().map(part).unwrap_or_default())
}

#[component]
fn Content(card: Chosen) -> impl IntoView {
    let what_if = expect_context::<WhatIf>();
    let position = Memo::new(move |_| card.with(|card| card.as_ref().map_or(Position::ZERO, |card| card.row.position)));
    let kind = move || card.with(|card| card.as_ref().map(|card| card.row.kind));
    view! {
        <h3 tabindex="-1">{said(card, |card| card.row.sentence.clone())}</h3>
        <p class="type">
            <span class=move || kind().map(Kind::class)>{move || kind().map(Kind::name)}</span>
            " "
            {said(card, |card| card.row.type_name.clone())}
        </p>
        <div class="buttons">
            <MarkButton position />
            <button type="button" on:click=move |_| what_if.ask(position.get_untracked())>{text::WHAT_IF}</button>
        </div>
        <Envelope card />
        <h4>{text::CARD_DATA}</h4>
        <pre tabindex="0" aria-label=text::CARD_DATA>{said(card, |card| card.data.clone())}</pre>
        <Raw position />
        <Changes />
        <Conversation />
    }
}

#[component]
fn Envelope(card: Chosen) -> impl IntoView {
    view! {
        <dl>
            <dt>{text::CARD_STREAM}</dt>
            <dd>
                {said(card, |card| format!("{}, {} {} ", card.stream, text::VERSION, card.row.version.get()))}
                <Only card filter=|card| Filter::stream(&card.stream) label=text::ONLY_STREAM />
            </dd>
            <dt>{text::CARD_TIME}</dt>
            <dd>
                <time datetime=said(card, |card| card.row.time.to_string())>{said(card, |card| time::full(card.row.time))}</time>
            </dd>
            <dt>{text::CARD_ID}</dt>
            <dd>{said(card, |card| card.id.to_string())}</dd>
            <dt>{text::CARD_CORRELATION}</dt>
            <dd>
                <Jump card to=|card| card.correlation />
                " "
                <Only card filter=|card| Filter::correlation(card.correlation.id) label=text::ONLY_CONVERSATION />
            </dd>
            <dt>{text::CARD_CAUSATION}</dt>
            <dd>
                <Jump card to=|card| card.causation />
            </dd>
            <dt>{text::CARD_SCHEMA}</dt>
            <dd>{said(card, |card| card.schema.to_string())}</dd>
        </dl>
    }
}

/// A button that shows the messages of one stream or conversation, and no others.
#[component]
fn Only(card: Chosen, filter: fn(&Card) -> Filter, label: &'static str) -> impl IntoView {
    let desk = use_desk();
    let show = move |_| {
        let Some(filter) = card.with_untracked(|card| card.as_ref().map(filter)) else { return };
        desk.turn_to(Page::Timeline);
        desk.set_filter(&|shown| *shown = filter.clone());
        // From another page the card stays behind.
        focus::keep(focus::MAIN);
    };
    view! { <button type="button" on:click=show>{label}</button> }
}

/// An id, and a button to the message that it leads to.
#[component]
fn Jump(card: Chosen, to: fn(&Card) -> Related) -> impl IntoView {
    let player = use_player();
    let position = Memo::new(move |_| card.with(|card| card.as_ref().and_then(|card| to(card).position)));
    let id = move || card.with(|card| card.as_ref().map(|card| to(card).id.to_string()));
    let go = move |_| {
        if let Some(position) = position.get_untracked() {
            player.go(Move::To(position));
            // There it may lead nowhere further.
            focus::keep(".event-card h3");
        }
    };
    let leads = Memo::new(move |_| position.get().is_some());
    let label = move || position.get().map(text::go_to);
    view! {
        {id}
        " "
        <Show when=move || leads.get() fallback=|| format!("({})", text::BY_A_PERSON)>
            <button type="button" on:click=go>{label}</button>
        </Show>
    }
}
