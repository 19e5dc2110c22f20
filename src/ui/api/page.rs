//! The page as a whole.

use super::operation::OperationPanel;
use crate::api::explorer::description::Document;
use crate::api::operations::ALL;
use crate::view::text;
use leptos::prelude::*;
use std::rc::Rc;

/// All operations, each folded away until it is wanted.
#[component]
pub fn ApiPage() -> impl IntoView {
    // Read once for all of them.
    let document = StoredValue::new_local(Rc::new(Document::read()));
    view! {
        <div class="api">
            <section class="panel" aria-labelledby="api">
                <h2 id="api">{text::API}</h2>
                <p>{text::API_WHAT}</p>
                <p class="hint">{text::API_CONSOLE}</p>
            </section>
            <div class="operations">
                {ALL.into_iter().enumerate().map(|(number, operation)| view! { <OperationPanel number operation document /> }).collect_view()}
            </div>
        </div>
    }
}
