//! The signs on the buttons of the transport, drawn here: fonts disagree about them, and some paint them in colours.

use leptos::prelude::*;

/// A sign of the transport.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Icon {
    /// To the beginning.
    Beginning,
    /// One back.
    Previous,
    /// Play.
    Play,
    /// Pause.
    Pause,
    /// One forward.
    Next,
    /// To the end.
    End,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Beginning => "M3 3h2v10H3zM13 3v10L6 8z",
            Self::Previous => "M11 3v10L4 8z",
            Self::Play => "M4 2.5v11L13.5 8z",
            Self::Pause => "M4 3h3v10H4zM9 3h3v10H9z",
            Self::Next => "M5 3v10l7-5z",
            Self::End => "M11 3h2v10h-2zM3 3v10l7-5z",
        }
    }
}

/// Draws a sign. The button that it stands on has the words.
#[component]
pub fn Sign(
    /// Which one.
    #[prop(into)]
    icon: Signal<Icon>,
) -> impl IntoView {
    view! {
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="currentColor">
            <path d=move || icon.get().path() />
        </svg>
    }
}
