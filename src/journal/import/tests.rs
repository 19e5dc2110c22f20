//! Strict JSON, case by case: what is taken, and what is refused with its field.

use super::strict::{DEEPEST, LARGEST_NUMBER, NotStrict, check};

fn fault(text: &str) -> Option<(String, NotStrict)> {
    check(text).err().map(|fault| (fault.field, fault.why))
}

#[test]
fn what_every_reader_reads_alike_is_taken() {
    let most = format!("[{LARGEST_NUMBER},-{LARGEST_NUMBER}]");
    let deep = format!("{}{}", "[".repeat(DEEPEST), "]".repeat(DEEPEST));
    for text in
        ["{}", " { \"a\" : [ 1 , -2 , 0 , true , null , \"\\ud83e\\udd80 \\u00e9\\\"\" ] } ", "\"🦀\"", &most, &deep]
    {
        assert_eq!(fault(text), None, "{text}");
    }
}

#[test]
fn what_readers_disagree_on_is_refused_with_its_field() {
    let deep = format!("{}1{}", "[".repeat(DEEPEST + 1), "]".repeat(DEEPEST + 1));
    let number = |text: &str| NotStrict::Number { text: text.to_owned() };
    let unseen = |found| NotStrict::Unseen { found };
    for (text, field, why) in [
        (r#"{"a":1,"a":1}"#, "a", NotStrict::RepeatedKey),
        (r#"{"a":{"b":1,"\u0062":1}}"#, "a.b", NotStrict::RepeatedKey),
        (r#"{"a":[0,9007199254740992]}"#, "a.1", number("9007199254740992")),
        (r#"{"a":-9007199254740992}"#, "a", number("-9007199254740992")),
        (r#"{"a":99999999999999999999999}"#, "a", number("99999999999999999999999")),
        (r#"{"a":1.0}"#, "a", number("1.0")),
        (r#"{"a":1e2}"#, "a", number("1e2")),
        (r#"{"a":007}"#, "a", number("007")),
        (r#"{"a":-}"#, "a", number("-")),
        (r#"{"a":"\ud800"}"#, "a", NotStrict::LoneSurrogate),
        (r#"{"a":"\ud800\ud800"}"#, "a", NotStrict::LoneSurrogate),
        (r#"{"a":"\udc00\ud800"}"#, "a", NotStrict::LoneSurrogate),
        (r#"{"a":"\ud800x"}"#, "a", NotStrict::LoneSurrogate),
        (r#"{"a":"x\u202ey"}"#, "a", unseen('\u{202E}')),
        ("{\"a\":\"x\u{2066}y\"}", "a", unseen('\u{2066}')),
        (r#"{"a":"\u0000"}"#, "a", unseen('\0')),
        (r#"{"a":"\n"}"#, "a", unseen('\n')),
        (&deep, &["0"; DEEPEST].join("."), NotStrict::TooDeep),
    ] {
        assert_eq!(fault(text), Some((field.to_owned(), why)), "{text}");
    }
}

#[test]
fn a_bomb_of_brackets_is_refused_and_not_followed() {
    assert_eq!(fault(&"[".repeat(1_000_000)).map(|(_, why)| why), Some(NotStrict::TooDeep));
    assert_eq!(fault(&"{\"a\":".repeat(1_000_000)).map(|(_, why)| why), Some(NotStrict::TooDeep));
}

#[test]
fn what_is_no_json_is_told_with_its_place() {
    let syntax = |expected, after| Some(NotStrict::Syntax { expected, after });
    for (text, expected) in [
        ("", syntax("a value", 0)),
        ("{\"a\"", syntax("a colon", 4)),
        ("{\"a\":1", syntax("a comma or }", 6)),
        ("{\"a\":1,}", syntax("a text in quotes", 7)),
        ("[1 2]", syntax("a comma or ]", 3)),
        ("[\"\u{e9}", syntax("a closing quote", 3)),
        ("\"\\x\"", syntax("an escaped character", 3)),
        ("\"\\u12\"", syntax("four hexadecimal digits", 3)),
        ("1 1", syntax("the end", 2)),
        ("nul", syntax("a value", 0)),
    ] {
        assert_eq!(fault(text).map(|(_, why)| why), expected, "{text}");
    }
}
