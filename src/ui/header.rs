//! The header: the name, the bank, the pages, what this tab may do, and what the person should know about the storage.

use super::desk::use_desk;
use super::display::DisplayChoice;
use super::storage::keep::KeepMemory;
use super::storage::shelf::use_shelf;
use crate::session::Workspace;
use crate::view::{Page, storage, tab, text};
use leptos::prelude::*;

/// The header of every page.
#[component]
pub fn Header() -> impl IntoView {
    let desk = use_desk();
    let role = Memo::new(move |_| tab::role(&desk.role()));
    view! {
        <header class="header">
            <h1>{text::NAME}</h1>
            <WhichBank />
            <Menu />
            <p class="role">{role}</p>
            <DisplayChoice />
        </header>
        <Notices />
        <KeepMemory />
    }
}

/// The name of the bank, where it is not the one that everybody has.
#[component]
fn WhichBank() -> impl IntoView {
    let (desk, shelf) = (use_desk(), use_shelf());
    let called = Memo::new(move |_| {
        shelf.track();
        let workspace = desk.workspace();
        // A name that can't be read is as good as none: the address is there.
        let name = desk.workspaces().name(&workspace).ok().flatten();
        (workspace != Workspace::first()).then(|| storage::called(&workspace, name.as_ref()))
    });
    let shown = move |called| view! { <p class="which-bank">{text::THIS_BANK_IS} " " <strong>{called}</strong></p> };
    move || called.get().map(shown)
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
