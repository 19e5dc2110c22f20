//! How the parts of the bank are used. The real bank uses them soundly; a planted mistake uses one of them wrongly and
//! leaves all others as they are.

use super::disk::{Disk, DiskWriter};
use event_sourced_bank::bank::worker::workers;
use event_sourced_bank::bank::{Bank, Halted, Handled, Outcome, Payload, Refusal, Request, Waiting, Worker};
use event_sourced_bank::event_sourcing::{Commit, Log, LogError, Position, Timestamp};

/// The bank of a simulation.
pub type SimulatedBank = Bank<DiskWriter>;

/// The ways in which the parts are used. What a mistake does not replace is done soundly.
pub trait Practice {
    /// The workers, right after the page was loaded.
    fn workers(&self, _: &Disk) -> Vec<Worker> {
        workers()
    }

    /// The log, as it is loaded from disk.
    ///
    /// # Errors
    /// When what lies there is no log.
    fn load(&self, disk: &Disk) -> Result<Log<Payload>, LogError> {
        log_of(disk.commits.iter().cloned())
    }

    /// Puts a commit on disk.
    fn keep(&self, disk: &mut Disk, commit: Commit<Payload>) {
        disk.commits.push(commit);
    }

    /// Takes a command of a person.
    ///
    /// # Errors
    /// Why it is refused.
    fn send(&self, bank: &mut SimulatedBank, request: &Request) -> Result<Outcome, Refusal> {
        bank.execute(request)
    }

    /// Handles one message in its turn.
    ///
    /// # Errors
    /// When storage does not take what follows.
    fn handle(&self, bank: &mut SimulatedBank, waiting: &Waiting, now: Timestamp) -> Result<Handled, Halted> {
        bank.handle(waiting, now)
    }

    /// Handles what waits longest.
    ///
    /// # Errors
    /// When storage does not take what follows.
    fn step(&self, bank: &mut SimulatedBank, now: Timestamp) -> Result<(), Halted> {
        bank.step(now).map(drop)
    }

    /// Makes a round.
    ///
    /// # Errors
    /// When storage does not take what follows.
    fn round(&self, bank: &mut SimulatedBank, now: Timestamp) -> Result<(), Halted> {
        bank.round(now).map(drop)
    }

    /// Looks at the past.
    fn look(&self, bank: &mut SimulatedBank, position: Position) {
        drop(bank.timeline().at(bank.log(), position));
    }
}

/// The bank as it is.
pub struct Sound;

impl Practice for Sound {}

/// The log of these commits.
///
/// # Errors
/// When they are none.
pub fn log_of(commits: impl IntoIterator<Item = Commit<Payload>>) -> Result<Log<Payload>, LogError> {
    let mut log = Log::default();
    commits.into_iter().try_for_each(|commit| log.push(commit))?;
    Ok(log)
}
