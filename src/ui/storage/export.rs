//! Export: the whole log or a part of it, as a file that is saved.

use super::file;
use super::said::Said;
use super::shelf::use_shelf;
use crate::ui::desk::use_desk;
use crate::ui::form::draft::Answer;
use crate::view::storage::{self as words, WrongPart};
use crate::view::text;
use leptos::prelude::*;

/// Exports the bank that is open.
#[component]
pub fn Export() -> impl IntoView {
    let (desk, shelf) = (use_desk(), use_shelf());
    let head = Memo::new(move |_| desk.place().1);
    let (from, to) = (RwSignal::new("1".to_owned()), RwSignal::new(String::new()));
    let (wrong, said) = (RwSignal::new((None, None)), RwSignal::new(None::<Answer>));
    let part = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let asked = words::part(&from.get_untracked(), &to.get_untracked(), head.get_untracked());
        wrong.set(asked.err().unwrap_or_default());
        if let Ok(part) = asked {
            said.set(Some(file::export(desk, shelf, Some(part))));
        }
    };
    view! {
        <section class="panel form" aria-labelledby="export">
            <h2 id="export">{text::EXPORT}</h2>
            <p class="hint">{text::EXPORT_WHAT}</p>
            <fieldset disabled=move || head.get().get() == 0>
                <div class="buttons">
                    <button type="button" class="primary" on:click=move |_| said.set(Some(file::export(desk, shelf, None)))>
                        {text::EXPORT_ALL}
                    </button>
                </div>
                <form novalidate on:submit=part>
                    <Ends from to wrong />
                    <p class="hint">{text::PART_HINT}</p>
                    <div class="buttons"><button type="submit">{text::EXPORT_PART}</button></div>
                </form>
            </fieldset>
            <p class="barred">{move || (head.get().get() == 0).then_some(text::NOTHING_TO_EXPORT)}</p>
            <Said said />
        </section>
    }
}

#[component]
fn Ends(from: RwSignal<String>, to: RwSignal<String>, wrong: RwSignal<WrongPart>) -> impl IntoView {
    let end = move |id: &'static str,
                    label: &'static str,
                    typed: RwSignal<String>,
                    told: fn(WrongPart) -> Option<&'static str>| {
        let told = move || told(wrong.get());
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <input
                    id=id
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-describedby=format!("{id}-wrong")
                    aria-invalid=move || told().is_some().then_some("true")
                    prop:value=move || typed.get()
                    on:input=move |event| {
                        typed.set(event_target_value(&event));
                        wrong.set((None, None));
                    }
                />
                <p class="wrong" id=format!("{id}-wrong")>{told}</p>
            </div>
        }
    };
    view! {
        <div class="pair">
            {end("from-event", text::FROM_EVENT, from, |wrong| wrong.0)} {end("to-event", text::TO_EVENT, to, |wrong| wrong.1)}
        </div>
    }
}
