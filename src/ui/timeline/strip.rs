//! The strip of lanes: where the messages of the log lie, and where money was in flight. Moving the cursor moves one
//! line; the lanes are drawn anew only when something was written.

use super::bookmarks::use_marks;
use super::player::use_player;
use crate::event_sourcing::{Position, Projected};
use crate::ui::axis::{Veil, percent, use_axis};
use crate::ui::desk::Desk;
use crate::view::density::{Density, HEIGHT};
use crate::view::{Move, text};
use gloo_timers::callback::Timeout;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::Element;

/// How many messages are taken in between two frames.
const SLICE: u64 = 4_000;

/// So many messages are taken in at once, and painted with all else that comes of them.
const FEW: u64 = 100;

/// The lanes of the log, as far as they were counted. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Lanes(RwSignal<Projected<Density>>);

impl Lanes {
    /// Begins to count. A long log is counted a slice at a time, so that nobody waits for it; a few new messages are counted
    /// at once.
    #[must_use]
    pub fn new(desk: Desk) -> Self {
        let lanes = RwSignal::new(Projected::<Density>::default());
        let count = move || {
            lanes.update(|lanes| {
                let until = Position::new(lanes.checkpoint().get() + SLICE);
                untrack(|| desk.read(|bank| lanes.catch_up_to(bank.log(), until)));
            });
        };
        Effect::new(move |_: Option<Option<Timeout>>| {
            let head = desk.read(|bank| bank.log().head());
            match head.get().saturating_sub(lanes.with(|lanes| lanes.checkpoint().get())) {
                0 => None,
                1..=FEW => {
                    count();
                    None
                }
                _ => Some(Timeout::new(0, count)),
            }
        });
        Self(lanes)
    }
}

/// The strip. It is there for the eye and the mouse; the slider below it does the same for everybody.
#[component]
pub fn Strip() -> impl IntoView {
    let (axis, player, marks, Lanes(lanes)) = (use_axis(), use_player(), use_marks(), expect_context());
    let paths = Memo::new(move |_| lanes.with(|lanes| lanes.model().lanes()));
    let lane = move |index: usize| {
        let path = move || paths.with(|paths| paths.get(index).cloned());
        view! {
            <svg class=class(index) viewBox=move || axis.view_box(HEIGHT) preserveAspectRatio="none">
                <path d=path />
            </svg>
        }
    };
    let mark = move |position: Position| {
        view! { <i class="mark" style=("--at", percent(position, axis.head())) /> }
    };
    let jump = move |event: MouseEvent| {
        if let Some(position) = pointed_at(&event, untrack(|| axis.head()).get()) {
            player.go(Move::To(position));
        }
    };
    view! {
        <div class="strip" aria-hidden="true" on:click=jump>
            {(0..text::LANES.len()).map(lane).collect_view()}
            <Veil />
            {move || marks.all().into_iter().map(mark).collect_view()}
        </div>
        <p class="visually-hidden">{move || lanes.with(|lanes| lanes.model().words())}</p>
    }
}

/// What the lanes are, from top to bottom.
#[component]
pub fn Legend() -> impl IntoView {
    let name = |(index, name): (usize, &'static str)| view! { <li class=class(index)>{name}</li> };
    view! { <ul class="legend" aria-hidden="true">{text::LANES.into_iter().enumerate().map(name).collect_view()}</ul> }
}

/// The position that the mouse points at. The lanes let it through, so that it always points at the strip itself.
fn pointed_at(event: &MouseEvent, head: u64) -> Option<Position> {
    let strip = event.target()?.dyn_into::<Element>().ok()?;
    let pixels = |count: i32| u64::from(count.max(0).unsigned_abs());
    let width = Some(pixels(strip.client_width())).filter(|width| *width > 0)?;
    Some(Position::new((pixels(event.offset_x()) * head).div_ceil(width)))
}

/// The one place where a lane becomes a class.
fn class(lane: usize) -> &'static str {
    match lane {
        0 => "lane-event",
        1 => "lane-command",
        2 => "lane-transfer",
        _ => "lane-flight",
    }
}
