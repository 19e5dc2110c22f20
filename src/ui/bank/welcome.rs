//! What an empty bank says: what it is, and what to do first.

use crate::ui::desk::use_desk;
use crate::view::text;
use leptos::prelude::*;

/// Greets whoever opens a bank in which nothing has happened yet.
#[component]
pub fn Welcome() -> impl IntoView {
    let desk = use_desk();
    let is_new = Memo::new(move |_| desk.place().1.get() == 0);
    view! {
        <Show when=move || is_new.get()>
            <section class="panel welcome" aria-labelledby="welcome">
                <h2 id="welcome">{text::WELCOME}</h2>
                <p>{text::WELCOME_WHAT}</p>
                <ol>{text::WELCOME_STEPS.map(|step| view! { <li>{step}</li> })}</ol>
            </section>
        </Show>
    }
}
