//! What the chosen message changed: each field before and after it.

use crate::ui::desk::use_desk;
use crate::view::changes::{Changed, changed};
use crate::view::text;
use leptos::prelude::*;

/// The fields that the message at the cursor changed.
#[component]
pub fn Changes() -> impl IntoView {
    let desk = use_desk();
    let fields = Memo::new(move |_| {
        let (position, _) = desk.place();
        desk.read(|bank| changed(bank.log(), position))
    });
    view! {
        <h4 id="changes">{text::CARD_CHANGES}</h4>
        {move || match fields.get() {
            fields if fields.is_empty() => view! { <p class="empty">{text::CHANGES_NOTHING}</p> }.into_any(),
            fields => view! { <Table fields /> }.into_any(),
        }}
    }
}

#[component]
fn Table(fields: Vec<Changed>) -> impl IntoView {
    let row = |Changed { field, before, after }| {
        view! {
            <tr>
                <th scope="row">{field}</th>
                <td>{before}</td>
                <td>{after}</td>
            </tr>
        }
    };
    view! {
        <table class="changes" aria-labelledby="changes">
            <thead>
                <tr>
                    <th scope="col">{text::CHANGES_FIELD}</th>
                    <th scope="col">{text::CHANGES_BEFORE}</th>
                    <th scope="col">{text::CHANGES_AFTER}</th>
                </tr>
            </thead>
            <tbody>{fields.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}
