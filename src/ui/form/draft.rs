//! A draft: what stands in a form, what is wrong with it, and what the bank answered.
//!
//! The id of a command is made when the form is filled anew and kept until somebody types. So a click after an answer that
//! got lost sends the same command under the same id, and the bank does it once. The second click of a double click comes
//! when the form is empty again; it belongs to what was sent just now, and sends that once more.
//!
//! What a person types is meant for what was on the screen then. So a draft remembers how far the log went; where it is
//! sent, [`Dispatcher::request_on`](crate::ui::dispatcher::Dispatcher::request_on) says so if it matters.

use crate::bank::{AnyBank, Command, Outcome, Refusal, Request};
use crate::event_sourcing::{MessageId, Position, Version};
use crate::ui::desk::{Desk, use_desk};
use crate::view::form::{Field, Form, Typed, Wrong};
use crate::view::sentence::Names;
use crate::view::{Barred, conflict, refusal, text};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, MouseEvent};

/// What is said beside a form after it was sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// The command is on its way to the tab that writes.
    Sent,
    /// The command was taken.
    Taken(String),
    /// The command was refused, and what was typed is still there.
    Refused(String),
}

impl Answer {
    /// What is said.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::Sent => text::SENT.to_owned(),
            Self::Taken(text) | Self::Refused(text) => text,
        }
    }
}

/// The state of one form. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Draft {
    desk: Desk,
    typed: RwSignal<Typed>,
    wrong: RwSignal<Wrong>,
    answer: RwSignal<Option<Answer>>,
    id: StoredValue<Option<(Form, MessageId)>>,
    seen: StoredValue<Position>,
    taken: StoredValue<Option<(Form, Request)>>,
}

impl Draft {
    /// An empty draft.
    #[must_use]
    pub fn new() -> Self {
        let desk = use_desk();
        Self {
            desk,
            typed: RwSignal::default(),
            wrong: RwSignal::default(),
            answer: RwSignal::default(),
            id: StoredValue::default(),
            seen: StoredValue::new(desk.head()),
            taken: StoredValue::default(),
        }
    }

    /// A draft with what the form begins with in one of its fields.
    #[must_use]
    pub fn beginning_with(field: Field, text: &str) -> Self {
        let draft = Self::new();
        draft.typed.update_untracked(|typed| drop(typed.insert(field, text.to_owned())));
        draft
    }

    /// What stands in a field.
    #[must_use]
    pub fn text(self, field: Field) -> String {
        self.typed.with(|typed| typed.get(&field).cloned().unwrap_or_default())
    }

    /// Whether something is typed that is not sent.
    #[must_use]
    pub fn is_begun(self, form: Form) -> bool {
        self.typed.with(|typed| form.is_begun(typed))
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn wrong(self, field: Field) -> Option<String> {
        self.wrong.with(|wrong| wrong.get(&field).cloned())
    }

    /// What the bank answered.
    #[must_use]
    pub fn answer(self) -> Option<Answer> {
        self.answer.get()
    }

    /// Why nothing can be sent now.
    #[must_use]
    pub fn barred(self) -> Option<Barred> {
        self.desk.dispatcher().err()
    }

    /// Takes in what a person typed: from now on it is another command.
    pub fn write(self, field: Field, text: String) {
        self.typed.update(|typed| drop(typed.insert(field, text)));
        self.wrong.update(|wrong| drop(wrong.remove(&field)));
        self.answer.set(None);
        self.id.set_value(None);
        self.seen.set_value(self.desk.head());
        self.taken.set_value(None);
    }

    /// A button goes down in the form. Unless it is the second press of a double click, what comes now is meant anew.
    pub fn press(self, event: &MouseEvent) {
        if event.detail() <= 1 {
            self.taken.set_value(None);
        }
    }

    /// A key goes down in the form. Unless it is held down, what comes now is meant anew.
    pub fn key(self, event: &KeyboardEvent) {
        if !event.repeat() {
            self.taken.set_value(None);
        }
    }

    /// Shows the draft once more, with what was typed. What was answered is over.
    #[must_use]
    pub fn shown_again(self) -> Self {
        self.answer.set(None);
        self
    }

    /// Sends the form, or tells what is wrong with it.
    pub fn submit(self, form: Form) {
        let Ok(dispatcher) = self.desk.dispatcher() else { return };
        if let Some((_, request)) = self.taken.get_value().filter(|(sent, _)| *sent == form) {
            return self.send(&request, form);
        }
        let known = self.id.get_value().filter(|(of, _)| *of == form).map(|(_, id)| id);
        let id = known.unwrap_or_else(|| dispatcher.new_id());
        self.id.set_value(Some((form, id)));
        self.answer.set(None);
        if let Some(command) = self.command(form, id) {
            self.send(&dispatcher.request_on(self.seen.get_value(), id, command), form);
        }
    }

    /// The command that is meant, under an id. What is wrong is told beside its field, and there is none then.
    #[must_use]
    pub fn command(self, form: Form, id: MessageId) -> Option<Command> {
        let read = self.typed.with_untracked(|typed| form.command(typed, id));
        self.wrong.set(read.as_ref().err().cloned().unwrap_or_default());
        if read.is_err() {
            focus_first_wrong();
        }
        read.ok()
    }

    /// Sends a command that needs no typing, on the version of the thing that the person saw.
    pub fn act(self, command: impl Into<Command>, seen: Version) {
        let Ok(dispatcher) = self.desk.dispatcher() else { return };
        let request = dispatcher.request(dispatcher.new_id(), command).expecting(seen);
        self.answer.set(Some(Answer::Sent));
        dispatcher.dispatch(&request, move |reply| self.answer.set(Some(said(self.desk, &reply))));
    }

    /// Whether the form still stands for the command of this id.
    fn means(self, id: MessageId) -> bool {
        self.id.with_value(|meant| meant.is_some_and(|(_, meant)| meant == id))
            || self.taken.with_value(|taken| taken.as_ref().is_some_and(|(_, taken)| taken.id == id))
    }

    fn send(self, request: &Request, form: Form) {
        let Ok(dispatcher) = self.desk.dispatcher() else { return };
        let sent = request.clone();
        // Of a tab that decides itself the answer is there at once.
        self.answer.set(Some(Answer::Sent));
        dispatcher.dispatch(request, move |reply| {
            self.answer.set(Some(said(self.desk, &reply)));
            if !self.means(sent.id) {
                return; // The answer came late: somebody has typed since, and that is kept.
            }
            // Whoever was refused was told what there is now.
            self.seen.set_value(self.desk.head());
            if reply.is_ok() {
                self.typed.update(|typed| form.empty(typed));
                self.id.set_value(None);
                self.taken.set_value(Some((form, sent)));
            }
        });
    }
}

/// What the bank answered, in words; of a conflict also what has happened since the person looked.
#[must_use]
pub fn said(desk: Desk, reply: &Result<Outcome, Refusal>) -> Answer {
    match reply {
        Ok(outcome) => Answer::Taken(refusal::taken(outcome)),
        Err(refused) => {
            let meanwhile = |bank: &AnyBank, names: Names<'_>| conflict::meanwhile(refused, bank.log(), names);
            let meanwhile = untrack(|| desk.read_named(meanwhile));
            let said = [Some(refusal::refused(refused)), meanwhile];
            Answer::Refused(said.into_iter().flatten().collect::<Vec<_>>().join(" "))
        }
    }
}

impl Default for Draft {
    fn default() -> Self {
        Self::new()
    }
}

/// Leads whoever sent a form to the first field that is wrong, once the page shows which that is.
pub(in crate::ui) fn focus_first_wrong() {
    request_animation_frame(|| {
        let form = document().active_element().and_then(|active| active.closest("form").ok().flatten());
        let field = form.and_then(|form| form.query_selector("[aria-invalid='true']").ok().flatten());
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
            // A field that can't take the focus leaves it on the button.
            let _ = field.focus();
        }
    });
}
