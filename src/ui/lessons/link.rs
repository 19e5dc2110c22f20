//! Links of a trainer: one is made from the bank that is open; one that somebody follows is shown before it opens anything.

use super::classroom::{Classroom, go, use_classroom};
use crate::lessons::link::{self, Link, NoLink, Offer};
use crate::session::Landed;
use crate::session::import::{Candidate, Verdict, examine};
use crate::ui::desk::use_desk;
use crate::ui::modal::Modal;
use crate::ui::storage::preview::Told;
use crate::view::form::capitalised;
use crate::view::{Address, Cursor, text};
use leptos::prelude::*;

/// The link that the page was opened with, if it was one. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Offered(RwSignal<Option<Result<Link, NoLink>>, LocalStorage>);

impl Offered {
    /// Reads the address, now and whenever it changes.
    #[must_use]
    pub fn at_the_address() -> Self {
        let read = || link::read(&window().location().hash().unwrap_or_default());
        let offered = RwSignal::new_local(read());
        let listener = window_event_listener(leptos::ev::hashchange, move |_| {
            if let Some(link) = read() {
                offered.set(Some(link));
            }
        });
        on_cleanup(move || listener.remove());
        Self(offered)
    }
}

/// What a link would open, and the question whether it shall.
#[component]
pub fn LinkDialog() -> impl IntoView {
    let Offered(offered) = expect_context();
    let close = move || offered.set(None);
    let content = move || offered.get().map(|link| view! { <Preview link close /> });
    view! {
        <Modal
            is_open=Signal::derive(move || offered.with(Option::is_some))
            on_close=Callback::new(move |()| close())
            labelled_by="link"
            class="link"
        >
            {content}
        </Modal>
    }
}

#[component]
fn Preview(link: Result<Link, NoLink>, close: impl Fn() + Copy + 'static) -> impl IntoView {
    let body = match link {
        Err(why) => {
            view! { <p role="alert" class="answer answer-refused">{capitalised(&format!("{why}."))}</p> }.into_any()
        }
        Ok(Link { offer: Offer::Lesson(lesson), .. }) => {
            let classroom = use_classroom();
            view! {
                <p><strong>{text::lesson_title(lesson.number, lesson.title)}</strong> " " {lesson.teaches}</p>
                <p class="hint">{text::LINK_OWN_BANK}</p>
                <button type="button" class="primary" on:click=move |_| { close(); classroom.begin(lesson, false); }>
                    {text::LINK_OPEN}
                </button>
            }
            .into_any()
        }
        Ok(Link { offer: Offer::Log(bytes), page, at }) => {
            let cursor = at.map_or(Cursor::Live, Cursor::At);
            let found = examine(&bytes);
            found
                .into_iter()
                .map(|candidate| view! { <Log candidate address=Address { page, cursor, ..Address::default() } /> })
                .collect_view()
                .into_any()
        }
    };
    view! {
        <h2 id="link">{text::LINK}</h2>
        {body}
        <div class="buttons">
            <button type="button" autofocus on:click=move |_| close()>{text::DISCARD}</button>
        </div>
    }
}

#[component]
fn Log(candidate: Candidate, address: Address) -> impl IntoView {
    let (desk, classroom) = (use_desk(), use_classroom());
    let can_open = !matches!(candidate.verdict, Verdict::Refused(_));
    let verdict = candidate.verdict.clone();
    let size = crate::view::storage::count(candidate.messages, "message", "messages");
    let candidate = StoredValue::new_local((candidate, address));
    let open = move |_| {
        let (candidate, address) = candidate.get_value();
        match candidate.land(&desk.workspaces(), text::LINK_BANK) {
            Ok(Landed::Added(workspace) | Landed::Already(workspace)) => go(&Address { workspace, ..address }),
            Err(error) => classroom.say(crate::view::storage::refused(&error)),
        }
    };
    view! {
        <p>{size}</p>
        <Told verdict />
        {can_open.then(|| view! { <button type="button" class="primary" on:click=open>{text::LINK_OPEN}</button> })}
        <p role="status" class="answer answer-refused">{move || classroom.said()}</p>
    }
}

/// Makes links: of the lesson that runs, and of the log as it is, with the event at the cursor.
#[component]
pub(super) fn MakeLink(classroom: Classroom) -> impl IntoView {
    let desk = use_desk();
    let made = RwSignal::new(None::<Result<String, String>>);
    let base = || window().location().href().unwrap_or_default().split('#').next().unwrap_or_default().to_owned();
    let of_log = move |_| {
        let at = untrack(|| match desk.cursor() {
            Cursor::Live => None,
            Cursor::At(position) => Some(position),
        });
        let file = desk.export(None).map_err(|error| error.to_string());
        let page = crate::view::Page::Bank;
        made.set(Some(
            file.and_then(|file| link::of_log(&file, page, at).map_err(|error| error.to_string()))
                .map(|it| base() + &it),
        ));
    };
    let of_lesson = move |_| {
        if let Some(lesson) = classroom.lesson() {
            made.set(Some(Ok(base() + &link::of_lesson(lesson))));
        }
    };
    let shown = move || made.get().and_then(Result::ok);
    let failed = move || made.get().and_then(Result::err).map(|why| capitalised(&format!("{why}.")));
    view! {
        <div class="buttons">
            <button type="button" on:click=of_log>{text::LINK_OF_LOG}</button>
            {classroom.lesson().map(|_| view! { <button type="button" on:click=of_lesson>{text::LINK_OF_LESSON}</button> })}
        </div>
        <p role="alert" class="answer answer-refused">{failed}</p>
        <p role="status" class="made-link">
            {move || shown().map(|link| view! { <a href=link.clone()>{text::LINK}</a> ", " {text::characters(link.len())} })}
        </p>
    }
}
