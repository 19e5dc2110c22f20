//! Mistakes planted from outside: each tampers with a port of the sessions, so that they do what a session would do that
//! lacks one of its precautions. The simulation must find each, or it proves nothing about the sessions without them.

use super::runner::Seat;
use event_sourced_bank::event_sourcing::{MessageId, Timestamp};
use event_sourced_bank::journal::{CommitKey, Epoch, KeyValue, StorageError};
use event_sourced_bank::session::ports::{Alarm, Channel, Ids};
use event_sourced_bank::session::{Ports, Role};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use uuid::Uuid;

/// What is done to the ports of every tab.
pub trait Tampering {
    fn ports(&self, ports: Ports, seat: &Seat) -> Ports;
}

/// Nothing is done.
pub struct Honest;

impl Tampering for Honest {
    fn ports(&self, ports: Ports, _: &Seat) -> Ports {
        ports
    }
}

/// The fence is off: a tab that writes does not see that a writer of a higher epoch has written.
pub struct FenceIsOff;

impl Tampering for FenceIsOff {
    fn ports(&self, ports: Ports, seat: &Seat) -> Ports {
        let (storage, seat) = (Rc::clone(&ports.storage), Rc::clone(seat));
        Ports { storage: Rc::new(Blinkered { storage, seat, highest: Cell::default() }), ..ports }
    }
}

struct Blinkered {
    storage: Rc<dyn KeyValue>,
    seat: Seat,
    /// The highest epoch when the tab began to write, or its own since it has written.
    highest: Cell<Epoch>,
}

impl KeyValue for Blinkered {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        let mut keys = self.storage.keys(prefix)?;
        let is_writing = self.seat.borrow().as_ref().is_some_and(|session| session.role() == Role::Writing);
        if is_writing {
            keys.retain(|key| epoch(key) <= self.highest.get());
        } else {
            self.highest.set(keys.iter().map(|key| epoch(key)).max().unwrap_or_default());
        }
        Ok(keys)
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.storage.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.highest.set(epoch(key));
        self.storage.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.storage.remove(key)
    }
}

fn epoch(key: &str) -> Epoch {
    let key = key.strip_prefix("bank/main/").and_then(CommitKey::parse);
    key.map_or(Epoch::ZERO, |key| key.epoch)
}

/// A tab that is granted the lock begins to write at once.
pub struct NobodySettles;

impl Tampering for NobodySettles {
    fn ports(&self, ports: Ports, _: &Seat) -> Ports {
        Ports { alarm: Box::new(Impatient(ports.alarm)), ..ports }
    }
}

/// An alarm that goes off at once where it should wait for what is still under way.
struct Impatient(Box<dyn Alarm>);

impl Alarm for Impatient {
    fn wake_in(&self, millis: u32) {
        self.0.wake_in(if millis == 30 { 0 } else { millis });
    }
}

/// A command that goes to another tab gets a new id each time that it goes.
#[derive(Default)]
pub struct IdsAreForgotten {
    renamed: Rc<RefCell<BTreeMap<String, String>>>,
}

impl Tampering for IdsAreForgotten {
    fn ports(&self, ports: Ports, _: &Seat) -> Ports {
        Ports { channel: Box::new(Renaming { channel: ports.channel, renamed: Rc::clone(&self.renamed) }), ..ports }
    }
}

struct Renaming {
    channel: Box<dyn Channel>,
    /// Each new id, with the one that it stands for.
    renamed: Rc<RefCell<BTreeMap<String, String>>>,
}

impl Channel for Renaming {
    fn post(&self, text: &str) {
        let letter: serde_json::Value = serde_json::from_str(text).expect("a letter");
        let asked = letter["Decide"]["request"]["id"].as_str();
        let answered = letter["Decided"]["request"]["id"].as_str();
        let mut renamed = self.renamed.borrow_mut();
        let text = match (asked, answered) {
            (Some(id), _) => {
                let new = Uuid::from_u128(0xbad_0000_0000 + renamed.len() as u128).to_string();
                renamed.insert(new.clone(), id.to_owned());
                text.replace(id, &new)
            }
            (None, Some(id)) => renamed.get(id).map_or(text.to_owned(), |old| text.replace(id, old)),
            (None, None) => text.to_owned(),
        };
        self.channel.post(&text);
    }
}

/// A write is called done before it is: it stays in the tab until the tab looks at the storage again.
pub struct WrittenLater;

impl Tampering for WrittenLater {
    fn ports(&self, ports: Ports, _: &Seat) -> Ports {
        Ports { storage: Rc::new(Lazy { storage: Rc::clone(&ports.storage), held: RefCell::default() }), ..ports }
    }
}

struct Lazy {
    storage: Rc<dyn KeyValue>,
    held: RefCell<Option<(String, String)>>,
}

impl KeyValue for Lazy {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        if let Some((key, text)) = self.held.take() {
            self.storage.set(&key, &text)?;
        }
        self.storage.keys(prefix)
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        let held = self.held.borrow().as_ref().filter(|(held, _)| held == key).map(|(_, text)| text.clone());
        if held.is_some() { Ok(held) } else { self.storage.get(key) }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        *self.held.borrow_mut() = Some((key.to_owned(), text.to_owned()));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.held.borrow_mut().take_if(|(held, _)| held == key);
        self.storage.remove(key)
    }
}

/// All tabs take the same id for themselves, so that two writers can have the same epoch.
pub struct TabsAreOne;

impl Tampering for TabsAreOne {
    fn ports(&self, ports: Ports, _: &Seat) -> Ports {
        Ports { ids: Box::new(SameFirst { ids: ports.ids, is_first: Cell::new(true) }), ..ports }
    }
}

struct SameFirst {
    ids: Box<dyn Ids>,
    is_first: Cell<bool>,
}

impl Ids for SameFirst {
    fn new_id(&self, now: Timestamp) -> MessageId {
        if self.is_first.replace(false) { MessageId::new(Uuid::from_u128(7)) } else { self.ids.new_id(now) }
    }
}
