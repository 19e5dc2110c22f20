//! Where the chosen message came from and what it led to: the tree of its conversation, each message a jump.

use super::player::use_player;
use crate::ui::desk::use_desk;
use crate::view::conversation::{Node, conversation};
use crate::view::{Move, text};
use leptos::prelude::*;

/// The conversation of the message at the cursor.
#[component]
pub fn Conversation() -> impl IntoView {
    let desk = use_desk();
    let trees = Memo::new(move |_| {
        let (position, _) = desk.place();
        desk.read_named(|bank, names| conversation(bank.log(), position, names))
    });
    view! {
        <h4 id="conversation">{text::CARD_CONVERSATION}</h4>
        <ol class="conversation" aria-labelledby="conversation">
            {move || trees.get().into_iter().map(branch).collect_view()}
        </ol>
    }
}

fn branch(node: Node) -> AnyView {
    let player = use_player();
    let Node { row, is_chosen, effects } = node;
    let go = move |_| player.go(Move::To(row.position));
    view! {
        <li>
            <button type="button" aria-current=is_chosen.then_some("true") on:click=go>
                <span class="number">{row.position.get()}</span>
                <span class=row.kind.class()>{row.kind.name()}</span>
                {row.type_name}
            </button>
            {(!effects.is_empty()).then(|| view! { <ol>{effects.into_iter().map(branch).collect_view()}</ol> })}
        </li>
    }
    .into_any()
}
