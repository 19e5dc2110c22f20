//! Texts of the screen in which words of the [glossary](super::glossary) are marked, so that whoever reads them can look
//! them up. The rule: in each section of a page the first occurrence of a word is marked.
//!
//! ```text
//! Each reads its [categories|category] in order.     the word `category`, shown as "categories"
//! [Streams]                                          the word `stream`, shown as "Streams"
//! ```

use super::glossary::Word;

/// A text with marks in it. It is no plain text, so that none is shown with its marks by mistake.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Marked(pub(super) &'static str);

/// A part of such a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// Text and nothing more.
    Plain(&'static str),
    /// A word of the glossary, as it is written here.
    Word(Word, &'static str),
}

impl Marked {
    /// Its parts, in their order.
    #[must_use]
    pub fn parts(self) -> Vec<Part> {
        let (mut parts, mut rest) = (Vec::new(), self.0);
        while let Some((before, after)) = rest.split_once('[') {
            let (mark, after) = after.split_once(']').unwrap_or((after, ""));
            parts.extend([Part::Plain(before), marked(mark)]);
            rest = after;
        }
        parts.push(Part::Plain(rest));
        parts.retain(|part| *part != Part::Plain(""));
        parts
    }

    /// The text alone.
    #[must_use]
    pub fn plain(self) -> String {
        self.parts().into_iter().map(Part::text).collect()
    }
}

impl Part {
    fn text(self) -> &'static str {
        match self {
            Self::Plain(text) | Self::Word(_, text) => text,
        }
    }
}

/// What is marked: a word as it stands, or in another form and behind it the word. What is no word is plain.
fn marked(mark: &'static str) -> Part {
    let (shown, name) = mark.split_once('|').unwrap_or((mark, mark));
    match Word::first_in(name) {
        Some((word, place)) if place.len() == name.len() => Part::Word(word, shown),
        Some(_) | None => Part::Plain(shown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    #[test]
    fn marks_are_found_and_are_no_part_of_the_text() {
        let text = Marked("[Streams] have [categories|category].");
        let stream = Part::Word(Word::Stream, "Streams");
        let category = Part::Word(Word::Category, "categories");
        assert_eq!(text.parts(), [stream, Part::Plain(" have "), category, Part::Plain(".")]);
        assert_eq!(text.plain(), "Streams have categories.");
        assert_eq!(Marked("[no word] here").parts(), [Part::Plain("no word"), Part::Plain(" here")]);
        assert_eq!(Marked("[expected version]").parts(), [Part::Word(Word::ExpectedVersion, "expected version")]);
    }

    /// The words that are marked in a file of the words of the screen, and all marks that are no words.
    fn marks(file: &'static str) -> (Vec<Word>, Vec<&'static str>) {
        let (mut words, mut wrong) = (vec![], vec![]);
        let texts =
            file.split("Marked(").skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"')?.split_once('"'));
        for (text, _) in texts {
            for mark in text.split('[').skip(1).filter_map(|rest| rest.split_once(']')) {
                match marked(mark.0) {
                    Part::Word(word, _) => words.push(word),
                    Part::Plain(shown) => wrong.push(shown),
                }
            }
        }
        (words, wrong)
    }

    #[test]
    fn every_word_of_the_glossary_is_linked_from_a_page_outside_of_the_course() {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/view/text"));
        let (mut outside, mut files) = (vec![], 0);
        for entry in fs::read_dir(folder).expect("the words of the screen") {
            let path = entry.expect("a file").path();
            let (words, wrong) = marks(fs::read_to_string(&path).expect("readable").leak());
            assert!(wrong.is_empty(), "no words of the glossary, in {}: {wrong:?}", path.display());
            let of_course = ["lessons.rs", "bench.rs"].iter().any(|name| path.ends_with(name));
            outside.extend(words.into_iter().filter(|_| !of_course));
            files += 1;
        }
        assert!(files > 10, "the words of the screen are really read");
        for word in Word::ALL {
            assert!(outside.contains(&word), "{} is linked from nowhere outside of the course", word.name());
        }
    }
}
