//! A dialog over the page. The browser keeps the focus in it, closes it on Escape, and gives the focus back.

use leptos::html::Dialog;
use leptos::prelude::*;

/// A dialog that is open when it should be.
#[component]
pub fn Modal(
    /// Whether it should be open.
    #[prop(into)]
    is_open: Signal<bool>,
    /// Called when it was closed, by whatever means.
    on_close: Callback<()>,
    /// The id of its heading.
    labelled_by: &'static str,
    /// Its class, if its looks are its own.
    #[prop(optional)]
    class: &'static str,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<Dialog>::new();
    Effect::new(move |_| match (is_open.get(), node.get()) {
        // A dialog that is open already can't be opened, and stays as it is.
        (true, Some(dialog)) => drop(dialog.show_modal()),
        (false, Some(dialog)) => dialog.close(),
        (_, None) => {}
    });
    // A dialog is told a moment later that it was closed. If it was opened again meanwhile, for something else, that must
    // not be closed with it.
    let closed = move |_| {
        if !node.get_untracked().is_some_and(|dialog| dialog.open()) {
            on_close.run(());
        }
    };
    view! {
        <dialog node_ref=node class=class aria-labelledby=labelled_by on:close=closed>
            {children()}
        </dialog>
    }
}
