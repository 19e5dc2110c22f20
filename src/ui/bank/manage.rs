//! What can be done with one account besides moving money: set its overdraft limit, close it, reopen it.

use crate::bank::Command;
use crate::bank::projections::accounts::AccountView;
use crate::domain::{AccountId, account};
use crate::event_sourcing::Version;
use crate::ui::desk::use_desk;
use crate::ui::form::action::ActionButton;
use crate::ui::form::answer::AnswerLine;
use crate::ui::form::draft::{Answer, Draft};
use crate::ui::form::in_sight::in_sight;
use crate::ui::form::overdraft::SetOverdraftLimit;
use crate::view::{Barred, text};
use leptos::html::Summary;
use leptos::prelude::*;
use web_sys::HtmlDetailsElement;

/// The actions on an account, folded away until they are wanted.
#[component]
pub fn Manage(
    /// The account.
    id: AccountId,
    /// How it stands at the cursor.
    view: Memo<AccountView>,
) -> impl IntoView {
    let (desk, draft) = (use_desk(), Draft::new());
    let barred = Memo::new(move |_| draft.barred());
    let number = move || view.with(|view| view.state.holding().map(|holding| holding.number.to_string()));
    let seen = move || view.with(|view| view.version);
    let has_acted = StoredValue::new(false);
    let act = move |command: account::Command| {
        has_acted.set_value(true);
        (command.into(), seen())
    };
    let close: Callback<(), (Command, Version)> =
        Callback::new(move |()| act(account::Command::CloseAccount { account_id: id }));
    let reopen: Callback<(), (Command, Version)> =
        Callback::new(move |()| act(account::Command::ReopenAccount { account_id: id }));
    let is_open = Memo::new(move |_| view.with(|view| view.state.is_open()));
    let busy = move || desk.read(|bank| bank.decisions().in_flight(id).len());
    let about = Memo::new(move |_| (seen(), busy()));
    let summary = NodeRef::<Summary>::new();
    keep_focus(is_open, has_acted, draft, summary);
    // What is folded away is not made: there may be a hundred accounts.
    let is_folded = RwSignal::new(true);
    let toggle = move |event| is_folded.set(!event_target::<HtmlDetailsElement>(&event).open());
    view! {
        <details class="manage" on:toggle=toggle>
            <summary node_ref=summary>{text::MANAGE} <span class="visually-hidden">" " {number}</span></summary>
            <Show when=move || !is_folded.get()>
                <fieldset disabled=move || barred.with(Option::is_some)>
                    <SetOverdraftLimit account_id=id draft />
                    <Show
                        when=move || is_open.get()
                        fallback=move || view! { <ActionButton label=text::REOPEN_ACCOUNT command=reopen draft /> }
                    >
                        <ActionButton label=text::CLOSE_ACCOUNT command=close draft />
                    </Show>
                </fieldset>
            </Show>
            <p class="barred">{move || barred.with(|barred| barred.as_ref().map(Barred::text))}</p>
            <AnswerLine said=in_sight(draft, Some(about)) />
        </details>
    }
}

/// The button that was pressed goes, since the other way round is what can be done now; the focus must not go with it.
fn keep_focus(is_open: Memo<bool>, has_acted: StoredValue<bool>, draft: Draft, summary: NodeRef<Summary>) {
    Effect::new(move |before: Option<bool>| {
        let is_open = is_open.get();
        if before.is_some_and(|before| before != is_open) && has_acted.get_value() {
            has_acted.set_value(false);
            // After a refusal it was somebody else who did it, and the focus stays where it is.
            let is_refused = matches!(untrack(|| draft.answer()), Some(Answer::Refused(_)));
            // What is folded away with its card has no focus to keep.
            let _ = summary.get_untracked().filter(|_| !is_refused).map(|summary| summary.focus());
        }
        is_open
    });
}
