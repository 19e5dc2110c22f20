//! The way to other tabs: a `BroadcastChannel`, which reaches every page of this origin but the one that posts.

use super::line::Line;
use crate::session::ports::Channel;
use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, Event, MessageEvent};

/// A channel, if the browser has them. Without it, tabs still see what the others write by the storage's events.
pub struct BrowserChannel {
    channel: Option<BroadcastChannel>,
}

impl BrowserChannel {
    /// Opens a channel under a name, and gives what is heard to the session at the other end of a line.
    #[must_use]
    pub fn open(name: &str, line: &Line) -> Self {
        let channel = BroadcastChannel::new(name).ok();
        if let Some(channel) = &channel {
            let line = line.clone();
            EventListener::new(channel, "message", move |event| {
                if let Some(text) = text_of(event) {
                    line.tell(|session| session.hear(&text));
                }
            })
            .forget();
        }
        Self { channel }
    }
}

fn text_of(event: &Event) -> Option<String> {
    event.dyn_ref::<MessageEvent>()?.data().as_string()
}

impl Channel for BrowserChannel {
    fn post(&self, text: &str) {
        if let Some(channel) = &self.channel {
            // It throws only when the channel was closed, which nobody here does.
            drop(channel.post_message(&JsValue::from_str(text)));
        }
    }
}
