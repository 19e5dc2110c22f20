//! What is said beside a form: why it is switched off, and what the bank answered.

use super::draft::{Answer, Draft};
use leptos::prelude::*;

/// The line below a form. A refusal is an alert, a success a status; both places are there from the beginning, since
/// only a change in a place that was there is read aloud.
#[component]
pub fn AnswerLine(
    /// The form that was answered.
    draft: Draft,
) -> impl IntoView {
    let taken = move || match draft.answer() {
        Some(Answer::Taken(text)) => Some(text),
        Some(Answer::Refused(_)) | None => None,
    };
    let refused = move || match draft.answer() {
        Some(Answer::Refused(text)) => Some(text),
        Some(Answer::Taken(_)) | None => None,
    };
    view! {
        <p role="status" class="answer answer-taken">{taken}</p>
        <p role="alert" class="answer answer-refused">{refused}</p>
    }
}
