//! What was found in a file: a verdict with its reasons for each log, and the way to take it in or leave it.

use super::import::{FILE_FIELD, Shown};
use super::shelf::use_shelf;
use crate::session::import::{Candidate, Verdict};
use crate::ui::desk::use_desk;
use crate::ui::focus;
use crate::ui::form::answer::AnswerLine;
use crate::ui::form::draft::Answer;
use crate::view::{storage as words, text};
use leptos::prelude::*;

/// What was found in a file.
#[component]
pub fn Preview(
    /// What is on show.
    shown: RwSignal<Shown, LocalStorage>,
) -> impl IntoView {
    let said = RwSignal::new(None);
    let cards = move || match shown.get() {
        Shown::Found(stem, candidates) => {
            let card = |candidate| view! { <Card candidate stem=stem.clone() shown said /> };
            candidates.into_iter().map(card).collect_view()
        }
        Shown::Nothing | Shown::Looking | Shown::Unreadable | Shown::Empty => Vec::new(),
    };
    view! {
        <div class="preview" role="region" aria-label=text::FOUND aria-live="polite">
            {cards}
        </div>
        <AnswerLine said />
    }
}

#[component]
fn Card(
    candidate: Candidate,
    stem: String,
    shown: RwSignal<Shown, LocalStorage>,
    said: RwSignal<Option<Answer>>,
) -> impl IntoView {
    let called = candidate.called.clone().unwrap_or(stem);
    let (label, heading) = (called.clone(), called.clone());
    let size = words::count(candidate.messages, "message", "messages");
    let is_refused = matches!(candidate.verdict, Verdict::Refused(_));
    let discard = move |_| {
        shown.set(Shown::Nothing);
        lead_on(shown);
    };
    view! {
        <article class="verdict" aria-label=label>
            <h3>{heading} {(!is_refused).then(|| view! { <span class="hint">" " {size}</span> })}</h3>
            <Told verdict=candidate.verdict.clone() />
            <div class="buttons">
                {(!is_refused).then(|| view! { <Add candidate called shown said /> })}
                <button type="button" on:click=discard>{text::DISCARD}</button>
            </div>
        </article>
    }
}

/// A verdict with its reasons.
#[component]
pub fn Told(
    /// The verdict.
    verdict: Verdict,
) -> impl IntoView {
    let (class, word, what) = match &verdict {
        Verdict::Good => ("is-good", text::GOOD, text::GOOD_WHAT),
        Verdict::Risky(_) => ("is-risky", text::RISKY, text::RISKY_WHAT),
        Verdict::Refused(_) => ("is-refused", text::REFUSED, text::REFUSED_WHAT),
    };
    let reasons = match &verdict {
        Verdict::Good => vec![],
        Verdict::Risky(cautions) => cautions.iter().map(words::caution).collect(),
        Verdict::Refused(objection) => vec![words::objection(objection)],
    };
    view! {
        <p><strong class=format!("ruling {class}")>{word}</strong> ": " {what}</p>
        <ul class="reasons">{reasons.into_iter().map(|reason| view! { <li>{reason}</li> }).collect_view()}</ul>
    }
}

#[component]
fn Add(
    candidate: Candidate,
    called: String,
    shown: RwSignal<Shown, LocalStorage>,
    said: RwSignal<Option<Answer>>,
) -> impl IntoView {
    let (desk, shelf) = (use_desk(), use_shelf());
    let of = StoredValue::new_local((candidate, called));
    let add = move |_| {
        let (candidate, called) = of.get_value();
        if shelf.act(desk, said, |banks| Ok(words::landed(&candidate.land(banks, &called)?))).is_ok() {
            shown.update(|shown| shown.leave(&candidate));
            lead_on(shown);
        }
    };
    view! { <button type="button" class="primary" on:click=add>{text::ADD_BANK}</button> }
}

/// The card that had the focus is gone: on to the next one, or to the next file.
fn lead_on(shown: RwSignal<Shown, LocalStorage>) {
    let is_over = shown.with_untracked(|shown| *shown == Shown::Nothing);
    focus::keep(if is_over { format!("#{FILE_FIELD}") } else { ".preview button".to_owned() });
}

impl Shown {
    /// Takes a log off the show, and the file when it was the last.
    fn leave(&mut self, candidate: &Candidate) {
        let Self::Found(_, candidates) = self else { return };
        candidates.retain(|kept| kept != candidate);
        if candidates.is_empty() {
            *self = Self::Nothing;
        }
    }
}
