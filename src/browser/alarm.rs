//! The alarm: one timer of the browser, set anew with every wish.

use super::line::Line;
use crate::session::ports::Alarm;
use gloo_timers::callback::Timeout;
use std::cell::RefCell;

/// One timer.
pub struct BrowserAlarm {
    line: Line,
    timeout: RefCell<Option<Timeout>>,
}

impl BrowserAlarm {
    /// An alarm that wakes the session at the other end of a line.
    #[must_use]
    pub fn new(line: Line) -> Self {
        Self { line, timeout: RefCell::new(None) }
    }
}

impl Alarm for BrowserAlarm {
    fn wake_in(&self, millis: u32) {
        let line = self.line.clone();
        let timeout = Timeout::new(millis, move || line.tell(|session| session.wake()));
        // The timer before it is cancelled by being dropped.
        self.timeout.replace(Some(timeout));
    }
}
