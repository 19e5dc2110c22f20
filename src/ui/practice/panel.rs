//! The panel of practice: in somebody's bank the way into a copy; in a copy its guards, its faults and the harm.

use super::faults::{Happened, SecondTab};
use super::guards::Guards;
use super::harm::HarmPanel;
use super::practising::use_practising;
use crate::practice::Purpose;
use crate::practice::copy::NoCopy;
use crate::session::Workspace;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::kept::OfBank;
use crate::ui::storage::shelf::use_shelf;
use crate::view::text;
use leptos::prelude::*;

/// All about practising in a copy: the harm first, since that is what one looks at.
#[component]
pub fn PracticePanel() -> impl IntoView {
    let practising = use_practising();
    // A lesson leads to a second tab by itself, where it wants one.
    let is_lesson = move || practising.purpose() == Purpose::Lesson;
    view! {
        <HarmPanel />
        <Guards />
        <Happened />
        <Show when=move || !is_lesson()>
            <SecondTab />
        </Show>
    }
}

/// The way into a copy of the bank up to the cursor.
#[component]
pub fn EnterPractice() -> impl IntoView {
    let desk = use_desk();
    let said = RwSignal::new(String::new());
    let (track, go) = (use_shelf(), go_to_copy(desk, said));
    let is_empty = move || desk.place().0.get() == 0;
    let until = move || {
        let (position, is_live) = (desk.place().0.get(), desk.cursor().is_live());
        if position == 0 { text::PRACTISE_NEEDS_EVENT.to_owned() } else { text::practise_until(position, is_live) }
    };
    let practise = move |_| {
        let until = untrack(|| desk.place().0);
        go(desk.ask(|session| session.practise(until)));
        track.changed();
    };
    view! {
        <section class="panel" aria-labelledby="practise">
            <h2 id="practise">{text::PRACTISE}</h2>
            <p class="hint">{text::PRACTISE_WHAT}</p>
            <p>{until}</p>
            <div class="buttons">
                <button type="button" class="primary" disabled=is_empty on:click=practise>{text::PRACTISE_ON_COPY}</button>
            </div>
            <p role="alert" class="answer answer-refused">{said}</p>
        </section>
    }
}

/// Goes to a copy that was made, at the pace of what it was made from, or says why there is none.
pub(super) fn go_to_copy(
    desk: Desk,
    said: RwSignal<String>,
) -> impl Fn(Result<Workspace, NoCopy>) + Copy + Send + Sync + 'static {
    move |copy| match copy {
        Ok(workspace) => {
            OfBank::Pace.hand_on(&desk.workspace(), &workspace);
            // An address that can't be set leaves the person here; the copy stands in the list of banks.
            drop(window().location().set_hash(&untrack(|| desk.link_to_workspace(&workspace))));
        }
        Err(error) => said.set(format!("{error}.")),
    }
}
