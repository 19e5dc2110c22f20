//! Properties of files: whatever a bank has written can be exported, is taken in again, and comes back byte for byte.

use super::config;
use super::stories::{story, told};
use event_sourced_bank::journal::import::strict;
use event_sourced_bank::journal::{Journal, MemoryStorage, Unread, Workspace, Workspaces, export};
use event_sourced_bank::session::import::{Verdict, examine};
use event_sourced_bank::session::{AnyWorkspaces, Landed};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::rc::Rc;

/// Any JSON value of whole numbers and plain texts.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-9_007_199_254_740_991..=9_007_199_254_740_991_i64).prop_map(Value::from),
        "[ -~äΩ🦀]{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::btree_map("[a-z\"\\\\]{0,3}", inner, 0..5).prop_map(|map| json!(map)),
        ]
    })
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn whatever_a_bank_has_written_is_taken_in_and_comes_back_byte_for_byte(story in story(120)) {
        let run = told(&story)?;
        let bank = run.bank();
        let file = export::of_log(bank.log(), bank.present().progress).expect("written");
        let candidates = examine(file.as_bytes());
        prop_assert_eq!(candidates.len(), 1);
        let is_refused = matches!(candidates[0].verdict, Verdict::Refused(_));
        prop_assert!(!is_refused, "{:?}", candidates[0].verdict);
        let storage = MemoryStorage::default();
        let workspaces: AnyWorkspaces = Workspaces::new(Rc::new(storage.clone()));
        let landed = candidates[0].land(&workspaces, "story").expect("landed");
        prop_assert_eq!(&landed, &Landed::Added(Workspace::parse("story").expect("a name")));
        let mut journal = Journal::new(storage, Workspace::parse("story").expect("a name"));
        journal.read_on::<Unread>(&mut |_| Ok(())).expect("memory can be read");
        prop_assert_eq!(journal.export().expect("memory can be read"), file);
    }

    #[test]
    fn any_change_of_one_byte_of_a_file_is_refused(story in story(20), at in any::<prop::sample::Index>(), byte: u8) {
        let run = told(&story)?;
        let bank = run.bank();
        let mut file = export::of_log(bank.log(), bank.present().progress).expect("written").into_bytes();
        let at = at.index(file.len());
        prop_assume!(file[at] != byte);
        file[at] = byte;
        // A checkpoint stands in the header alone, which no hash covers; a lower one makes a worker read again.
        let header = file.iter().position(|byte| *byte == b'\n').unwrap_or(0);
        let candidates = examine(&file);
        let is_refused = candidates.iter().all(|candidate| matches!(candidate.verdict, Verdict::Refused(_)));
        prop_assert!(is_refused || at < header, "{:?}", candidates);
    }

    #[test]
    fn strict_json_is_what_the_other_reader_reads_too(value in value()) {
        prop_assert_eq!(strict::check(&value.to_string()), Ok(()));
    }

    #[test]
    fn no_text_makes_the_reader_panic_and_what_it_takes_the_other_reader_takes(text in "[\\[\\]{}:,\"\\\\u0-9a-f .eE+\\-tn]{0,40}") {
        if strict::check(&text).is_ok() {
            prop_assert!(serde_json::from_str::<Value>(&text).is_ok(), "{}", text);
        }
    }
}
