//! Given, when, then: specifications of banks of many kinds, written as Rust tests, compiled against this crate and run.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

mod support;

use event_sourced_bank::bank::sample::{self, Sample};
use event_sourced_bank::bank::{Bank, Payload};
use event_sourced_bank::domain::account::example::{alice, bob, create, deposit, withdraw};
use event_sourced_bank::domain::account::{Command, OverdraftLimit};
use event_sourced_bank::domain::transfer::example::{initiate, rent};
use event_sourced_bank::domain::{AccountId, Money, account, transfer};
use event_sourced_bank::event_sourcing::store::KeepNothing;
use event_sourced_bank::event_sourcing::{Log, Position, StreamName, Timestamp};
use event_sourced_bank::view::sentence::Names;
use event_sourced_bank::view::spec::{Subject, code::code, prose::prose, scenarios};
use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::{env, fs};
use support::Desk;
use uuid::Uuid;

fn all(log: &Log<Payload>) -> Subject {
    Subject::Range(Position::new(1), log.head())
}

/// The text and the test of a subject, and how many scenarios they tell.
fn specified(log: &Log<Payload>, subject: &Subject) -> (String, String, usize) {
    let bank = Bank::new(log.clone(), KeepNothing);
    let models = bank.read_models();
    let names = Names { accounts: models.accounts.model(), transfers: models.transfers.model() };
    let found = scenarios(log, subject);
    (prose(&found, names), code(&found, names), found.list.len())
}

/// The library that this test was built with, beside it.
fn library(folder: &Path) -> PathBuf {
    let is_library = |name: &str| name.starts_with("libevent_sourced_bank-") && name.ends_with(".rlib");
    let files = fs::read_dir(folder).expect("the folder of this test").map(|entry| entry.expect("an entry"));
    let libraries = files.filter(|file| file.file_name().to_str().is_some_and(is_library));
    let age = |file: &fs::DirEntry| file.metadata().and_then(|about| about.modified()).expect("a time");
    libraries.max_by_key(age).expect("the library was built").path()
}

/// Compiles a file of tests against this crate, runs it, and says how many tests passed.
fn passed(name: &str, file: &str) -> usize {
    let test = env::current_exe().expect("this test");
    let folder = test.parent().expect("a folder");
    let (source, program) = (folder.join(format!("spec-{name}.rs")), folder.join(format!("spec-{name}")));
    fs::write(&source, file).expect("written");
    let built = Process::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .args(["--test", "--edition=2024", "-Dwarnings", "-Cdebuginfo=0", "-o"])
        .args([&program, &source])
        .arg("--extern")
        .arg(format!("event_sourced_bank={}", library(folder).display()))
        .arg(format!("-Ldependency={}", folder.display()))
        .output()
        .expect("the compiler");
    assert!(built.status.success(), "{name} does not compile:\n{}\n{file}", String::from_utf8_lossy(&built.stderr));
    let ran = Process::new(&program).output().expect("the tests");
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{name} fails:\n{said}\n{file}");
    let (_, rest) = said.split_once("test result: ok. ").expect("a result");
    rest.split(' ').next().and_then(|count| count.parse().ok()).expect("a number")
}

/// Everything that an account can do and refuse, and a transfer that fails and one that is refunded and gets stuck.
fn eventful() -> Desk {
    let mut desk = Desk::after([create(alice()).into(), create(bob()).into(), deposit(alice(), 100).into()]);
    let third = AccountId::new(Uuid::from_u128(3));
    let number = account::AccountNumber::parse("\"C\" \\ 3 – é").expect("a number");
    let open = Command::CreateAccount {
        account_id: third,
        account_number: number,
        overdraft_limit: OverdraftLimit::Unlimited,
    };
    let limit = OverdraftLimit::UpTo(Money::major(20));
    desk.send(open).expect("taken");
    desk.send(Command::SetOverdraftLimit { account_id: alice(), overdraft_limit: limit }).expect("taken");
    desk.send(withdraw(third, 7)).expect("taken");
    desk.send(Command::CloseAccount { account_id: bob() }).expect("taken");
    desk.send(initiate(30)).expect("taken");
    desk.rest();
    desk.send(Command::ReopenAccount { account_id: bob() }).expect("taken");
    let too_much = transfer::Command::InitiateTransfer {
        transfer_id: event_sourced_bank::domain::TransferId::new(Uuid::from_u128(8)),
        from_account_id: bob(),
        to_account_id: alice(),
        amount: Money::major(1),
    };
    desk.send(too_much).expect("taken");
    desk.rest();
    desk
}

#[test]
fn every_specification_compiles_and_passes() {
    let start = Timestamp::from_unix_millis(1_767_603_600_000);
    let eventful = eventful();
    let mut ran = 0;
    for (name, log) in [
        ("quiet_day", sample::log(Sample::QuietDay, 1, start)),
        ("failed", sample::log(Sample::FailedTransfer, 1, start)),
        ("refund", sample::log(Sample::Refund, 1, start)),
        ("eventful", eventful.bank.log().clone()),
    ] {
        let (_, file, count) = specified(&log, &all(&log));
        assert!(count as u64 >= log.head().get().min(50) - 2, "{name}: {count} of {}", log.head());
        assert_eq!(passed(name, &file), count, "{name}");
        ran += count;
    }
    assert!(ran > 60, "{ran}");
}

#[test]
fn a_stream_is_specified_up_to_a_position() {
    let desk = eventful();
    let stream = StreamName::new(event_sourced_bank::bank::payload::TRANSFER, rent().uuid());
    let (told, file, count) = specified(desk.bank.log(), &Subject::Stream(stream.clone(), desk.bank.log().head()));
    assert_eq!(passed("stream", &file), count);
    assert!(told.contains("  When   somebody asks to transfer 30.00 from"), "{told}");
    assert!(told.contains("  Given  Transfer"), "{told}");
    let (_, _, first) = specified(desk.bank.log(), &Subject::Stream(stream, desk.position_of("TransferInitiated")));
    assert_eq!(first, 1);
}

#[test]
#[should_panic(expected = "broken fails")]
fn a_specification_that_is_not_so_fails() {
    let desk = eventful();
    let (_, file, _) = specified(desk.bank.log(), &all(desk.bank.log()));
    assert!(file.contains(".then([account::Event::Deposited"));
    passed("broken", &file.replace(".then([account::Event::Deposited", ".then([account::Event::Withdrawn"));
}
