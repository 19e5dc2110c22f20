//! The machinery page as a whole.

use super::projections::Projections;
use super::spec::{Specification, Specified};
use super::streams::Streams;
use super::subscriptions::Subscriptions;
use super::way::Way;
use crate::ui::bank::executor_panel::ExecutorPanel;
use crate::ui::bank::totals::Totals;
use crate::ui::practice::panel::PracticePanel;
use leptos::prelude::*;

/// The machinery page.
#[component]
pub fn MachineryPage() -> impl IntoView {
    provide_context(Specified::nothing());
    view! {
        <div class="machinery">
            <div class="column">
                <ExecutorPanel />
                <Way />
                <Totals />
            </div>
            <div class="column">
                <Subscriptions />
                <Projections />
                <Streams />
                <Specification />
            </div>
            <div class="column">
                <PracticePanel />
            </div>
        </div>
    }
}
