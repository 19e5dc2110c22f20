//! A long list: the first of it are shown, until all are wanted.

use crate::ui::focus;
use crate::view::text;
use leptos::prelude::*;

/// How much of a list is shown. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Cut {
    first: usize,
    is_whole: RwSignal<bool>,
}

impl Cut {
    /// The first so many.
    #[must_use]
    pub fn after(first: usize) -> Self {
        Self { first, is_whole: RwSignal::new(false) }
    }

    /// How many are shown at most.
    #[must_use]
    pub fn most(self) -> usize {
        if self.is_whole.get() { usize::MAX } else { self.first }
    }

    /// Shows all.
    pub fn show_all(self) {
        self.is_whole.set(true);
    }
}

/// Says how much is shown, and offers the rest, if there is more.
#[component]
pub fn Rest(
    /// How much of the list is shown.
    cut: Cut,
    /// How long the list is.
    count: Memo<usize>,
    /// Where the list is, to lead on to what comes after the first of it.
    list: &'static str,
) -> impl IntoView {
    let show_all = move |_| {
        let next = format!("{list} > li:nth-child({})", cut.first + 1);
        cut.show_all();
        focus::keep(format!("{next}[tabindex], {next} button"));
    };
    let is_cut = Memo::new(move |_| cut.most() < count.get());
    view! {
        <Show when=move || is_cut.get()>
            <p>
                {move || text::shown(cut.most(), count.get())} " "
                <button type="button" on:click=show_all>{text::SHOW_ALL}</button>
            </p>
        </Show>
    }
}
