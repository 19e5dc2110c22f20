//! Links of a trainer: a lesson, or a whole log, with the page to open and an event to look at, in the part of the address
//! behind `#`, which never leaves the browser.
//!
//! ```text
//! #/open?page=timeline&lesson=3
//! #/open?page=bank&at=7&log=<the exported file, deflated, in base64url>
//! ```
//!
//! A link comes from anywhere, so nothing in it is trusted: it may be so long and no longer, and what it unpacks to may be
//! so large and no larger. What a log says is asked by the import, as of any file.

use super::lesson::Lesson;
use crate::event_sourcing::Position;
use crate::view::Page;
use miniz_oxide::{deflate, inflate};
use thiserror::Error;

/// What the address of a link begins with.
const PREFIX: &str = "#/open?";
/// The most characters of a link: beyond that, programs that pass links on cut them off.
pub const MOST_CHARACTERS: usize = 60_000;
/// The most bytes that a log unpacks to.
const MOST_BYTES: usize = 2_000_000;
/// How hard deflate tries, of 10.
const EFFORT: u8 = 9;
/// The digits of base64url.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What a link opens.
#[derive(Clone, Debug)]
pub enum Offer {
    /// A lesson.
    Lesson(&'static Lesson),
    /// A log, as a file of the export.
    Log(Vec<u8>),
}

/// What a link says.
#[derive(Clone, Debug)]
pub struct Link {
    /// What it opens.
    pub offer: Offer,
    /// The page to open.
    pub page: Page,
    /// The event to look at.
    pub at: Option<Position>,
}

/// Why a link is not opened, or not made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum NoLink {
    /// It is too long.
    #[error("the link is longer than {MOST_CHARACTERS} characters")]
    TooLong,
    /// It has neither a lesson nor a log.
    #[error("the link names no lesson and no log")]
    Nothing,
    /// There is no such lesson.
    #[error("there is no such lesson")]
    NoLesson,
    /// The log in it is damaged, or unpacks to more than a link may hold.
    #[error("the log in the link is damaged or too large")]
    BadLog,
}

/// Whether an address is a link of this kind.
#[must_use]
pub fn is_one(hash: &str) -> bool {
    hash.starts_with(PREFIX)
}

/// Reads an address; nothing when it is no link of this kind.
#[must_use]
pub fn read(hash: &str) -> Option<Result<Link, NoLink>> {
    hash.strip_prefix(PREFIX)
        .map(|query| if query.len() > MOST_CHARACTERS { Err(NoLink::TooLong) } else { link(query) })
}

fn link(query: &str) -> Result<Link, NoLink> {
    let field =
        |wanted: &str| query.split('&').filter_map(|pair| pair.split_once('=')).find(|(name, _)| *name == wanted);
    let value = |wanted| field(wanted).map(|(_, value)| value);
    let offer = match (value("lesson"), value("log")) {
        (Some(number), _) => {
            let number = number.parse().map_err(|_| NoLink::NoLesson)?;
            Offer::Lesson(Lesson::of_number(number).ok_or(NoLink::NoLesson)?)
        }
        (None, Some(log)) => {
            let packed = decode(log).ok_or(NoLink::BadLog)?;
            Offer::Log(inflate::decompress_to_vec_with_limit(&packed, MOST_BYTES).map_err(|_| NoLink::BadLog)?)
        }
        (None, None) => return Err(NoLink::Nothing),
    };
    let page = value("page").and_then(Page::of_slug);
    let usual = match &offer {
        Offer::Lesson(lesson) => lesson.page,
        Offer::Log(_) => Page::default(),
    };
    Ok(Link { offer, page: page.unwrap_or(usual), at: value("at").and_then(|at| at.parse().ok()).map(Position::new) })
}

/// The link of a lesson, with the page to open and the event to look at.
#[must_use]
pub fn of_lesson(lesson: &Lesson, page: Page, at: Option<Position>) -> String {
    format!("{PREFIX}{}&lesson={}", sight(page, at), lesson.number)
}

/// The link of a log, given as the export writes it.
///
/// # Errors
/// When it would be too long.
pub fn of_log(file: &str, page: Page, at: Option<Position>) -> Result<String, NoLink> {
    let packed = encode(&deflate::compress_to_vec(file.as_bytes(), EFFORT));
    let link = format!("{PREFIX}{}&log={packed}", sight(page, at));
    if link.len() - PREFIX.len() > MOST_CHARACTERS || file.len() > MOST_BYTES { Err(NoLink::TooLong) } else { Ok(link) }
}

fn sight(page: Page, at: Option<Position>) -> String {
    format!("page={}{}", page.slug(), at.map(|at| format!("&at={at}")).unwrap_or_default())
}

fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 2);
    for three in bytes.chunks(3) {
        let held = three.iter().fold(0_u32, |held, byte| held << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        let digits = (0..=three.len()).map(|index| DIGITS[(held >> (18 - 6 * index)) as usize & 63]);
        text.extend(digits.map(char::from));
    }
    text
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for four in text.as_bytes().chunks(4) {
        let mut held = 0_u32;
        for digit in four {
            held = held << 6 | u32::try_from(DIGITS.iter().position(|known| known == digit)?).ok()?;
        }
        held <<= 6 * (4 - four.len());
        bytes.extend(held.to_be_bytes().into_iter().skip(1).take(four.len() * 3 / 4));
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::COURSE;

    fn opened(hash: &str) -> Result<Link, NoLink> {
        read(hash).expect("a link")
    }

    #[test]
    fn a_log_comes_back_from_its_link_byte_for_byte() {
        for length in 0..40 {
            let file = "{\"a\":\"é\"}\n".repeat(length);
            let link = opened(&of_log(&file, Page::Timeline, Some(Position::new(7))).expect("short")).expect("whole");
            assert!(matches!(&link.offer, Offer::Log(bytes) if bytes == file.as_bytes()), "{length}");
            assert_eq!((link.page, link.at), (Page::Timeline, Some(Position::new(7))));
        }
        for lesson in COURSE {
            let link = opened(&of_lesson(lesson, Page::Machinery, Some(Position::new(3)))).expect("a lesson");
            assert!(matches!(link.offer, Offer::Lesson(found) if found.number == lesson.number));
            assert_eq!((link.page, link.at), (Page::Machinery, Some(Position::new(3))));
        }
    }

    #[test]
    fn a_damaged_or_hostile_link_is_refused_with_a_reason() {
        let bomb = encode(&deflate::compress_to_vec(&vec![b'a'; 10 * MOST_BYTES], EFFORT));
        let long = "A".repeat(MOST_CHARACTERS);
        for (query, why) in [
            (String::new(), NoLink::Nothing),
            ("page=bank".to_owned(), NoLink::Nothing),
            ("lesson=99".to_owned(), NoLink::NoLesson),
            ("lesson=<script>".to_owned(), NoLink::NoLesson),
            ("log=%%%".to_owned(), NoLink::BadLog),
            ("log=AAAA".to_owned(), NoLink::BadLog),
            (format!("log={bomb}"), NoLink::BadLog),
            (format!("log={long}"), NoLink::TooLong),
        ] {
            assert_eq!(opened(&format!("#/open?{query}")).err(), Some(why), "{}", query.get(..20).unwrap_or(&query));
        }
        assert!(read("#/bank?lesson=1").is_none() && !is_one("#/bank?lesson=1") && is_one("#/open?lesson=99"));
        let noise: String = (0..400_000_u32).map(|number| number.wrapping_mul(2_654_435_761).to_string()).collect();
        assert_eq!(of_log(&noise, Page::Bank, None), Err(NoLink::TooLong));
    }
}
