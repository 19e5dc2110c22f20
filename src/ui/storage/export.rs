//! Export: the whole log or a part of it, as a file that is saved.

use super::file;
use super::shelf::use_shelf;
use crate::ui::desk::use_desk;
use crate::ui::form::answer::AnswerLine;
use crate::ui::form::draft::Answer;
use crate::ui::form::part::PartFields;
use crate::view::storage as words;
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
        // What was said before is over, also where nothing is exported now.
        said.set(asked.ok().map(|part| file::export(desk, shelf, Some(part))));
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
                    <PartFields from to wrong named=[("from-event", text::FROM_EVENT), ("to-event", text::TO_EVENT)] />
                    <p class="hint">{text::PART_HINT}</p>
                    <div class="buttons"><button type="submit">{text::EXPORT_PART}</button></div>
                </form>
            </fieldset>
            <p class="barred">{move || (head.get().get() == 0).then_some(text::NOTHING_TO_EXPORT)}</p>
            <AnswerLine said />
        </section>
    }
}
