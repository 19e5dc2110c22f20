//! The field for the name of a bank, with what is wrong below it.

use leptos::prelude::*;

/// A labelled field for a name. The same text in two forms has two ids.
#[component]
pub fn NameField(
    /// Its id on the page.
    id: String,
    /// Its label.
    label: &'static str,
    /// What is typed.
    typed: RwSignal<String>,
    /// What is wrong with it.
    wrong: RwSignal<Option<String>>,
    /// Where the field is, to lead to it.
    node: NodeRef<leptos::html::Input>,
) -> impl IntoView {
    let write = move |event| {
        typed.set(event_target_value(&event));
        wrong.set(None);
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id.clone()
                node_ref=node
                type="text"
                autocomplete="off"
                aria-describedby=format!("{id}-wrong")
                aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                prop:value=move || typed.get()
                on:input=write
            />
            <p class="wrong" id=format!("{id}-wrong")>{move || wrong.get()}</p>
        </div>
    }
}

/// Leads to a field.
pub(super) fn focus(node: NodeRef<leptos::html::Input>) {
    if let Some(field) = node.get_untracked() {
        // A field that can't take the focus leaves it where it is.
        let _ = field.focus();
    }
}
