//! What must hold of the sources and no compiler checks: which module may know which, what may stand where, how long a
//! file may be.
//!
//! It reads the sources as text, with comments and the content of strings blanked out where only code matters. That is
//! no parser; it is short, and a table below plants a fault for each check, since a check that cannot fail proves
//! nothing. Code of tests may do more than the code that it tests.
#![cfg(not(target_arch = "wasm32"))]

use std::path::{Path, PathBuf};
use std::{fmt, fs};

/// Which modules of this crate a module may use, besides itself. Arrows go down only.
const ARROWS: &[(&str, &[&str])] = &[
    ("event_sourcing", &[]),
    ("unseen", &[]),
    ("domain", &["event_sourcing", "unseen"]),
    ("bank", &["domain", "event_sourcing"]),
    ("journal", &["event_sourcing", "unseen"]),
    // It wraps the bank from outside, and asks a workspace's name whether it may; so no bank and no journal knows it.
    ("practice", &["journal", "bank", "domain", "event_sourcing"]),
    ("session", &["practice", "api", "journal", "bank", "domain", "event_sourcing"]),
    ("api", &["bank", "domain", "event_sourcing"]),
    ("view", &["session", "practice", "bank", "domain", "event_sourcing"]),
    // A lesson speaks of what is on screen (pages, the cursor, the words), works with the banks of the store, and moves
    // logs to the letter. The screen shows lessons, and nothing below knows of them.
    ("lessons", &["view", "session", "practice", "journal", "bank", "domain", "event_sourcing"]),
    ("ui", &["lessons", "view", "session", "practice", "api", "bank", "domain", "event_sourcing"]),
    ("browser", &["session", "api", "journal", "bank", "domain", "event_sourcing"]),
];

/// What runs the same natively and in a browser, bit for bit.
const PURE: &[&str] =
    &["unseen", "event_sourcing", "domain", "bank", "journal", "practice", "session", "api", "view", "lessons"];
/// What decides and remembers.
const CORE: &[&str] = &["event_sourcing", "domain", "bank"];

/// Words that must not stand in the code of some modules, and why.
const BANNED: &[(&[&str], &[&str], &str)] = &[
    (CORE, &["f32", "f64"], "money is counted in whole cents, and floats differ between machines"),
    (CORE, &["HashMap", "HashSet"], "their order changes from run to run: use an ordered map or set"),
    (PURE, &["SystemTime", "Instant", "std::time"], "time comes in as an argument"),
    (PURE, &["thread_rng", "getrandom"], "randomness comes in as an argument"),
    (PURE, &["web_sys", "js_sys", "wasm_bindgen", "leptos"], "only the screen and the adapters know the browser"),
    (
        PURE,
        &["gloo", "gloo_events", "gloo_storage", "gloo_timers"],
        "only the screen and the adapters know the browser",
    ),
    (&["domain"], &["serde_json"], "the rules do not know how they are stored"),
    (&["journal"], &["unwrap_or_default"], "what cannot be read must be told, never taken for empty"),
];

/// A file has room for one idea.
const MOST_LINES: usize = 250;

// ---- the sources as they are ----

#[test]
fn arrows_between_modules_go_down_only() {
    assert_tidy(arrows);
}

#[test]
fn no_banned_word_stands_in_a_module() {
    assert_tidy(banned_words);
}

#[test]
fn a_new_event_breaks_the_build_wherever_it_matters() {
    assert_tidy(catch_all_arms);
}

#[test]
fn every_file_says_what_it_is() {
    assert_tidy(opening);
}

#[test]
fn no_file_is_too_long() {
    assert_tidy(length);
}

#[test]
fn nothing_is_left_for_later() {
    assert_tidy(left_for_later);
}

#[test]
fn the_sources_are_really_read() {
    let sources = sources();
    assert!(sources.iter().any(|source| source.path == "src/lib.rs"), "src/lib.rs was not found");
    assert!(sources.iter().any(|source| source.module() == Some("event_sourcing")), "no folder of src was read");
}

// ---- the checks can fail ----

#[test]
fn each_check_finds_a_planted_fault_in_its_line() {
    let planted: &[(Check, &str, &str, usize)] = &[
        (arrows, "src/event_sourcing/log.rs", "//! Log.\nuse crate::bank::Bank;", 2),
        (arrows, "src/domain/money.rs", "use crate::{event_sourcing::Log,\n    bank::{Bank, domain}};", 2),
        (arrows, "src/journal/mod.rs", "fn f() { event_sourced_bank::domain::f(); }", 1),
        (arrows, "src/journal/mod.rs", "use super::ui::App;", 1),
        (arrows, "src/api/router/path.rs", "\nuse super::super::super::ui;", 2),
        (arrows, "src/api/router.rs", "use crate::*;", 1),
        (arrows, "src/api/router.rs", "use crate as all;", 1),
        (arrows, "src/novelty/mod.rs", "//! A module that the table does not know.", 1),
        (arrows, "src/bank/a.rs", "#[cfg(test)]\nmod tests {\n  fn f() { \"}\"; }\n}\nuse crate::ui::App;", 5),
        (banned_words, "src/domain/money.rs", "\n\nlet x = 1f64 as f64;", 3),
        (banned_words, "src/event_sourcing/log.rs", "use std::collections::HashMap;", 1),
        (banned_words, "src/bank/mod.rs", "use std::{\n    time::Duration,\n};\nstd::time::now();", 2),
        (banned_words, "src/journal/read.rs", "let a = b.unwrap_or_default();", 1),
        (banned_words, "src/api/router.rs", "use web_sys::Window;", 1),
        (banned_words, "src/domain/account/event.rs", "serde_json::to_string(e)", 1),
        (catch_all_arms, "src/domain/account/evolve.rs", "match event {\n    _ => state,\n}", 2),
        (catch_all_arms, "src/domain/transfer/decide.rs", "match c { _ if x => a, B => b }", 1),
        (opening, "src/bank/mod.rs", "// Not a doc comment.\n", 1),
        (opening, "src/bank/mod.rs", "", 1),
        (left_for_later, "src/ui/app.rs", "//! App.\n// TODO: the rest", 2),
        (left_for_later, "src/main.rs", "//! Main.\n\n/* FIXME */", 3),
    ];
    for (check, path, text, line) in planted {
        let lines: Vec<usize> = check(&Source::new(path, text)).iter().map(|fault| fault.line).collect();
        assert!(lines.contains(line), "no fault was found in line {line} of {path}, only in {lines:?}:\n{text}");
    }
    let long = "//! Long.\n".repeat(MOST_LINES + 1);
    assert_eq!(length(&Source::new("src/lib.rs", &long)).len(), 1);
}

#[test]
fn no_check_complains_of_what_is_right() {
    let right: &[(Check, &str, &str)] = &[
        (arrows, "src/domain/money.rs", "use crate::domain::{ui, bank};\nuse crate::event_sourcing::ui;"),
        (arrows, "src/domain/account/event.rs", "use super::super::money::Money;\nuse super::ui;"),
        (arrows, "src/domain/money.rs", "// crate::ui\nlet s = \"crate::ui\"; /* crate::bank */"),
        (arrows, "src/domain/account/tests.rs", "use crate::bank::Bank;"),
        (arrows, "src/domain/money.rs", "#[cfg(test)]\nmod tests {\n    use crate::bank::Bank;\n}"),
        (arrows, "src/domain/money.rs", "pub(crate) fn f() {}\nlet a = my_crate::bank;\nuse std::crate_like;"),
        (arrows, "src/main.rs", "use event_sourced_bank::{ui, browser, journal};"),
        (arrows, "src/lib.rs", "pub use crate::ui::App;"),
        (banned_words, "src/domain/money.rs", "//! No f64 here.\nlet buf64 = \"f64\"; let c = '\"'; // f64"),
        (banned_words, "src/ui/app.rs", "use leptos::prelude::*; let x: f64 = 1.0;"),
        (banned_words, "src/domain/money.rs", "fn f<'a>(x: &'a str) { r#\"f64 \" f64\"#; }"),
        (catch_all_arms, "src/domain/account/evolve.rs", "Event::Closed { .. } => state, // no _ => here"),
        (catch_all_arms, "src/domain/account/number.rs", "match n { _ => 1 }"),
        (opening, "src/bank/mod.rs", "//! The bank.\n"),
        (left_for_later, "src/bank/mod.rs", "let mastodon = 1;"),
    ];
    for (check, path, text) in right {
        let faults = check(&Source::new(path, text));
        assert!(faults.is_empty(), "a fault was found where there is none: {}", listed(&faults));
    }
    assert!(length(&Source::new("src/lib.rs", &"//! Long.\n".repeat(MOST_LINES))).is_empty());
}

// ---- the checks ----

type Check = fn(&Source) -> Vec<Fault>;

fn arrows(source: &Source) -> Vec<Fault> {
    let Some(module) = source.module() else { return Vec::new() };
    let Some((_, allowed)) = ARROWS.iter().find(|(from, _)| *from == module) else {
        return vec![source.fault(0, format!("the module {module} has no arrows yet: add it to ARROWS"))];
    };
    let known = |name: &str| name == module || allowed.contains(&name);
    let uses = source.uses().into_iter().filter(|(_, name)| !known(name));
    uses.map(|(at, name)| source.fault(at, format!("{module} must not use {name}"))).collect()
}

fn banned_words(source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (modules, words, why) in BANNED {
        if source.module().is_some_and(|module| modules.contains(&module)) {
            for word in *words {
                let found = find_word(&source.code, word).chain(find_grouped(&source.code, word));
                faults.extend(found.map(|at| source.fault(at, format!("{word} is banned here: {why}"))));
            }
        }
    }
    faults
}

/// An approximation: where events and commands are matched on, there is no `_` arm at all.
fn catch_all_arms(source: &Source) -> Vec<Fault> {
    let matches_on_events = source.path.ends_with("/evolve.rs") || source.path.ends_with("/decide.rs");
    if !(matches_on_events && source.module() == Some("domain")) {
        return Vec::new();
    }
    let arms = find_word(&source.code, "_").filter(|at| {
        let rest = source.code[at + 1..].trim_start();
        rest.starts_with("=>") || rest.starts_with("if ")
    });
    arms.map(|at| source.fault(at, "name every event and command instead of `_ =>`".into())).collect()
}

fn opening(source: &Source) -> Vec<Fault> {
    if source.text.starts_with("//!") {
        return Vec::new();
    }
    vec![source.fault(0, "a file opens with `//!`: what it is and why it is here".into())]
}

fn length(source: &Source) -> Vec<Fault> {
    let lines = source.text.lines().count();
    if lines <= MOST_LINES {
        return Vec::new();
    }
    vec![source.fault(source.text.len(), format!("{lines} lines, and {MOST_LINES} are the most: split it by idea"))]
}

fn left_for_later(source: &Source) -> Vec<Fault> {
    let words = ["TODO", "FIXME"];
    let found = words.iter().flat_map(|word| find_word(&source.text, word));
    found.map(|at| source.fault(at, "do it, or write it down where work is planned".into())).collect()
}

// ---- sources and faults ----

struct Source {
    /// From the root of the repository, with slashes.
    path: String,
    text: String,
    /// The text, byte for byte as long, with comments, the content of strings and the code of tests blanked out.
    code: String,
}

struct Fault {
    path: String,
    line: usize,
    what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        let is_test = path.ends_with("/tests.rs") || path.contains("/tests/");
        let code = if is_test { String::new() } else { without_tests(&code_only(text)) };
        Self { path: path.into(), text: text.into(), code }
    }

    /// The top module that the file belongs to; `lib.rs` and `main.rs` belong to none, for they put all together.
    fn module(&self) -> Option<&str> {
        let below = self.path.strip_prefix("src/")?;
        let name = below.split('/').next()?.trim_end_matches(".rs");
        (name != "lib" && name != "main").then_some(name)
    }

    /// How many `super::` lead from the file to the root of the crate.
    fn depth(&self) -> usize {
        let slashes = self.path.matches('/').count();
        if self.path.ends_with("/mod.rs") { slashes - 1 } else { slashes }
    }

    /// The top modules that the code names by a path from the root, and where.
    fn uses(&self) -> Vec<(usize, String)> {
        let up = "super::".repeat(self.depth());
        let mut found = Vec::new();
        for root in ["crate::", "event_sourced_bank::", up.trim_end_matches("::")] {
            for at in find_word(&self.code, root.trim_end_matches("::")) {
                let after = at + root.trim_end_matches("::").len();
                let more_supers = self.code[..at].ends_with("super::");
                let visibility = self.code[..at].ends_with('(');
                match self.code[after..].strip_prefix("::") {
                    Some(rest) if !more_supers => found.extend(first_names(rest, after + 2)),
                    None if self.code[after..].starts_with(" as ") && !visibility => {
                        found.push((at, "everything".into()))
                    }
                    _ => {}
                }
            }
        }
        found
    }

    fn fault(&self, at: usize, what: String) -> Fault {
        let line = self.text[..at].matches('\n').count() + 1;
        Fault { path: self.path.clone(), line, what }
    }
}

fn assert_tidy(check: Check) {
    let faults: Vec<Fault> = sources().iter().flat_map(check).collect();
    assert!(faults.is_empty(), "{}", listed(&faults));
}

fn listed(faults: &[Fault]) -> String {
    faults.iter().fold(String::new(), |list, fault| format!("{list}\n{fault}"))
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join("src"), &mut files);
    files.sort();
    files.iter().map(|file| Source::new(&relative(root, file), &readable(file, fs::read_to_string(file)))).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in readable(folder, fs::read_dir(folder)) {
        let path = readable(folder, entry).path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn readable<T>(path: &Path, result: std::io::Result<T>) -> T {
    result.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn relative(root: &Path, file: &Path) -> String {
    let below = file.strip_prefix(root).unwrap_or(file);
    below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

// ---- text ----

/// Where `word` stands as a whole word.
fn find_word<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let in_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        // A number may carry its type at its end: 1f64.
        let starts = before.is_none_or(|c| !in_word(c) || (c.is_ascii_digit() && is_number_before(text, *at)));
        starts && after.is_none_or(|c| !in_word(c))
    })
}

fn is_number_before(text: &str, at: usize) -> bool {
    let word_start = text[..at].rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |before| before + 1);
    text[word_start..at].starts_with(|c: char| c.is_ascii_digit())
}

/// Where the path `a::b` is written as `a::{..., b}`.
fn find_grouped<'a>(text: &'a str, path: &'a str) -> impl Iterator<Item = usize> + 'a {
    let (outer, inner) = path.split_once("::").unwrap_or(("", ""));
    let groups = find_word(text, outer).filter(move |_| !outer.is_empty());
    let names = groups.flat_map(move |at| {
        let after = at + outer.len();
        text[after..].strip_prefix("::{").map_or(Vec::new(), |_| first_names(&text[after + 2..], after + 2))
    });
    names.filter(move |(_, name)| name == inner).map(|(at, _)| at)
}

/// The first names of what follows a `root::`, with their places: `a::b` has `a`, `{a::{b, c}, d}` has `a` and `d`.
fn first_names(rest: &str, offset: usize) -> Vec<(usize, String)> {
    let Some(group) = rest.strip_prefix('{') else {
        return vec![(offset, first_name(rest))];
    };
    let (mut depth, mut names, mut expected) = (1, Vec::new(), true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => expected = true,
            c if expected && !c.is_whitespace() => {
                names.push((offset + 1 + at, first_name(&group[at..])));
                expected = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

fn first_name(rest: &str) -> String {
    if rest.starts_with('*') {
        return "everything".into();
    }
    rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Blanks out comments and the content of strings, byte for byte, so that places stay what they were.
fn code_only(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let blank = not_code(rest);
        if blank > 0 {
            push_blanks(&mut code, &rest[..blank]);
            rest = &rest[blank..];
        } else {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    code
}

/// How many bytes from here on are a comment, a string or a character; 0 for code.
fn not_code(rest: &str) -> usize {
    let until = |end: &str, from: usize| rest[from..].find(end).map_or(rest.len(), |at| from + at + end.len());
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return until("*/", 2);
    }
    if let Some(raw) = rest.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            return until(&format!("\"{}", "#".repeat(hashes)), hashes + 2);
        }
    }
    if rest.starts_with('"') {
        return escaped_until(rest, '"');
    }
    // A character, and not a lifetime: 'a' or '\n'.
    let mut after = rest.chars().skip(1);
    let (second, third) = (after.next(), after.next());
    if rest.starts_with('\'') && (second == Some('\\') || third == Some('\'')) {
        return escaped_until(rest, '\'');
    }
    0
}

fn escaped_until(rest: &str, end: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == end && !escaped {
            return at + c.len_utf8();
        }
        escaped = c == '\\' && !escaped;
    }
    rest.len()
}

/// Blanks out what `#[cfg(test)]` stands before: to the end of its braces, or to its semicolon.
fn without_tests(code: &str) -> String {
    let mut kept = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(start) = rest.find("#[cfg(test)]") {
        let end = start + item_length(&rest[start..]);
        kept.push_str(&rest[..start]);
        push_blanks(&mut kept, &rest[start..end]);
        rest = &rest[end..];
    }
    kept + rest
}

fn item_length(item: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in item.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth <= 1 => return at + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    item.len()
}

fn push_blanks(code: &mut String, text: &str) {
    code.extend(text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
}
