//! The fields for a part of the log: from one event to another.

use crate::view::Marked;
use crate::view::storage::WrongPart;
use leptos::prelude::*;

/// Two fields side by side, each with what is wrong below it.
#[component]
pub fn PartFields(
    /// What is typed into the first.
    from: RwSignal<String>,
    /// What is typed into the second.
    to: RwSignal<String>,
    /// What is wrong with them; typing takes it away.
    wrong: RwSignal<WrongPart>,
    /// The id and the label of each.
    named: [(&'static str, Marked); 2],
) -> impl IntoView {
    let [first, second] = named;
    view! {
        <div class="pair">
            <End named=first typed=from wrong told=|wrong| wrong.0 />
            <End named=second typed=to wrong told=|wrong| wrong.1 />
        </div>
    }
}

#[component]
fn End(
    named: (&'static str, Marked),
    typed: RwSignal<String>,
    wrong: RwSignal<WrongPart>,
    told: fn(WrongPart) -> Option<&'static str>,
) -> impl IntoView {
    let (id, label) = named;
    let told = move || told(wrong.get());
    let described = format!("{id}-wrong");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                type="text"
                inputmode="numeric"
                autocomplete="off"
                aria-describedby=described.clone()
                aria-invalid=move || told().is_some().then_some("true")
                prop:value=move || typed.get()
                on:input=move |event| {
                    typed.set(event_target_value(&event));
                    wrong.set((None, None));
                }
            />
            <p class="wrong" id=described>{told}</p>
        </div>
    }
}
