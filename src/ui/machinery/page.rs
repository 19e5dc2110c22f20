//! The machinery page as a whole.

use super::projections::Projections;
use super::spec::{Specification, Specified};
use super::streams::Streams;
use super::subscriptions::Subscriptions;
use super::way::Way;
use crate::ui::bank::executor_panel::ExecutorPanel;
use crate::ui::bank::totals::Totals;
use crate::ui::practice::panel::{EnterPractice, PracticePanel};
use crate::ui::practice::practising::use_practising;
use leptos::prelude::*;

/// The machinery page. In a copy to practise on, what can be broken stands beside what moves the bank.
#[component]
pub fn MachineryPage() -> impl IntoView {
    let practising = use_practising();
    let is_copy = Memo::new(move |_| practising.purpose().is_to_practise());
    provide_context(Specified::nothing());
    view! {
        <div class="machinery" class:has-practice=move || is_copy.get()>
            <div class="column">
                <ExecutorPanel />
                <Way />
                <Totals />
                <Show when=move || !is_copy.get()>
                    <EnterPractice />
                </Show>
            </div>
            <Show when=move || is_copy.get()>
                <div class="column practice">
                    <PracticePanel />
                </div>
            </Show>
            <div class="column">
                <Subscriptions />
                <Projections />
            </div>
            <div class="column">
                <Streams />
                <Specification />
            </div>
        </div>
    }
}
