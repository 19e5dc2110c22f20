//! The timeline as it is docked below every page: transport, slider, and the sentence of the event at the cursor.

use super::help::Help;
use super::keyboard::Keyboard;
use super::player::use_player;
use super::strip::{Legend, Strip};
use super::transport::Transport;
use crate::event_sourcing::Position;
use crate::ui::desk::use_desk;
use crate::ui::form::draft::focus_first_wrong;
use crate::view::speed::Speed;
use crate::view::{Move, entry, text};
use leptos::prelude::*;

/// The id of the field for the number of an event, which a key leads to.
pub const NUMBER_FIELD: &str = "go-to-number";
/// The id of what is wrong with that number.
const WRONG_NUMBER: &str = "go-to-wrong";

/// The docked timeline.
#[component]
pub fn Dock() -> impl IntoView {
    let (player, help, keyboard) = (use_player(), expect_context::<Help>(), Keyboard::of(None));
    let told = told();
    view! {
        <section class="dock" aria-label=text::TIMELINE on:keydown=move |event| keyboard.on_key(&event)>
            <Slider told />
            <Transport />
            <GoTo />
            <SpeedChoice />
            <button type="button" class="quiet" aria-label=text::HELP title=text::HELP on:click=move |_| help.open()>"?"</button>
            <Here told />
            <Legend />
            <p role="status" class="visually-hidden">{move || player.said()}</p>
            <NewEvents />
        </section>
    }
}

/// How many new events are kept to be read aloud.
const NEWEST: u64 = 5;

/// Reads new events aloud to those who listen.
#[component]
fn NewEvents() -> impl IntoView {
    let desk = use_desk();
    let begun = untrack(|| desk.place().1.get());
    let new = Memo::new(move |_| {
        let head = desk.place().1.get();
        (begun.max(head.saturating_sub(NEWEST)) + 1..=head).collect::<Vec<_>>()
    });
    let sentence = move |position: u64| {
        let row = untrack(|| desk.read_named(|bank, names| entry::row(bank.log(), Position::new(position), names)));
        view! { <p>{row.map(|row| row.sentence)}</p> }
    };
    view! {
        <div role="log" class="visually-hidden" aria-label=text::NEW_EVENTS>
            <For each=move || new.get() key=|position| *position children=sentence />
        </div>
    }
}

/// The moment that is on screen, and the event that happened then.
type Told = Memo<(String, Option<String>)>;

fn told() -> Told {
    let desk = use_desk();
    Memo::new(move |_| {
        let (position, head) = desk.place();
        let row = desk.read_named(|bank, names| entry::row(bank.log(), position, names));
        (text::moment(position, head), row.map(|row| row.sentence))
    })
}

/// The slider from before the first event to the head.
#[component]
fn Slider(told: Told) -> impl IntoView {
    let (desk, player) = (use_desk(), use_player());
    let place = Memo::new(move |_| desk.place());
    let value_text = move || told.with(|(moment, sentence)| text::value(moment, sentence.as_deref()));
    let slide = move |event| {
        if let Ok(position) = event_target_value(&event).parse() {
            player.go(Move::To(Position::new(position)));
        }
    };
    view! {
        <div class="slider">
            <Strip />
            // The end is set before the value, which a browser would cut off at the end before.
            <input
                type="range"
                min="0"
                max=move || place.get().1.get()
                prop:value=move || place.get().0.get().to_string()
                aria-label=text::SLIDER
                aria-valuetext=value_text
                on:input=slide
            />
        </div>
    }
}

/// What the slider points at. It has the whole width of the dock, since a sentence may be long.
#[component]
fn Here(told: Told) -> impl IntoView {
    view! {
        <p class="here">
            <strong>{move || told.with(|(moment, _)| moment.clone())}</strong>
            " "
            <span>{move || told.with(|(_, sentence)| sentence.clone())}</span>
        </p>
    }
}

/// A field for the number of an event, for all who can't or won't drag.
#[component]
fn GoTo() -> impl IntoView {
    let player = use_player();
    let (typed, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<&'static str>));
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let asked = typed.with_untracked(|typed| Move::to_typed(typed));
        wrong.set(asked.err());
        match asked {
            Ok(there) => {
                player.go(there);
                typed.set(String::new());
            }
            Err(_) => focus_first_wrong(),
        }
    };
    let write = move |event| {
        typed.set(event_target_value(&event));
        wrong.set(None);
    };
    view! {
        <form class="go-to" novalidate on:submit=go>
            <label>
                <span>{text::GO_TO}</span>
                <input
                    id=NUMBER_FIELD
                    // Where the label has no room, neither has the link in it.
                    aria-label=text::GO_TO.plain()
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    size="6"
                    placeholder=text::COLUMNS[0]
                    aria-describedby=WRONG_NUMBER
                    aria-invalid=move || wrong.get().is_some().then_some("true")
                    prop:value=move || typed.get()
                    on:input=write
                />
            </label>
            <button type="submit">{text::GO}</button>
            <p class="wrong" id=WRONG_NUMBER>{move || wrong.get()}</p>
        </form>
    }
}

#[component]
fn SpeedChoice() -> impl IntoView {
    let player = use_player();
    let options = Speed::ALL.map(|speed| {
        view! {
            <option value=speed.label() prop:selected=move || player.speed() == speed>
                {speed.label()}
            </option>
        }
    });
    view! {
        <label class="speed" title=text::SPEED_HINT>
            <span>{text::SPEED}</span>
            <select on:change=move |event| player.set_speed(Speed::labelled(&event_target_value(&event)))>{options}</select>
        </label>
    }
}
