//! The storage page as a whole.

use super::banks::Banks;
use super::entries::Entries;
use super::export::Export;
use super::import::Import;
use super::loss::Loss;
use super::new_bank::NewBank;
use super::room::RoomPanel;
use super::samples::Samples;
use leptos::prelude::*;

/// The storage page.
#[component]
pub fn StoragePage() -> impl IntoView {
    view! {
        <div class="storage">
            <div class="column">
                <Banks />
                <NewBank />
                <Samples />
                <Import />
                <Export />
            </div>
            <div class="column">
                <RoomPanel />
                <Loss />
                <Entries />
            </div>
        </div>
    }
}
