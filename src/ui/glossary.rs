//! The glossary: every word of this project with what it means here, and links that lead to it from wherever it stands.
//! The address says which word it is open at, so the way back leads to the very sight that the link was followed from.

use super::desk::{Desk, use_desk};
use super::modal::Modal;
use crate::view::glossary::Word;
use crate::view::marked::Part;
use crate::view::{Marked, text};
use leptos::prelude::*;
use std::borrow::Cow;
use web_sys::Element;

/// The list of words, with the one on top that somebody asked about.
#[component]
pub fn GlossaryDialog() -> impl IntoView {
    let desk = use_desk();
    let asked = Memo::new(move |_| desk.word());
    // What nobody asks for is not made.
    let content = move || asked.get().map(|word| view! { <Words word /> });
    view! {
        <Modal
            is_open=Signal::derive(move || asked.get().is_some())
            on_close=Callback::new(move |()| desk.look_up(None))
            labelled_by="glossary"
            class="glossary"
        >
            {content}
        </Modal>
    }
}

#[component]
fn Words(word: Word) -> impl IntoView {
    let desk = use_desk();
    let row = |word: Word| view! { <dt>{word.name()}</dt> <dd>{word.meaning()}</dd> };
    view! {
        <h2 id="glossary">{text::GLOSSARY}</h2>
        <p class="asked"><strong>{word.name()}</strong> ": " {word.meaning()}</p>
        <div class="buttons">
            <button type="button" autofocus on:click=move |_| desk.look_up(None)>{text::CLOSE}</button>
        </div>
        <dl>{Word::ALL.map(row)}</dl>
    }
}

/// A word that leads to the glossary.
#[component]
pub fn Term(
    /// The word.
    word: Word,
    /// How it stands here.
    #[prop(into)]
    text: Cow<'static, str>,
) -> impl IntoView {
    let desk = use_desk();
    let link = untrack(|| desk.link_to_word(word));
    view! { <a class="word" href=link on:click=move |event| keep_sight(desk, word, &event)>{text}</a> }
}

/// Makes the link lead to the sight as it is now. It is not kept so all the time, since there are many of them, and the
/// cursor moves often.
fn keep_sight(desk: Desk, word: Word, event: &leptos::ev::MouseEvent) {
    let link = untrack(|| desk.link_to_word(word));
    // A link that stays as it was leads to the same word, and to a sight of a moment ago.
    let _ = event_target::<Element>(event).set_attribute("href", &link);
}

/// So that a text with marks can stand wherever a text without any can.
impl IntoRender for Marked {
    type Output = Vec<AnyView>;

    fn into_render(self) -> Self::Output {
        let part = |part| match part {
            Part::Plain(text) => text.into_any(),
            Part::Word(word, text) => view! { <Term word text /> }.into_any(),
        };
        self.parts().into_iter().map(part).collect()
    }
}

/// A text in which nothing is marked: each word leads to the glossary where it stands first.
#[component]
pub fn Text(
    /// The text.
    #[prop(into)]
    text: Cow<'static, str>,
) -> impl IntoView {
    found(text, &mut Vec::new())
}

/// One of several texts, which have such words in common: where they stand first in any of them.
pub fn found(text: impl Into<Cow<'static, str>>, seen: &mut Vec<Word>) -> Vec<AnyView> {
    let text = text.into();
    let (mut parts, mut rest) = (Vec::new(), &*text);
    while let Some((word, place)) = Word::first_in(rest) {
        let (before, shown) = (rest[..place.start].to_owned(), rest[place.clone()].to_owned());
        parts.push(before.into_any());
        if seen.contains(&word) {
            parts.push(shown.into_any());
        } else {
            seen.push(word);
            parts.push(view! { <Term word text=shown /> }.into_any());
        }
        rest = &rest[place.end..];
    }
    parts.push(rest.to_owned().into_any());
    parts
}
