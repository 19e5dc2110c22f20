//! Every guard is good for something: with it off a fault does harm, and with it on the same fault does none.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

use event_sourced_bank::bank::audit::Invariant;
use event_sourced_bank::bank::worker::{ACCOUNT_COMMANDS, TRANSFER_EVENTS};
use event_sourced_bank::bank::{AnyBank, Command, Handled, Payload, Refusal, Request, Waiting};
use event_sourced_bank::domain::account::example::{alice, bob, create, deposit, withdraw};
use event_sourced_bank::domain::transfer::example::{initiate, rent};
use event_sourced_bank::domain::{AccountId, Money, TransferId, account, transfer};
use event_sourced_bank::event_sourcing::{
    AppendError, Commit, CommitWriter, Log, MessageId, Position, Storable, Timestamp, WriteError,
};
use event_sourced_bank::journal::{Epoch, Journal, KeyValue, MemoryStorage, Workspace, Workspaces};
use event_sourced_bank::practice::copy::practise;
use event_sourced_bank::practice::harm::harm;
use event_sourced_bank::practice::{Fault, Guard, Harm, Practice, Purpose};
use event_sourced_bank::session::Session;
use event_sourced_bank::session::ports::{Clock, Ids};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use uuid::Uuid;

/// Keeps the commits, as a disk does.
#[derive(Clone, Default)]
struct Disk(Rc<RefCell<Vec<Commit<Payload>>>>);

impl CommitWriter<Payload> for Disk {
    fn write(&mut self, commit: &Commit<Payload>) -> Result<(), WriteError> {
        self.0.borrow_mut().push(commit.clone());
        Ok(())
    }
}

/// A practice copy, and the program that runs it.
struct Program {
    storage: Rc<dyn KeyValue>,
    disk: Disk,
    practice: Practice,
    bank: AnyBank,
    sent: u64,
}

fn workspace() -> Workspace {
    Workspace::parse("practice-main").expect("a name")
}

impl Program {
    /// Alice has 100, and Bob nothing. Everything is at rest.
    fn new() -> Self {
        let storage: Rc<dyn KeyValue> = Rc::new(MemoryStorage::default());
        let (disk, practice) = (Disk::default(), Practice::of(&workspace(), storage.clone()).expect("a practice copy"));
        let bank = practice.bank(Log::default(), disk.clone());
        let mut program = Self { storage, disk, practice, bank, sent: 0 };
        for command in [create(alice()), create(bob()), deposit(alice(), 100)] {
            program.send(command).expect("taken");
        }
        program.rest();
        program
    }

    fn without(guards: &[Guard]) -> Self {
        let program = Self::new();
        program.practice.change(|plan| guards.iter().for_each(|guard| plan.switch(*guard, false))).expect("noted");
        program
    }

    fn with(self, fault: Fault) -> Self {
        self.practice.change(|plan| plan.set(fault, true)).expect("noted");
        self
    }

    fn take_back(&self, fault: Fault) {
        self.practice.change(|plan| plan.set(fault, false)).expect("noted");
    }

    fn now(&self) -> Timestamp {
        Timestamp::from_unix_millis(1_795_600_800_000 + i64::try_from(self.sent).expect("few"))
    }

    fn request(&mut self, command: impl Into<Command>) -> Request {
        self.sent += 1;
        Request::new(MessageId::new(Uuid::from_u128(self.sent.into())), self.now(), command)
    }

    fn send(&mut self, command: impl Into<Command>) -> Result<(), Refusal> {
        let request = self.request(command);
        self.practice.execute(&mut self.bank, &request).map(drop)
    }

    /// Makes rounds as a page does; a program that dies does nothing more, and is started anew.
    fn rest_in_rounds(&mut self) {
        for _ in 0..3 {
            let now = self.now();
            if self.practice.run_until_quiet(&mut self.bank, now, 20).is_ok() && !self.practice.is_dead() {
                return;
            }
            self.start_anew();
        }
        panic!("it never comes to rest");
    }

    /// Goes on until nothing waits; a program that dies is started anew from what lies on the disk.
    fn rest(&mut self) {
        for _ in 0..60 {
            let now = self.now();
            match self.practice.step(&mut self.bank, now) {
                Ok(None) => return,
                Ok(Some(_)) if !self.practice.is_dead() => {}
                Ok(Some(_)) | Err(_) if self.practice.is_dead() => self.start_anew(),
                halted => panic!("{halted:?}"),
            }
        }
        panic!("it never comes to rest");
    }

    fn start_anew(&mut self) {
        let mut log = Log::default();
        self.disk.0.borrow().iter().try_for_each(|commit| log.push(commit.clone())).expect("a log");
        self.practice = Practice::of(&workspace(), self.storage.clone()).expect("a practice copy");
        self.bank = self.practice.bank(log, self.disk.clone());
    }

    /// Alice sends Bob 30, and everything comes to rest.
    fn transfer(mut self) -> Self {
        self.send(initiate(30)).expect("taken");
        self.rest();
        self
    }

    fn balance(&self, id: AccountId) -> i64 {
        self.bank.decisions().accounts.get(id.uuid()).state.holding().expect("opened").balance.minor() / 100
    }

    fn balances(&self) -> (i64, i64) {
        (self.balance(alice()), self.balance(bob()))
    }

    fn status(&self) -> &'static str {
        self.bank.decisions().transfers.get(rent().uuid()).state.status().expect("initiated").name()
    }

    /// The invariants that do not hold.
    fn broken(&self) -> Vec<Invariant> {
        let invariant = |harm: &Harm| match harm {
            Harm::Broken(violation) => Some(violation.invariant),
            Harm::Stranded { .. } => None,
        };
        harm(&self.bank).iter().filter_map(invariant).collect()
    }

    fn gap(&self) -> i128 {
        self.bank.read_models().totals.model().gap() / 100
    }

    /// The position of the n-th message with a name.
    fn nth(&self, name: &str, nth: usize) -> Position {
        let is_called = |payload: &Payload| payload.type_name() == name;
        let mut found = self.bank.log().all(Position::ZERO).filter(|m| m.payload.as_ref().is_ok_and(is_called));
        found.nth(nth - 1).expect("there are so many").position
    }

    fn parked(&self) -> Vec<Waiting> {
        let parked = |reader: &event_sourced_bank::event_sourcing::Subscription| {
            let parked = self.bank.progress(reader).parked.into_iter();
            parked.map(|parked| Waiting { subscription: reader.name.clone(), position: parked.position }).collect()
        };
        self.bank.subscriptions().flat_map(|reader| -> Vec<Waiting> { parked(reader) }).collect()
    }

    fn happened(&self) -> Vec<Fault> {
        self.practice.plan().happened.into_iter().map(|happened| happened.fault).collect()
    }

    /// The transfer did what it should, and no harm was done.
    fn is_sound(&self) {
        assert_eq!((self.balances(), self.status()), ((70, 30), "finished"));
        assert_eq!((harm(&self.bank), self.gap()), (vec![], 0));
    }

    /// What was asked for, with all guards on, does no harm.
    fn once_more_is_sound(&self) {
        let once_more = event_sourced_bank::bank::what_if::once_more(self.bank.log(), Position::new(3));
        let bank = once_more.expect("a bank");
        assert_eq!(harm(&bank), []);
        assert_eq!(bank.read_models().totals.model().gap(), 0);
    }
}

#[test]
fn there_is_no_practice_in_somebodys_bank() {
    let storage: Rc<dyn KeyValue> = Rc::new(MemoryStorage::default());
    for (name, is_there) in [("main", false), ("my-bank", false), ("practice-main", true), ("lesson-8", true)] {
        let workspace = Workspace::parse(name).expect("a name");
        assert_eq!(Practice::of(&workspace, storage.clone()).is_some(), is_there, "{name}");
    }
}

#[test]
fn without_a_fault_a_practice_copy_is_a_bank() {
    let program = Program::new().transfer();
    program.is_sound();
    assert!(program.practice.plan().is_sound());
}

// ---- idempotency ----

#[test]
fn a_message_that_is_delivered_twice_moves_money_once() {
    let program = Program::new().with(Fault::DeliverTwice).transfer();
    program.is_sound();
    assert_eq!(program.happened(), [Fault::DeliverTwice]);
}

#[test]
fn without_idempotency_it_moves_money_twice_and_the_event_is_named() {
    let program = Program::without(&[Guard::Idempotency]).with(Fault::DeliverTwice).transfer();
    assert_eq!((program.balances(), program.gap()), ((40, 30), -30), "withdrawn twice");
    let broken = program.bank.read_models().totals.model().breaks().last().expect("named").position;
    assert_eq!(broken, program.nth("Withdrawn", 2));
    assert_eq!(program.broken()[0], Invariant::MoneyIsConserved);
    program.once_more_is_sound();
}

#[test]
fn a_command_that_a_person_sends_twice_is_taken_once() {
    for (off, balance) in [(vec![], 105), (vec![Guard::Idempotency], 110)] {
        let mut program = Program::without(&off);
        let request = program.request(deposit(alice(), 5));
        for _ in 0..2 {
            program.practice.execute(&mut program.bank, &request).expect("taken");
        }
        assert_eq!(program.balance(alice()), balance, "without {off:?}");
        program.once_more_is_sound();
    }
}

/// Two transfers at once, one from each account, and their commands wait.
fn two_transfers(off: &[Guard]) -> Program {
    let mut program = Program::without(off);
    program.send(deposit(bob(), 50)).expect("taken");
    program.rest();
    program.send(initiate(30)).expect("taken");
    let back = transfer::Command::InitiateTransfer {
        transfer_id: TransferId::new(Uuid::from_u128(7)),
        from_account_id: bob(),
        to_account_id: alice(),
        amount: Money::major(10),
    };
    program.send(back).expect("taken");
    program
}

#[test]
fn what_is_delivered_before_its_turn_comes_again_and_adds_nothing() {
    let mut program = two_transfers(&[]).with(Fault::DeliverOutOfOrder);
    program.rest();
    assert_eq!((program.balances(), harm(&program.bank)), ((80, 70), vec![]));
    assert_eq!(program.happened(), [Fault::DeliverOutOfOrder]);
    let mut program = two_transfers(&[Guard::Idempotency]).with(Fault::DeliverOutOfOrder);
    program.rest();
    assert_ne!(program.gap(), 0);
    assert!(program.broken().contains(&Invariant::MoneyIsConserved));
    program.once_more_is_sound();
}

// ---- expected version ----

#[test]
fn two_clerks_at_once_can_not_both_be_right() {
    let mut program = Program::new().with(Fault::SecondClerk);
    let answer = program.send(withdraw(alice(), 100));
    assert!(matches!(answer, Err(Refusal::Append(AppendError::Conflict { .. }))), "{answer:?}");
    assert_eq!((program.balance(alice()), harm(&program.bank)), (0, vec![]));
    assert_eq!(program.happened(), [Fault::SecondClerk]);

    let mut program = Program::without(&[Guard::ExpectedVersion]).with(Fault::SecondClerk);
    program.send(withdraw(alice(), 100)).expect("the last one wins");
    assert_eq!((program.balance(alice()), program.broken()), (-100, vec![Invariant::OverdraftLimitIsKept]));
    program.once_more_is_sound();
}

#[test]
fn a_worker_that_is_late_decides_on_what_is_there_now() {
    for (off, alice_has, status) in [(vec![], 0, "failed"), (vec![Guard::ExpectedVersion], -30, "finished")] {
        let mut program = Program::without(&off).with(Fault::Delay(ACCOUNT_COMMANDS));
        program.send(initiate(30)).expect("taken");
        program.rest();
        assert_eq!(program.status(), "initial", "the command waits");
        program.send(withdraw(alice(), 100)).expect("taken");
        program.take_back(Fault::Delay(ACCOUNT_COMMANDS));
        program.rest();
        assert_eq!((program.balance(alice()), program.status()), (alice_has, status));
        assert_eq!(program.broken().is_empty(), off.is_empty());
        program.once_more_is_sound();
    }
}

// ---- compensation ----

#[test]
fn money_that_can_not_arrive_goes_back() {
    for (off, alice_has, gap, status) in [(vec![], 100, 0, "refunded"), (vec![Guard::Compensation], 70, -30, "failed")]
    {
        let mut program = Program::without(&off);
        program.send(account::Command::CloseAccount { account_id: bob() }).expect("taken");
        let program = program.transfer();
        assert_eq!((program.balance(alice()), program.gap(), program.status()), (alice_has, gap, status));
        assert_eq!(program.broken().is_empty(), off.is_empty());
        if !off.is_empty() {
            let broken = program.bank.read_models().totals.model().breaks().last().expect("named").position;
            assert_eq!(broken, program.nth("TransferFailed", 1));
        }
        program.once_more_is_sound();
    }
}

// ---- the checkpoint together with the messages ----

/// The money was withdrawn and is nowhere, and nothing will move it.
fn is_stranded(program: &Program) {
    assert_eq!((program.balances(), program.status()), ((70, 0), "withdrawn"));
    let since = program.nth("TransferWithdrawn", 1);
    let stranded = Harm::Stranded { transfer_id: rent(), amount: Money::major(30), since };
    assert_eq!(harm(&program.bank), [stranded]);
    program.once_more_is_sound();
}

#[test]
fn a_program_that_is_killed_between_debit_and_credit_goes_on_where_it_was() {
    let program = Program::new().with(Fault::KillBetweenDebitAndCredit).transfer();
    program.is_sound();
    assert_eq!(program.happened(), [Fault::KillBetweenDebitAndCredit]);
    is_stranded(&Program::without(&[Guard::CheckpointWithMessages]).with(Fault::KillBetweenDebitAndCredit).transfer());
}

#[test]
fn a_crash_after_handling_does_harm_only_without_both_guards() {
    let (together, idempotency) = (Guard::CheckpointWithMessages, Guard::Idempotency);
    for off in [vec![], vec![together], vec![idempotency]] {
        let program = Program::without(&off).with(Fault::CrashBeforeCheckpoint).transfer();
        program.is_sound();
        assert_eq!(program.happened(), [Fault::CrashBeforeCheckpoint], "without {off:?}");
    }
    let mut program = Program::without(&[together]).with(Fault::CrashBeforeCheckpoint);
    program.send(initiate(30)).expect("taken");
    program.rest_in_rounds();
    program.is_sound();
    let program = Program::without(&[together, idempotency]).with(Fault::CrashBeforeCheckpoint).transfer();
    assert_eq!((program.balances(), program.gap()), ((40, 30), -30));
    program.once_more_is_sound();
}

/// The next message that matters is the one that asks for the credit.
fn before_the_credit(off: &[Guard]) -> Program {
    let mut program = Program::without(off);
    program.send(initiate(30)).expect("taken");
    let now = program.now();
    while program.status() != "withdrawn"
        || program.practice.next(&program.bank).is_some_and(|next| next.subscription != TRANSFER_EVENTS)
    {
        program.practice.step(&mut program.bank, now).expect("stepped");
    }
    program
}

#[test]
fn a_poisoned_message_is_parked_and_handled_when_it_can_be() {
    let mut program = before_the_credit(&[]).with(Fault::Poison);
    program.rest();
    let parked = program.parked();
    assert_eq!((parked.len(), program.status(), harm(&program.bank)), (1, "withdrawn", vec![]), "told, and not lost");
    let now = program.now();
    assert!(matches!(program.bank.retry_parked(&parked[0], now), Ok(Handled::Parked(_))), "it is still poisoned");
    program.take_back(Fault::Poison);
    assert!(matches!(program.bank.retry_parked(&parked[0], now), Ok(Handled::Done(_))));
    program.rest();
    program.is_sound();

    let mut program = before_the_credit(&[Guard::CheckpointWithMessages]).with(Fault::Poison);
    program.rest();
    assert_eq!(program.parked(), []);
    is_stranded(&program);
}

#[test]
fn what_the_storage_does_not_take_waits_until_it_does() {
    let mut program = before_the_credit(&[]).with(Fault::FullStorage);
    let now = program.now();
    assert!(program.practice.step(&mut program.bank, now).is_err());
    assert!(matches!(
        program.send(deposit(alice(), 1)),
        Err(Refusal::Append(AppendError::NotWritten(WriteError::FilledOnPurpose)))
    ));
    let happened = program.practice.plan().happened;
    assert_eq!(happened.iter().filter(|it| it.fault == Fault::FullStorage).count(), 2, "{happened:?}");
    program.take_back(Fault::FullStorage);
    program.rest();
    program.is_sound();

    let mut program = before_the_credit(&[Guard::CheckpointWithMessages]).with(Fault::FullStorage);
    assert!(program.practice.step(&mut program.bank, now).is_err());
    program.take_back(Fault::FullStorage);
    program.rest();
    is_stranded(&program);
}

// ---- replay without side effects ----

#[test]
fn looking_at_the_past_does_nothing() {
    for (off, balances, gap) in [(vec![], (70, 30), 0), (vec![Guard::ReplayWithoutSideEffects], (40, 60), 0)] {
        let mut program = Program::without(&off).transfer();
        let (now, head) = (program.now(), program.bank.log().head());
        let added = program.practice.replayed(&mut program.bank, Position::ZERO, head, now);
        program.rest();
        assert_eq!((added, program.balances(), program.gap()), (off.len() * 2, balances, gap));
        assert_eq!(program.broken().is_empty(), off.is_empty());
        program.once_more_is_sound();
    }
}

// ---- copies ----

/// A store with Alice's transfer in the workspace "main".
fn stored() -> (Rc<dyn KeyValue>, Workspace) {
    let (storage, main): (Rc<dyn KeyValue>, _) = (Rc::new(MemoryStorage::default()), Workspace::first());
    let commits = Program::new().transfer().disk.0.take();
    let mut journal = Journal::new(storage.clone(), main.clone());
    journal.read_on::<Payload>(&mut |_| Ok(())).expect("read");
    journal.start_writing(Epoch::ZERO).expect("writes");
    commits.iter().for_each(|commit| journal.write(commit).expect("written"));
    (storage, main)
}

fn log(storage: &Rc<dyn KeyValue>, workspace: &Workspace) -> Log<Payload> {
    let mut log = Log::default();
    let mut journal = Journal::new(storage.clone(), workspace.clone());
    journal.read_on(&mut |commit| log.push(commit)).expect("read");
    log
}

#[test]
fn a_practice_copy_has_the_log_up_to_the_cursor_and_the_bank_stays_as_it_was() {
    let (storage, main) = stored();
    let before = log(&storage, &main).head();
    for (until, expected) in [(5, 5), (u64::MAX, before.get())] {
        let copy = practise(&storage, &main, Position::new(until)).expect("a copy");
        assert_eq!((Purpose::of(&copy), log(&storage, &copy).head()), (Purpose::Practice, Position::new(expected)));
        let original = log(&storage, &main);
        assert!(log(&storage, &copy).all(Position::ZERO).eq(original.all(Position::ZERO).take(expected as usize)));
    }
    assert_eq!(log(&storage, &main).head(), before);
    assert!(practise(&storage, &main, Position::ZERO).is_err(), "there is nothing in it");
}

#[test]
fn the_plan_goes_with_its_copy() {
    let (storage, main) = stored();
    let copy = practise(&storage, &main, Position::new(5)).expect("a copy");
    let practice = Practice::of(&copy, storage.clone()).expect("a practice copy");
    practice.change(|plan| plan.switch(Guard::Idempotency, false)).expect("noted");
    assert_eq!((practice.plan().forked_at, practice.plan().guards(Guard::Idempotency)), (Position::new(5), false));
    let shelf = Workspaces::<Rc<dyn KeyValue>>::new(storage.clone());
    let removed = shelf.remove(&copy).expect("removed");
    assert!(practice.plan().is_sound());
    shelf.put_back(&removed).expect("back");
    assert!(!practice.plan().guards(Guard::Idempotency));
}

#[test]
fn switched_on_again_and_replayed_the_same_commands_do_no_harm() {
    let (storage, main) = stored();
    let copy = practise(&storage, &main, Position::new(3)).expect("a copy");
    let practice = Practice::of(&copy, storage.clone()).expect("a practice copy");
    practice.change(|plan| plan.switch(Guard::Idempotency, false)).expect("noted");
    let program = Program { bank: practice.bank(log(&storage, &copy), Disk::default()), practice, ..Program::new() };
    program.practice.change(|plan| plan.set(Fault::DeliverTwice, true)).expect("noted");
    let program = program.transfer();
    assert_ne!(program.gap(), 0);
    let fresh = event_sourced_bank::practice::copy::once_more(&storage, &copy, program.bank.log()).expect("a copy");
    assert_ne!(fresh, copy);
    let practice = Practice::of(&fresh, storage.clone()).expect("a practice copy");
    let bank = practice.bank(log(&storage, &fresh), Disk::default());
    assert_eq!((harm(&bank), practice.plan().is_sound()), (vec![], true));
    assert_eq!(bank.decisions().transfers.get(rent().uuid()).state.status().expect("initiated").name(), "finished");
}

// ---- as a page has it ----

/// A clock and ids for a page.
struct Page(Cell<u64>);

impl Clock for Page {
    fn now(&self) -> Timestamp {
        Timestamp::from_unix_millis(1_795_600_800_000)
    }
}

impl Ids for Page {
    fn new_id(&self, _: Timestamp) -> MessageId {
        self.0.set(self.0.get() + 1);
        MessageId::new(Uuid::from_u128(u128::from(self.0.get()) << 64))
    }
}

fn page(storage: &MemoryStorage, workspace: &str) -> Session {
    let (clock, ids) = (Page(Cell::new(0)), Page(Cell::new(0)));
    Session::in_memory_of(storage.clone(), Workspace::parse(workspace).expect("a name"), clock, ids)
}

fn send(session: &Session, command: impl Into<Command>) {
    let request = Request::new(session.new_id(), session.now(), command);
    session.send(&request, |answer| drop(answer.expect("taken")));
}

#[test]
fn a_page_goes_by_the_plan_in_a_practice_copy_and_nowhere_else() {
    let storage = MemoryStorage::default();
    let bank = page(&storage, "main");
    send(&bank, create(alice()));
    send(&bank, create(bob()));
    send(&bank, deposit(alice(), 100));
    let copy = bank.practise(Position::new(3)).expect("a copy");
    for (session, gap) in [(bank, 0), (page(&storage, copy.as_str()), -30)] {
        session.change_plan(|plan| plan.switch(Guard::Idempotency, false)).expect("noted");
        session.change_plan(|plan| plan.set(Fault::DeliverTwice, true)).expect("noted");
        while session.next().is_some() && session.practice().is_none() {
            session.step().expect("stepped");
        }
        send(&session, initiate(30));
        while session.next().is_some() {
            session.round().expect("a round");
        }
        assert_eq!(session.bank().read_models().totals.model().gap() / 100, gap, "{:?}", session.purpose());
        assert_eq!(session.replayed(Position::ZERO, Position::new(9)), 0);
        let again = session.practise_once_more().expect("a copy");
        assert_eq!(harm(&page(&storage, again.as_str()).bank()), []);
    }
}

/// Two people withdraw all that both of them saw in Alice's account.
fn withdraw_twice(session: &Session) -> [Result<(), String>; 2] {
    let seen = session.bank().log().head();
    [1, 2].map(|_| {
        let all = Request::new(session.new_id(), session.now(), withdraw(alice(), 100));
        let told = Rc::new(Cell::new(Ok(())));
        let heard = told.clone();
        session.send(&session.on_what_was_seen(all, seen), move |answer| {
            heard.set(answer.map(drop).map_err(|refusal| refusal.to_string()));
        });
        told.replace(Ok(()))
    })
}

#[test]
fn of_two_people_who_saw_the_same_the_second_is_told_and_without_the_guard_both_take_the_money() {
    let storage = MemoryStorage::default();
    let bank = page(&storage, "main");
    send(&bank, create(alice()));
    send(&bank, deposit(alice(), 100));
    let copy = page(&storage, bank.practise(Position::new(2)).expect("a copy").as_str());
    // The ids that the bank has are taken.
    for _ in 0..9 {
        let _ = copy.new_id();
    }
    let [first, second] = withdraw_twice(&copy);
    assert_eq!(first, Ok(()));
    assert!(second.expect_err("it is too late").contains("version"), "a conflict");
    assert_eq!(harm(&copy.bank()), []);

    send(&copy, deposit(alice(), 100));
    copy.change_plan(|plan| plan.switch(Guard::ExpectedVersion, false)).expect("noted");
    assert_eq!(withdraw_twice(&copy), [Ok(()), Ok(())]);
    assert!(
        matches!(harm(&copy.bank())[..], [Harm::Broken(broken)] if broken.invariant == Invariant::OverdraftLimitIsKept)
    );

    // In the bank itself a withdrawal is decided on whatever is there, and a rule refuses the second.
    let [first, second] = withdraw_twice(&bank);
    assert_eq!(first, Ok(()));
    assert!(!second.expect_err("nothing is left").contains("version"), "no conflict");
}
