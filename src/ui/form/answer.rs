//! What became of an act, beside where it was asked for: a form or a button.

use super::draft::{Answer, Draft};
use super::in_sight::in_sight;
use leptos::prelude::*;

/// The line below a form. A refusal is an alert, a success a status; both places are there from the beginning, since
/// only a change in a place that was there is read aloud.
#[component]
pub fn AnswerLine(
    /// What is said.
    #[prop(into)]
    said: Signal<Option<Answer>>,
) -> impl IntoView {
    let is_refused = |answer: &Answer| matches!(answer, Answer::Refused(_));
    let is_taken = move || matches!(said.get(), Some(Answer::Taken(_)));
    let status = move || said.get().filter(|answer| !is_refused(answer)).map(Answer::text);
    let alert = move || said.get().filter(is_refused).map(Answer::text);
    view! {
        <p role="status" class="answer" class:answer-taken=is_taken>{status}</p>
        <p role="alert" class="answer answer-refused">{alert}</p>
    }
}

/// What is said of a draft is what the bank answered, as long as that is in sight.
impl From<Draft> for Signal<Option<Answer>> {
    fn from(draft: Draft) -> Self {
        in_sight(draft, None)
    }
}
