//! What a person brings to the storage page: the name of a bank, the seed of a sample, a file. What is wrong with it is
//! told before anything is tried.

use super::storage::{banks, called};
use super::text;
use crate::session::{Listed, Name, Workspace, WorkspaceError};
use std::num::{IntErrorKind, ParseIntError};

/// Says whether a bank may be called so. The store knows the names that people gave; the page also shows names that
/// nobody gave, as that of the first bank, and no two banks shall look the same.
///
/// # Errors
/// When another bank is shown under this name.
pub fn check_name(
    stored: Vec<Listed>,
    here: &Workspace,
    name: &Name,
    of: Option<&Workspace>,
) -> Result<(), WorkspaceError> {
    let is_other = |listed: &&Listed| Some(&listed.workspace) != of;
    let shown = |listed: &Listed| called(&listed.workspace, listed.name.as_ref()).to_lowercase();
    let is_taken =
        banks(stored, here).iter().filter(is_other).any(|listed| shown(listed) == name.as_str().to_lowercase());
    if is_taken { Err(WorkspaceError::NameTaken) } else { Ok(()) }
}

/// The seed of a sample, as a person typed it.
///
/// # Errors
/// What is wrong with it.
pub fn seed(typed: &str) -> Result<u64, String> {
    typed.trim().parse().map_err(|error: ParseIntError| match error.kind() {
        IntErrorKind::PosOverflow => format!("{} {}.", text::SEED_TOO_LARGE, u64::MAX),
        _ => text::SEED_WRONG.to_owned(),
    })
}

/// Whether there is nothing in a file: no character but space, and perhaps the mark of the byte order.
#[must_use]
pub fn is_empty(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    bytes.iter().all(u8::is_ascii_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_banks_are_shown_under_one_name() {
        let workspace = |name: &str| Workspace::parse(name).expect("a name");
        let name = |text: &str| Name::parse(text).expect("a name");
        let listed =
            |at: &str, called: Option<&str>| Listed { workspace: workspace(at), name: called.map(name), characters: 1 };
        let check = |stored: &[Listed], called: &str, of: Option<&str>| {
            let of = of.map(workspace);
            check_name(stored.to_vec(), &Workspace::first(), &name(called), of.as_ref())
        };
        let taken = Err(WorkspaceError::NameTaken);
        assert_eq!(check(&[], "main BANK", None), taken, "the first bank is shown so although nobody called it so");
        assert_eq!(check(&[], "Main bank", Some("main")), Ok(()), "it may be called what it is called");
        assert_eq!(check(&[listed("quiet-day", None)], "Quiet-day", None), taken);
        let renamed = [listed("main", Some("Class")), listed("b", Some("Other"))];
        assert_eq!(check(&renamed, "Main bank", None), Ok(()), "nothing is shown so any more");
        assert_eq!((check(&renamed, "other", None), check(&renamed, "Third", None)), (taken, Ok(())));
    }

    #[test]
    fn a_seed_that_is_too_large_is_told_from_what_is_no_number() {
        assert_eq!((seed(" 7 "), seed("18446744073709551615")), (Ok(7), Ok(u64::MAX)));
        for wrong in ["", "-1", "1.5", "seven"] {
            assert_eq!(seed(wrong), Err("A seed is a whole number from 0 on.".to_owned()), "{wrong}");
        }
        let told = "The greatest seed is 18446744073709551615.";
        assert_eq!(seed("99999999999999999999999"), Err(told.to_owned()));
    }

    #[test]
    fn a_file_without_a_character_is_empty() {
        let empty = ["", " \r\n\t\n", "\u{feff}", "\u{feff}\n"].map(|text| is_empty(text.as_bytes()));
        assert_eq!(empty, [true; 4]);
        assert!(!is_empty(b"{}") && !is_empty(&[0]));
    }
}
