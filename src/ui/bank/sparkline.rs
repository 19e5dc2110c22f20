//! The small picture of a balance over the log, with the cursor in it. Moving the cursor draws no line again.

use crate::domain::AccountId;
use crate::ui::axis::{Veil, use_axis};
use crate::ui::desk::use_desk;
use crate::view::sparkline::{HEIGHT, bucket, line};
use leptos::prelude::*;

/// The picture of one account.
#[component]
pub fn Sparkline(
    /// The account.
    id: AccountId,
) -> impl IntoView {
    let (desk, axis) = (use_desk(), use_axis());
    // The line changes with its account and with the width of the buckets, and else stays.
    let changed = Memo::new(move |_| {
        let changed_at = desk.read(|bank| Some(bank.read_models().accounts.model().get(id)?.changed_at));
        (changed_at, bucket(axis.head()))
    });
    let line = Memo::new(move |_| {
        let (_, bucket) = changed.get();
        untrack(|| {
            desk.read(|bank| {
                let movements: Vec<_> = bank.read_models().statements.model().of(id).copied().collect();
                line(&movements, bucket)
            })
        })
    });
    view! {
        <div class="sparkline" aria-hidden="true">
            <svg viewBox=move || axis.view_box(HEIGHT) preserveAspectRatio="none">
                <path class="zero" d=move || line.with(|line| format!("M0 {}H{}", line.zero, u32::MAX)) />
                <path d=move || line.with(|line| line.path.clone()) />
            </svg>
            <Veil />
        </div>
        <p class="visually-hidden">{move || line.with(|line| line.words.clone())}</p>
    }
}
