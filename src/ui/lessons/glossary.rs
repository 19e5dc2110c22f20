//! The glossary: every word of this project with what it means here, and buttons that lead to it from wherever it stands.

use crate::lessons::glossary::Word;
use crate::ui::modal::Modal;
use crate::view::text;
use leptos::prelude::*;

/// The word that somebody asked about, if one did. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Glossary(RwSignal<Option<Word>>);

impl Glossary {
    /// Nobody has asked yet.
    #[must_use]
    pub fn closed() -> Self {
        Self(RwSignal::new(None))
    }

    /// Opens it at a word.
    pub fn open(self, word: Word) {
        self.0.set(Some(word));
    }
}

/// The list of words, with the one on top that somebody asked about.
#[component]
pub fn GlossaryDialog() -> impl IntoView {
    let Glossary(asked) = expect_context();
    // What nobody asks for is not made.
    let content = move || asked.get().map(|word| view! { <Words word close=move || asked.set(None) /> });
    view! {
        <Modal
            is_open=Signal::derive(move || asked.get().is_some())
            on_close=Callback::new(move |()| asked.set(None))
            labelled_by="glossary"
            class="glossary"
        >
            {content}
        </Modal>
    }
}

#[component]
fn Words(word: Word, close: impl Fn() + 'static) -> impl IntoView {
    let row = |word: Word| view! { <dt>{word.name()}</dt> <dd>{word.meaning()}</dd> };
    view! {
        <h2 id="glossary">{text::GLOSSARY}</h2>
        <p class="asked"><strong>{word.name()}</strong> ": " {word.meaning()}</p>
        <div class="buttons">
            <button type="button" autofocus on:click=move |_| close()>{text::CLOSE}</button>
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
    text: &'static str,
) -> impl IntoView {
    let glossary: Glossary = expect_context();
    view! {
        <button type="button" class="word" aria-haspopup="dialog" on:click=move |_| glossary.open(word)>
            {text}
        </button>
    }
}

/// A text in which the words of the glossary, each where it stands first, lead to it.
#[component]
pub(super) fn Text(text: &'static str) -> impl IntoView {
    let (mut parts, mut rest, mut seen) = (Vec::new(), text, Vec::new());
    while let Some((word, place)) = Word::first_in(rest) {
        let (before, after) = (&rest[..place.start], &rest[place.end..]);
        let found = &rest[place];
        parts.push(before.into_any());
        if seen.contains(&word) {
            parts.push(found.into_any());
        } else {
            seen.push(word);
            parts.push(view! { <Term word text=found /> }.into_any());
        }
        rest = after;
    }
    parts.push(rest.into_any());
    parts
}

/// Words with what they mean.
#[component]
pub(super) fn WordList(words: &'static [Word]) -> impl IntoView {
    let row = |word: &Word| view! { <dt>{word.name()}</dt> <dd>{word.meaning()}</dd> };
    view! { <dl class="words">{words.iter().map(row).collect_view()}</dl> }
}
