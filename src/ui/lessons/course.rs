//! The page of the course: all lessons with how they stand, and what is kept of them.

use super::classroom::{Classroom, use_classroom};
use super::kept::{Course, use_course};
use super::trainer::ForTrainers;
use crate::lessons::progress::Run;
use crate::lessons::{COURSE, Lesson};
use crate::session::Workspace;
use crate::ui::desk::use_desk;
use crate::ui::glossary::found;
use crate::ui::modal::Modal;
use crate::ui::storage::file;
use crate::view::glossary::Word;
use crate::view::{Address, text};
use leptos::prelude::*;

/// The course.
#[component]
pub fn CoursePage() -> impl IntoView {
    let (classroom, course) = (use_classroom(), use_course());
    let solved = Memo::new(move |_| course.solved());
    let desk = use_desk();
    view! {
        <div class="course">
            <section class="panel" aria-labelledby="course">
                <h2 id="course">{text::COURSE}</h2>
                <p>{text::COURSE_WHAT}</p>
                <p class="hint">{move || text::course_solved(solved.get(), COURSE.len())} ". " {text::COURSE_KEPT}</p>
                <ol class="course-list">
                    {COURSE.iter().map(|lesson| view! { <Entry classroom course lesson /> }).collect_view()}
                </ol>
                <p role="status" class="answer">{move || classroom.said()}</p>
            </section>
            <ForTrainers />
            <section class="panel" aria-labelledby="course-kept">
                <h2 id="course-kept">{text::COURSE_MORE}</h2>
                <Damage course />
                <div class="buttons">
                    <button type="button" aria-haspopup="dialog" on:click=move |_| desk.look_up(Some(Word::Message))>
                        {text::GLOSSARY}
                    </button>
                    <Kept classroom course />
                </div>
            </section>
        </div>
    }
}

#[component]
fn Entry(classroom: Classroom, course: Course, lesson: &'static Lesson) -> impl IntoView {
    let run = Memo::new(move |_| course.run(lesson));
    let is_solved = move || run.with(|run| run.as_ref().is_some_and(|run| run.solved));
    let place = Memo::new(move |_| run.with(|run| run.as_ref().and_then(|run| place_of(lesson, run))));
    let standing = move || match (is_solved(), place.with(Option::is_some)) {
        (true, _) => Some(text::LESSON_SOLVED),
        (false, true) => Some(text::LESSON_BEGUN),
        (false, false) => None,
    };
    let begin = move || if place.with(Option::is_some) { text::LESSON_AGAIN } else { text::LESSON_START };
    let of = text::lesson_title(lesson.number, lesson.title);
    let (label, of_link, of_button, mut seen) = (of.clone(), of.clone(), of.clone(), vec![]);
    view! {
        <li>
            <article aria-label=label>
                <h3>
                    <span aria-hidden="true">{move || if is_solved() { "✓ " } else { "" }}</span>
                    {found(of, &mut seen)}
                    " "
                    <span class="badge">{standing}</span>
                </h3>
                <p>{found(lesson.teaches, &mut seen)}</p>
                <div class="buttons">
                    {move || place.get().map(|href| view! {
                        <a class="button" href=href>{text::LESSON_GO_ON} <span class="visually-hidden">" " {of_link.clone()}</span></a>
                    })}
                    <button type="button" on:click=move |_| classroom.begin(lesson, false)>
                        {begin} <span class="visually-hidden">" " {of_button}</span>
                    </button>
                </div>
            </article>
        </li>
    }
}

/// The address where a lesson goes on.
fn place_of(lesson: &Lesson, run: &Run) -> Option<String> {
    let workspace = Workspace::parse(&run.workspace).ok()?;
    Some(Address { page: lesson.page, workspace, ..Address::default() }.to_string())
}

#[component]
fn Damage(course: Course) -> impl IntoView {
    let told = move || course.damage().map(|why| format!("{}: {why}.", text::PROGRESS_DAMAGED));
    view! { <p role="alert" class="answer answer-refused">{told}</p> }
}

/// Ways to take the progress along, and to forget it.
#[component]
fn Kept(classroom: Classroom, course: Course) -> impl IntoView {
    let asks = RwSignal::new(false);
    let save = move |_| {
        let saved = file::save(text::PROGRESS_FILE, "application/json", &course.text());
        classroom.say(saved.map_or(text::FILE_UNSAVED.to_owned(), |()| text::saved_as(text::PROGRESS_FILE)));
    };
    let reset = move |_| {
        course.reset();
        asks.set(false);
        classroom.say(text::PROGRESS_IS_RESET.to_owned());
    };
    view! {
        <button type="button" on:click=save>{text::PROGRESS_EXPORT}</button>
        <button type="button" class="danger" aria-haspopup="dialog" on:click=move |_| asks.set(true)>
            {text::PROGRESS_RESET}
        </button>
        <Modal is_open=asks on_close=Callback::new(move |()| asks.set(false)) labelled_by="reset-question">
            <h2 id="reset-question">{text::PROGRESS_RESET_ASK}</h2>
            <p>{text::PROGRESS_RESET_WHAT}</p>
            <div class="buttons">
                <button type="button" autofocus on:click=move |_| asks.set(false)>{text::CANCEL}</button>
                <button type="button" class="danger" on:click=reset>{text::PROGRESS_RESET}</button>
            </div>
        </Modal>
    }
}
