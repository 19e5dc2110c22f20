//! Given, when, then: the specification of a range or of a stream, to be read, copied and saved.

use crate::event_sourcing::{Position, StreamName};
use crate::ui::copy::CopyButton;
use crate::ui::desk::use_desk;
use crate::ui::form::part::PartFields;
use crate::ui::storage::file::save;
use crate::view::spec::{Subject, code::code, prose::prose, scenarios};
use crate::view::storage as parts;
use crate::view::text;
use leptos::prelude::*;

/// What is specified. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Specified(RwSignal<Option<Subject>>);

impl Specified {
    /// Nothing yet.
    #[must_use]
    pub fn nothing() -> Self {
        Self(RwSignal::new(None))
    }

    /// Specifies a stream up to a position.
    pub fn stream(self, name: StreamName, until: Position) {
        self.0.set(Some(Subject::Stream(name, until)));
    }
}

/// The panel.
#[component]
pub fn Specification() -> impl IntoView {
    let (desk, Specified(subject)) = (use_desk(), expect_context());
    let (from, to) = (RwSignal::new("1".to_owned()), RwSignal::new(String::new()));
    let wrong = RwSignal::new((None, None));
    let specify = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let asked = parts::part(&from.get_untracked(), &to.get_untracked(), untrack(|| desk.place().0));
        wrong.set(asked.err().unwrap_or_default());
        if let Ok((from, to)) = asked {
            subject.set(Some(Subject::Range(from, to)));
        }
    };
    view! {
        <section class="panel form" aria-labelledby="spec">
            <h2 id="spec">{text::SPEC}</h2>
            <p class="hint">{text::SPEC_WHAT}</p>
            <form novalidate on:submit=specify>
                <PartFields from to wrong named=[("spec-from", text::SPEC_FROM), ("spec-to", text::SPEC_TO)] />
                <div class="buttons"><button type="submit">{text::SPEC_SHOW}</button></div>
            </form>
            <Shown subject />
        </section>
    }
}

/// The specification: text first, the test below.
#[component]
fn Shown(subject: RwSignal<Option<Subject>>) -> impl IntoView {
    let desk = use_desk();
    let made = Memo::new(move |_| {
        let subject = subject.get()?;
        // What is specified is the past, which stays; so the head does not matter.
        Some(untrack(|| {
            desk.read_named(|bank, names| {
                let found = scenarios(bank.log(), &subject);
                let said = text::specified(found.list.len(), found.of);
                if found.list.is_empty() {
                    return (text::SPEC_EMPTY.to_owned(), None);
                }
                (said, Some((prose(&found, names), code(&found, names))))
            })
        }))
    });
    let said = move || made.with(|made| made.as_ref().map(|(said, _)| said.clone()));
    let texts = move || made.with(|made| made.as_ref().and_then(|(_, texts)| texts.clone()));
    view! {
        <p role="status" class="answer">{said}</p>
        {move || {
            texts().map(|(prose, code)| {
                view! {
                    <Text heading=text::SPEC_PROSE file="specification.txt" copy=text::SPEC_COPY_PROSE text=prose />
                    <Text heading=text::SPEC_CODE file="specification.rs" copy=text::SPEC_COPY_CODE text=code />
                }
            })
        }}
    }
}

/// One of the two texts, with the ways to take it along.
#[component]
fn Text(heading: &'static str, file: &'static str, copy: &'static str, text: String) -> impl IntoView {
    let said = RwSignal::new("");
    let text = StoredValue::new(text);
    let download = move |_| {
        said.set(if save(file, "text/plain", &text.get_value()).is_ok() { "" } else { text::FILE_UNSAVED });
    };
    view! {
        <h3>{heading}</h3>
        <pre class="specification" tabindex="0" aria-label=heading>{text.get_value()}</pre>
        <CopyButton content=Signal::derive(move || text.get_value()) label=copy />
        <div class="buttons">
            <button type="button" on:click=download>{text::SPEC_SAVE} " " {file}</button>
            <p role="status">{said}</p>
        </div>
    }
}
