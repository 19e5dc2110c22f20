//! For whoever teaches: large type and keys for a projector, and a sheet to print with what to ask and what to wait for.

use super::classroom::{Classroom, use_classroom};
use super::make_link::MakeLink;
use super::script::use_script;
use crate::lessons::{COURSE, Lesson};
use crate::ui::glossary::found;
use crate::ui::kept;
use crate::view::text;
use leptos::ev::{KeyboardEvent, keydown};
use leptos::prelude::*;
use web_sys::HtmlDetailsElement;

/// What the mode is remembered under, and the attribute of the page that style sheets go by.
const KEPT: &str = "presenter";

/// Whether the page is shown to a class. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Presenter(RwSignal<bool>);

impl Presenter {
    /// The mode as it was left.
    #[must_use]
    pub fn as_kept() -> Self {
        let is_on = RwSignal::new(kept::read(KEPT).is_some());
        Effect::new(move |_| {
            let root = document().document_element();
            // An attribute of the page can always be set.
            let _ = root.map(|root| root.toggle_attribute_with_force("data-presenter", is_on.get()));
            kept::write(KEPT, is_on.get().then_some("on"));
        });
        Self(is_on)
    }
}

/// Listens to the keys of a presenter: Page Down and Page Up turn the cards, F8 takes the next step of a solution. A key
/// that something else has answered to already does not act twice.
pub fn listen(classroom: Classroom, presenter: Presenter) {
    let script = use_script();
    if classroom.lesson().is_none() {
        return;
    }
    let listener = window_event_listener(keydown, move |event: KeyboardEvent| {
        if !presenter.0.get_untracked() || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        if event.default_prevented() {
            return;
        }
        let by = match event.key().as_str() {
            // What is read then is the dialog, and not the card behind it.
            "PageDown" | "PageUp" if is_dialog_open() => return,
            "PageDown" => 1,
            "PageUp" => -1,
            // A dialog may be what the step before has opened.
            "F8" => {
                event.prevent_default();
                return untrack(|| script.step());
            }
            _ => return,
        };
        event.prevent_default();
        classroom.turn(by);
    });
    on_cleanup(move || listener.remove());
}

fn is_dialog_open() -> bool {
    matches!(document().query_selector("dialog[open]"), Ok(Some(_)))
}

/// The switch of the mode, and the sheet.
#[component]
pub fn ForTrainers() -> impl IntoView {
    let (Presenter(is_on), classroom) = (expect_context(), use_classroom());
    let is_open = RwSignal::new(false);
    let toggle = move |event| is_open.set(event_target::<HtmlDetailsElement>(&event).open());
    let sheets = move || is_open.get().then(|| COURSE.iter().map(|lesson| view! { <Sheet lesson /> }).collect_view());
    view! {
        <section class="panel trainer" aria-labelledby="trainers">
            <h2 id="trainers">{text::TRAINERS}</h2>
            <p class="hint">{text::PRESENTER_WHAT}</p>
            <div class="buttons">
                <button type="button" aria-pressed=move || is_on.get().to_string() on:click=move |_| is_on.update(|on| *on = !*on)>
                    {text::PRESENTER}
                </button>
                <Show when=move || is_open.get()>
                    <button type="button" on:click=move |_| drop(window().print())>{text::PRINT_SHEET}</button>
                </Show>
            </div>
            <MakeLink classroom />
            <details on:toggle=toggle>
                <summary>{text::TRAINER_SHEET}</summary>
                {sheets}
            </details>
        </section>
    }
}

#[component]
fn Sheet(lesson: &'static Lesson) -> impl IntoView {
    let title = text::lesson_title(lesson.number, lesson.title);
    let mut seen = vec![];
    let (heading, teaches) = (found(title.clone(), &mut seen), found(lesson.teaches, &mut seen));
    let goal: Vec<_> = lesson.goal.iter().map(|clause| view! { <li>{found(clause.asks, &mut seen)}</li> }).collect();
    let mut question = |(question, answer): &(&'static str, &'static str)| {
        view! { <dt>{found(*question, &mut seen)}</dt> <dd>{found(*answer, &mut seen)}</dd> }
    };
    let questions: Vec<_> = lesson.notes.questions.iter().map(&mut question).collect();
    view! {
        <article class="sheet" aria-label=title>
            <h3>{heading} ", " {text::minutes(lesson.notes.minutes)}</h3>
            <p>{teaches}</p>
            <ul>{goal}</ul>
            <dl>{questions}</dl>
        </article>
    }
}
