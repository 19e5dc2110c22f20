//! Fields that may be null and must not be missing.
//!
//! A derive of serde takes an [`Option`] that is missing for one that is null. That suits a form that a person fills in.
//! In what is stored null says something, such as "without a limit", and a missing field says nothing: whoever reads it
//! would have to guess.

use serde::{Deserialize, Deserializer};

/// Reads a field as ever; named in `#[serde(deserialize_with = "required")]`, it leaves a missing field missing.
///
/// # Errors
/// When the field does not have the shape of its type.
pub(crate) fn required<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::deserialize(deserializer)
}
