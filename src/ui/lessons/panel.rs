//! The panel of a lesson: it stands beside whatever page is open, and keeps its place and its size.

use super::bench::BenchPanel;
use super::cards::Cards;
use super::classroom::{Classroom, use_classroom};
use super::code::CodeBeside;
use super::goal::{Goal, Standing};
use super::script::{ScriptPanel, use_script};
use crate::lessons::Lesson;
use crate::ui::glossary::found;
use crate::view::glossary::Word;
use crate::view::{Address, Page, text};
use leptos::prelude::*;

/// The lesson that takes place in the open bank, if one does.
#[component]
pub fn LessonPanel() -> impl IntoView {
    let classroom = use_classroom();
    classroom.lesson().map(|lesson| view! { <Running classroom lesson /> })
}

#[component]
fn Running(classroom: Classroom, lesson: &'static Lesson) -> impl IntoView {
    let missing = Memo::new(move |_| classroom.missing());
    let course = Address { page: Page::Lessons, ..Address::default() }.to_string();
    view! {
        <aside class="lesson" aria-labelledby="lesson" tabindex="-1">
            <header>
                <p class="lesson-no">{text::LESSON}</p>
                <a href=course>{text::TO_COURSE}</a>
                <h2 id="lesson">{found(text::lesson_title(lesson.number, lesson.title), &mut vec![])}</h2>
                <Standing classroom missing />
            </header>
            <Elsewhere classroom lesson />
            <ScriptPanel lesson />
            <Cards classroom lesson />
            <Goal missing lesson />
            <p role="status" class="lesson-said">{move || classroom.said()}</p>
            <Acts classroom lesson />
            <Hints classroom lesson />
            <BenchPanel classroom lesson />
            <CodeBeside code=lesson.code />
            <More lesson />
        </aside>
    }
}

/// Where the lesson goes on, in a tab that stayed behind when another tab began it anew or undid a command.
#[component]
fn Elsewhere(classroom: Classroom, lesson: &'static Lesson) -> impl IntoView {
    let there = Memo::new(move |_| {
        let workspace = classroom.elsewhere()?;
        Some(Address { page: lesson.page, workspace, ..Address::default() }.to_string())
    });
    let way = |href| {
        view! { <p class="elsewhere">{text::LESSON_ELSEWHERE} " " <a href=href>{text::LESSON_GO_ON}</a></p> }
    };
    move || there.get().map(way)
}

#[component]
fn Acts(classroom: Classroom, lesson: &'static Lesson) -> impl IntoView {
    let script = use_script();
    let hints = Memo::new(move |_| classroom.run().hints);
    let next = lesson.next();
    let hint = move |_| classroom.change(|run| run.hints = (run.hints + 1).min(lesson.hints.len()));
    view! {
        <div class="buttons">
            <button type="button" on:click=hint aria-disabled=move || (hints.get() == lesson.hints.len()).then_some("true")>
                {move || text::hint_of((hints.get() + 1).min(lesson.hints.len()), lesson.hints.len())}
            </button>
            <button type="button" on:click=move |_| script.show()>{text::SHOW_SOLUTION}</button>
            <button type="button" on:click=move |_| classroom.undo()>{text::LESSON_UNDO}</button>
            <button type="button" on:click=move |_| classroom.begin(lesson, false)>{text::LESSON_RESTART}</button>
            {next.map(|next| view! {
                <button type="button" on:click=move |_| classroom.begin(next, false)>{text::LESSON_NEXT}</button>
            })}
        </div>
    }
}

#[component]
fn Hints(classroom: Classroom, lesson: &'static Lesson) -> impl IntoView {
    let shown = Memo::new(move |_| classroom.run().hints);
    let hints = move || {
        let mut seen = vec![];
        let hint = |(index, hint): (usize, &'static str)| {
            view! { <li><strong>{text::hint_of(index + 1, lesson.hints.len())}</strong> ": " {found(hint, &mut seen)}</li> }
        };
        lesson.hints.into_iter().take(shown.get()).enumerate().map(hint).collect_view()
    };
    view! {
        <ul class="hints" role="list" aria-live="polite">
            {hints}
        </ul>
    }
}

#[component]
fn More(lesson: &'static Lesson) -> impl IntoView {
    let mut seen = vec![];
    let mut row = |word: &Word| {
        view! { <dt>{found(word.name(), &mut seen)}</dt> <dd>{found(word.meaning(), &mut seen)}</dd> }
    };
    let words: Vec<_> = lesson.words.iter().map(&mut row).collect();
    let reading = lesson.reading.iter().map(|it| view! { <li>{text::reading(it.author, it.title)}</li> });
    view! {
        <section aria-labelledby="lesson-words">
            <h3 id="lesson-words">{text::WORDS}</h3>
            <dl class="words">{words}</dl>
        </section>
        <section aria-labelledby="read-on">
            <h3 id="read-on">{text::READ_ON}</h3>
            <ul class="reading">{reading.collect_view()}</ul>
        </section>
    }
}
