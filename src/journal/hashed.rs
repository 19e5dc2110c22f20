//! What every stored text of the journal has in common: a JSON object that begins with the number of its format and ends
//! with the hash of all that stands before the hash.

use super::hash::{self, Hash};
use super::record::RecordError;

/// The number of the format that this program writes.
pub(super) const FORMAT: u32 = 1;

/// What stands between the hashed bytes and the hash.
const BEFORE_HASH: &str = r#","hash":""#;
/// What stands after the hash.
const AFTER_HASH: &str = r#""}"#;
/// What every stored text of every format begins with, so that an old program knows a new text when it sees one.
const BEFORE_FORMAT: &str = r#"{"format":"#;

/// Puts its hash at the end of a JSON object, and says the hash.
pub(super) fn close(mut object: String) -> (String, Hash) {
    // The closing brace goes, and comes again behind the hash.
    object.pop();
    let hash = Hash::of(object.as_bytes());
    object.push_str(BEFORE_HASH);
    object.push_str(&hash.to_string());
    object.push_str(AFTER_HASH);
    (object, hash)
}

/// The hash of a stored text, when its format is known and the hash is that of the text.
///
/// # Errors
/// What is wrong with it, as far as it can be seen from outside.
pub(super) fn verified(text: &str) -> Result<Hash, RecordError> {
    let format = text.strip_prefix(BEFORE_FORMAT).and_then(|rest| rest.split_once(',')).map(|(format, _)| format);
    match format.and_then(|format| format.parse().ok()) {
        None => return Err(RecordError::Torn),
        Some(found) if found > FORMAT => return Err(RecordError::NewerFormat { found }),
        Some(_) => {}
    }
    let end = BEFORE_HASH.len() + hash::DIGITS + AFTER_HASH.len();
    let (body, end) = text.len().checked_sub(end).and_then(|at| text.split_at_checked(at)).ok_or(RecordError::Torn)?;
    let said = end.strip_prefix(BEFORE_HASH).and_then(|end| end.strip_suffix(AFTER_HASH)).ok_or(RecordError::Torn)?;
    let computed = Hash::of(body.as_bytes());
    if Hash::parse(said) == Some(computed) {
        Ok(computed)
    } else {
        Err(RecordError::WrongHash { said: said.to_owned(), computed })
    }
}
