//! Steps: what a learner does, one thing after another. A solution is a script of them. The same script is played on the
//! screen by "Show solution", and without one by the test that proves the lesson.

use super::bench::Act;
use super::order::Order;
use crate::event_sourcing::Position;
use crate::view::{Page, text};

/// One thing to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    /// Send a command.
    Send(Order),
    /// Handle the next message that waits.
    HandleOne,
    /// Make one round.
    Round,
    /// Let everything come to rest.
    UntilQuiet,
    /// Look at the moment right after a message.
    Look(u64),
    /// Come back to live.
    Live,
    /// Turn to a page.
    Turn(Page),
    /// Show only messages of a type.
    Only(&'static str),
    /// Mark the message at the cursor.
    Mark,
    /// Ask for the events behind the balance of an account.
    Explain(&'static str),
    /// Show the Rust behind the message at the cursor.
    Source,
    /// Ask what if a message had not happened.
    LeaveOut(u64),
    /// Load the page again.
    Reload,
    /// Do something on the workbench.
    Bench(Act),
}

/// Where steps are taken: a page, or a test.
pub trait World {
    /// Sends a command.
    fn send(&mut self, order: Order);
    /// Handles the next message that waits.
    fn handle_one(&mut self);
    /// Makes one round.
    fn round(&mut self);
    /// Lets everything come to rest.
    fn until_quiet(&mut self);
    /// Moves the cursor; `None` is live.
    fn go(&mut self, to: Option<Position>);
    /// Turns to a page.
    fn turn(&mut self, page: Page);
    /// Shows only messages of a type.
    fn only(&mut self, type_name: &'static str);
    /// Marks the message at the cursor.
    fn mark(&mut self);
    /// Asks for the events behind a balance.
    fn explain(&mut self, number: &'static str);
    /// Shows the Rust behind the message at the cursor.
    fn source(&mut self);
    /// Asks what if a message had not happened.
    fn leave_out(&mut self, position: Position);
    /// Loads the page again. What comes after this is taken on the new page.
    fn reload(&mut self);
    /// Does something on the workbench.
    fn bench(&mut self, act: &Act);
}

impl Step {
    /// Takes the step.
    pub fn take(&self, world: &mut dyn World) {
        match self.clone() {
            Self::Send(order) => world.send(order),
            Self::HandleOne => world.handle_one(),
            Self::Round => world.round(),
            Self::UntilQuiet => world.until_quiet(),
            Self::Look(position) => world.go(Some(Position::new(position))),
            Self::Live => world.go(None),
            Self::Turn(page) => world.turn(page),
            Self::Only(type_name) => world.only(type_name),
            Self::Mark => world.mark(),
            Self::Explain(number) => world.explain(number),
            Self::Source => world.source(),
            Self::LeaveOut(position) => world.leave_out(Position::new(position)),
            Self::Reload => world.reload(),
            Self::Bench(act) => world.bench(&act),
        }
    }

    /// The step in words.
    #[must_use]
    pub fn words(&self) -> String {
        match self.clone() {
            Self::Send(order) => order.words(),
            Self::HandleOne => text::HANDLE_ONE.to_owned(),
            Self::Round => text::ONE_ROUND.to_owned(),
            Self::UntilQuiet => text::STEP_UNTIL_QUIET.to_owned(),
            Self::Look(position) => text::go_to(Position::new(position)),
            Self::Live => text::BACK_TO_LIVE.to_owned(),
            Self::Turn(page) => text::step_turn(crate::view::tab::page(page)),
            Self::Only(type_name) => text::step_only(type_name),
            Self::Mark => text::STEP_MARK.to_owned(),
            Self::Explain(number) => text::step_explain(number),
            Self::Source => text::STEP_SOURCE.to_owned(),
            Self::LeaveOut(position) => text::step_leave_out(position),
            Self::Reload => text::STEP_RELOAD.to_owned(),
            Self::Bench(act) => act.label(),
        }
    }
}
