//! The filter above the table of events. What is wanted stands in the address, so that a link shows the same rows.

use super::rows::Rows;
use crate::bank::Payload;
use crate::event_sourcing::{Category, Storable};
use crate::ui::desk::{Desk, use_desk};
use crate::ui::focus;
use crate::ui::glossary::Text;
use crate::view::filter::Filter;
use crate::view::sentence::short;
use crate::view::text;
use leptos::prelude::*;

/// The id of the field for text, which a key leads to.
pub const TEXT_FIELD: &str = "filter-text";

/// What is said of what is shown. It takes the focus of a button that goes when it was pressed; a field would not do, for on
/// a phone it brings the keys up.
const SHOWN: &str = "filter-shown";

/// Changes the filter by a button that goes with what it takes away.
fn drop_from(desk: Desk, change: fn(&mut Filter)) {
    desk.set_filter(&change);
    focus::keep(format!("#{SHOWN}"));
}

/// The fields of the filter, and how many messages it lets through.
#[component]
pub fn FilterBar(
    /// The rows that it filters.
    rows: Rows,
) -> impl IntoView {
    let desk = use_desk();
    let change = move |change: &dyn Fn(&mut Filter)| desk.set_filter(change);
    let is_empty = Memo::new(move |_| desk.filter().is_empty());
    let category = move |value: String| {
        change(&|filter| {
            filter.envelope.category = some(&value).map(|value| Category::named(value, Payload::CATEGORIES))
        });
    };
    let type_name = move |value: String| change(&|filter| filter.envelope.type_name = some(&value).map(str::to_owned));
    view! {
        <form role="search" class="filter" aria-label=text::FILTER on:submit=|event| event.prevent_default()>
            <Choice
                label=text::FILTER_CATEGORY
                options=Payload::CATEGORIES.to_vec()
                chosen=Signal::derive(move || desk.filter().envelope.category.map(|category| category.to_string()))
                choose=Callback::new(category)
            />
            <Choice
                label=text::FILTER_TYPE
                options=Payload::type_names()
                chosen=Signal::derive(move || desk.filter().envelope.type_name)
                choose=Callback::new(type_name)
            />
            <label>
                <span>{text::FILTER_TEXT}</span>
                <input
                    id=TEXT_FIELD
                    type="search"
                    autocomplete="off"
                    prop:value=move || desk.filter().text
                    on:input=move |event| desk.set_filter(&|filter| filter.text = event_target_value(&event))
                />
            </label>
            <Chips />
            <p role="status" id=SHOWN tabindex="-1">{move || rows.said()}</p>
            <Show when=move || !is_empty.get()>
                <button type="button" on:click=move |_| drop_from(desk, |filter| *filter = Filter::default())>
                    {text::FILTER_CLEAR}
                </button>
            </Show>
        </form>
    }
}

/// What a list says where nothing is chosen is an empty text.
fn some(value: &str) -> Option<&str> {
    Some(value).filter(|value| !value.is_empty())
}

#[component]
fn Choice(
    label: &'static str,
    options: Vec<&'static str>,
    chosen: Signal<Option<String>>,
    choose: Callback<String>,
) -> impl IntoView {
    let option = move |value: &'static str| {
        view! { <option value=value prop:selected=move || chosen.get().as_deref() == Some(value)>{value}</option> }
    };
    view! {
        <label>
            <span><Text text=label /></span>
            <select on:change=move |event| choose.run(event_target_value(&event))>
                <option value="" prop:selected=move || chosen.get().is_none()>{text::FILTER_ANY}</option>
                {options.into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}

/// The one stream or conversation that the card of an event led to; a click lets all others in again.
#[component]
fn Chips() -> impl IntoView {
    let desk = use_desk();
    let stream = move || {
        let stream = desk.filter().envelope.stream?;
        Some(format!("{} {}-{}", text::FILTER_STREAM, stream.category, short(&stream.id.to_string())))
    };
    let conversation = move || {
        let id = desk.filter().envelope.correlation_id?;
        Some(format!("{} {}", text::FILTER_CONVERSATION, short(&id.to_string())))
    };
    let chip = move |shown: String, drop: fn(&mut Filter)| {
        view! {
            <button type="button" class="chip" on:click=move |_| drop_from(desk, drop)>
                {shown} <span class="visually-hidden">{text::FILTER_DROP}</span> <span aria-hidden="true">" ✕"</span>
            </button>
        }
    };
    view! {
        {move || stream().map(|shown| chip(shown, |filter| filter.envelope.stream = None))}
        {move || conversation().map(|shown| chip(shown, |filter| filter.envelope.correlation_id = None))}
    }
}
