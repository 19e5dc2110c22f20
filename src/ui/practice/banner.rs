//! The banner that marks a practice copy on every page: what goes otherwise in it, whether harm was done, and the way back.

use super::practising::use_practising;
use crate::practice::Purpose;
use crate::session::Workspace;
use crate::ui::desk::use_desk;
use crate::view::machinery::practice as words;
use crate::view::{Page, text};
use leptos::prelude::*;

/// Marks a practice copy.
#[component]
pub fn PracticeBanner() -> impl IntoView {
    let (desk, practising) = (use_desk(), use_practising());
    let is_marked = Memo::new(move |_| match practising.purpose() {
        Purpose::Practice => true,
        // The strip of a lesson says it, which is there from the beginning, so that nothing moves.
        Purpose::Lesson | Purpose::Bank => false,
    });
    let otherwise = Memo::new(move |_| practising.with_plan(words::otherwise));
    let harm = Memo::new(move |_| practising.harm().len());
    view! {
        <Show when=move || is_marked.get()>
            <div class="practice-banner" role="region" aria-label=text::PRACTICE_BANNER>
                <p>
                    <strong>{text::PRACTICE_BANNER}</strong>
                    " "
                    {otherwise}
                    " "
                    {text::PRACTICE_BANNER_WHAT}
                    " "
                    <strong class="line-broken">
                        {move || (harm.get() > 0).then(|| text::harm_banner(harm.get()))}
                    </strong>
                </p>
                <p class="buttons">
                    <a href=move || desk.link_to(Page::Machinery)>{text::PAGE_MACHINERY}</a>
                    <a href=move || desk.link_to_workspace(&Workspace::first())>{text::BACK_TO_BANK}</a>
                </p>
            </div>
        </Show>
    }
}
