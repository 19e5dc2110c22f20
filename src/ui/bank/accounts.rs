//! The accounts at the cursor, a card each.

use super::broken_note::BrokenNote;
use super::cut::{Cut, Rest};
use super::explained::Explained;
use super::manage::Manage;
use super::sparkline::Sparkline;
use crate::bank::projections::accounts::AccountView;
use crate::bank::projections::one::Kind;
use crate::domain::AccountId;
use crate::ui::desk::use_desk;
use crate::view::money::{self, Length};
use crate::view::text;
use leptos::prelude::*;

/// How many are shown until all are wanted.
const FIRST: usize = 12;

/// All accounts.
#[component]
pub fn Accounts() -> impl IntoView {
    let desk = use_desk();
    let cut = Cut::after(FIRST);
    let count = Memo::new(move |_| desk.sight().accounts().len());
    let is_empty = Memo::new(move |_| count.get() == 0);
    let ids = Memo::new(move |_| desk.sight().accounts().iter().take(cut.most()).map(|(id, _)| id).collect::<Vec<_>>());
    // Who opens an account wants to see it.
    let opened = Memo::new(move |_| desk.read(|bank| bank.read_models().accounts.model().len()));
    Effect::new(move |before: Option<usize>| {
        let opened = opened.get();
        if before.is_some_and(|before| before < opened) {
            cut.show_all();
        }
        opened
    });
    view! {
        <section class="panel" aria-labelledby="accounts">
            <h2 id="accounts">{text::ACCOUNTS}</h2>
            <p class="hint">{text::ACCOUNTS_WHAT}</p>
            <BrokenNote feeding=&[Kind::Accounts] />
            <Show when=move || is_empty.get()>
                <p class="empty">{text::NO_ACCOUNT}</p>
            </Show>
            <ul class="cards">
                <For each=move || ids.get() key=|id| *id children=|id| view! { <Account id /> } />
            </ul>
            <Rest cut count list=".cards" />
        </section>
    }
}

/// One account. It changes only when the account does, however many others there are.
#[component]
fn Account(id: AccountId) -> impl IntoView {
    let desk = use_desk();
    // A card outlives its account by a moment when the cursor moves before its opening; then it is empty.
    let view = Memo::new(move |_| desk.sight().accounts().get(id).cloned().unwrap_or_default());
    let length = Memo::new(move |_| view.with(|view| money::length(&balance(view))));
    let (heading, explained) = (format!("account-{id}"), expect_context::<Explained>());
    view! {
        <li class="card" class:closed=move || view.with(|view| !view.state.is_open())>
            <article aria-labelledby=heading>
                <h3 id=heading.clone()>{move || view.with(number)}</h3>
                <p
                    class="balance"
                    class:is-owed=move || view.with(word).is_some()
                    class:is-long=move || length.get() == Length::Long
                    class:is-longest=move || length.get() == Length::Longest
                >
                    <button type="button" title=text::EXPLAIN on:click=move |_| explained.explain(id)>
                        <data>{move || view.with(balance)}</data>
                        " "
                        <span>{move || view.with(word)}</span>
                        <span class="visually-hidden">{text::EXPLAIN}</span>
                    </button>
                </p>
                <Sparkline id />
                <p class="standing">
                    <span class="badge">{move || view.with(standing)}</span>
                    <span>{move || view.with(limit)}</span>
                    <span>{text::VERSION} " " {move || view.with(|view| view.version.get())}</span>
                </p>
                <Manage id view />
            </article>
        </li>
    }
}

fn number(view: &AccountView) -> String {
    view.state.holding().map(|holding| holding.number.to_string()).unwrap_or_default()
}

fn balance(view: &AccountView) -> String {
    view.state.holding().map(|holding| money::amount(holding.balance)).unwrap_or_default()
}

fn word(view: &AccountView) -> Option<&'static str> {
    view.state.holding().and_then(|holding| money::word(holding.balance))
}

fn limit(view: &AccountView) -> String {
    view.state.holding().map(|holding| money::overdraft(holding.overdraft_limit)).unwrap_or_default()
}

fn standing(view: &AccountView) -> &'static str {
    if view.state.is_open() { text::OPEN } else { text::CLOSED }
}
