//! Paths and queries taken apart, with percent-encoded characters decoded
//! ([RFC 3986, section 2.1](https://www.rfc-editor.org/rfc/rfc3986#section-2.1)).

use super::Problem;
use std::collections::BTreeMap;

/// The parts of a path between its slashes, and the fields of its query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// The parts of the path.
    pub parts: Vec<String>,
    /// The fields of the query.
    pub query: BTreeMap<String, String>,
}

impl Target {
    /// Takes a path apart.
    ///
    /// # Errors
    /// When something in it is not encoded as it should be, or a field of the query comes twice.
    pub fn parse(path: &str) -> Result<Self, Problem> {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let parts = path.trim_matches('/').split('/').filter(|part| !part.is_empty());
        let mut fields = BTreeMap::new();
        for field in query.split('&').filter(|field| !field.is_empty()) {
            let (name, value) = field.split_once('=').unwrap_or((field, ""));
            let (name, value) = (decoded(name)?, decoded(value)?);
            if fields.insert(name.clone(), value).is_some() {
                return Err(Problem::field(&name, "comes twice"));
            }
        }
        Ok(Self { parts: parts.map(decoded).collect::<Result<_, _>>()?, query: fields })
    }

    /// Takes a field out of the query, if it is there, and reads it.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn take<T>(&mut self, name: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Problem> {
        match self.query.remove(name) {
            None => Ok(None),
            Some(text) => read(&text).map(Some).ok_or_else(|| Problem::field(name, "can't be read")),
        }
    }

    /// Makes sure that every field of the query was taken.
    ///
    /// # Errors
    /// The first field that nobody knows.
    pub fn end(&self) -> Result<(), Problem> {
        match self.query.keys().next() {
            None => Ok(()),
            Some(name) => Err(Problem::field(name, "is not known here")),
        }
    }
}

/// A text as a part of a path, or as the value of a field.
#[must_use]
pub fn encoded(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            written.push(char::from(byte));
        } else {
            written.push_str(&format!("%{byte:02X}"));
        }
    }
    written
}

fn decoded(text: &str) -> Result<String, Problem> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => escaped(rest.next(), rest.next()).ok_or_else(|| Problem::bad_path(text))?,
            b'+' => b' ',
            other => other,
        });
    }
    String::from_utf8(bytes).map_err(|_| Problem::bad_path(text))
}

fn escaped(high: Option<u8>, low: Option<u8>) -> Option<u8> {
    let digit = |byte: Option<u8>| char::from(byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some(digit(high)? * 16 + digit(low)?)
}
