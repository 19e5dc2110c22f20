//! The whole screen: header, banner, one page, and the timeline docked below.

use super::api::page::ApiPage;
use super::axis::Axis;
use super::bank::executor::Executor;
use super::bank::explained::{Explained, ExplainedDialog};
use super::bank::guide::Guide;
use super::bank::page::BankPage;
use super::banner::Banner;
use super::desk::{Desk, use_desk};
use super::display::Display;
use super::focus;
use super::form::drafts::Drafts;
use super::glossary::GlossaryDialog;
use super::header::Header;
use super::lessons::classroom::Classroom;
use super::lessons::course::CoursePage;
use super::lessons::link::LinkDialog;
use super::lessons::panel::LessonPanel;
use super::lessons::script::Script;
use super::lessons::trainer;
use super::machinery::page::MachineryPage;
use super::practice::banner::PracticeBanner;
use super::practice::practising::Practising;
use super::rescue::Rescue;
use super::storage::page::StoragePage;
use super::timeline::bookmarks::Marks;
use super::timeline::dock::Dock;
use super::timeline::help::{Help, HelpDialog};
use super::timeline::page::TimelinePage;
use super::timeline::player::Player;
use super::timeline::source::Sources;
use super::timeline::strip::Lanes;
use super::what_if::dialog::{WhatIf, WhatIfDialog};
use crate::session::Session;
use crate::view::{Page, text};
use leptos::prelude::*;

/// The screen of a session.
#[component]
pub fn App(
    /// The bank of this page.
    session: Session,
) -> impl IntoView {
    let desk = Desk::open(session);
    provide_context(desk);
    provide_context(Axis::of(desk));
    provide_context(Practising::of(desk));
    let classroom = Classroom::of(desk);
    let (explained, marks) = (Explained::nothing(), Marks::of(desk));
    provide_context(classroom);
    provide_context(Executor::new(desk));
    provide_context(Guide::new(desk));
    provide_context(explained);
    provide_context(marks);
    provide_context(Sources::folded());
    provide_context(Help::closed());
    provide_context(WhatIf::closed());
    provide_context(Player::new(desk));
    provide_context(Lanes::new(desk));
    provide_context(Drafts::empty());
    classroom.watch(explained, marks);
    provide_context(Script::new(classroom));
    trainer::listen(classroom, expect_context());
    let display: Display = expect_context();
    view! {
        <a class="skip" href="#main" on:click=skip_to_main>{text::SKIP}</a>
        <Header />
        {move || {
            display.track();
            view! { <Sights /> }
        }}
    }
}

/// All that shows amounts and times: it is drawn again when these are written in another way.
#[component]
fn Sights() -> impl IntoView {
    let desk = use_desk();
    let page = Memo::new(move |_| desk.page());
    view! {
        <PracticeBanner />
        <Banner />
        <Rescue />
        <div class="room">
            <LessonPanel />
            <main id="main" tabindex="-1">
                {move || match page.get() {
                    Page::Bank => view! { <BankPage /> }.into_any(),
                    Page::Timeline => view! { <TimelinePage /> }.into_any(),
                    Page::Machinery => view! { <MachineryPage /> }.into_any(),
                    Page::Api => view! { <ApiPage /> }.into_any(),
                    Page::Lessons => view! { <CoursePage /> }.into_any(),
                    Page::Storage => view! { <StoragePage /> }.into_any(),
                }}
            </main>
        </div>
        <Dock />
        <ExplainedDialog />
        <HelpDialog />
        <WhatIfDialog />
        <GlossaryDialog />
        <LinkDialog />
    }
}

/// The part of the address behind `#` names the sight, so the way past the header can't be a plain link.
fn skip_to_main(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    focus::give(focus::MAIN);
}
