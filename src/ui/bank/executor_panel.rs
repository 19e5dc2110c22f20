//! The panel of the executor: how it runs, what is handled next, and buttons for one step.

use super::executor::use_executor;
use crate::bank::AnyBank;
use crate::session::Session;
use crate::ui::desk::use_desk;
use crate::view::machinery::next as words;
use crate::view::machinery::subscriptions::{delays, pauses};
use crate::view::pace::Pace;
use crate::view::{Barred, Cursor, Page, text};
use leptos::prelude::*;

/// Shows and steps the process manager.
#[component]
pub fn ExecutorPanel() -> impl IntoView {
    let (desk, executor) = (use_desk(), use_executor());
    let barred = Memo::new(move |_| desk.stepper().err());
    let next = Memo::new(move |_| {
        let (waiting, cursor) = (executor.next(), desk.cursor());
        let now = desk.ask(Session::now);
        desk.read_named(|bank, names| match cursor {
            Cursor::Live => words::next(bank, names, &desk.plan(), waiting.as_ref(), now),
            Cursor::At(position) => words::next_at(bank, names, position),
        })
    });
    view! {
        <section class="panel executor" aria-labelledby="executor">
            <h2 id="executor">{text::EXECUTOR}</h2>
            <p class="hint">{text::EXECUTOR_WHAT}</p>
            <fieldset disabled=move || barred.with(Option::is_some)>
                <Mode />
                <div class="buttons">
                    <button type="button" on:click=move |_| executor.step()>{text::HANDLE_ONE}</button>
                    <button type="button" on:click=move |_| executor.round()>{text::ONE_ROUND}</button>
                    <button type="button" on:click=move |_| executor.run_until_quiet()>{text::UNTIL_QUIET}</button>
                </div>
            </fieldset>
            <p class="next">{next}</p>
            <HeldBack told=pauses ends_at=text::PAUSE_ENDS_AT />
            <HeldBack told=move |bank: &AnyBank| delays(bank, &desk.plan()) ends_at=text::DELAY_ENDS_AT ends_here=text::DELAY_ENDS_BELOW />
            <p class="barred">{move || barred.with(|barred| barred.as_ref().map(Barred::text))}</p>
            <Said />
        </section>
    }
}

/// What it said last. It is read aloud to who steps by hand; what goes by itself is read as it comes into the log.
#[component]
fn Said() -> impl IntoView {
    let executor = use_executor();
    let is_by_hand = move || executor.pace() == Pace::ByHand;
    let (aloud, quietly) =
        (move || is_by_hand().then(|| executor.said()), move || (!is_by_hand()).then(|| executor.said()));
    view! {
        <p role="status" class="answer">{aloud}</p>
        <p class="answer">{quietly}</p>
    }
}

/// What is held back, since nothing else says why it goes no further; and where that is ended.
#[component]
fn HeldBack(
    /// What there is to tell of a bank.
    told: impl Fn(&AnyBank) -> Option<String> + Copy + Send + Sync + 'static,
    /// The link to where it is ended.
    ends_at: &'static str,
    /// Where it is ended, for who is on that page already and would not see it at once.
    #[prop(optional)]
    ends_here: &'static str,
) -> impl IntoView {
    let desk = use_desk();
    let told = Memo::new(move |_| if desk.cursor().is_live() { desk.read(told) } else { None });
    let is_there = Memo::new(move |_| told.with(Option::is_some));
    let is_elsewhere = move || desk.page() != Page::Machinery;
    view! {
        <Show when=move || is_there.get()>
            <p class="barred">
                {told} " "
                <Show when=is_elsewhere fallback=move || ends_here>
                    <a href=move || desk.link_to(Page::Machinery)>{ends_at}</a>
                </Show>
            </p>
        </Show>
    }
}

#[component]
fn Mode() -> impl IntoView {
    let executor = use_executor();
    let choice = move |pace: Pace| {
        view! {
            <label>
                <input
                    type="radio"
                    name="executor-mode"
                    prop:checked=move || executor.pace() == pace
                    on:change=move |_| executor.set_pace(pace)
                />
                {pace.label()}
            </label>
        }
    };
    view! {
        <div class="choice" role="radiogroup" aria-label=text::EXECUTOR_MODE>
            {Pace::ALL.map(choice)}
        </div>
    }
}
