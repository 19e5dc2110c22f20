//! The streams by category, as of the cursor. A stream is opened to see its own history.

use super::spec::Specified;
use crate::event_sourcing::{Category, StreamName};
use crate::ui::desk::use_desk;
use crate::ui::timeline::player::use_player;
use crate::view::machinery::streams::{Past, Row, history, streams};
use crate::view::{Move, text};
use leptos::prelude::*;

/// So many streams of a category, and so much of a stream's history, are shown.
const MOST: usize = 20;

/// All categories.
#[component]
pub fn Streams() -> impl IntoView {
    let desk = use_desk();
    let find = RwSignal::new(String::new());
    let categories = Memo::new(move |_| desk.read(|bank| bank.log().categories().cloned().collect::<Vec<_>>()));
    view! {
        <section class="panel streams" aria-labelledby="streams">
            <h2 id="streams">{text::STREAMS}</h2>
            <p class="hint">{text::STREAMS_WHAT}</p>
            <div class="field">
                <label for="find-stream">{text::FIND_STREAM}</label>
                <input
                    id="find-stream"
                    type="search"
                    autocomplete="off"
                    aria-describedby="find-stream-hint"
                    prop:value=move || find.get()
                    on:input=move |event| find.set(event_target_value(&event))
                />
                <p class="hint" id="find-stream-hint">{text::FIND_STREAM_HINT}</p>
            </div>
            <For each=move || categories.get() key=Clone::clone children=move |category| view! { <OfCategory category find /> } />
        </section>
    }
}

#[component]
fn OfCategory(category: Category, find: RwSignal<String>) -> impl IntoView {
    let (desk, name) = (use_desk(), category.to_string());
    let found = Memo::new(move |_| {
        let (at, _) = desk.place();
        desk.read_named(|bank, names| streams(bank.log(), names, &category, at, &find.get(), MOST))
    });
    let rows = move || found.with(|found| found.rows.clone());
    view! {
        <h3>{name} " " <small>{move || text::streams(found.with(|found| found.count))}</small></h3>
        <ul>
            <For each=rows key=Clone::clone let:row>
                <li><Stream row /></li>
            </For>
        </ul>
    }
}

#[component]
fn Stream(row: Row) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let Row { name, called, version, last, .. } = row;
    view! {
        <details on:toggle=move |event| is_open.set(is_shown(&event))>
            <summary>
                <code>{called}</code> " " <span>{text::version(version.get())}</span> " " <small>{last}</small>
            </summary>
            {move || is_open.get().then(|| view! { <History name=name.clone() /> })}
        </details>
    }
}

#[component]
fn History(name: StreamName) -> impl IntoView {
    let (desk, player) = (use_desk(), use_player());
    let (whole, specified, stream) = (name.to_string(), expect_context::<Specified>(), name.clone());
    let specify = move |_| specified.stream(stream.clone(), untrack(|| desk.place().0));
    let past = Memo::new(move |_| {
        let (at, _) = desk.place();
        desk.read_named(|bank, names| history(bank.log(), names, &name, at, MOST))
    });
    let row = move |Past { version, position, text }: Past| {
        view! {
            <li>
                {text::version(version.get())} ": " {text} ". "
                <button type="button" on:click=move |_| player.go(Move::To(position))>{text::go_to(position)}</button>
            </li>
        }
    };
    view! {
        <p><code>{whole}</code></p>
        <p class="buttons"><button type="button" on:click=specify>{text::SPEC_STREAM}</button></p>
        <ol class="history">{move || past.get().into_iter().map(row).collect_view()}</ol>
    }
}

fn is_shown(event: &leptos::ev::Event) -> bool {
    event_target::<web_sys::HtmlDetailsElement>(event).open()
}
