//! One operation: its line in the list, and when that is opened, everything about it.

use super::answer::AnswerPanel;
use super::code::Code;
use super::described::Described;
use super::fields::Fields;
use super::trial::Trial;
use crate::api::explorer::description::Document;
use crate::api::operations::Operation;
use leptos::prelude::*;
use std::rc::Rc;

/// An operation, folded away until it is wanted.
#[component]
pub fn OperationPanel(
    /// Its place in the list.
    number: usize,
    /// What it is.
    operation: Operation,
    /// Where it is described.
    document: StoredValue<Rc<Document>, LocalStorage>,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let heading = format!("operation-{number}");
    let class = if operation.method == "GET" { "method method-get" } else { "method method-post" };
    let expanded = move || if is_open.get() { "true" } else { "false" };
    view! {
        <article class="panel operation" aria-labelledby=heading.clone()>
            <h3 id=heading.clone()>
                <button type="button" class="fold" aria-expanded=expanded on:click=move |_| is_open.update(|open| *open = !*open)>
                    <span class=class>{operation.method}</span>
                    " "
                    <code>{operation.path}</code>
                    " "
                    <span class="summary">{operation.summary}</span>
                </button>
            </h3>
            <Show when=move || is_open.get()>
                <Opened number operation document />
            </Show>
        </article>
    }
}

#[component]
fn Opened(number: usize, operation: Operation, document: StoredValue<Rc<Document>, LocalStorage>) -> impl IntoView {
    let description = document.with_value(|document| document.describe(&operation));
    let trial = Trial::new(operation);
    view! {
        <div class="opened">
            <div class="column">
                <Fields number trial parameters=description.parameters.clone() />
                <AnswerPanel trial />
            </div>
            <div class="column">
                <Code trial />
                <Described description />
            </div>
        </div>
    }
}
