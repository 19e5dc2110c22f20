//! The money line: what came in less what went out is what is there. It always holds, or says that it does not.

use crate::ui::desk::use_desk;
use crate::view::money_line::{MoneyLine, Standing};
use crate::view::text;
use leptos::prelude::*;

/// The money line at the cursor.
#[component]
pub fn Totals() -> impl IntoView {
    let desk = use_desk();
    let line = Memo::new(move |_| MoneyLine::of(desk.sight().models.totals.model()));
    view! {
        <section class="panel totals" aria-labelledby="totals">
            <h2 id="totals">{text::MONEY_LINE}</h2>
            <p class="equation">
                <Term name=text::DEPOSITS amount=Signal::derive(move || line.with(|line| line.deposits.clone())) />
                <span class="sign">"−"</span>
                <Term name=text::WITHDRAWALS amount=Signal::derive(move || line.with(|line| line.withdrawals.clone())) />
                <span class="sign">"="</span>
                <Term name=text::BALANCES amount=Signal::derive(move || line.with(|line| line.balances.clone())) />
                <span class="sign">"+"</span>
                <Term name=text::IN_FLIGHT amount=Signal::derive(move || line.with(|line| line.in_flight.clone())) />
            </p>
            <p class=move || line.with(|line| class(&line.standing))>{move || line.with(|line| line.standing.text())}</p>
        </section>
    }
}

#[component]
fn Term(name: &'static str, amount: Signal<String>) -> impl IntoView {
    view! {
        <span class="term">
            <b>{amount}</b>
            " "
            <span>{name}</span>
        </span>
    }
}

fn class(standing: &Standing) -> &'static str {
    match standing {
        Standing::Holds => "line-holds",
        Standing::Made(_) | Standing::Lost(_) => "line-broken",
    }
}
