//! Sample banks are sound, tell what they promise, and are the same for everybody.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

use event_sourced_bank::bank::executor::ROUNDS_TO_END;
use event_sourced_bank::bank::sample::{Sample, log};
use event_sourced_bank::bank::{Bank, Payload};
use event_sourced_bank::event_sourcing::store::KeepNothing;
use event_sourced_bank::event_sourcing::{Log, Position, Timestamp, envelope};

fn start() -> Timestamp {
    Timestamp::from_unix_millis(1_795_600_800_000)
}

fn text(log: &Log<Payload>) -> Vec<String> {
    log.all(Position::ZERO).map(|message| envelope::write(message).expect("written")).collect()
}

/// The names of the statuses that the transfers of a sample end in.
fn endings(sample: Sample) -> Vec<&'static str> {
    let mut bank = Bank::new(log(sample, 1, start()), KeepNothing);
    let head = bank.log().head();
    bank.run_until_quiet(start(), ROUNDS_TO_END + 1).expect("quiet");
    assert_eq!(bank.log().head(), head, "everything has come to rest");
    assert_eq!(bank.audit().violations(), [], "the bank is sound");
    let transfers = bank.read_models().transfers.model();
    transfers.iter().filter_map(|(_, view)| view.state.status()).map(|status| status.name()).collect()
}

#[test]
fn each_sample_tells_what_it_promises() {
    assert_eq!(endings(Sample::QuietDay), ["finished", "finished", "finished", "failed", "finished"]);
    assert_eq!(endings(Sample::FailedTransfer), ["failed"]);
    assert_eq!(endings(Sample::Refund), ["refunded"]);
}

#[test]
fn a_busy_bank_has_as_many_messages_as_asked_for_and_some_of_every_end() {
    let ends = endings(Sample::Busy { messages: 3_000 });
    assert!(log(Sample::Busy { messages: 3_000 }, 1, start()).head() >= Position::new(3_000));
    assert!(ends.contains(&"finished") && ends.contains(&"failed"));
}

#[test]
fn the_same_seed_gives_the_same_log_and_another_seed_another() {
    let sample = Sample::Busy { messages: 300 };
    assert_eq!(text(&log(sample, 7, start())), text(&log(sample, 7, start())));
    assert_ne!(text(&log(sample, 7, start())), text(&log(sample, 8, start())));
}
