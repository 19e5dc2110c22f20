//! The page as a stage: the steps of a script are taken by the same ways as a person takes them.

use super::classroom::Classroom;
use crate::event_sourcing::Position;
use crate::lessons::bench::Act;
use crate::lessons::{Fact, Order, World};
use crate::session::Role;
use crate::ui::bank::executor::{Executor, use_executor};
use crate::ui::bank::explained::Explained;
use crate::ui::desk::Desk;
use crate::ui::timeline::bookmarks::{Marks, use_marks};
use crate::ui::timeline::player::{Player, use_player};
use crate::ui::timeline::source::Sources;
use crate::ui::what_if::dialog::WhatIf;
use crate::view::pace::Pace;
use crate::view::{Move, Page};
use leptos::prelude::*;

/// What steps are taken with. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Stage {
    classroom: Classroom,
    desk: Desk,
    player: Player,
    executor: Executor,
    explained: Explained,
    marks: Marks,
    sources: Sources,
    what_if: WhatIf,
}

impl Stage {
    pub(super) fn new(classroom: Classroom) -> Self {
        Self {
            classroom,
            desk: classroom.desk,
            player: use_player(),
            executor: use_executor(),
            explained: expect_context(),
            marks: use_marks(),
            sources: expect_context(),
            what_if: expect_context(),
        }
    }

    /// Whether a step can be taken: of all tabs of this bank only the one that writes takes them.
    pub(super) fn is_ready(self) -> bool {
        self.desk.role() == Role::Writing
    }

    /// Whether this tab only watches.
    pub(super) fn is_watching(self) -> bool {
        !matches!(self.desk.role(), Role::Starting | Role::Writing)
    }

    /// Whether nothing waits to be handled.
    pub(super) fn is_at_rest(self) -> bool {
        self.executor.next().is_none()
    }

    /// Handles now whatever still waits.
    pub(super) fn come_to_rest(self) {
        self.player.go(Move::Live);
        self.executor.run_until_quiet();
    }

    /// Closes what the step before has opened.
    pub(super) fn clear(self) {
        self.explained.close();
        self.what_if.close();
    }

    fn by_hand(self) {
        self.player.go(Move::Live);
        self.executor.set_pace(Pace::ByHand);
    }
}

impl World for Stage {
    fn send(&mut self, order: Order) {
        self.player.go(Move::Live);
        let Ok(dispatcher) = self.desk.dispatcher() else { return };
        let id = dispatcher.new_id();
        if let Some(command) = self.desk.read(|bank| order.command(bank.decisions(), id)) {
            // What becomes of it is seen on the page.
            dispatcher.dispatch(&dispatcher.request(id, command), drop);
        }
    }

    fn handle_one(&mut self) {
        self.by_hand();
        self.executor.step();
        self.classroom.note(&Fact::Stepped(self.desk.head()));
    }

    fn round(&mut self) {
        self.by_hand();
        self.executor.round();
        self.classroom.note(&Fact::Stepped(self.desk.head()));
    }

    fn until_quiet(&mut self) {
        self.player.go(Move::Live);
        self.executor.set_pace(Pace::Slowly);
    }

    fn go(&mut self, to: Option<Position>) {
        self.player.go(to.map_or(Move::Live, Move::To));
    }

    fn turn(&mut self, page: Page) {
        self.desk.turn_to(page);
    }

    fn only(&mut self, type_name: &'static str) {
        self.desk.turn_to(Page::Timeline);
        self.desk.set_filter(&|filter| filter.envelope.type_name = Some(type_name.to_owned()));
    }

    fn mark(&mut self) {
        if !self.marks.contains(self.desk.place().0) {
            self.marks.toggle();
        }
    }

    fn explain(&mut self, number: &'static str) {
        if let Some(id) = self.desk.read(|bank| crate::lessons::order::account(bank.decisions(), number)) {
            self.explained.explain(id);
        }
    }

    fn source(&mut self) {
        self.sources.open();
    }

    fn leave_out(&mut self, position: Position) {
        self.what_if.show(position);
    }

    fn reload(&mut self) {
        // A browser that refuses leaves the page as it is, and the clause open.
        drop(window().location().reload());
    }

    fn bench(&mut self, act: &Act) {
        self.player.go(Move::Live);
        self.classroom.act(act);
    }
}
