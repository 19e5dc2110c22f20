//! Pauses: which subscriptions a person lets stand still. They are noted beside the log, so that a page that is loaded
//! again, or a tab that takes over, shows the same sight.
//!
//! They are no part of the log, and nothing hangs on the note: where it is lost, a subscription goes on where it was.

use super::Session;
use super::mirror::Mirror;
use crate::bank::AnyBank;
use crate::event_sourcing::SubscriptionName;
use crate::journal::{KeyValue, StorageError, Workspace};
use std::collections::BTreeSet;

impl Session {
    /// Lets a subscription pause, or go on where it was. Only the tab that writes does so; elsewhere nothing happens.
    ///
    /// # Errors
    /// When it could not be noted. It pauses or goes on all the same, for as long as this page is open.
    pub fn pause(&self, subscription: &SubscriptionName, is_paused: bool) -> Result<(), StorageError> {
        self.act(|mirror, _| mirror.pause(subscription, is_paused)).unwrap_or(Ok(()))
    }

    /// Pauses as it is noted now, which another tab may have changed.
    pub(super) fn adopt_pauses(&self) {
        let mut mirror = self.inner.mirror.borrow_mut();
        let Mirror { bank, journal, .. } = &mut *mirror;
        let journal = journal.borrow();
        adopt(bank, journal.storage(), journal.workspace());
    }
}

impl Mirror {
    fn pause(&mut self, subscription: &SubscriptionName, is_paused: bool) -> Result<(), StorageError> {
        if is_paused {
            self.bank.pause(subscription);
        } else {
            self.bank.go_on(subscription);
        }
        let journal = self.journal.borrow();
        note(&self.bank, journal.storage(), &journal.workspace().pauses())
    }
}

/// Lets the subscriptions of a bank pause for which that is noted, and the others go on. What can't be read changes
/// nothing.
pub(super) fn adopt(bank: &mut AnyBank, storage: &impl KeyValue, workspace: &Workspace) {
    let Ok(text) = storage.get(&workspace.pauses()) else { return };
    let noted: Option<BTreeSet<SubscriptionName>> = text.and_then(|text| serde_json::from_str(&text).ok());
    let noted = noted.unwrap_or_default();
    for name in names(bank) {
        if noted.contains(&name) {
            bank.pause(&name);
        } else {
            bank.go_on(&name);
        }
    }
}

/// Notes which subscriptions pause. Where none does, there is nothing to note.
fn note(bank: &AnyBank, storage: &impl KeyValue, key: &str) -> Result<(), StorageError> {
    let paused: BTreeSet<_> = names(bank).into_iter().filter(|name| bank.is_paused(name)).collect();
    if paused.is_empty() {
        return storage.remove(key);
    }
    let text = serde_json::to_string(&paused);
    let text = text.map_err(|error| StorageError::Refused { detail: error.to_string() })?;
    storage.set(key, &text)
}

fn names(bank: &AnyBank) -> Vec<SubscriptionName> {
    bank.subscriptions().map(|reader| reader.name.clone()).collect()
}
