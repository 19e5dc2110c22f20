//! Making links for a class: of the lesson that runs, and of the log as it is, with the page to open and the event at the
//! cursor.

use super::classroom::Classroom;
use crate::lessons::link;
use crate::ui::desk::use_desk;
use crate::view::form::capitalised;
use crate::view::{Cursor, Page, tab, text};
use leptos::prelude::*;

/// Makes links.
#[component]
pub(super) fn MakeLink(classroom: Classroom) -> impl IntoView {
    let desk = use_desk();
    let page = RwSignal::new(classroom.lesson().map_or(Page::Bank, |lesson| lesson.page));
    let made = RwSignal::new(None::<Result<String, String>>);
    let base = || window().location().href().unwrap_or_default().split('#').next().unwrap_or_default().to_owned();
    let at = move || match desk.cursor() {
        Cursor::Live => None,
        Cursor::At(position) => Some(position),
    };
    let of_log = move |_| {
        let (page, at) = (page.get_untracked(), untrack(at));
        let file = desk.export(None).map_err(|error| error.to_string());
        let link = file.and_then(|file| link::of_log(&file, page, at).map_err(|error| error.to_string()));
        made.set(Some(link.map(|link| base() + &link)));
    };
    let of_lesson = move |_| {
        if let Some(lesson) = classroom.lesson() {
            made.set(Some(Ok(base() + &link::of_lesson(lesson, page.get_untracked(), untrack(at)))));
        }
    };
    let shown = move || made.get().and_then(Result::ok);
    let failed = move || made.get().and_then(Result::err).map(|why| capitalised(&format!("{why}.")));
    view! {
        <p class="hint">{move || text::link_at(at())}</p>
        <div class="buttons">
            <PageChoice page />
            <button type="button" on:click=of_log>{text::LINK_OF_LOG}</button>
            {classroom.lesson().map(|_| view! { <button type="button" on:click=of_lesson>{text::LINK_OF_LESSON}</button> })}
        </div>
        <p role="alert" class="answer answer-refused">{failed}</p>
        <p role="status" class="made-link">
            {move || shown().map(|link| view! { <a href=link.clone()>{text::LINK}</a> ", " {text::characters(link.len())} })}
        </p>
    }
}

/// The page that a link opens.
#[component]
fn PageChoice(page: RwSignal<Page>) -> impl IntoView {
    let option = move |of: Page| {
        view! { <option value=of.slug() prop:selected=move || page.get() == of>{tab::page(of)}</option> }
    };
    let choose = move |event| page.set(Page::of_slug(&event_target_value(&event)).unwrap_or_default());
    view! {
        <label class="choice">
            <span>{text::LINK_PAGE}</span>
            <select on:change=choose>{Page::ALL.map(option)}</select>
        </label>
    }
}
