//! The timeline page: the events with room for all that is known of them.

use super::events::Events;
use super::rows::Rows;
use leptos::prelude::*;

/// The timeline page.
#[component]
pub fn TimelinePage() -> impl IntoView {
    view! {
        <div class="timeline-page">
            <Events rows=Rows::filtered() is_filtered=true />
        </div>
    }
}
