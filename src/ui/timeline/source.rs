//! The Rust source behind the chosen message, cut from the files that this page was built from. It is no part of the card of
//! that message, which is narrow: code has long lines.

use crate::event_sourcing::{Position, Storable};
use crate::lessons::Fact;
use crate::ui::desk::use_desk;
use crate::ui::lessons::classroom::use_classroom;
use crate::view::source::highlight::{Kind, pieces};
use crate::view::source::{Excerpt, Role, behind};
use crate::view::text;
use leptos::prelude::*;
use web_sys::HtmlDetailsElement;

/// Opens the source from elsewhere, as a lesson does. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Sources(RwSignal<u32>);

impl Sources {
    /// Nobody has asked yet.
    #[must_use]
    pub fn folded() -> Self {
        Self(RwSignal::new(0))
    }

    /// Opens the source of the chosen message.
    pub fn open(self) {
        self.0.update(|asked| *asked += 1);
    }
}

/// The source of the message at the cursor. It is made anew only when the kind of message changes.
#[component]
pub fn Source() -> impl IntoView {
    let (desk, classroom, Sources(asked)) = (use_desk(), use_classroom(), expect_context::<Sources>());
    let type_name = Memo::new(move |_| {
        let (position, _) = desk.place();
        desk.read(|bank| Some(bank.log().get(position)?.payload.as_ref().ok()?.type_name()))
    });
    // What is folded away is not made.
    let is_open = RwSignal::new(false);
    let shown = Memo::new(move |_| type_name.get().filter(|_| is_open.get()));
    let excerpts = move || shown.get().map(behind).unwrap_or_default();
    Effect::new(move |before: Option<u32>| {
        let asked = asked.get();
        if before.is_some_and(|before| before != asked) {
            is_open.set(true);
        }
        asked
    });
    Effect::new(move |_| {
        if let Some(type_name) = shown.get() {
            classroom.note(&Fact::Source(type_name.into()));
        }
    });
    let toggle = move |event| is_open.set(event_target::<HtmlDetailsElement>(&event).open());
    let is_before_first = Memo::new(move |_| desk.place().0 == Position::ZERO);
    view! {
        <section class="panel" aria-label=text::CARD_SOURCE hidden=is_before_first>
            <details class="source" prop:open=is_open on:toggle=toggle>
                <summary>{text::CARD_SOURCE}</summary>
                {move || excerpts().into_iter().map(|excerpt| view! { <Code excerpt /> }).collect_view()}
            </details>
        </section>
    }
}

#[component]
fn Code(excerpt: Excerpt) -> impl IntoView {
    let Excerpt { role, file, first_line, lines, marked } = excerpt;
    let place = text::source_place(file, first_line + marked);
    let rows =
        lines.into_iter().enumerate().map(move |(index, line)| view! { <Line line is_marked=index == marked /> });
    view! {
        <figure>
            <figcaption>
                <strong>{name(role)}</strong>
                " "
                <span class="place">{place.clone()}</span>
            </figcaption>
            <pre tabindex="0" aria-label=place>
                <code>{rows.collect_view()}</code>
            </pre>
        </figure>
    }
}

/// A line of Rust, in colours.
#[component]
pub fn Line(
    /// The line.
    line: &'static str,
    /// Whether it matters most.
    is_marked: bool,
) -> impl IntoView {
    let words = pieces(line).into_iter().map(|(kind, piece)| match class(kind) {
        Some(class) => view! { <span class=class>{piece}</span> }.into_any(),
        None => piece.into_any(),
    });
    let words = words.collect_view();
    // The marked line is a block, which ends the line by itself.
    if is_marked { view! { <mark>{words}</mark> }.into_any() } else { view! { {words}"\n" }.into_any() }
}

fn name(role: Role) -> &'static str {
    match role {
        Role::Rule => text::SOURCE_RULE,
        Role::Decided => text::SOURCE_DECIDED,
        Role::Folded => text::SOURCE_FOLDED,
    }
}

/// The one place where a kind of word becomes a class.
fn class(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Keyword => Some("rust-keyword"),
        Kind::Type => Some("rust-type"),
        Kind::Literal => Some("rust-literal"),
        Kind::Comment => Some("rust-comment"),
        Kind::Plain => None,
    }
}
