//! Files: an export comes back byte for byte, and whatever is wrong with a file is told with its line and its field.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

mod support;

use event_sourced_bank::bank::inspection::What;
use event_sourced_bank::bank::sample::Sample;
use event_sourced_bank::domain::account::example::{alice, bob, create, deposit, withdraw};
use event_sourced_bank::domain::transfer::example::initiate;
use event_sourced_bank::event_sourcing::message::{Unreadable, WhyUnreadable};
use event_sourced_bank::event_sourcing::{
    Category, Commit, CommitWriter, Message, MessageId, Position, StreamName, Version,
};
use event_sourced_bank::journal::{
    Hash, Journal, KeyValue, MemoryStorage, Unread, Workspace, Workspaces, export, part,
};
use event_sourced_bank::session::import::{Candidate, CautionOf, Objection, Verdict, examine, objection_to_size};
use event_sourced_bank::session::{AnyWorkspaces, Landed, samples};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::rc::Rc;
use support::Desk;

/// Two accounts, a deposit, a transfer until it ends, and a withdrawal: eleven messages.
fn desk() -> Desk {
    let mut desk =
        Desk::after([create(alice()).into(), create(bob()).into(), deposit(alice(), 100).into(), initiate(30).into()]);
    desk.send(withdraw(alice(), 5)).expect("taken");
    desk
}

fn exported(desk: &Desk) -> String {
    let bank = &desk.bank;
    let progress = bank.subscriptions().map(|reader| (reader.name.clone(), bank.progress(reader))).collect();
    export::of_log(bank.log(), progress).expect("written")
}

/// The one log in a file.
fn looked_at(file: impl AsRef<[u8]>) -> Candidate {
    let mut candidates = examine(file.as_ref());
    assert_eq!(candidates.len(), 1, "there is one log in it");
    candidates.remove(0)
}

/// Line, field and reason of a refusal.
fn refusal(file: impl AsRef<[u8]>) -> (usize, String, String) {
    match looked_at(file).verdict {
        Verdict::Refused(Objection { line, field, why }) => (line, field, why.to_string()),
        Verdict::Good | Verdict::Risky(_) => (0, String::new(), "nothing is wrong".to_owned()),
    }
}

fn store() -> (MemoryStorage, AnyWorkspaces) {
    let storage = MemoryStorage::default();
    let shared: Rc<dyn KeyValue> = Rc::new(storage.clone());
    (storage, Workspaces::new(shared))
}

/// A workspace as a file, from what lies in the store.
fn stored(storage: &MemoryStorage, workspace: &Workspace) -> String {
    let mut journal = Journal::new(storage.clone(), workspace.clone());
    journal.read_on::<Unread>(&mut |_| Ok(())).expect("memory can be read");
    journal.export().expect("memory can be read")
}

fn added(landed: Landed) -> Workspace {
    match landed {
        Landed::Added(workspace) => workspace,
        Landed::Already(workspace) => panic!("it was there already, as {}", workspace.as_str()),
    }
}

/// The file with a line changed, under a header that is right again: only what was changed is wrong.
fn changed(file: &str, line: usize, change: impl FnOnce(&str) -> String) -> String {
    let mut lines: Vec<String> = file.lines().map(str::to_owned).collect();
    lines[line - 1] = change(&lines[line - 1]);
    sealed(&lines)
}

fn sealed(lines: &[String]) -> String {
    let text = lines[1..].iter().map(|line| format!("{line}\n")).collect::<String>();
    let mut header: export::Header = serde_json::from_str(&lines[0]).expect("a header");
    header.messages = lines.len() as u64 - 1;
    header.hash = Hash::of(text.as_bytes());
    format!("{}\n{text}", serde_json::to_string(&header).expect("written"))
}

/// A line with one field of its envelope set, and everything else as it was.
fn with(field: &'static str, value: Value) -> impl FnOnce(&str) -> String {
    move |line| {
        let before: Value = serde_json::from_str(line).expect("JSON");
        let old = format!("{}:{}", json!(field), before[field]);
        assert!(line.contains(&old), "{old} stands in {line}");
        line.replacen(&old, &format!("{}:{value}", json!(field)), 1)
    }
}

#[test]
fn an_export_is_good_and_comes_back_byte_for_byte() {
    let file = exported(&desk());
    let candidate = looked_at(&file);
    assert_eq!((candidate.messages, &candidate.verdict), (11, &Verdict::Good));
    let (storage, workspaces) = store();
    let workspace = added(candidate.land(&workspaces, "Class of 2026").expect("landed"));
    assert_eq!(workspace.as_str(), "class-of-2026");
    assert_eq!(storage.keys("").expect("read").len(), 1, "one write");
    assert_eq!(stored(&storage, &workspace), file);
}

#[test]
fn a_message_of_an_old_schema_comes_back_to_the_letter() {
    let old = |line: &str| line.replace("\"schema\":2", "\"schema\":1").replace(",\"overdraft_limit\":0", "");
    let mut desk = Desk::new();
    desk.send(create(alice())).expect("taken");
    let file = changed(&exported(&desk), 2, old);
    assert!(file.contains("\"schema\":1"), "{file}");
    let (storage, workspaces) = store();
    let candidate = looked_at(&file);
    assert_eq!(candidate.verdict, Verdict::Good);
    let workspace = added(candidate.land(&workspaces, "old").expect("landed"));
    assert_eq!(stored(&storage, &workspace), file);
}

#[test]
fn importing_the_same_log_twice_changes_nothing() {
    let candidate = looked_at(exported(&desk()));
    let (storage, workspaces) = store();
    let workspace = added(candidate.land(&workspaces, "a").expect("landed"));
    let before = storage.copied();
    assert_eq!(candidate.land(&workspaces, "b"), Ok(Landed::Already(workspace)));
    assert_eq!(storage.keys(""), before.keys(""));
}

#[test]
fn every_sample_is_good() {
    for sample in [Sample::QuietDay, Sample::FailedTransfer, Sample::Refund, Sample::Busy { messages: 400 }] {
        let (storage, workspaces) = store();
        let workspace = added(workspaces.land("sample", samples::commits(sample, 1)).expect("landed"));
        assert_eq!(looked_at(stored(&storage, &workspace)).verdict, Verdict::Good, "{sample:?}");
        let again = workspaces.land("sample", samples::commits(sample, 1));
        assert_eq!(again, Ok(Landed::Already(workspace)));
        assert_eq!(added(workspaces.land("sample", samples::commits(sample, 2)).expect("landed")).as_str(), "sample-2");
    }
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_its_field() {
    let file = exported(&desk());
    let id = |line: usize| -> Value {
        serde_json::from_str::<Value>(file.lines().nth(line - 1).expect("a line")).expect("JSON")["id"].clone()
    };
    let deposited = |amount: Value| move |line: &str| line.replace("\"amount\":10000", &format!("\"amount\":{amount}"));
    let number = |number: &'static str| {
        move |line: &str| {
            let (before, after) = line.split_once("\"account_number\":\"").expect("it has a number");
            let (_, after) = after.split_once('"').expect("it ends");
            format!("{before}\"account_number\":\"{number}\"{after}")
        }
    };
    let bomb = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let deep = format!("data.x{}", ".0".repeat(30));
    let cases = [
        (changed(&file, 4, deposited(json!(9_007_199_254_740_992_u64))), 4, "data.amount", "not a whole number"),
        (changed(&file, 4, deposited(json!(10000.5))), 4, "data.amount", "not a whole number"),
        (changed(&file, 4, deposited(json!(-1))), 4, "data", "more than zero"),
        (changed(&file, 4, deposited(json!("much"))), 4, "data", "does not fit its type"),
        (changed(&file, 4, |line| line.replacen("{", "{\"position\":3,", 1)), 4, "position", "twice"),
        (
            changed(&file, 4, |line| line.replace("{\"account_id\"", "{\"amount\":1,\"account_id\"")),
            4,
            "data.amount",
            "twice",
        ),
        (
            changed(&file, 3, |line| line.replace("\"data\":{", &format!("\"data\":{{\"x\":{bomb},"))),
            3,
            deep.as_str(),
            "deep",
        ),
        (changed(&file, 2, number("\\ud800")), 2, "data.account_number", "lone surrogate"),
        (changed(&file, 2, number("A\\u202e1")), 2, "data.account_number", "U+202E"),
        (changed(&file, 2, number("A\\u00071")), 2, "data.account_number", "U+0007"),
        (changed(&file, 2, number("A\\u30641")), 2, "", "nothing is wrong"),
        (changed(&file, 2, number("A\\u31641")), 2, "data.account_number", "U+3164"),
        (changed(&file, 3, number("")), 3, "data", "enter an account number"),
        (changed(&file, 5, |line| line[..line.len() - 1].to_owned()), 5, "", "not JSON"),
        (changed(&file, 5, |_| String::new()), 5, "", "not JSON"),
        (changed(&file, 5, with("version", json!(2))), 5, "version", "expected version 1"),
        (changed(&file, 5, with("position", json!(5))), 5, "position", "expected position 4"),
        (changed(&file, 5, with("id", id(3))), 5, "id", "is in the log already"),
        (changed(&file, 5, with("id", json!("01939e1c-7a00-7000-8000-000000000001"))), 5, "id", "not what follows"),
        (changed(&file, 7, with("causation_id", id(3))), 7, "data", "not what follows"),
        (
            changed(&file, 7, with("causation_id", json!("01939e1c-7a00-7000-8000-000000000001"))),
            7,
            "causation_id",
            "nothing",
        ),
        (changed(&file, 7, with("id", json!("01939e1c-7a00-7000-8000-000000000001"))), 7, "id", "not what follows"),
        (changed(&file, 7, with("correlation_id", id(3))), 7, "correlation_id", "not what follows"),
        (changed(&file, 5, with("id", json!("no id"))), 5, "id", "this field"),
        (changed(&file, 5, with("time", json!("yesterday"))), 5, "time", "this field"),
        (changed(&file, 5, with("schema", json!(-1))), 5, "schema", "this field"),
        (changed(&file, 5, |line| line.replace("\"schema\":1,", "")), 5, "schema", "this field"),
        (changed(&file, 5, |line| line.replacen("{", "{\"more\":1,", 1)), 5, "more", "this field"),
        (changed(&file, 5, |line| line.replacen(":", ": ", 1)), 5, "", "to the letter"),
        (changed(&file, 4, with("stream", json!(format!("account-{}", bob())))), 7, "version", "expected version 2"),
        (file.replacen("\"messages\":11", "\"messages\":12", 1), 1, "messages", "says 12 messages, and there are 11"),
        (file.replacen("\"messages\":11", "\"messages\":11,\"messages\":11", 1), 1, "messages", "twice"),
        (
            file.replacen("\"checkpoint\":", "\"checkpoint\":9", 1),
            1,
            "progress.account-commands.checkpoint",
            "not written yet",
        ),
        (file.replacen("\"event_sourced_bank\":1", "\"event_sourced_bank\":2", 1), 1, "event_sourced_bank", "newer"),
        (file.replacen("\"hash\":\"", "\"hash\":\"x", 1), 1, "hash", "64 small"),
        (file.replace("\"amount\":500,", "\"amount\":501,"), 1, "hash", "changed after"),
        (file.replace('\n', "\r\n"), 2, "", "to the letter"),
        (file[..file.len() - 1].to_owned(), 1, "hash", "changed after"),
        (String::new(), 1, "", "neither"),
        ("id,amount\n1,2\n".to_owned(), 1, "", "neither"),
        ("{\"name\":\"x\"}".to_owned(), 0, "", "neither"),
        ("{\"name\":\n\"x\"".to_owned(), 2, "", "neither"),
        (exported(&Desk::new()), 0, "", "no message"),
    ];
    for (file, line, field, why) in cases {
        let told = refusal(&file);
        let expected = if why == "nothing is wrong" { (0, String::new()) } else { (line, field.to_owned()) };
        assert_eq!((told.0, told.1.clone()), expected, "{told:?} instead of {why}");
        assert!(told.2.contains(why), "{told:?} instead of {why}");
    }
}

#[test]
fn bytes_that_are_no_text_and_files_that_are_too_large_are_refused() {
    let mut bytes = exported(&desk()).into_bytes();
    let third = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(1).expect("a line").0 + 20;
    bytes[third] = 0xff;
    assert_eq!(refusal(&bytes), (3, String::new(), "it is not text (UTF-8)".to_owned()));
    assert!(objection_to_size(200_000_000).is_none());
    let told = objection_to_size(200_000_001).expect("too large").why.to_string();
    assert_eq!(told, "it has 200000001 bytes, and 200000000 are the most");
    assert_eq!(refusal(vec![b' '; 200_000_001]).2, told);
}

/// The cautions about a file: line, how often, and what the log says.
fn cautions(file: &str) -> Vec<(usize, u64, Option<What>)> {
    let Verdict::Risky(cautions) = looked_at(file).verdict else { return vec![] };
    let what = |of: &CautionOf| match of {
        CautionOf::Log(what, _) => Some(*what),
        CautionOf::SetAside(_) | CautionOf::Damaged(_) => None,
    };
    cautions.iter().map(|caution| (caution.line, caution.count, what(&caution.what))).collect()
}

#[test]
fn what_is_allowed_and_worth_knowing_is_told() {
    let file = exported(&desk());
    let back = changed(&file, 12, with("time", json!("2020-01-01T00:00:00.000Z")));
    assert_eq!(cautions(&back), [(12, 1, Some(What::TimeGoesBack))]);

    let unknown = changed(&file, 12, with("type", json!("Withdrawn2")));
    assert_eq!(cautions(&unknown), [(12, 1, Some(What::FromNewerProgram))]);

    let mut open = Desk::after([create(alice()).into(), create(bob()).into(), deposit(alice(), 100).into()]);
    open.send(initiate(30)).expect("taken");
    assert_eq!(cautions(&exported(&open)), [(5, 1, Some(What::TransferUnderWay))]);

    let handled = exported(&open).replace("\"checkpoint\":0", "\"checkpoint\":4");
    assert_eq!(cautions(&handled), [(5, 1, Some(What::TransferNeverEnds))]);
}

#[test]
fn a_message_that_the_rules_would_not_have_led_to_is_refused() {
    let mut poor = Desk::after([create(alice()).into(), create(bob()).into()]);
    poor.send(deposit(bob(), 100)).expect("taken");
    poor.send(withdraw(bob(), 60)).expect("taken");
    assert_eq!(refusal(exported(&poor)).2, "nothing is wrong");
    let told = refusal(changed(&exported(&poor), 4, |line| line.replace("10000", "5000")));
    assert_eq!((told.0, told.1.as_str()), (5, "data"));
    assert!(told.2.contains("asked 60.00"), "{told:?}");
}

#[test]
fn a_message_in_a_stream_that_it_says_nothing_about_is_refused() {
    let desk = Desk::after([create(alice()).into(), create(bob()).into(), deposit(alice(), 100).into()]);
    let told = refusal(changed(&exported(&desk), 4, with("stream", json!(format!("account-{}", bob())))));
    assert_eq!((told.0, told.1.as_str()), (4, "stream"));
    assert!(told.2.contains(&format!("belongs into account-{}", alice())), "{told:?}");
}

#[test]
fn a_part_of_the_log_is_a_file_and_only_a_beginning_can_be_taken_in() {
    let desk = desk();
    let file = exported(&desk);
    let cut = |from, to| part::part(&file, Position::new(from), Position::new(to), BTreeMap::new());
    let beginning = cut(1, 3).expect("a part");
    assert_eq!(beginning.lines().skip(1).collect::<Vec<_>>(), file.lines().skip(1).take(3).collect::<Vec<_>>());
    assert_eq!(looked_at(&beginning).messages, 3);
    assert_eq!(looked_at(&beginning).verdict, Verdict::Good);
    let middle = cut(4, 11).expect("a part");
    assert_eq!(middle.lines().skip(1).collect::<Vec<_>>(), file.lines().skip(4).collect::<Vec<_>>());
    let told = refusal(&middle);
    assert_eq!((told.0, told.1.as_str()), (2, "position"));
    assert!(told.2.contains("begins with event 4"), "{told:?}");
    for (from, to) in [(0, 3), (3, 2), (1, 12), (12, 12), (12, 11), (5, 0)] {
        assert!(cut(from, to).is_err(), "{from} to {to}");
    }
}

/// What the page saves when the program can't run.
fn raw(storage: &MemoryStorage) -> Vec<(String, String)> {
    let keys = storage.keys("").expect("memory can be read");
    keys.into_iter().map(|key| (key.clone(), storage.get(&key).expect("read").expect("there"))).collect()
}

fn saved(entries: &[(String, String)]) -> String {
    let lines: Vec<_> = entries.iter().map(|(key, text)| format!("  {}: {}", json!(key), json!(text))).collect();
    format!("{{\n{}\n}}", lines.join(",\n"))
}

/// A store with two banks, one of eleven commits.
fn two_banks() -> (MemoryStorage, String) {
    let (storage, workspaces) = store();
    let mut journal = Journal::new(storage.clone(), Workspace::first());
    journal.read_on::<Unread>(&mut |_| Ok(())).expect("memory can be read");
    journal.start_writing(Default::default()).expect("it may write");
    let file = exported(&desk());
    let candidate = looked_at(&file);
    candidate.land(&workspaces, "whole").expect("landed");
    let (commits, _) = workspaces.read(&Workspace::parse("whole").expect("a name")).expect("memory can be read");
    let whole = commits.into_iter().next().expect("one");
    let last = whole.last();
    for message in whole.messages {
        // A checkpoint ahead of the log is none: only the last commit can carry them.
        let progress = if message.position == last { whole.progress.clone() } else { BTreeMap::new() };
        journal.write(&Commit { messages: vec![message], progress }).expect("written");
    }
    (storage, file)
}

#[test]
fn the_raw_log_that_a_page_saves_when_it_can_not_run_is_read_as_the_store_would_be() {
    let (storage, file) = two_banks();
    storage.set("bank-name/whole", "The whole").expect("set");
    storage.set("event-sourced-bank:theme", "dark").expect("set");
    let candidates = examine(saved(&raw(&storage)).as_bytes());
    let found: Vec<_> = candidates.iter().map(|c| (c.called.as_deref(), c.messages, &c.verdict)).collect();
    assert_eq!(found, [(Some("main"), 11, &Verdict::Good), (Some("whole"), 11, &Verdict::Good)]);
    let (fresh, workspaces) = store();
    let workspace = added(candidates[0].land(&workspaces, "main").expect("landed"));
    assert_eq!((workspace.as_str(), stored(&fresh, &workspace)), ("main-2", file));
    assert_eq!(candidates[1].land(&workspaces, "whole"), Ok(Landed::Already(workspace)), "it is the same log");
}

#[test]
fn of_a_damaged_raw_log_the_good_beginning_is_saved_and_the_rest_told_with_its_line() {
    let (storage, _) = two_banks();
    let mut entries = raw(&storage);
    // Lines: 1 is the brace, 2 to 12 are the commits of main.
    entries[4].1 = entries[4].1.replace("\"epoch\":1", "\"epoch\":7");
    let candidates = examine(saved(&entries).as_bytes());
    assert_eq!(candidates[0].messages, 4);
    let Verdict::Risky(cautions) = &candidates[0].verdict else { panic!("{:?}", candidates[0].verdict) };
    assert!(cautions.iter().any(|c| c.line == 6 && matches!(c.what, CautionOf::Damaged(_))), "{cautions:?}");
    entries[0].1 = "{".to_owned();
    let candidates = examine(saved(&entries).as_bytes());
    let Verdict::Refused(objection) = &candidates[0].verdict else { panic!("{:?}", candidates[0].verdict) };
    assert_eq!(objection.line, 2);
    assert_eq!(candidates[1].verdict, Verdict::Good);
}

#[test]
fn a_raw_log_that_was_made_up_is_refused_with_its_line() {
    let (storage, _) = two_banks();
    let entries = raw(&storage);
    let twice: Vec<_> = entries.iter().chain(&entries[..1]).cloned().collect();
    let told = refusal(saved(&twice));
    assert_eq!((told.0, told.1.as_str()), (entries.len() + 2, "bank/main/0000000001-1"));
    assert!(told.2.contains("twice"), "{told:?}");
}

/// The raw log of a store in which so many bytes of one letter lie, packed a thousand times smaller, in each of so many
/// workspaces.
fn bombs(workspaces: usize, bytes: usize) -> String {
    let data = json!({ "x": "a".repeat(bytes) }).to_string();
    let why = WhyUnreadable::UnknownType;
    let payload = Err(Box::new(Unreadable { type_name: "Unknown".to_owned(), schema: 1, data, why }));
    let id = MessageId::new(bob().uuid());
    let message: Message<Unread> = Message {
        position: Position::new(1),
        stream: StreamName::new(Category::new("account"), bob().uuid()),
        version: Version::new(1),
        id,
        time: Default::default(),
        correlation_id: id,
        causation_id: id,
        payload,
    };
    let (storage, banks) = store();
    for _ in 0..workspaces {
        let commit = Commit { messages: vec![message.clone()], progress: BTreeMap::new() };
        banks.land_new("bomb", vec![commit]).expect("landed");
    }
    saved(&raw(&storage))
}

#[test]
fn a_small_file_that_unpacks_to_very_much_is_refused_before_it_is_unpacked() {
    let harmless = bombs(1, 12_000_000);
    assert!(harmless.len() < 50_000, "it is packed well: {}", harmless.len());
    assert!(!refusal(&harmless).2.contains("unpacks"), "{:?}", refusal(&harmless));
    for bomb in [bombs(1, 24_000_000), bombs(2, 12_000_000)] {
        let (line, field, why) = refusal(&bomb);
        assert_eq!((line, field.as_str()), (0, ""));
        assert!(why.starts_with("it unpacks to 24000"), "{why}");
    }
}
