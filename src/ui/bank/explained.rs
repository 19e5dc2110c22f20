//! "Explain this number": behind every balance stand the events that made it, each a jump in time.

use super::broken_note::BrokenNote;
use crate::bank::projections::one::Kind;
use crate::domain::AccountId;
use crate::ui::desk::use_desk;
use crate::ui::focus;
use crate::ui::modal::Modal;
use crate::ui::timeline::player::use_player;
use crate::view::statement::{Entry, Statement, statement};
use crate::view::{Move, text, time};
use leptos::prelude::*;

/// How many movements are shown until all are wanted.
const FIRST: usize = 20;

/// Whose balance is explained, if one is. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Explained(RwSignal<Option<AccountId>>);

impl Explained {
    /// Nothing is explained yet.
    #[must_use]
    pub fn nothing() -> Self {
        Self(RwSignal::new(None))
    }

    /// Whose balance is explained.
    #[must_use]
    pub fn asked(self) -> Option<AccountId> {
        self.0.get()
    }

    /// Closes the explanation.
    pub fn close(self) {
        self.0.set(None);
    }

    /// Explains the balance of an account.
    pub fn explain(self, id: AccountId) {
        self.0.set(Some(id));
    }
}

/// The explanation of the balance that somebody asked about.
#[component]
pub fn ExplainedDialog() -> impl IntoView {
    let Explained(asked) = expect_context();
    let content = move || asked.get().map(|id| view! { <Explanation id close=move || asked.set(None) /> });
    view! {
        <Modal
            is_open=Signal::derive(move || asked.get().is_some())
            on_close=Callback::new(move |()| asked.set(None))
            labelled_by="statement"
            class="statement"
        >
            {content}
        </Modal>
    }
}

#[component]
fn Explanation(id: AccountId, close: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let (desk, all) = (use_desk(), RwSignal::new(false));
    let told = Memo::new(move |_| {
        let most = if all.get() { usize::MAX } else { FIRST };
        let sight = desk.sight();
        desk.read_named(|bank, names| statement(&sight, bank.log(), names, id, most))
    });
    let title = move || told.with(|told| told.as_ref().map(|told| told.title.clone()));
    let as_of = move || {
        let (position, head) = desk.place();
        text::as_of(&text::moment(position, head), &time::zone())
    };
    // A statement on paper is whole, and it is there a frame later.
    let print = move |_| {
        all.set(true);
        request_animation_frame(|| drop(window().print()));
    };
    let show_all = move |_| {
        all.set(true);
        focus::keep(".statement tbody button");
    };
    let before = Memo::new(move |_| told.with(|told| told.as_ref().and_then(|told| told.before.clone())));
    view! {
        <h2 id="statement">{title}</h2>
        <p class="hint">{text::STATEMENT_WHAT}</p>
        <BrokenNote feeding=&[Kind::Accounts, Kind::Statements] on_follow=Callback::new(move |()| close()) />
        <p class="print-only">{as_of}</p>
        {move || before.get().map(|before| view! {
            <p>
                {before} " "
                <button type="button" on:click=show_all>{text::SHOW_ALL}</button>
            </p>
        })}
        {move || told.get().map(|told| view! { <Movements told close /> })}
        <div class="buttons">
            <button type="button" autofocus on:click=move |_| close()>{text::CLOSE}</button>
            <button type="button" on:click=print>{text::PRINT}</button>
        </div>
    }
}

#[component]
fn Movements(told: Statement, close: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let player = use_player();
    let row = move |Entry { position, sentence, time, amount, balance }: Entry| {
        let go = move |_| {
            close();
            player.go(Move::To(position));
        };
        view! {
            <tr>
                <td><button type="button" title=text::go_to(position) on:click=go>{text::event(position)}</button></td>
                <td>
                    {sentence} " "
                    <time datetime=time.to_string()>{time::full(time)}</time>
                </td>
                <td>{amount}</td>
                <td>{balance}</td>
            </tr>
        }
    };
    view! {
        <table>
            <thead>
                <tr>{text::STATEMENT_COLUMNS.map(|name| view! { <th scope="col">{name}</th> })}</tr>
            </thead>
            <tbody>{told.entries.into_iter().map(row).collect_view()}</tbody>
            <tfoot>
                <tr>
                    <th scope="row" colspan="2">{text::BALANCE}</th>
                    <td></td>
                    <td>{told.balance}</td>
                </tr>
            </tfoot>
        </table>
        {told.off.into_iter().map(|off| view! { <p class="line-broken">{off}</p> }).collect_view()}
    }
}
