//! A read model is broken, built anew in pieces, and the first event is found at which the two part.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

mod support;

use event_sourced_bank::bank::projections::one::{Kind, One};
use event_sourced_bank::bank::projections::rebuilding::{Broken, Rebuild, Search};
use event_sourced_bank::domain::account::example::{alice, bob, create, deposit};
use event_sourced_bank::domain::transfer::example::initiate;
use event_sourced_bank::event_sourcing::Position;
use support::Desk;

fn desk() -> Desk {
    let mut desk = Desk::after([create(alice()).into(), create(bob()).into(), deposit(alice(), 100).into()]);
    desk.send(initiate(30)).expect("taken");
    desk.rest();
    for _ in 0..1200 {
        desk.send(deposit(bob(), 1)).expect("taken");
    }
    desk
}

#[test]
fn a_rebuilt_model_is_the_live_one_whatever_the_pieces() {
    let desk = desk();
    let (log, models) = (desk.bank.log(), desk.bank.read_models());
    for kind in Kind::ALL {
        let mut rebuild = Rebuild::new(*kind, log.head());
        let mut pieces = 1;
        while !rebuild.go_on(log, 100) {
            pieces += 1;
        }
        assert_eq!(pieces, log.head().get().div_ceil(100), "{}", kind.name());
        let live = One::of(models, *kind);
        assert!(rebuild.model().says_the_same(&live), "{}", kind.name());
        assert_eq!(rebuild.model().checksum(), live.checksum());
        assert_eq!(rebuild.progress(), (log.head(), log.head()));
    }
}

#[test]
fn a_broken_model_parts_from_the_right_one_at_the_event_that_it_missed() {
    let desk = desk();
    let (log, timeline) = (desk.bank.log(), desk.bank.timeline());
    for (until, kind) in [(10, Kind::Accounts), (10, Kind::Transfers), (700, Kind::Totals), (300, Kind::Statements)] {
        let mut broken = Broken::new(kind, log, timeline, Position::new(until)).expect("it matters");
        broken.catch_up(log);
        let right = |at| One::of(&timeline.at(log, at).read_models, kind);
        assert_eq!(broken.at(log, broken.missed.previous()), None);
        for at in [broken.missed, Position::new(800), log.head()] {
            let shown = broken.at(log, at).expect("broken");
            assert!(!shown.says_the_same(&right(at)), "{} at {at}", kind.name());
            assert_ne!(shown.checksum(), right(at).checksum());
        }
        let mut search = Search::new(log.head());
        let found = (0..30).find_map(|_| search.go_on(&broken, log, timeline));
        assert_eq!(found, Some(broken.missed), "{}", kind.name());
    }
}

#[test]
fn what_none_of_the_last_events_matters_to_is_not_broken() {
    let desk = desk();
    let broken = Broken::new(Kind::Transfers, desk.bank.log(), desk.bank.timeline(), desk.bank.log().head());
    assert_eq!(broken, None, "the last are deposits");
}
