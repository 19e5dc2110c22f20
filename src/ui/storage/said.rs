//! What became of an act, beside where it was asked for. Both places are there from the beginning, since only a change in
//! a place that was there is read aloud.

use crate::ui::form::draft::Answer;
use leptos::prelude::*;

/// What became of it.
#[component]
pub fn Said(
    /// What is said.
    said: RwSignal<Option<Answer>>,
) -> impl IntoView {
    let taken = move || match said.get() {
        Some(Answer::Taken(text)) => Some(text),
        Some(Answer::Refused(_) | Answer::Sent) | None => None,
    };
    let refused = move || match said.get() {
        Some(Answer::Refused(text)) => Some(text),
        Some(Answer::Taken(_) | Answer::Sent) | None => None,
    };
    view! {
        <p role="status" class="answer answer-taken">{taken}</p>
        <p role="alert" class="answer answer-refused">{refused}</p>
    }
}
