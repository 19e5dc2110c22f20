//! The banner that stands over every page while the past is on screen.

use super::desk::use_desk;
use super::what_if::dialog::WhatIf;
use crate::view::{Cursor, Move, text};
use leptos::prelude::*;

/// Says that the past is on screen, and leads back.
#[component]
pub fn Banner() -> impl IntoView {
    let (desk, what_if) = (use_desk(), expect_context::<WhatIf>());
    let past = Memo::new(move |_| match desk.cursor() {
        Cursor::Live => None,
        Cursor::At(_) => Some(desk.place()),
    });
    let is_past = Memo::new(move |_| past.with(Option::is_some));
    let said = move || past.get().map(|(position, head)| text::banner(position, head));
    view! {
        <Show when=move || is_past.get()>
            <div class="banner" role="region" aria-label=text::BANNER>
                <p>
                    <strong>{said}</strong>
                    " "
                    {text::BANNER_WHY}
                </p>
                <div class="buttons">
                    <button type="button" on:click=move |_| what_if.ask(desk.place().0)>{text::BRANCH_HERE}</button>
                    <button type="button" class="primary" on:click=move |_| desk.go(Move::Live)>{text::BACK_TO_LIVE}</button>
                </div>
            </div>
        </Show>
    }
}
