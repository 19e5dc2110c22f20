//! Poison: makes a worker fail at one message for some times, wrapped around the real handler.

use super::disk::Disk;
use event_sourced_bank::bank::{Handler, HandlerError, Look, Payload, Worker};
use event_sourced_bank::event_sourcing::{Append, Message, Position, Timestamp};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What is poisoned.
#[derive(Default)]
pub struct Poison {
    /// How often the next message of a worker will fail.
    pub next: BTreeMap<u32, u32>,
    /// How often a message of a worker will still fail.
    at: BTreeMap<(u32, Position), u32>,
}

impl Poison {
    /// Takes everything back.
    pub fn clear(&mut self) {
        self.next.clear();
        self.at.clear();
    }

    /// Whether this worker fails at this message now.
    fn strikes(&mut self, worker: u32, position: Position) -> bool {
        if let Some(failures) = self.next.remove(&worker) {
            self.at.insert((worker, position), failures);
        }
        match self.at.get_mut(&(worker, position)) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            Some(_) | None => false,
        }
    }
}

/// A handler that fails when it is poisoned.
struct Poisoned {
    worker: u32,
    inner: Box<dyn Handler>,
    poison: Rc<RefCell<Poison>>,
    disk: Rc<RefCell<Disk>>,
}

impl Handler for Poisoned {
    fn handle(
        &self,
        look: Look<'_>,
        message: &Message<Payload>,
        now: Timestamp,
    ) -> Result<Vec<Append<Payload>>, HandlerError> {
        if self.poison.borrow_mut().strikes(self.worker, message.position) {
            self.disk.borrow_mut().faults.poisoned += 1;
            return Err(HandlerError::Poisoned);
        }
        self.inner.handle(look, message, now)
    }
}

/// The same workers, to be poisoned at will.
pub fn poisoned(workers: Vec<Worker>, poison: &Rc<RefCell<Poison>>, disk: &Rc<RefCell<Disk>>) -> Vec<Worker> {
    let wrap = |(worker, Worker { subscription, handler }): (u32, Worker)| {
        let handler = Poisoned { worker, inner: handler, poison: Rc::clone(poison), disk: Rc::clone(disk) };
        Worker { subscription, handler: Box::new(handler) }
    };
    (0..).zip(workers).map(wrap).collect()
}
