//! The streams by category, as of the cursor. A stream is opened to see its own history.

use super::spec::Specified;
use crate::event_sourcing::{Category, StreamName};
use crate::ui::desk::use_desk;
use crate::ui::focus;
use crate::ui::timeline::player::use_player;
use crate::view::machinery::streams::{Past, Row, history, streams};
use crate::view::{Move, text};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// So many streams of a category are shown at first, and so many more each time that more are wanted.
const FIRST: usize = 6;
const MORE: usize = 40;

/// So much of a stream's history is shown.
const MOST: usize = 20;

/// The streams that are open. They stay so while the cursor moves, and wherever in the list that takes them.
#[derive(Clone, Copy)]
struct Opened(RwSignal<BTreeSet<StreamName>>);

impl Opened {
    fn has(self, name: &StreamName) -> bool {
        self.0.with(|opened| opened.contains(name))
    }

    fn turn(self, name: &StreamName) {
        self.0.update(|opened| {
            if !opened.remove(name) {
                opened.insert(name.clone());
            }
        });
    }
}

/// All categories.
#[component]
pub fn Streams() -> impl IntoView {
    let desk = use_desk();
    let find = RwSignal::new(String::new());
    provide_context(Opened(RwSignal::default()));
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
    let (desk, name, wanted) = (use_desk(), category.to_string(), RwSignal::new(FIRST));
    let found = Memo::new(move |_| {
        let (at, _) = desk.place();
        desk.read_named(|bank, names| streams(bank.log(), names, &category, at, &find.get(), wanted.get()))
    });
    let shown = Memo::new(move |_| found.with(|found| found.rows.len()));
    let (id, next) = (format!("streams-{name}"), format!("#streams-{name} > li:nth-child"));
    let show_more = move |_| {
        let first_new = shown.get_untracked() + 1;
        wanted.update(|wanted| *wanted += MORE);
        // Where these are all, the button goes.
        focus::keep(format!("{next}({first_new}) summary"));
    };
    view! {
        <h3>{name} " " <small>{move || text::streams(found.with(|found| found.count))}</small></h3>
        <p role="status" class="hint">{move || found.with(|found| find.with(|find| found.nothing_like(find)))}</p>
        <ul id=id>
            // A place in the list stays, and shows one stream now and another one later.
            <For each=move || 0..shown.get() key=|place| *place let:place>
                <Stream row=Memo::new(move |_| found.with(|found| found.rows.get(place).cloned())) />
            </For>
        </ul>
        <Show when=move || found.with(|found| found.has_more)>
            <p>
                <button type="button" on:click=show_more.clone()>{text::MORE_STREAMS}</button>
            </p>
        </Show>
    }
}

#[component]
fn Stream(row: Memo<Option<Row>>) -> impl IntoView {
    let opened = expect_context::<Opened>();
    let part = move |part: fn(&Row) -> String| move || row.with(|row| row.as_ref().map(part).unwrap_or_default());
    let name = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.name.clone())));
    let is_open = Memo::new(move |_| name.with(|name| name.as_ref().is_some_and(|name| opened.has(name))));
    let turn = move |event: MouseEvent| {
        event.prevent_default();
        name.with_untracked(|name| name.iter().for_each(|name| opened.turn(name)));
    };
    view! {
        <li>
            <details prop:open=move || is_open.get()>
                <summary on:click=turn>
                    <code>{part(|row| row.called.clone())}</code>
                    " "
                    <span>{part(|row| text::version(row.version.get()))}</span>
                    " "
                    <small>{part(|row| row.last.clone())}</small>
                </summary>
                {move || name.get().filter(|_| is_open.get()).map(|name| view! { <History name /> })}
            </details>
        </li>
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
        let id = format!("past-{position}");
        // Then its stream may stand in another place of the list, and the button with it.
        let kept = format!("#{id}");
        let go = move |_| {
            player.go(Move::To(position));
            focus::keep(kept.clone());
        };
        view! {
            <li>
                {text::version(version.get())} ": " {text} ". "
                <button type="button" id=id on:click=go>{text::go_to(position)}</button>
            </li>
        }
    };
    view! {
        <p><code>{whole}</code></p>
        <p class="buttons"><button type="button" on:click=specify>{text::SPEC_STREAM}</button></p>
        <ol class="history">
            <For each=move || past.get() key=|past| past.position children=row />
        </ol>
    }
}
