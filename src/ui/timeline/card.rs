//! The card of the chosen event: what it says, in its envelope; ways to the messages that it names; what it changed, what
//! it belongs to, and the Rust behind it.

use super::bookmarks::MarkButton;
use super::changes::Changes;
use super::conversation::Conversation;
use super::player::use_player;
use super::raw::Raw;
use super::source::Source;
use crate::ui::desk::use_desk;
use crate::ui::what_if::dialog::WhatIf;
use crate::view::entry::{self, Card, Related};
use crate::view::filter::Filter;
use crate::view::{Move, Page, text, time};
use leptos::prelude::*;

/// The card of the event at the cursor.
#[component]
pub fn EventCard() -> impl IntoView {
    let desk = use_desk();
    let card = Memo::new(move |_| {
        let (position, _) = desk.place();
        desk.read_named(|bank, names| entry::card(bank.log(), position, names))
    });
    view! {
        <section class="panel event-card" aria-labelledby="chosen">
            <h2 id="chosen">{text::CHOSEN}</h2>
            {move || match card.get() {
                Some(card) => view! { <Content card /> }.into_any(),
                None => view! { <p class="empty">{text::BEFORE_FIRST}</p> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Content(card: Card) -> impl IntoView {
    let Card { row, stream, schema, data, id, correlation, causation } = card;
    let what_if = expect_context::<WhatIf>();
    let (only_stream, only_conversation) = (Filter::stream(&stream), Filter::correlation(correlation.id));
    view! {
        <h3>{row.sentence}</h3>
        <p class="type">
            <span class=row.kind.class()>{row.kind.name()}</span>
            " "
            {row.type_name}
        </p>
        <div class="buttons">
            <MarkButton position=row.position />
            <button type="button" on:click=move |_| what_if.ask(row.position)>{text::WHAT_IF}</button>
        </div>
        <dl>
            <dt>{text::CARD_STREAM}</dt>
            <dd>
                {stream.to_string()} ", " {text::VERSION} " " {row.version.get()} " "
                <Only filter=only_stream label=text::ONLY_STREAM />
            </dd>
            <dt>{text::CARD_TIME}</dt>
            <dd>
                <time datetime=row.time.to_string()>{time::full(row.time)}</time>
            </dd>
            <dt>{text::CARD_ID}</dt>
            <dd>{id.to_string()}</dd>
            <dt>{text::CARD_CORRELATION}</dt>
            <dd>
                <Jump related=correlation />
                " "
                <Only filter=only_conversation label=text::ONLY_CONVERSATION />
            </dd>
            <dt>{text::CARD_CAUSATION}</dt>
            <dd>
                <Jump related=causation />
            </dd>
            <dt>{text::CARD_SCHEMA}</dt>
            <dd>{schema}</dd>
        </dl>
        <h4>{text::CARD_DATA}</h4>
        <pre tabindex="0" aria-label=text::CARD_DATA>{data}</pre>
        <Raw position=row.position />
        <Changes />
        <Conversation />
        <Source />
    }
}

/// A button that shows the messages of one stream or conversation, and no others.
#[component]
fn Only(filter: Filter, label: &'static str) -> impl IntoView {
    let desk = use_desk();
    let show = move |_| {
        desk.turn_to(Page::Timeline);
        desk.set_filter(&|shown| *shown = filter.clone());
    };
    view! { <button type="button" on:click=show>{label}</button> }
}

/// An id, and a button to the message that it leads to.
#[component]
fn Jump(related: Related) -> impl IntoView {
    let player = use_player();
    let id = related.id.to_string();
    match related.position {
        Some(position) => {
            let go = move |_| player.go(Move::To(position));
            view! { {id} " " <button type="button" on:click=go>{text::go_to(position)}</button> }.into_any()
        }
        None => view! { {id} " (" {text::BY_A_PERSON} ")" }.into_any(),
    }
}
