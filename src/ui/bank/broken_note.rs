//! The line over a panel whose numbers come out of a read model that was broken on purpose, and the way to mend it.

use crate::bank::projections::one::Kind;
use crate::ui::desk::use_desk;
use crate::view::broken::broken;
use crate::view::{Page, text};
use leptos::prelude::*;

/// Says what is broken among the read models that feed a panel; nothing where all are whole.
#[component]
pub fn BrokenNote(
    /// What the panel is fed by.
    feeding: &'static [Kind],
    /// What is done when somebody follows the way.
    #[prop(optional, into)]
    on_follow: Option<Callback<()>>,
) -> impl IntoView {
    let desk = use_desk();
    let told = Memo::new(move |_| broken(&desk.sight(), feeding));
    let is_broken = Memo::new(move |_| told.with(Option::is_some));
    let is_elsewhere = move || desk.page() != Page::Machinery;
    let follow = move |_| on_follow.into_iter().for_each(|follow| follow.run(()));
    view! {
        <Show when=move || is_broken.get()>
            <p class="broken-note">
                {told} " "
                <Show when=is_elsewhere>
                    <a href=move || desk.link_to(Page::Machinery) on:click=follow>{text::REBUILD_AT}</a>
                </Show>
            </p>
        </Show>
    }
}
