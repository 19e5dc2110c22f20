//! The bookmarks of the bank that is open: a switch on the card of an event, and a list of jumps. Other tabs of the bank
//! set marks as well, so they are read anew before each change.

use super::player::use_player;
use crate::event_sourcing::Position;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::kept::{self, OfBank};
use crate::view::bookmarks::Bookmarks;
use crate::view::{Move, entry, text};
use leptos::prelude::*;

/// The marks of one bank. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Marks {
    desk: Desk,
    marks: RwSignal<Bookmarks>,
}

impl Marks {
    /// The marks as they were kept.
    #[must_use]
    pub fn of(desk: Desk) -> Self {
        let marks = Self { desk, marks: RwSignal::default() };
        marks.read();
        kept::on_change(OfBank::Bookmarks.name(&desk.workspace()), move |kept| marks.take(&kept.unwrap_or_default()));
        marks
    }

    /// Without storage the page is all that remembers.
    fn read(self) {
        if let Some(kept) = OfBank::Bookmarks.read(&self.desk.workspace()) {
            self.take(&kept);
        }
    }

    fn take(self, kept: &str) {
        let marks = Bookmarks::read(kept);
        if self.marks.with_untracked(|known| *known != marks) {
            self.marks.set(marks);
        }
    }

    /// Whether a message is marked.
    #[must_use]
    pub fn contains(self, position: Position) -> bool {
        self.marks.with(|marks| marks.contains(position))
    }

    /// Marks the message at the cursor, or takes its mark away, for now and for the next time.
    pub fn toggle(self) {
        let (position, _) = untrack(|| self.desk.place());
        if position > Position::ZERO {
            self.read();
            self.marks.update(|marks| marks.toggle(position));
            let kept = self.marks.with_untracked(ToString::to_string);
            OfBank::Bookmarks.write(&self.desk.workspace(), Some(&kept));
        }
    }

    /// The marked messages.
    #[must_use]
    pub fn all(self) -> Vec<Position> {
        let (_, head) = self.desk.place();
        self.marks.with(|marks| marks.up_to(head).collect())
    }
}

/// The marks, from anywhere below [`App`](crate::ui::app::App).
///
/// # Panics
/// When there are none above, which is a mistake in the program.
#[must_use]
pub fn use_marks() -> Marks {
    expect_context()
}

/// Marks the chosen event.
#[component]
pub fn MarkButton(
    /// The event.
    #[prop(into)]
    position: Signal<Position>,
) -> impl IntoView {
    let marks = use_marks();
    let is_marked = Memo::new(move |_| marks.contains(position.get()));
    view! {
        <button type="button" aria-pressed=move || is_marked.get().to_string() on:click=move |_| marks.toggle()>
            <span aria-hidden="true">{move || if is_marked.get() { "★ " } else { "☆ " }}</span>
            {text::BOOKMARK}
        </button>
    }
}

/// The marked events, each a jump.
#[component]
pub fn MarkList() -> impl IntoView {
    let (desk, player, marks) = (use_desk(), use_player(), use_marks());
    let all = Memo::new(move |_| marks.all());
    let jump = move |position: Position| {
        let row = untrack(|| desk.read_named(|bank, names| entry::row(bank.log(), position, names)));
        view! {
            <li>
                <button type="button" on:click=move |_| player.go(Move::To(position))>
                    {text::event(position)} ": " {row.map(|row| row.sentence)}
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <nav class="marks" aria-label=text::BOOKMARKS>
                <h3>{text::BOOKMARKS}</h3>
                <ul>
                    <For each=move || all.get() key=|position| *position children=jump />
                </ul>
            </nav>
        </Show>
    }
}
