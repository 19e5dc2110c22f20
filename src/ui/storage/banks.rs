//! The list of banks: how large each is, and what can be done with it.

use super::delete::{Asked, DeleteDialog};
use super::rename::{Rename, opener};
use super::shelf::use_shelf;
use super::undo::{Undo, way_in};
use crate::session::{Listed, Standing, StorageError, WhyReadOnly, Workspace};
use crate::ui::desk::{Desk, use_desk};
use crate::ui::form::answer::AnswerLine;
use crate::ui::form::draft::Answer;
use crate::view::{storage as words, text};
use leptos::prelude::*;
use std::time::Duration;

/// All banks.
#[component]
pub fn Banks() -> impl IntoView {
    let (desk, shelf) = (use_desk(), use_shelf());
    let banks = Memo::new(move |_| {
        shelf.track();
        listed(desk).map_err(|error| error.to_string())
    });
    let (asked, said) = (RwSignal::new(None::<Asked>), RwSignal::new(None::<Answer>));
    let rows = move || banks.get().unwrap_or_default();
    let heading = if desk.lives_in_memory() { text::BANKS_IN_MEMORY } else { text::BANKS };
    view! {
        <section class="panel" aria-labelledby="banks">
            <h2 id="banks">{heading}</h2>
            <p class="hint">{text::BANKS_WHAT}</p>
            <p role="alert" class="answer answer-refused">{move || banks.get().err()}</p>
            <ul class="shelf">
                <For each=rows key=Clone::clone let:bank>
                    <Row bank asked said />
                </For>
            </ul>
            <Undo said />
            <AnswerLine said />
        </section>
        <DeleteDialog asked said />
    }
}

/// The banks of the store, in the order in which they are shown.
fn listed(desk: Desk) -> Result<Vec<Listed>, StorageError> {
    Ok(words::banks(desk.workspaces().list()?, &desk.workspace()))
}

#[component]
fn Row(bank: Listed, asked: RwSignal<Option<Asked>>, said: RwSignal<Option<Answer>>) -> impl IntoView {
    let (desk, workspace) = (use_desk(), bank.workspace.clone());
    let called = words::called(&bank.workspace, bank.name.as_ref());
    let (label, heading) = (called.clone(), called.clone());
    let is_here = workspace == desk.workspace();
    view! {
        <li>
            <article class="volume" class:is-here=is_here aria-label=label>
                <h3>{heading} {is_here.then(|| view! { " " <span class="badge">{text::HERE}</span> })}</h3>
                <p class="standing">
                    <code>{workspace.as_str().to_owned()}</code>
                    <Size bank=bank.clone() is_here />
                </p>
                <Actions bank called is_here asked said />
            </article>
        </li>
    }
}

/// How large a bank is. The page knows this of the open one; another one must be read, which is done when the list has
/// been shown.
#[component]
fn Size(bank: Listed, is_here: bool) -> impl IntoView {
    let desk = use_desk();
    let read = RwSignal::new(None::<Standing>);
    if !is_here {
        let workspace = bank.workspace.clone();
        let look = move || {
            // What can't be read at all is not whole.
            let standing = desk.workspaces().standing(&workspace);
            // The list may be gone by now, and the signal with it.
            let _ = read.try_set(Some(standing.unwrap_or(Standing { messages: 0, is_whole: false })));
        };
        set_timeout(look, Duration::ZERO);
    }
    let standing = move || if is_here { Some(here(desk)) } else { read.get() };
    let size = move || words::size(standing().map(|standing| standing.messages), bank.characters);
    let is_damaged = move || standing().is_some_and(|standing| !standing.is_whole);
    view! {
        <span>{size}</span>
        {move || is_damaged().then(|| view! { <strong class="bad">{text::DAMAGED}</strong> })}
    }
}

fn here(desk: Desk) -> Standing {
    let is_damaged = matches!(desk.why_read_only(), Some(WhyReadOnly::Damaged(_)));
    Standing { messages: desk.place().1.get(), is_whole: !is_damaged }
}

#[component]
fn Actions(
    bank: Listed,
    called: String,
    is_here: bool,
    asked: RwSignal<Option<Asked>>,
    said: RwSignal<Option<Answer>>,
) -> impl IntoView {
    let (desk, shelf) = (use_desk(), use_shelf());
    let of = StoredValue::new((bank.workspace.clone(), called.clone()));
    let renaming = RwSignal::new(false);
    let duplicate = move |_| {
        let (workspace, _) = of.get_value();
        let copied = |copy: Workspace| format!("Copied to {}.", copy.as_str());
        // What became of it is told below the list.
        let _ = shelf.act(desk, said, |banks| banks.duplicate(&workspace).map(copied));
    };
    let ask = move |_| {
        let (workspace, called) = of.get_value();
        asked.set(Some(Asked { workspace, called }));
    };
    let (link, link_id) = (desk.link_to_workspace(&bank.workspace), way_in(&bank.workspace));
    // Of a bank in which nothing has happened yet and that has no name, there is nothing to delete.
    let can_go = !is_here && (bank.characters > 0 || bank.name.is_some());
    let of_bank =
        move || view! { <span class="visually-hidden">" " {of.with_value(|(_, called)| called.clone())}</span> };
    view! {
        <div class="buttons">
            {(!is_here).then(|| view! { <a class="button" id=link_id href=link>{text::OPEN_BANK} {of_bank()}</a> })}
            <button
                type="button"
                id=opener(&bank.workspace)
                aria-expanded=move || renaming.get().to_string()
                on:click=move |_| renaming.update(|on| *on = !*on)
            >
                {text::RENAME} {of_bank()}
            </button>
            <button type="button" on:click=duplicate>{text::DUPLICATE} {of_bank()}</button>
            {can_go.then(|| view! { <button type="button" class="danger" on:click=ask>{text::DELETE} {of_bank()}</button> })}
        </div>
        {is_here.then(|| view! { <p class="hint">{text::DELETE_ELSEWHERE}</p> })}
        <Show when=move || renaming.get()>
            <Rename workspace=of.get_value().0 called=of.get_value().1 said done=Callback::new(move |()| renaming.set(false)) />
        </Show>
    }
}
