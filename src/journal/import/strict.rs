//! Strict JSON: only what every careful reader reads in the same way.
//!
//! The grammar of JSON lets through what readers disagree on: a key that comes twice, a number that some round, half a
//! character, a thousand brackets. A file from somewhere else is checked for these before anything is made of it. Text
//! that hides or turns around other text is refused as well, for it would lie to whoever looks at the log.

use crate::unseen::is_unseen;
use std::collections::BTreeSet;
use thiserror::Error;

/// How deep objects and lists may lie in each other; a message needs five.
pub(super) const DEEPEST: usize = 32;

/// The largest number that all readers keep exact: 2^53 - 1.
pub(super) const LARGEST_NUMBER: u64 = 9_007_199_254_740_991;

/// What is wrong, and with which field: `data.amount`, or nothing when it is the whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// The way to the field.
    pub field: String,
    /// What is wrong.
    pub why: NotStrict,
}

/// Why a text is not strict JSON.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum NotStrict {
    /// It is no JSON at all.
    #[error("this is not JSON: {expected} was expected after character {after}")]
    Syntax {
        /// What should stand there.
        expected: &'static str,
        /// After how many characters.
        after: usize,
    },
    /// Something lies too deep.
    #[error("objects and lists lie more than {DEEPEST} deep in each other")]
    TooDeep,
    /// A key comes twice.
    #[error("this key comes twice")]
    RepeatedKey,
    /// A number that is not whole, or that some readers would round.
    #[error("{text} is not a whole number of at most {LARGEST_NUMBER}")]
    Number {
        /// The number.
        text: String,
    },
    /// Half of a character that needs two.
    #[error("a text holds half of a character (a lone surrogate)")]
    LoneSurrogate,
    /// A character that hides or turns others around.
    #[error("a text holds the character U+{:04X}, which can't be seen", u32::from(*.found))]
    Unseen {
        /// The first such character.
        found: char,
    },
}

/// Checks a text that should be one JSON value.
///
/// # Errors
/// The first thing that is wrong.
pub fn check(text: &str) -> Result<(), Fault> {
    let mut scanner = Scanner { text, rest: text, path: Vec::new() };
    let checked = scanner.value().and_then(|()| scanner.end());
    checked.map_err(|why| Fault { field: scanner.path.join("."), why })
}

/// Goes through the text from left to right. The path leads to where it is, and stays there when it stops.
struct Scanner<'a> {
    text: &'a str,
    rest: &'a str,
    path: Vec<String>,
}

impl Scanner<'_> {
    fn value(&mut self) -> Result<(), NotStrict> {
        self.skip_space();
        match self.rest.bytes().next() {
            Some(b'{') => self.object(),
            Some(b'[') => self.list(),
            Some(b'"') => self.string().map(drop),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => {
                let known = ["true", "false", "null"].iter().any(|word| self.take(word));
                if known { Ok(()) } else { Err(self.expected("a value")) }
            }
        }
    }

    fn end(&mut self) -> Result<(), NotStrict> {
        self.skip_space();
        if self.rest.is_empty() { Ok(()) } else { Err(self.expected("the end")) }
    }

    fn object(&mut self) -> Result<(), NotStrict> {
        let mut keys = BTreeSet::new();
        self.items("{", "}", "a comma or }", |scanner, _| {
            scanner.skip_space();
            let key = scanner.string()?;
            let is_new = keys.insert(key.clone());
            scanner.path.push(key);
            scanner.skip_space();
            match (is_new, scanner.take(":")) {
                (false, _) => Err(NotStrict::RepeatedKey),
                (true, false) => Err(scanner.expected("a colon")),
                (true, true) => scanner.value(),
            }
        })
    }

    fn list(&mut self) -> Result<(), NotStrict> {
        self.items("[", "]", "a comma or ]", |scanner, index| {
            scanner.path.push(index.to_string());
            scanner.value()
        })
    }

    /// What stands between two brackets. `item` reads one, and leaves its name at the end of the path.
    fn items(
        &mut self,
        open: &'static str,
        close: &'static str,
        expected: &'static str,
        mut item: impl FnMut(&mut Self, usize) -> Result<(), NotStrict>,
    ) -> Result<(), NotStrict> {
        if self.path.len() >= DEEPEST {
            return Err(NotStrict::TooDeep);
        }
        self.take(open);
        self.skip_space();
        if self.take(close) {
            return Ok(());
        }
        for index in 0.. {
            item(self, index)?;
            self.path.pop();
            self.skip_space();
            if self.take(close) {
                break;
            }
            if !self.take(",") {
                return Err(self.expected(expected));
            }
        }
        Ok(())
    }

    fn string(&mut self) -> Result<String, NotStrict> {
        if !self.take("\"") {
            return Err(self.expected("a text in quotes"));
        }
        let mut string = String::new();
        loop {
            let character = match self.next() {
                Some('"') => return Ok(string),
                Some('\\') => self.escape()?,
                Some(character) => character,
                None => return Err(self.expected("a closing quote")),
            };
            if is_unseen(character) {
                return Err(NotStrict::Unseen { found: character });
            }
            string.push(character);
        }
    }

    fn escape(&mut self) -> Result<char, NotStrict> {
        match self.next() {
            Some(character @ ('"' | '\\' | '/')) => Ok(character),
            Some('b') => Ok('\u{8}'),
            Some('f') => Ok('\u{C}'),
            Some('n') => Ok('\n'),
            Some('r') => Ok('\r'),
            Some('t') => Ok('\t'),
            Some('u') => self.unit().and_then(|first| self.character(first)),
            Some(_) | None => Err(self.expected("an escaped character")),
        }
    }

    /// The character that a unit of UTF-16 stands for, alone or with a second one behind it.
    fn character(&mut self, first: u16) -> Result<char, NotStrict> {
        let is_half = (0xD800..0xE000).contains(&first);
        let second = if is_half && self.take("\\u") { Some(self.unit()?) } else { None };
        let mut characters = char::decode_utf16([first].into_iter().chain(second));
        match (characters.next(), characters.next()) {
            (Some(Ok(character)), None) => Ok(character),
            _ => Err(NotStrict::LoneSurrogate),
        }
    }

    fn unit(&mut self) -> Result<u16, NotStrict> {
        let digits = self.rest.get(..4).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let unit = digits.and_then(|digits| u16::from_str_radix(digits, 16).ok());
        let unit = unit.ok_or_else(|| self.expected("four hexadecimal digits"))?;
        self.rest = &self.rest[4..];
        Ok(unit)
    }

    fn number(&mut self) -> Result<(), NotStrict> {
        let is_end = |c: char| !matches!(c, '0'..='9' | '-' | '+' | '.' | 'e' | 'E');
        let (number, rest) = self.rest.split_at(self.rest.find(is_end).unwrap_or(self.rest.len()));
        let digits = number.strip_prefix('-').unwrap_or(number);
        let is_plain = digits == "0" || !digits.starts_with('0');
        // A parser of whole numbers takes a plus sign, which JSON does not know.
        let value = digits.parse::<u64>().ok().filter(|_| is_plain && !digits.starts_with('+'));
        if value.is_none_or(|value| value > LARGEST_NUMBER) {
            return Err(NotStrict::Number { text: number.to_owned() });
        }
        self.rest = rest;
        Ok(())
    }

    fn next(&mut self) -> Option<char> {
        let next = self.rest.chars().next()?;
        self.rest = &self.rest[next.len_utf8()..];
        Some(next)
    }

    fn take(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    fn expected(&self, expected: &'static str) -> NotStrict {
        let read = self.text.len() - self.rest.len();
        NotStrict::Syntax { expected, after: self.text[..read].chars().count() }
    }
}
