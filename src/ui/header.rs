//! The header: the name, the pages, what this tab may do, and what the person should know about the storage.

use super::desk::use_desk;
use super::theme::ThemeChoice;
use crate::view::{Page, tab, text};
use leptos::prelude::*;

/// The header of every page.
#[component]
pub fn Header() -> impl IntoView {
    let desk = use_desk();
    let role = Memo::new(move |_| tab::role(&desk.role()));
    view! {
        <header class="header">
            <h1>{text::NAME}</h1>
            <Menu />
            <p class="role">{role}</p>
            <ThemeChoice />
        </header>
        <Notices />
    }
}

#[component]
fn Menu() -> impl IntoView {
    let desk = use_desk();
    let links = Page::ALL.map(move |page| {
        let current = move || (desk.page() == page).then_some("page");
        view! {
            <li>
                <a href=move || desk.link_to(page) aria-current=current>{tab::page(page)}</a>
            </li>
        }
    });
    view! {
        <nav aria-label=text::PAGES>
            <ul>{links}</ul>
        </nav>
    }
}

#[component]
fn Notices() -> impl IntoView {
    let desk = use_desk();
    let notices = Memo::new(move |_| desk.notices().iter().map(tab::notice).collect::<Vec<_>>());
    view! {
        <div role="status" class="notices">
            <For each=move || notices.get() key=Clone::clone children=|notice| view! { <p class="notice">{notice}</p> } />
        </div>
    }
}
