//! The picture of the way of a message. When one was handled, it moves along, and in a round one for each subscription that
//! handled any; for those who want no movement, the parts that they went are marked.

use crate::ui::bank::executor::use_executor;
use crate::ui::desk::use_desk;
use crate::view::machinery::way::Leg;
use crate::view::text;
use leptos::prelude::*;

/// Where the streams stand in the picture: the middle of each box.
const STREAMS: [(i32, i32); 3] = [(60, 30), (280, 30), (170, 200)];
/// Half of the width and of the height of a box.
const BOX: (i32, i32) = (58, 18);
/// Where the lines between them begin and end.
const LINES: [(i32, i32, i32, i32); 3] = [(116, 30, 224, 30), (268, 48, 182, 182), (158, 182, 72, 48)];
/// Where the readers stand, and how their names do.
const READERS: [(i32, i32, i32, i32, &str); 3] =
    [(170, 30, 170, 56, "middle"), (225, 115, 236, 119, "start"), (115, 115, 104, 119, "end")];

/// The picture.
#[component]
pub fn Way() -> impl IntoView {
    let (desk, executor) = (use_desk(), use_executor());
    let next = Memo::new(move |_| {
        let waits = executor.next().filter(|_| desk.cursor().is_live());
        waits.and_then(|waiting| Leg::of(&waiting.subscription))
    });
    let leg = move |(index, leg): (usize, Leg)| {
        let ((x1, y1, x2, y2), (cx, cy, x, y, anchor)) = (LINES[index], READERS[index]);
        view! {
            <g class="leg" class:is-next=move || next.get() == Some(leg) class:is-last=move || executor.moved().1.contains(&leg)>
                <line x1=x1.to_string() y1=y1.to_string() x2=x2.to_string() y2=y2.to_string() />
                <circle cx=cx.to_string() cy=cy.to_string() r="6" />
                <text x=x.to_string() y=y.to_string() text-anchor=anchor>{text::WAY_READERS[index]}</text>
            </g>
        }
    };
    let stream = |(index, (x, y)): (usize, (i32, i32))| {
        let kind = if index == 0 { "way-command" } else { "way-event" };
        let (left, top) = ((x - BOX.0).to_string(), (y - BOX.1).to_string());
        view! {
            <g class=kind>
                <rect x=left y=top width=(BOX.0 * 2).to_string() height=(BOX.1 * 2).to_string() rx="6" />
                <text x=x.to_string() y=(y + 4).to_string() text-anchor="middle">{text::WAY_STREAMS[index]}</text>
            </g>
        }
    };
    let moved = move || {
        let (count, legs) = executor.moved();
        legs.into_iter().map(move |leg| (count, leg)).collect::<Vec<_>>()
    };
    view! {
        <section class="panel" aria-labelledby="way">
            <h2 id="way">{text::WAY}</h2>
            <p class="hint">{text::WAY_BEGINS}</p>
            <svg class="way" viewBox="0 0 340 224" role="img" aria-label=text::WAY_WORDS>
                {Leg::ALL.into_iter().enumerate().map(leg).collect_view()}
                {STREAMS.into_iter().enumerate().map(stream).collect_view()}
                // Each time anew, since a circle that stays where it is does not move.
                <For each=moved key=|moved| *moved let((_, leg))>
                    <circle class=class(leg) r="7" />
                </For>
            </svg>
        </section>
    }
}

/// The one place where the part that a message goes becomes a class.
fn class(leg: Leg) -> &'static str {
    match leg {
        Leg::Commands => "message along-commands",
        Leg::AccountEvents => "message along-account-events",
        Leg::TransferEvents => "message along-transfer-events",
    }
}
