//! A trial: what stands in the fields of an operation, the request that it makes, and what the bank answered.
//!
//! A field that nobody has typed into holds a beginning that is worked out from the bank, and so follows it: when a number
//! is taken, the next one stands there.

use crate::api::explorer::beginning::{beginning, choices};
use crate::api::explorer::draft::{self, BODY, Effect, ID, Typed};
use crate::api::operations::{Operation, Takes};
use crate::api::{HttpRequest, HttpResponse};
use crate::bank::AnyBank;
use crate::event_sourcing::{MessageId, Position};
use crate::ui::desk::{Desk, use_desk};
use crate::ui::dispatcher::Dispatcher;
use crate::ui::form::draft::focus_first_wrong;
use crate::view::sentence::Names;
use crate::view::{Barred, entry, text};
use leptos::prelude::*;

/// What the bank answered.
#[derive(Clone, PartialEq, Debug)]
pub struct Answered {
    /// What was asked, in a line.
    pub asked: String,
    /// The response.
    pub response: HttpResponse,
    /// How long it took.
    pub millis: f64,
    /// The messages that it made, each with its kind.
    pub made: Vec<(Position, String)>,
}

/// The trial of one operation. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Trial {
    desk: Desk,
    operation: Operation,
    typed: RwSignal<Typed>,
    answer: RwSignal<Option<Answered>>,
    wrong: RwSignal<Option<(String, String)>>,
}

impl Trial {
    /// Nothing was typed yet.
    #[must_use]
    pub fn new(operation: Operation) -> Self {
        let (typed, answer, wrong) = (RwSignal::default(), RwSignal::default(), RwSignal::default());
        Self { desk: use_desk(), operation, typed, answer, wrong }
    }

    /// Whether it takes a body.
    #[must_use]
    pub fn has_body(self) -> bool {
        self.operation.takes != Takes::Nothing
    }

    /// What stands in a field.
    #[must_use]
    pub fn text(self, name: &str) -> String {
        let typed = self.typed.with(|typed| typed.get(name).cloned());
        typed.unwrap_or_else(|| self.desk.read(|bank| beginning(&self.operation, name, bank.read_models())))
    }

    /// Ids that can be chosen for the path, each with what it is called.
    #[must_use]
    pub fn choices(self) -> Vec<(String, String)> {
        self.desk.read(|bank| choices(&self.operation, bank.read_models()))
    }

    /// Takes in what a person typed.
    pub fn write(self, name: &str, text: String) {
        self.typed.update(|typed| drop(typed.insert(name.to_owned(), text)));
        self.wrong.update(|wrong| drop(wrong.take_if(|(field, _)| field == name)));
    }

    /// Takes back what was typed.
    pub fn begin_again(self) {
        self.typed.update(Typed::clear);
        self.wrong.set(None);
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn wrong(self, name: &str) -> Option<String> {
        self.wrong.with(|wrong| wrong.as_ref().filter(|(field, _)| field == name).map(|(_, why)| why.clone()))
    }

    /// What the bank answered.
    #[must_use]
    pub fn answer(self) -> Option<Answered> {
        self.answer.get()
    }

    /// Why nothing can be sent now.
    #[must_use]
    pub fn barred(self) -> Option<Barred> {
        self.dispatcher().err()
    }

    /// The request that is meant.
    #[must_use]
    pub fn request(self) -> HttpRequest {
        let mut typed = self.typed.get();
        for name in [ID, BODY] {
            typed.entry(name.to_owned()).or_insert_with(|| self.text(name));
        }
        draft::request(&self.operation, &typed)
    }

    /// Sends it, or says what is missing.
    pub fn send(self) {
        let Ok(dispatcher) = untrack(|| self.dispatcher()) else { return };
        let request = untrack(|| self.request());
        self.wrong.set(None);
        if self.operation.path.contains("{id}") && untrack(|| self.text(ID)).trim().is_empty() {
            self.wrong.set(Some((ID.to_owned(), text::ENTER_ID.to_owned())));
            return focus_first_wrong();
        }
        let asked = format!("{} {}", request.method, request.path);
        let (request, key) = draft::keyed(request, self.effect(), dispatcher.new_id());
        let (begun, before) = (now(), self.desk.head());
        dispatcher.ask(&request, move |response| {
            let made = self.made(key, before);
            self.take(Answered { asked, response, millis: now() - begun, made });
        });
    }

    fn take(self, answered: Answered) {
        let HttpResponse { status, body, .. } = &answered.response;
        let wrong = draft::wrong(&self.operation, *status, body);
        // The panel may have been folded away meanwhile.
        if self.wrong.try_set(wrong.clone()).is_none()
            && self.answer.try_set(Some(answered)).is_none()
            && wrong.is_some()
        {
            focus_first_wrong();
        }
    }

    fn made(self, key: MessageId, before: Position) -> Vec<(Position, String)> {
        let made = |bank: &AnyBank, names: Names<'_>| {
            let positions = draft::made(bank.log(), self.effect(), key, before).into_iter();
            positions.filter_map(|at| Some((at, entry::row(bank.log(), at, names)?.type_name))).collect()
        };
        untrack(|| self.desk.read_named(made))
    }

    fn effect(self) -> Effect {
        draft::effect(&self.operation)
    }

    fn dispatcher(self) -> Result<Dispatcher, Barred> {
        match self.effect() {
            Effect::Looks => self.desk.asker(),
            Effect::Commands => self.desk.dispatcher(),
            Effect::Steps => self.desk.stepper(),
        }
    }
}

/// A moment, in milliseconds; 0 where the browser has no clock for this.
fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}
