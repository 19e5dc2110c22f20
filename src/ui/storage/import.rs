//! Import: a file is chosen and looked at; what was found is shown before anything is added.

use super::file;
use super::preview::Preview;
use crate::session::import::{Candidate, examine, objection_to_size};
use crate::view::intake::is_empty;
use crate::view::{storage as words, text};
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

/// The id of the field for a file.
pub const FILE_FIELD: &str = "file";

/// What is on show: nothing, a file that is looked at, or what was found in it.
#[derive(Clone, PartialEq, Debug)]
pub enum Shown {
    /// No file.
    Nothing,
    /// A file that is looked at.
    Looking,
    /// A file that the browser does not read.
    Unreadable,
    /// A file with nothing in it.
    Empty,
    /// What is in a file of this name, without its ending.
    Found(String, Vec<Candidate>),
}

/// Looks at a file, and takes in what it holds.
#[component]
pub fn Import() -> impl IntoView {
    let (shown, node) = (RwSignal::new_local(Shown::Nothing), NodeRef::<Input>::new());
    let choose = move |_| {
        let chosen = node.get_untracked().and_then(|input| input.files()).and_then(|files| files.get(0));
        if let Some(chosen) = chosen {
            look(chosen, shown);
        }
        // The same file can be chosen again, as after it was mended.
        if let Some(input) = node.get_untracked() {
            input.set_value("");
        }
    };
    let said = move || match shown.get() {
        Shown::Looking => Some(text::LOOKING),
        Shown::Nothing | Shown::Unreadable | Shown::Empty | Shown::Found(..) => None,
    };
    let failed = move || match shown.get() {
        Shown::Unreadable => Some(text::FILE_UNREADABLE),
        Shown::Empty => Some(text::FILE_EMPTY),
        Shown::Nothing | Shown::Looking | Shown::Found(..) => None,
    };
    view! {
        <section class="panel form" aria-labelledby="import">
            <h2 id="import">{text::IMPORT}</h2>
            <p class="hint" id="import-what">{text::IMPORT_WHAT}</p>
            <div class="field">
                <label for=FILE_FIELD>{text::FILE}</label>
                <input id=FILE_FIELD node_ref=node type="file" accept=".jsonl,.ndjson,.json" aria-describedby="import-what" on:change=choose />
            </div>
            <p role="status" class="answer">{said}</p>
            <p role="alert" class="answer answer-refused">{failed}</p>
            <Preview shown />
        </section>
    }
}

/// Looks at a file. It is not even read when it is too large.
fn look(chosen: File, shown: RwSignal<Shown, LocalStorage>) {
    shown.set(Shown::Looking);
    spawn_local(async move {
        let stem = words::stem(&chosen.name()).to_owned();
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "JavaScript counts bytes in a binary64"
        )]
        let size = chosen.size() as u64;
        let found = match objection_to_size(size) {
            Some(objection) => Shown::Found(stem, vec![Candidate::refused(objection)]),
            None => match file::bytes(&chosen).await {
                Some(bytes) if is_empty(&bytes) => Shown::Empty,
                Some(bytes) => Shown::Found(stem, examine(&bytes)),
                None => Shown::Unreadable,
            },
        };
        shown.set(found);
    });
}
