//! What the bank answered, and the way to what it made.

use super::trial::{Answered, Trial};
use crate::api::explorer::shown::{indented, reason};
use crate::event_sourcing::Position;
use crate::ui::desk::use_desk;
use crate::view::{Address, text};
use leptos::prelude::*;

/// The answer to the request that was sent last. Its line is there from the beginning, so that it is read aloud.
#[component]
pub fn AnswerPanel(
    /// What was sent.
    trial: Trial,
) -> impl IntoView {
    let line = move || {
        trial.answer().map(|answered| {
            let status = answered.response.status;
            text::answered(status, reason(status), &format!("{:.1}", answered.millis))
        })
    };
    let class = move || match trial.answer().is_some_and(|answered| answered.response.status < 400) {
        true => "answer answer-taken",
        false => "answer answer-refused",
    };
    view! {
        <p role="status" class=class>{line}</p>
        {move || trial.answer().map(|answered| view! { <Shown answered /> })}
    }
}

#[component]
fn Shown(answered: Answered) -> impl IntoView {
    let Answered { asked, response, made, .. } = answered;
    let headers =
        response.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join("\n");
    let is_good = response.status < 400 && asked.starts_with("POST");
    view! {
        <div class="answered">
            <h4>{text::ANSWER} " " <code>{asked}</code></h4>
            <pre tabindex="0" aria-label=text::HEADERS>{headers}</pre>
            <pre class="raw" tabindex="0" aria-label=text::BODY>{indented(&response.body)}</pre>
            {is_good.then(|| view! { <Made made /> })}
        </div>
    }
}

#[component]
fn Made(made: Vec<(Position, String)>) -> impl IntoView {
    let desk = use_desk();
    if made.is_empty() {
        return view! { <p class="empty">{text::MADE_NOTHING}</p> }.into_any();
    }
    let links = made.into_iter().map(|(position, type_name)| {
        let href = Address::of_event(desk.workspace(), position).to_string();
        view! { <li><a href=href>{text::made(position, &type_name)}</a></li> }
    });
    view! {
        <h4>{text::MADE}</h4>
        <ul class="made">{links.collect_view()}</ul>
    }
    .into_any()
}
