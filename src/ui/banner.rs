//! The banner that stands over every page while the past is on screen.

use super::desk::use_desk;
use super::focus;
use super::lessons::classroom::use_classroom;
use super::practice::practising::use_practising;
use super::what_if::dialog::WhatIf;
use crate::view::machinery::practice;
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
    let is_lesson = use_classroom().lesson().is_some();
    let back = move |_| {
        focus::leave(".banner", focus::MAIN);
        desk.go(Move::Live);
    };
    let said = move || past.get().map(|(position, head)| text::banner(position, head));
    view! {
        <Show when=move || !is_past.get() && is_lesson>
            <LiveStrip />
        </Show>
        <Show when=move || is_past.get()>
            <div class="banner" role="region" aria-label=text::BANNER>
                <p>
                    <strong>{said}</strong>
                    " "
                    {text::BANNER_WHY}
                </p>
                <div class="buttons">
                    <button type="button" on:click=move |_| what_if.ask(desk.place().0)>{text::BRANCH_HERE}</button>
                    <button type="button" class="primary" on:click=back>{text::BACK_TO_LIVE}</button>
                </div>
            </div>
        </Show>
    }
}

/// What stands in the place of the banner in the present of a lesson; also what goes otherwise in its bank.
#[component]
fn LiveStrip() -> impl IntoView {
    let practising = use_practising();
    let otherwise =
        Memo::new(move |_| practising.with_plan(|plan| (!plan.is_sound()).then(|| practice::otherwise(plan))));
    let is_otherwise = move || otherwise.with(Option::is_some);
    view! {
        <p class="banner is-live" class:is-otherwise=is_otherwise role="status">
            <span><strong>{text::LIVE_STRIP}</strong> " " {move || otherwise.get().unwrap_or_else(|| text::LIVE_STRIP_WHAT.to_owned())}</span>
        </p>
    }
}
