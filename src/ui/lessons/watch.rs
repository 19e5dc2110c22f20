//! Watching: what the learner does on the page becomes facts, wherever it is done and in whatever order.

use super::classroom::Classroom;
use crate::bank::Refusal;
use crate::event_sourcing::AppendError;
use crate::lessons::Fact;
use crate::session::Role;
use crate::ui::bank::explained::Explained;
use crate::ui::timeline::bookmarks::Marks;
use crate::view::{Cursor, text};
use leptos::prelude::*;

/// Watches the cursor, the filter, what becomes of commands, and the clauses of the goal.
pub(super) fn log_and_cursor(classroom: Classroom) {
    if classroom.lesson().is_none() {
        return;
    }
    let desk = classroom.desk;
    Effect::new(move |before: Option<bool>| {
        let cursor = desk.cursor();
        match cursor {
            Cursor::At(position) => classroom.note(&Fact::Looked(position)),
            Cursor::Live if before == Some(false) => classroom.note(&Fact::CameBack),
            Cursor::Live => {}
        }
        cursor.is_live()
    });
    Effect::new(move |_| {
        if let Some(type_name) = desk.filter().envelope.type_name {
            classroom.note(&Fact::Filtered(type_name.into()));
        }
    });
    desk.on_decision(move |request, decided| match decided {
        Ok(_) => {
            if untrack(|| desk.role()) == Role::Following {
                classroom.note(&Fact::SecondTab);
            }
        }
        Err(Refusal::Append(AppendError::Conflict { .. })) => classroom.note(&Fact::Conflict),
        Err(_) => classroom.note(&Fact::Refused(request.command.type_name())),
    });
    clauses(classroom);
}

/// Says which clause was met just now, and keeps that all of them are.
fn clauses(classroom: Classroom) {
    let Some(lesson) = classroom.lesson() else { return };
    let missing = Memo::new(move |_| classroom.missing().iter().map(Option::is_none).collect::<Vec<_>>());
    Effect::new(move |before: Option<Vec<bool>>| {
        let met = missing.get();
        let was_met = |index: usize| before.as_ref().is_none_or(|before| before.get(index) == Some(&true));
        let new =
            lesson.goal.iter().enumerate().filter(|(index, _)| met.get(*index) == Some(&true) && !was_met(*index));
        let said: Vec<_> = new.map(|(_, clause)| text::clause_done(clause.asks)).collect();
        let is_reached = met.iter().all(|met| *met);
        if !said.is_empty() {
            let end = is_reached.then(|| text::GOAL_REACHED.to_owned());
            classroom.say(said.into_iter().chain(end).collect::<Vec<_>>().join(" "));
        }
        if is_reached && untrack(|| !classroom.run().solved) {
            classroom.change(|run| run.solved = true);
        }
        met
    });
}

/// Watches what is asked about a balance, and what is marked.
pub(super) fn questions(classroom: Classroom, explained: Explained, marks: Marks) {
    let desk = classroom.desk;
    Effect::new(move |_| {
        let Some(id) = explained.asked() else { return };
        let number = untrack(|| {
            let sight = desk.sight();
            sight.accounts().get(id).and_then(|view| view.state.holding().map(|holding| holding.number.to_string()))
        });
        if let Some(number) = number {
            classroom.note(&Fact::Explained(number.into()));
        }
    });
    Effect::new(move |_| marks.all().into_iter().for_each(|position| classroom.note(&Fact::Marked(position))));
}
