//! The dialog in which a branch is chosen and shown.

use super::outcome::Shown;
use crate::bank::Request;
use crate::bank::what_if::Change;
use crate::event_sourcing::Position;
use crate::lessons::Fact;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::form::draft::Draft;
use crate::ui::form::field::{AccountField, TextField};
use crate::ui::lessons::classroom::use_classroom;
use crate::ui::modal::Modal;
use crate::ui::timeline::player::Player;
use crate::view::form::{Field, Form};
use crate::view::what_if::{Outcome, to_leave_out};
use crate::view::{Move, entry, text};
use leptos::prelude::*;
use std::time::Duration;

/// How long the page gets to say that it works before it does: a long log takes seconds to decide again.
const MOMENT: Duration = Duration::from_millis(30);

/// What can be done otherwise, and what it is called.
const ACTS: [(Form, &str); 3] =
    [(Form::Deposit, text::DEPOSIT), (Form::Withdraw, text::WITHDRAW), (Form::Transfer, text::TRANSFER)];

/// The moment that a branch is made from, if one is. Cheap to copy.
#[derive(Clone, Copy)]
pub struct WhatIf(RwSignal<Option<(Position, bool)>>);

impl WhatIf {
    /// Nobody has asked yet.
    #[must_use]
    pub fn closed() -> Self {
        Self(RwSignal::new(None))
    }

    /// Asks what if, from the moment at a position on.
    pub fn ask(self, position: Position) {
        self.0.set(Some((position, false)));
    }

    /// Shows at once what if the message at a position had not happened.
    pub fn show(self, position: Position) {
        self.0.set(Some((position, true)));
    }

    /// Closes the question.
    pub fn close(self) {
        self.0.set(None);
    }

    /// Leaves the branch for a moment of the log.
    pub fn look_at(self, player: Player, position: Position) {
        self.0.set(None);
        player.go(Move::To(position));
    }
}

/// What became of the wish for a branch.
pub type Answer = Option<Result<Outcome, String>>;

/// The dialog of the moment that somebody asked about.
#[component]
pub fn WhatIfDialog() -> impl IntoView {
    let WhatIf(asked) = expect_context();
    let content = move || asked.get().map(|(position, at_once)| view! { <Question position at_once /> });
    view! {
        <Modal
            is_open=Signal::derive(move || asked.get().is_some())
            on_close=Callback::new(move |()| asked.set(None))
            labelled_by="what-if"
            class="what-if"
        >
            {content}
            <div class="buttons">
                <button type="button" on:click=move |_| asked.set(None)>{text::CLOSE}</button>
            </div>
        </Modal>
    }
}

#[component]
fn Question(position: Position, at_once: bool) -> impl IntoView {
    let (desk, classroom) = (use_desk(), use_classroom());
    let left_out = untrack(|| desk.read(|bank| to_leave_out(bank.log(), position)));
    let (acts, form, draft) = (RwSignal::new(left_out.is_none()), RwSignal::new(Form::Deposit), Draft::new());
    let (working, answer) = (RwSignal::new(false), RwSignal::new(Answer::None));
    let show = move || {
        answer.set(None);
        let change = match left_out.filter(|_| !acts.get_untracked()) {
            Some(position) => Some(Change::LeaveOut(position)),
            None => imagined(desk, draft, form.get_untracked(), position),
        };
        let Some(change) = change else { return };
        working.set(true);
        set_timeout(
            move || {
                let branch = desk.branch(&change);
                if let (Ok(_), Change::LeaveOut(position)) = (&branch, &change) {
                    classroom.note(&Fact::LeftOut(*position));
                }
                answer.set(Some(branch));
                working.set(false);
            },
            MOMENT,
        );
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        show();
    };
    if at_once {
        show();
    }
    view! {
        <h2 id="what-if">{text::WHAT_IF}</h2>
        <p class="hint">{text::WHAT_IF_WHAT}</p>
        <form class="form" novalidate on:submit=submit>
            <Choice position left_out acts />
            <Show when=move || acts.get()>
                <Imagined form draft />
            </Show>
            <div class="buttons"><button type="submit" class="primary">{text::SHOW_BRANCH}</button></div>
        </form>
        <Shown answer working />
    }
}

/// A command that is decided in the branch alone.
fn imagined(desk: Desk, draft: Draft, form: Form, after: Position) -> Option<Change> {
    let (id, time) = desk.imagined_at(after);
    let command = draft.command(form, id)?;
    Some(Change::Add { after, request: Request::new(id, time, command) })
}

/// Leave an event out, or act.
#[component]
fn Choice(position: Position, left_out: Option<Position>, acts: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let told = move |position| {
        let row = untrack(|| desk.read_named(|bank, names| entry::row(bank.log(), position, names)));
        text::leave_out(position, &row.map(|row| row.sentence).unwrap_or_default())
    };
    let option = move |is_act: bool, label: String| {
        view! {
            <label>
                <input
                    type="radio"
                    name="instead"
                    prop:checked=move || acts.get() == is_act
                    on:change=move |_| acts.set(is_act)
                />
                {label}
            </label>
        }
    };
    view! {
        <div class="choice" role="radiogroup" aria-label=text::INSTEAD>
            {match left_out {
                Some(position) => option(false, told(position)).into_any(),
                None => view! { <p class="empty">{text::NOTHING_TO_LEAVE_OUT}</p> }.into_any(),
            }}
            {option(true, text::act_after(position))}
        </div>
    }
}

/// What is done in the branch.
#[component]
fn Imagined(form: RwSignal<Form>, draft: Draft) -> impl IntoView {
    let choose = move |event| {
        let chosen = event_target_value(&event);
        if let Some((act, _)) = ACTS.iter().find(|(_, name)| *name == chosen) {
            form.set(*act);
        }
    };
    let options = ACTS.map(|(_, name)| view! { <option value=name>{name}</option> });
    let is_transfer = Memo::new(move |_| form.get() == Form::Transfer);
    view! {
        <div class="pair">
            <div class="field">
                <label for="what-if-act">{text::ACT}</label>
                <select id="what-if-act" on:change=choose>{options}</select>
            </div>
            <Show
                when=move || is_transfer.get()
                fallback=move || view! { <AccountField draft field=Field::Account label=text::ACCOUNT /> }
            >
                <AccountField draft field=Field::From label=text::FROM />
                <AccountField draft field=Field::To label=text::TO />
            </Show>
            <TextField draft field=Field::Amount label=text::AMOUNT hint=text::AMOUNT_HINT />
        </div>
    }
}
