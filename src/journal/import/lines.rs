//! An exported file: a header, and below it one message a line.

use super::{Import, Lines, Refused, WhyRefused, refused_by_log, shape, strict};
use crate::event_sourcing::{Commit, Log, Message, Position, Storable, envelope};
use crate::journal::Hash;
use crate::journal::export::{EXPORT_FORMAT, Header};
use crate::journal::verbatim::{Unread, decoded};

/// What every export of every format begins with.
pub(super) const BEFORE_FORMAT: &str = r#"{"event_sourced_bank":"#;

/// The line of the header.
const HEADER: usize = 1;

/// Reads an exported file.
pub(super) fn read<P: Storable>(text: &str) -> Result<Import<P>, Refused> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let header = header(first)?;
    let messages = messages(rest)?;
    let found = messages.len() as u64;
    if messages.is_empty() && header.messages == 0 {
        return Err(Refused::file(WhyRefused::Empty));
    }
    if found != header.messages {
        let why = WhyRefused::Count { said: header.messages, found };
        return Err(Refused::field(HEADER, "messages", why));
    }
    let commit = Commit { messages, progress: header.progress };
    if commit.first() > Position::ZERO.next() {
        let why = WhyRefused::Part { found: commit.first().get() };
        return Err(Refused::field(HEADER + 1, "position", why));
    }
    let mut log = Log::default();
    log.push(decoded(&commit)).map_err(|error| refused_by_log(error, &Lines::OneEach))?;
    let computed = Hash::of(rest.as_bytes());
    if computed != header.hash {
        return Err(Refused::field(HEADER, "hash", WhyRefused::Changed { computed }));
    }
    Ok(Import { called: None, log, commits: vec![commit], asides: vec![], lines: Lines::OneEach })
}

fn header(line: &str) -> Result<Header, Refused> {
    strict::check(line).map_err(|fault| Refused::field(HEADER, fault.field, fault.why))?;
    let digits = line.strip_prefix(BEFORE_FORMAT).and_then(|rest| rest.split([',', '}']).next());
    match digits.and_then(|digits| digits.parse().ok()) {
        Some(found) if found > u64::from(EXPORT_FORMAT) => {
            return Err(Refused::field(HEADER, "event_sourced_bank", WhyRefused::NewerFormat { found }));
        }
        _ => {}
    }
    serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(line)).map_err(|error| {
        let field = error.path().to_string();
        let detail = error.into_inner().to_string();
        Refused::field(HEADER, if field == "." { String::new() } else { field }, WhyRefused::Header { detail })
    })
}

fn messages(lines: &str) -> Result<Vec<Message<Unread>>, Refused> {
    let lines = lines.split_inclusive('\n').enumerate();
    lines.map(|(index, line)| message(line.strip_suffix('\n').unwrap_or(line), index + HEADER + 1)).collect()
}

fn message(text: &str, line: usize) -> Result<Message<Unread>, Refused> {
    strict::check(text).map_err(|fault| Refused::field(line, fault.field, fault.why))?;
    let message = envelope::read(text).map_err(|error| match shape::field_to_blame(text) {
        Some(field) => Refused::field(line, field, WhyRefused::Field),
        None => Refused::line(line, error),
    })?;
    if envelope::write(&message).as_deref() == Ok(text) {
        Ok(message)
    } else {
        Err(Refused::line(line, WhyRefused::OtherForm))
    }
}
