//! The keys of the timeline, listed on request.

use crate::ui::modal::Modal;
use crate::view::text;
use leptos::prelude::*;

/// Whether the list of keys is shown. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Help(RwSignal<bool>);

impl Help {
    /// Help that nobody has asked for yet.
    #[must_use]
    pub fn closed() -> Self {
        Self(RwSignal::new(false))
    }

    /// Shows it.
    pub fn open(self) {
        self.0.set(true);
    }
}

/// The list of keys.
#[component]
pub fn HelpDialog() -> impl IntoView {
    let Help(is_open) = expect_context();
    let key = |(key, what): (&'static str, &'static str)| {
        view! {
            <dt><kbd>{key}</kbd></dt>
            <dd>{what}</dd>
        }
    };
    view! {
        <Modal is_open on_close=Callback::new(move |()| is_open.set(false)) labelled_by="help" class="help">
            <h2 id="help">{text::HELP}</h2>
            <p class="hint">{text::HELP_WHEN}</p>
            <dl>{text::HELP_KEYS.map(key)}</dl>
            <div class="buttons">
                <button type="button" autofocus on:click=move |_| is_open.set(false)>{text::CLOSE}</button>
            </div>
        </Modal>
    }
}
