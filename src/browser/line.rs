//! The line by which adapters reach the session. They are made before it, since it is made of them.

use crate::session::Session;
use std::cell::OnceCell;
use std::rc::Rc;

/// A line to a session, which is connected once.
#[derive(Clone, Default)]
pub struct Line {
    session: Rc<OnceCell<Session>>,
}

impl Line {
    /// Connects the session.
    pub fn connect(&self, session: Session) {
        // A line that is connected already stays as it is.
        drop(self.session.set(session));
    }

    /// Tells the session something. The browser calls back only after the page's own code has run to its end, so by
    /// then it is connected.
    pub fn tell(&self, news: impl FnOnce(&Session)) {
        if let Some(session) = self.session.get() {
            news(session);
        }
    }
}
