//! The cards of a lesson, one at a time, and at the end what the learner has just seen.

use super::classroom::Classroom;
use crate::lessons::Lesson;
use crate::ui::glossary::found;
use crate::view::text;
use leptos::prelude::*;

/// The card that is on show. All cards have the same place, so that nothing moves when the next one comes.
#[component]
pub(super) fn Cards(classroom: Classroom, lesson: &'static Lesson) -> impl IntoView {
    let count = lesson.cards.len() + 1;
    let card = Memo::new(move |_| classroom.run().card.min(count - 1));
    let solved = Memo::new(move |_| classroom.run().solved);
    let shown = Memo::new(move |_| match lesson.cards.get(card.get()) {
        Some(card) => (card.title, card.text),
        None if solved.get() => (text::CARD_SEEN, lesson.seen),
        None => (text::CARD_SEEN, text::CARD_SEEN_LATER),
    });
    let content = move || {
        let ((title, text), mut seen) = (shown.get(), vec![]);
        view! {
            <h3 id="lesson-card">{found(title, &mut seen)}</h3>
            <p>{found(text, &mut seen)}</p>
        }
    };
    view! {
        <section class="lesson-card" aria-labelledby="lesson-card">
            <div aria-live="polite" class="says">{content}</div>
            <div class="turn">
                <button
                    type="button"
                    aria-disabled=move || (card.get() == 0).then_some("true")
                    on:click=move |_| classroom.turn(-1)
                >{text::CARD_BACK}</button>
                <span>{move || text::card_of(card.get() + 1, count)}</span>
                <button
                    type="button"
                    class="primary"
                    aria-disabled=move || (card.get() + 1 == count).then_some("true")
                    on:click=move |_| classroom.turn(1)
                >{text::CARD_NEXT}</button>
            </div>
        </section>
    }
}
