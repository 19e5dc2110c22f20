//! The bank page as a whole: what can be done, how things stand, and what has happened, side by side.

use super::accounts::Accounts;
use super::executor_panel::ExecutorPanel;
use super::guide::FirstMinute;
use super::totals::Totals;
use super::transfers::Transfers;
use super::welcome::Welcome;
use crate::ui::form::move_money::MoveMoney;
use crate::ui::form::open_account::OpenAccount;
use crate::ui::form::transfer::InitiateTransfer;
use crate::ui::timeline::events::Events;
use crate::ui::timeline::rows::Rows;
use leptos::prelude::*;

/// The bank page.
#[component]
pub fn BankPage() -> impl IntoView {
    view! {
        <div class="bank">
            // First for everybody, however narrow the window is.
            <div class="lead">
                <Welcome />
                <FirstMinute />
            </div>
            <div class="column">
                <OpenAccount />
                <MoveMoney />
                <InitiateTransfer />
            </div>
            <div class="column">
                <Totals />
                <Accounts />
                <ExecutorPanel />
                <Transfers />
            </div>
            <Events rows=Rows::all() is_filtered=false />
        </div>
    }
}
