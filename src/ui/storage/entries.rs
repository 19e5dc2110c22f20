//! The keys of this bank as they lie in the storage, with what each says.

use super::shelf::use_shelf;
use crate::session::Entry;
use crate::ui::desk::use_desk;
use crate::ui::focus;
use crate::view::{entries as words, text};
use leptos::prelude::*;

/// How many entries, and how many packed commits of one, are shown at a time.
const AT_A_TIME: usize = 25;

/// All entries of the open bank, the newest first.
#[component]
pub fn Entries() -> impl IntoView {
    let (desk, shelf) = (use_desk(), use_shelf());
    let shown = RwSignal::new(AT_A_TIME);
    let entries = Memo::new(move |_| {
        shelf.track();
        // What the log is long now is what lies there.
        let _ = desk.place();
        desk.workspaces().entries(&desk.workspace()).map_err(|error| error.to_string())
    });
    let rows = move || entries.with(|read| read.iter().flatten().take(shown.get()).cloned().collect::<Vec<_>>());
    let count = Memo::new(move |_| entries.with(|read| read.iter().flatten().count()));
    let is_empty = move || entries.with(|read| read.as_ref().is_ok_and(Vec::is_empty));
    let more = move || (count.get() > shown.get()).then(|| text::shown(shown.get(), count.get()));
    let show_more = move |()| {
        let first_new = shown.get_untracked() + 1;
        shown.update(|shown| *shown += AT_A_TIME);
        // Where these are all, the button goes.
        focus::keep(format!("#entries ~ .entries > li:nth-child({first_new}) summary"));
    };
    view! {
        <section class="panel" aria-labelledby="entries">
            <h2 id="entries">{text::ENTRIES}</h2>
            <p class="hint">{text::ENTRIES_WHAT}</p>
            <ul class="entries">
                <For each=rows key=Clone::clone let:entry>
                    <li><Row entry /></li>
                </For>
            </ul>
            <p class="hint">{move || is_empty().then_some(text::NO_ENTRY)}</p>
            <p role="alert" class="answer answer-refused">{move || entries.with(|read| read.as_ref().err().cloned())}</p>
            <More more on_more=Callback::new(show_more) />
        </section>
    }
}

/// How far a list goes, and the button that shows more of it.
#[component]
fn More(#[prop(into)] more: Signal<Option<String>>, on_more: Callback<()>) -> impl IntoView {
    move || {
        more.get().map(|said| {
            view! {
                <p class="more">
                    {said} " " <button type="button" on:click=move |_| on_more.run(())>{text::SHOW_MORE}</button>
                </p>
            }
        })
    }
}

/// One entry. What it says is read when somebody opens it.
#[component]
fn Row(entry: Entry) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let (key, about) = (entry.key.clone(), words::about(&entry));
    view! {
        <details on:toggle=move |_| is_open.set(true)>
            <summary><code>{key}</code> " " <span class="hint">{about}</span></summary>
            {move || is_open.get().then(|| view! { <Says entry=entry.clone() /> })}
        </details>
    }
}

#[component]
fn Says(entry: Entry) -> impl IntoView {
    let desk = use_desk();
    let shown = RwSignal::new(AT_A_TIME);
    let content =
        Memo::new(move |_| desk.workspaces().content(&entry, 0, shown.get()).map_err(|error| error.to_string()));
    let texts = move || content.with(words::texts);
    let more = move || content.with(words::more);
    view! {
        <ul class="entries">
            <For each=texts key=Clone::clone let:said>
                <li>
                    {said.0.map(|key| view! { <code>{key}</code> })}
                    <p class="hint">{words::in_chain(&said.1)}</p>
                    <pre tabindex="0" aria-label=text::WHAT_LIES_THERE>{said.1}</pre>
                </li>
            </For>
        </ul>
        <p class="answer answer-refused">{move || content.with(words::amiss)}</p>
        <More more on_more=Callback::new(move |()| shown.update(|shown| *shown += AT_A_TIME)) />
    }
}
