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
    let is_refused = |answer: &Answer| matches!(answer, Answer::Refused(_));
    let is_taken = move || matches!(draft.answer(), Some(Answer::Taken(_)));
    let status = move || draft.answer().filter(|answer| !is_refused(answer)).map(Answer::text);
    let alert = move || draft.answer().filter(is_refused).map(Answer::text);
    view! {
        <p role="status" class="answer" class:answer-taken=is_taken>{status}</p>
        <p role="alert" class="answer answer-refused">{alert}</p>
    }
}
