//! Several tabs of one bank: one writes, the others follow and send their commands there, and take over when it goes.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

#[path = "support/browser/mod.rs"]
mod browser;

use browser::faults::WriteFault;
use browser::{Browser, Tab};
use event_sourced_bank::api::HttpRequest;
use event_sourced_bank::bank::worker::TRANSFER_EVENTS;
use event_sourced_bank::bank::{Command, Outcome, Refusal, Request};
use event_sourced_bank::domain::account::example::{alice, bob, create, deposit, withdraw};
use event_sourced_bank::domain::transfer::example::initiate;
use event_sourced_bank::domain::{AccountId, Money};
use event_sourced_bank::event_sourcing::{AppendError, MessageId, Position, WriteError};
use event_sourced_bank::journal::{KeyValue, Thresholds};
use event_sourced_bank::session::{Notice, Role, Session, StorageError, Verified, WhyReadOnly};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

type Replies = Rc<RefCell<Vec<Result<Outcome, Refusal>>>>;

/// Sends a command from a tab; the reply comes later.
fn send(tab: &Tab, command: impl Into<Command>) -> Replies {
    let session = &tab.session;
    let replies = Replies::default();
    let list = replies.clone();
    let request = Request::new(session.new_id(), session.now(), command);
    session.send(&request, move |reply| list.borrow_mut().push(reply));
    replies
}

fn reply(replies: &Replies) -> Result<Outcome, Refusal> {
    let list = replies.borrow();
    assert_eq!(list.len(), 1, "a command has one reply");
    list.first().cloned().expect("one")
}

fn ids(session: &Session) -> Vec<MessageId> {
    session.bank().log().all(Position::ZERO).map(|message| message.id).collect()
}

fn balance(tab: &Tab, id: AccountId) -> Money {
    tab.session.bank().decisions().accounts.get(id.uuid()).state.holding().expect("opened").balance
}

/// A browser with a tab that writes and one that follows.
fn two_tabs() -> (Browser, Tab, Tab) {
    let browser = Browser::new();
    let first = browser.open();
    let second = browser.open();
    browser.run(&[&first, &second]);
    assert_eq!((first.session.role(), second.session.role()), (Role::Writing, Role::Following));
    (browser, first, second)
}

#[test]
fn a_tab_alone_writes_and_takes_what_was_sent_before_it_knew() {
    let browser = Browser::new();
    let tab = browser.open();
    assert_eq!(tab.session.role(), Role::Starting);
    let early = send(&tab, create(alice()));
    assert!(early.borrow().is_empty());
    browser.run(&[&tab]);
    assert!(reply(&early).is_ok());
    assert!(reply(&send(&tab, deposit(alice(), 100))).is_ok());
    assert_eq!((tab.session.role(), balance(&tab, alice())), (Role::Writing, Money::major(100)));
}

#[test]
fn the_next_page_finds_everything_again() {
    let browser = Browser::new();
    let tab = browser.open();
    browser.run(&[&tab]);
    send(&tab, create(alice()));
    send(&tab, deposit(alice(), 100));
    browser.run(&[&tab]);
    tab.close();
    let next = browser.open();
    assert_eq!(balance(&next, alice()), Money::major(100), "it is shown before the lock is granted");
    browser.run(&[&next]);
    assert_eq!((next.session.role(), next.session.notices()), (Role::Writing, vec![]));
}

#[test]
fn a_follower_shows_what_the_writer_writes() {
    let (browser, first, second) = two_tabs();
    send(&first, create(alice()));
    send(&first, deposit(alice(), 5));
    browser.run(&[&first, &second]);
    assert_eq!((ids(&second.session), balance(&second, alice())), (ids(&first.session), Money::major(5)));
}

#[test]
fn a_follower_sends_its_commands_to_the_writer_and_sees_the_events_when_the_reply_comes() {
    let (browser, first, second) = two_tabs();
    let created = send(&second, create(alice()));
    let refused = send(&second, withdraw(alice(), 1));
    let session = second.session.clone();
    let seen = Rc::new(RefCell::new(None));
    let seen_then = seen.clone();
    let request = Request::new(session.new_id(), session.now(), deposit(alice(), 7));
    let looking = session.clone();
    session.send(&request, move |_| *seen_then.borrow_mut() = Some(looking.bank().log().head()));
    browser.run(&[&first, &second]);
    assert!(reply(&created).is_ok());
    assert!(matches!(reply(&refused), Err(Refusal::Account(_))));
    assert_eq!((*seen.borrow(), balance(&first, alice())), (Some(Position::new(2)), Money::major(7)));
}

#[test]
fn a_letter_that_comes_before_its_data_is_waited_for() {
    let (browser, first, second) = two_tabs();
    send(&first, create(alice()));
    while second.read() {}
    assert_eq!(second.session.bank().log().head(), Position::ZERO);
    browser.run(&[&first, &second]);
    assert_eq!(second.session.bank().log().head(), Position::new(1));
}

#[test]
fn the_follower_takes_over_when_the_writer_goes_and_nothing_is_lost_or_doubled() {
    let (browser, first, second) = two_tabs();
    send(&first, create(alice()));
    send(&first, deposit(alice(), 100));
    // The writer decides this, and goes before its answer is heard.
    let asked = send(&second, withdraw(alice(), 30));
    while first.read() {}
    first.close();
    second.lose_letters();
    browser.run(&[&first, &second]);
    assert_eq!(reply(&asked).map(|outcome| outcome.repeated), Ok(true));
    assert_eq!((second.session.role(), balance(&second, alice())), (Role::Writing, Money::major(70)));
    assert_eq!(second.session.notices(), vec![]);
}

#[test]
fn a_new_writer_waits_for_what_its_forerunner_said_it_had_written() {
    let (browser, first, second) = two_tabs();
    send(&first, create(alice()));
    while second.read() {}
    first.close();
    // The lock is granted while the last write is still under way.
    while second.be_granted() {}
    second.session.wake();
    second.session.wake();
    assert_eq!(second.session.role(), Role::Starting);
    browser.run(&[&first, &second]);
    assert_eq!((second.session.role(), second.session.bank().log().head()), (Role::Writing, Position::new(1)));
}

#[test]
fn a_transfer_goes_on_in_the_tab_that_takes_over() {
    let (browser, first, second) = two_tabs();
    for command in [create(alice()), create(bob()), deposit(alice(), 100)] {
        send(&first, command);
    }
    send(&first, initiate(30));
    (0..3).for_each(|_| drop(first.session.round()));
    browser.run(&[&first, &second]);
    assert_eq!(second.session.round().expect("nothing is written"), 0, "a follower handles nothing");
    first.close();
    browser.run(&[&first, &second]);
    (0..4).for_each(|_| drop(second.session.round()));
    assert_eq!((balance(&second, alice()), balance(&second, bob())), (Money::major(70), Money::major(30)));
}

#[test]
fn a_writer_that_was_robbed_stops_and_follows() {
    let (browser, first, second) = two_tabs();
    send(&first, create(alice()));
    browser.run(&[&first, &second]);
    first.rob(&second);
    // The robbed tab has not heard of it, and its command comes to the new writer in the end.
    while second.be_granted() {}
    second.session.wake();
    let sent = send(&first, deposit(alice(), 1));
    browser.run(&[&first, &second]);
    assert!(reply(&sent).is_ok());
    assert_eq!((first.session.role(), second.session.role()), (Role::Following, Role::Writing));
    assert_eq!(ids(&first.session), ids(&second.session));
}

#[test]
fn without_locks_a_second_tab_may_only_look() {
    let browser = Browser::without_locks();
    let first = browser.open();
    browser.run(&[&first]);
    assert_eq!(first.session.role(), Role::Writing);
    let second = browser.open();
    browser.run(&[&first, &second]);
    assert_eq!(second.session.why_read_only(), Some(WhyReadOnly::OtherTab));
    let refused = send(&second, create(bob()));
    assert_eq!(reply(&refused), Err(AppendError::NotWritten(WriteError::ReadOnly).into()));
    send(&first, create(alice()));
    browser.run(&[&first, &second]);
    assert_eq!(ids(&second.session), ids(&first.session), "it looks, and sees what is new");
}

#[test]
fn of_two_tabs_without_locks_that_open_at_once_one_writes() {
    let browser = Browser::without_locks();
    let (first, second) = (browser.open(), browser.open());
    browser.run(&[&first, &second]);
    let roles = [first.session.role(), second.session.role()];
    assert_eq!(roles.iter().filter(|role| **role == Role::Writing).count(), 1, "{roles:?}");
}

#[test]
fn storage_that_is_deleted_under_a_page_leaves_the_bank_in_memory() {
    let (browser, first, second) = two_tabs();
    send(&first, create(alice()));
    browser.run(&[&first, &second]);
    browser.clear_storage();
    first.session.look_again();
    second.session.look_again();
    browser.run(&[&first, &second]);
    for tab in [&first, &second] {
        assert_eq!(tab.session.why_read_only(), Some(WhyReadOnly::Cleared));
        assert!(tab.session.export().is_ok_and(|file| file.contains("AccountCreated")), "it can still be exported");
        assert_eq!(balance(tab, alice()), Money::ZERO);
    }
}

#[test]
fn a_commit_that_another_has_put_itself_in_place_of_is_told() {
    let (browser, first, second) = two_tabs();
    send(&first, create(alice()));
    browser.run(&[&first, &second]);
    // The robbed tab writes before it sees that another has written at the same position.
    first.rob(&second);
    while second.be_granted() {}
    second.session.wake();
    send(&second, deposit(alice(), 2));
    send(&first, deposit(alice(), 1));
    browser.run(&[&first, &second]);
    assert_eq!(ids(&first.session), ids(&second.session));
    let told = |tab: &Tab| !tab.session.notices().is_empty();
    assert!(told(&first) && told(&second), "{:?} {:?}", first.session.notices(), second.session.notices());
    let replaced = Notice::Replaced { from: Position::new(2), count: 1 };
    assert!(first.session.notices().contains(&replaced), "{:?}", first.session.notices());
}

/// Takes the lock from the first tab and gives it to the second, which writes before the first hears of it. Neither hears
/// a word of the other.
fn two_writers(first: &Tab, second: &Tab) {
    first.rob(second);
    while second.be_granted() {}
    first.lose_letters();
    second.session.wake();
    first.lose_letters();
    second.lose_letters();
    assert_eq!((first.session.role(), second.session.role()), (Role::Writing, Role::Writing));
}

#[test]
fn two_writers_that_know_nothing_of_each_other_never_write_under_one_key() {
    let (browser, first, second) = two_tabs();
    two_writers(&first, &second);
    assert!(reply(&send(&first, create(alice()))).is_ok() && reply(&send(&second, create(bob()))).is_ok());
    browser.run(&[&first, &second]);
    let first_commits = browser.storage().keys("bank/main/0000000001-");
    assert_eq!(first_commits.map(|keys| keys.len()), Ok(2), "neither is overwritten");
    assert_eq!(ids(&first.session), ids(&second.session));
    for tab in [&first, &second] {
        let is_told = tab.session.notices().iter().any(|notice| matches!(notice, Notice::SetAside { .. }));
        assert!(is_told, "what is not in the log is told: {:?}", tab.session.notices());
    }
}

#[test]
fn a_command_whose_letter_is_lost_is_sent_again() {
    let (browser, first, second) = two_tabs();
    let sent = send(&second, create(alice()));
    first.lose_letters();
    browser.run(&[&first, &second]);
    assert!(reply(&sent).is_ok());
}

#[test]
fn a_letter_that_was_refused_is_refused_again_when_it_comes_twice() {
    let (browser, first, second) = two_tabs();
    send(&first, create(alice()));
    browser.run(&[&first, &second]);
    let refused = send(&second, withdraw(alice(), 5));
    let twice = browser.look().tabs[first.number].letters.clone();
    while first.read() {}
    send(&first, deposit(alice(), 9));
    browser.change().tabs[first.number].letters.extend(twice);
    browser.run(&[&first, &second]);
    assert!(reply(&refused).is_err());
    assert_eq!(balance(&first, alice()), Money::major(9), "the person was told that it was refused");
}

#[test]
fn what_one_of_two_writers_refuses_the_other_does_not_take() {
    let (browser, first, second) = two_tabs();
    let third = browser.open();
    send(&first, create(alice()));
    browser.run(&[&first, &second, &third]);
    first.rob(&second);
    while second.be_granted() {}
    let refused = send(&third, withdraw(alice(), 5));
    // The robbed writer has not heard of it; the new one takes a deposit first.
    second.session.wake();
    send(&second, deposit(alice(), 9));
    while second.read() {}
    assert!(first.read_from(third.number));
    while third.read_from(first.number) {}
    browser.run(&[&first, &second, &third]);
    assert!(matches!(reply(&refused), Err(Refusal::Account(_))));
    assert_eq!(balance(&third, alice()), Money::major(9));
}

#[test]
fn an_answer_whose_events_another_writer_replaced_is_asked_for_again() {
    let (browser, first, second) = two_tabs();
    let third = browser.open();
    send(&first, create(alice()));
    browser.run(&[&first, &second, &third]);
    two_writers(&first, &second);
    third.lose_letters();
    let sent = send(&third, deposit(alice(), 5));
    // The robbed writer takes it, at a position where the log gets something else.
    assert!(first.read_from(third.number));
    second.lose_letters();
    send(&second, deposit(alice(), 3));
    assert!(second.flush() && third.receive());
    assert!(third.read_from(first.number) && third.read_from(first.number));
    assert!(sent.borrow().is_empty(), "this tab does not show its event");
    browser.run(&[&first, &second, &third]);
    assert!(reply(&sent).is_ok());
    assert_eq!(balance(&third, alice()), Money::major(8));
}

#[test]
fn a_tab_gives_up_looking_for_what_never_comes() {
    let (browser, first, second) = two_tabs();
    send(&first, create(alice()));
    while second.read() {}
    // No browser does this to a tab alone; the other must not look for ever all the same.
    browser.change().tabs[first.number].outgoing.clear();
    first.close();
    let third = browser.open();
    browser.run(&[&second, &third]);
    assert_eq!(second.session.role(), Role::Writing);
}

#[test]
fn a_command_of_which_storage_does_not_say_whether_it_was_written_waits_for_the_truth() {
    let browser = Browser::new();
    let tab = browser.open();
    browser.run(&[&tab]);
    browser.change().tabs[tab.number].faulty.writes = Some((1, WriteFault::Sticks));
    let sent = send(&tab, create(alice()));
    assert!(sent.borrow().is_empty(), "nobody knows yet");
    browser.run(&[&tab]);
    assert_eq!(reply(&sent).map(|outcome| outcome.repeated), Ok(true));
}

#[test]
fn a_writer_outlives_a_read_that_fails_however_long_it_has_written() {
    for commits in [0, 19, 25, 60] {
        let browser = Browser::new();
        let tab = browser.open();
        browser.run(&[&tab]);
        for _ in 0..commits {
            send(&tab, create(AccountId::new(tab.session.new_id().uuid())));
            // It is woken after each, and finds that what it wrote is still there.
            browser.run(&[&tab]);
        }
        browser.change().tabs[tab.number].faulty.reads = 1;
        tab.session.look_again();
        browser.run(&[&tab]);
        assert_eq!(tab.session.role(), Role::Writing, "after {commits} commits");
        assert!(reply(&send(&tab, create(alice()))).is_ok());
    }
}

#[test]
fn a_writer_whose_storage_can_not_be_read_any_more_ends_up_looking() {
    let browser = Browser::new();
    let tab = browser.open();
    browser.run(&[&tab]);
    browser.change().tabs[tab.number].faulty.reads = u32::MAX;
    tab.session.look_again();
    assert_eq!(tab.session.role(), Role::Writing, "it may come back");
    browser.run(&[&tab]);
    assert!(matches!(tab.session.why_read_only(), Some(WhyReadOnly::Storage(_))), "{:?}", tab.session.role());
}

/// A browser in which a log of several segments lies, and a tab that writes.
fn with_segments() -> (Browser, Tab) {
    let browser = Browser::new().sealing_at(Thresholds { open: 8, pack: 4 });
    let tab = browser.open();
    browser.run(&[&tab]);
    for _ in 0..30 {
        send(&tab, create(AccountId::new(tab.session.new_id().uuid())));
    }
    browser.run(&[&tab]);
    tab.close();
    let next = browser.open();
    browser.run(&[&next]);
    assert!(next.session.verified().of > 2 && next.session.verified().done == 0, "{:?}", next.session.verified());
    (browser, next)
}

#[test]
fn a_part_that_can_not_be_read_is_verified_later() {
    let (browser, tab) = with_segments();
    browser.change().tabs[tab.number].faulty.reads = 3;
    let mut pauses = vec![];
    while let Some(pause) = tab.session.verify_next() {
        pauses.push(pause);
    }
    assert_eq!(pauses.get(..4), Some(&[4, 8, 16, 0][..]), "it is tried again after a while, and then at once");
    let Verified { done, of } = tab.session.verified();
    assert_eq!((tab.session.role(), done), (Role::Writing, of));
}

#[test]
fn a_storage_that_can_never_be_read_is_not_verified_for_ever() {
    let (browser, tab) = with_segments();
    browser.change().tabs[tab.number].faulty.reads = u32::MAX;
    let mut waited = 0;
    while let Some(pause) = tab.session.verify_next() {
        waited += pause;
    }
    assert!((3_000..6_000).contains(&waited), "as long as any other read is tried again: {waited}");
    assert!(matches!(tab.session.why_read_only(), Some(WhyReadOnly::Storage(_))), "{:?}", tab.session.role());
}

#[test]
fn what_a_robbed_writer_had_acknowledged_is_asked_for_again() {
    let (browser, first, second) = two_tabs();
    send(&first, create(alice()));
    browser.run(&[&first, &second]);
    two_writers(&first, &second);
    assert!(reply(&send(&first, deposit(alice(), 5))).is_ok() && reply(&send(&second, deposit(alice(), 3))).is_ok());
    browser.run(&[&first, &second]);
    assert_eq!((balance(&first, alice()), ids(&first.session)), (Money::major(8), ids(&second.session)));
}

#[test]
fn a_person_is_told_when_a_command_was_undone_and_is_refused_now() {
    let (browser, first, second) = two_tabs();
    send(&first, create(alice()));
    send(&first, deposit(alice(), 5));
    browser.run(&[&first, &second]);
    two_writers(&first, &second);
    assert!(reply(&send(&first, withdraw(alice(), 4))).is_ok() && reply(&send(&second, withdraw(alice(), 3))).is_ok());
    browser.run(&[&first, &second]);
    assert_eq!(balance(&first, alice()), Money::major(2));
    let is_undone = |notice: &Notice| matches!(notice, Notice::Undone { command, .. } if command == "Withdraw");
    assert!(first.session.notices().iter().any(is_undone), "{:?}", first.session.notices());
}

#[test]
fn a_tab_that_slept_while_it_settled_waits_anew() {
    let (browser, first, second) = two_tabs();
    send(&first, create(alice()));
    first.close();
    while second.be_granted() {}
    second.freeze();
    browser.change().now += 10_000;
    second.lose_letters();
    while first.flush() {}
    // The page goes on, its alarm is long due, and the last write is under way to it.
    second.thaw();
    second.be_woken();
    assert_eq!(second.session.role(), Role::Starting);
    browser.run(&[&second]);
    assert_eq!((second.session.role(), second.session.bank().log().head()), (Role::Writing, Position::new(1)));
}

#[test]
fn a_key_never_has_two_texts_one_after_the_other() {
    let (browser, first, second) = two_tabs();
    send(&first, create(alice()));
    browser.run(&[&first, &second]);
    browser.change().tabs[first.number].faulty.writes = Some((1, WriteFault::ThrowsAndWrites));
    let sent = send(&first, deposit(alice(), 1));
    send(&first, deposit(alice(), 2));
    // All of this reaches the other tab before it looks.
    second.freeze();
    while first.flush() {}
    second.thaw();
    browser.run(&[&first, &second]);
    send(&first, deposit(alice(), 4));
    browser.run(&[&first, &second]);
    assert!(reply(&sent).is_ok());
    assert_eq!((balance(&first, alice()), ids(&first.session)), (Money::major(7), ids(&second.session)));
}

#[test]
fn a_pause_outlasts_a_reload_is_seen_in_every_tab_and_goes_on_where_another_takes_over() {
    let (browser, first, second) = two_tabs();
    for command in [create(alice()), create(bob()), deposit(alice(), 100)] {
        send(&first, command);
    }
    send(&first, initiate(30));
    let is_paused = |tab: &Tab| tab.session.bank().is_paused(&TRANSFER_EVENTS);
    first.session.pause(&TRANSFER_EVENTS, true).expect("noted");
    browser.run(&[&first, &second]);
    assert_eq!((is_paused(&first), is_paused(&second)), (true, true));
    second.session.pause(&TRANSFER_EVENTS, false).expect("nothing to note");
    assert!(is_paused(&second), "only the tab that writes lets a subscription go on");

    first.close();
    browser.run(&[&second]);
    assert_eq!((second.session.role(), is_paused(&second)), (Role::Writing, true), "the one that takes over");
    second.close();
    let next = browser.open();
    assert!(is_paused(&next), "it is shown before the lock is granted");
    browser.run(&[&next]);
    next.session.run_until_quiet(20).expect("quiet");
    assert_eq!(next.session.bank().log().head(), Position::new(4), "nobody has asked for the debit");

    next.session.pause(&TRANSFER_EVENTS, false).expect("noted");
    next.session.run_until_quiet(20).expect("quiet");
    assert_eq!(balance(&next, bob()), Money::major(30));
    browser.run(&[&next]);
    next.close();
    assert!(!is_paused(&browser.open()), "and so does what goes on");
}

#[test]
fn who_asks_for_very_many_rounds_gets_those_that_handle_something() {
    let browser = Browser::new();
    let tab = browser.open();
    browser.run(&[&tab]);
    for command in [create(alice()), create(bob()), deposit(alice(), 100)] {
        send(&tab, command);
    }
    send(&tab, initiate(30));
    let told = Rc::new(Cell::new(0));
    let count = told.clone();
    tab.session.on_change(move || count.set(count.get() + 1));
    let body = Rc::new(RefCell::new(String::new()));
    let answer = body.clone();
    let request = HttpRequest::new("POST", "/executor/step", r#"{"rounds": 65535}"#);
    tab.session.answer(&request, move |response| *answer.borrow_mut() = response.body);
    assert!((6..10).contains(&told.get()), "the page is told after each round: {}", told.get());
    assert_eq!((body.borrow().as_str(), balance(&tab, bob())), (r#"{"handled":10}"#, Money::major(30)));
}

#[test]
fn a_pause_that_can_not_be_noted_lasts_while_the_page_is_open() {
    let (browser, first, second) = two_tabs();
    let is_paused = |tab: &Tab| tab.session.bank().is_paused(&TRANSFER_EVENTS);
    browser.change().tabs[first.number].faulty.writes = Some((1, WriteFault::Full));
    assert_eq!(first.session.pause(&TRANSFER_EVENTS, true), Err(StorageError::Full));
    // Somebody comes back to the page.
    first.session.look_again();
    browser.run(&[&first, &second]);
    assert_eq!((is_paused(&first), is_paused(&second)), (true, false), "nobody else hears of it");
}
