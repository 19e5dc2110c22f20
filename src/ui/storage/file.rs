//! Files of the person's machine: one is saved, one is read. The browser asks nobody and sends nothing anywhere.

use super::shelf::Shelf;
use crate::event_sourcing::Position;
use crate::ui::desk::Desk;
use crate::ui::form::draft::Answer;
use crate::view::{storage as words, text};
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// How long a file may be fetched after it was offered; some browsers do not begin at once.
const OFFERED: Duration = Duration::from_secs(60);

/// Saves the bank that is open, or a part of it, and says what became of it.
pub(in crate::ui) fn export(desk: Desk, shelf: Shelf, part: Option<(Position, Position)>) -> Answer {
    let (workspace, head) = (desk.workspace(), desk.head());
    let name = words::file_name(&workspace, part);
    match desk.export(part).map(|text| save(&name, "application/x-ndjson", &text)) {
        Err(error) => Answer::Refused(format!("Nothing was exported: {error}.")),
        Ok(Err(_)) => Answer::Refused(text::FILE_UNSAVED.to_owned()),
        Ok(Ok(())) => {
            if part.is_none() {
                shelf.note_exported(workspace, head);
            }
            Answer::Taken(format!("Saved as {name}."))
        }
    }
}

/// Offers a text as a file to save.
pub(in crate::ui) fn save(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    set_timeout(move || drop(Url::revoke_object_url(&address)), OFFERED);
    Ok(())
}

/// The bytes of a file.
pub(super) async fn bytes(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
