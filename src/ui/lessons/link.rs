//! A link of a trainer that somebody follows: what it would open is shown before it opens anything. Until that is
//! answered it stays in the address, so that the page can be loaded again. No word in it leads to the glossary, since that
//! would take its place in the address.

use super::classroom::{go, use_classroom};
use super::kept::use_course;
use crate::lessons::Lesson;
use crate::lessons::link::{self, Link, NoLink, Offer};
use crate::session::Workspace;
use crate::session::import::{Candidate, Verdict, examine};
use crate::ui::desk::{Desk, use_desk};
use crate::ui::modal::Modal;
use crate::ui::storage::preview::Told;
use crate::view::form::capitalised;
use crate::view::{Address, Cursor, storage, text};
use leptos::prelude::*;

/// The link that the address is, if it is one and nobody has answered it yet. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Offered(RwSignal<Option<Result<Link, NoLink>>, LocalStorage>);

impl Offered {
    /// Reads the address, now and whenever it changes.
    #[must_use]
    pub fn at_the_address() -> Self {
        let read = || link::read(&window().location().hash().unwrap_or_default());
        let offered = RwSignal::new_local(read());
        let listener = window_event_listener(leptos::ev::hashchange, move |_| {
            let link = read();
            if link.is_some() || offered.with_untracked(Option::is_some) {
                offered.set(link);
            }
        });
        on_cleanup(move || listener.remove());
        Self(offered)
    }

    /// Whether there is one.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.0.with(Option::is_some)
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
        Ok(Link { offer, page, at }) => {
            let sight = Address { page, cursor: at.map_or(Cursor::Live, Cursor::At), ..Address::default() };
            match offer {
                Offer::Lesson(lesson) => view! { <OfLesson lesson sight close /> }.into_any(),
                Offer::Log(bytes) => {
                    let log = |candidate| view! { <OfLog candidate sight=sight.clone() close /> };
                    examine(&bytes).into_iter().map(log).collect_view().into_any()
                }
            }
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

/// A lesson, which begins in a bank of its own. Who has begun it already can also go on with it.
#[component]
fn OfLesson(lesson: &'static Lesson, sight: Address, close: impl Fn() + Copy + 'static) -> impl IntoView {
    let classroom = use_classroom();
    let begun = use_course().run(lesson).and_then(|run| Workspace::parse(&run.workspace).ok());
    let what = if begun.is_some() { text::LINK_BEGINS_AGAIN } else { text::LINK_OWN_BANK };
    let here = StoredValue::new(sight.clone());
    let go_on = begun.map(|workspace| {
        let on = move |_| {
            close();
            go(&Address { workspace: workspace.clone(), ..here.get_value() });
        };
        view! { <button type="button" on:click=on>{text::LESSON_GO_ON}</button> }
    });
    let open = move |_| {
        close();
        classroom.begin_at(lesson, false, here.get_value());
    };
    view! {
        <p><strong>{text::lesson_title(lesson.number, lesson.title)}</strong> " " {lesson.teaches}</p>
        <p class="hint">{what}</p>
        <div class="buttons">
            <button type="button" class="primary" on:click=open>{text::LINK_OPEN}</button>
            {go_on}
        </div>
    }
}

/// A log, which opens in a bank of its own, whatever banks there are.
#[component]
fn OfLog(candidate: Candidate, sight: Address, close: impl Fn() + Copy + 'static) -> impl IntoView {
    let (desk, said) = (use_desk(), RwSignal::new(None::<String>));
    let can_open = !matches!(candidate.verdict, Verdict::Refused(_));
    let place = can_open.then(|| place(desk, &candidate));
    let (verdict, size) = (candidate.verdict.clone(), storage::count(candidate.messages, "message", "messages"));
    let of = StoredValue::new_local((candidate, sight));
    let open = move |_| {
        let (candidate, sight) = of.get_value();
        match candidate.land_beside(&desk.workspaces(), text::LINK_BANK) {
            Ok(workspace) => {
                close();
                go(&Address { workspace, ..sight });
            }
            Err(error) => said.set(Some(storage::refused(&error))),
        }
    };
    view! {
        <p>{size}</p>
        <Told verdict />
        {place.map(|place| view! { <p class="hint">{place}</p> })}
        {can_open.then(|| view! { <button type="button" class="primary" on:click=open>{text::LINK_OPEN}</button> })}
        <p role="alert" class="answer answer-refused">{said}</p>
    }
}

/// Where the log of a link would lie, and where the same one lies already. What can't be read is told when it is opened.
fn place(desk: Desk, candidate: &Candidate) -> String {
    let banks = desk.workspaces();
    let free = banks.free(&Workspace::ordinary(text::LINK_BANK)).ok();
    let new = free.map_or(text::LINK_OWN_BANK.to_owned(), |free| text::link_opens_in(free.as_str()));
    let same = candidate.lies_in(&banks).ok().flatten().map(|there| {
        let name = banks.name(&there).ok().flatten();
        text::link_is_there(&storage::called(&there, name.as_ref()))
    });
    [Some(new), same].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
