//! What a session needs from the world outside, to be brought by the browser or by a test.
//!
//! Answers that take time come back as calls of the session: [`Session::lock`](super::Session::lock),
//! [`hear`](super::Session::hear), [`wake`](super::Session::wake) and [`look_again`](super::Session::look_again). A
//! port never calls the session from within a call of the session.

use crate::event_sourcing::{MessageId, Timestamp};
use crate::journal::KeyValue;
use std::rc::Rc;

/// Tells the time.
pub trait Clock {
    /// The present time. It may go back.
    fn now(&self) -> Timestamp;
}

/// Makes ids.
pub trait Ids {
    /// An id that nothing has yet, made at this time.
    fn new_id(&self, now: Timestamp) -> MessageId;
}

/// Reaches all other tabs that show the same workspace.
pub trait Channel {
    /// Sends them a text. It may be lost, and may arrive before the data that it speaks of.
    fn post(&self, text: &str);
}

/// The right to write, which one tab of a workspace has at a time.
pub trait Lock {
    /// Lets go of the right, if this tab has it, and asks for it anew. The answers are [`LockNews`].
    fn request(&self);

    /// Lets go of the right, if this tab has it, and asks no more.
    fn release(&self);
}

/// What becomes of a request for the right to write.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LockNews {
    /// This tab has the right now.
    Granted,
    /// Another tab has it; this one will be granted it when the other goes.
    Waiting,
    /// This tab had it, and it was taken away.
    Lost,
    /// There is no such right in this browser, or not on an insecure page.
    Unsupported,
}

/// Wakes the session.
pub trait Alarm {
    /// Calls [`Session::wake`](super::Session::wake) after so many milliseconds; an earlier wish is forgotten.
    fn wake_in(&self, millis: u32);
}

/// All of these together.
pub struct Ports {
    /// Where the journal lies.
    pub storage: Rc<dyn KeyValue>,
    /// The clock.
    pub clock: Box<dyn Clock>,
    /// The maker of ids.
    pub ids: Box<dyn Ids>,
    /// The way to other tabs.
    pub channel: Box<dyn Channel>,
    /// The right to write.
    pub lock: Box<dyn Lock>,
    /// The alarm.
    pub alarm: Box<dyn Alarm>,
}

/// The ports of a page that shares its bank with no other.
pub(super) struct Alone;

impl Channel for Alone {
    fn post(&self, _: &str) {}
}

impl Lock for Alone {
    fn request(&self) {}

    fn release(&self) {}
}

impl Alarm for Alone {
    fn wake_in(&self, _: u32) {}
}
