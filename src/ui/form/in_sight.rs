//! What the bank answered, as long as it is so. An answer speaks of the log as it was when it came: in a past that lies
//! before that it is not shown, and a refusal goes when what stood in the way has changed.

use super::draft::{Answer, Draft};
use crate::event_sourcing::Version;
use crate::ui::desk::use_desk;
use leptos::prelude::*;

/// How a thing stands that an answer is about: the version of its stream, and how many transfers keep it busy.
pub type Standing = (Version, usize);

/// The answer to a draft, as long as it is so.
#[must_use]
pub fn in_sight(draft: Draft, about: Option<Memo<Standing>>) -> Signal<Option<Answer>> {
    let desk = use_desk();
    let stands = move || about.map(|about| about.get());
    let came = Memo::new(move |_| draft.answer().map(|answer| (answer, desk.head(), untrack(stands))));
    Signal::derive(move || {
        let (answer, at, stood) = came.get()?;
        let is_past = desk.place().0 < at;
        let is_over = match answer {
            Answer::Refused(_) => stands() != stood,
            Answer::Sent | Answer::Taken(_) => false,
        };
        (!is_past && !is_over).then_some(answer)
    })
}
