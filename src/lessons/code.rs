//! The Rust beside a lesson. While the page is built the function is cut out of its file, so that it is the very text that
//! was compiled, and nothing else of the file has to be downloaded.

/// A function as it stands in its file.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// The file, from the root of the repository.
    pub file: &'static str,
    /// The number of the function's first line, from 1.
    pub first_line: usize,
    /// The text of the function.
    pub text: &'static str,
}

/// Where a function stands in a text.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// How many bytes.
    pub len: usize,
    /// The number of the first line, from 1.
    pub line: usize,
}

/// Finds a function: from the line that contains how it begins to the closing brace that stands as far from the margin.
///
/// # Panics
/// When there is no such function. It is called while the page is built, which then fails.
#[must_use]
pub const fn find(text: &str, head: &str) -> Span {
    let (bytes, head) = (text.as_bytes(), head.as_bytes());
    let (mut at, mut line, mut start) = (0, 1, 0);
    while !is_at(bytes, at, head) {
        assert!(at < bytes.len(), "the function is not there");
        if bytes[at] == b'\n' {
            line += 1;
            start = at + 1;
        }
        at += 1;
    }
    let mut indent = 0;
    while bytes[start + indent] == b' ' {
        indent += 1;
    }
    loop {
        assert!(at < bytes.len(), "the function has no end");
        if bytes[at] == b'\n' && closes(bytes, at + 1, indent) {
            return Span { start, len: at + 1 + indent + 1 - start, line };
        }
        at += 1;
    }
}

const fn is_at(bytes: &[u8], at: usize, wanted: &[u8]) -> bool {
    let mut index = 0;
    while index < wanted.len() {
        if at + index >= bytes.len() || bytes[at + index] != wanted[index] {
            return false;
        }
        index += 1;
    }
    true
}

const fn closes(bytes: &[u8], at: usize, indent: usize) -> bool {
    let mut index = 0;
    while index < indent {
        if at + index >= bytes.len() || bytes[at + index] != b' ' {
            return false;
        }
        index += 1;
    }
    at + indent < bytes.len() && bytes[at + indent] == b'}'
}

/// Copies a part of a text.
#[must_use]
pub const fn copy<const LEN: usize>(text: &str, start: usize) -> [u8; LEN] {
    let mut copy = [0; LEN];
    let mut index = 0;
    while index < LEN {
        copy[index] = text.as_bytes()[start + index];
        index += 1;
    }
    copy
}

/// Bytes that were cut from a text at the borders of characters.
///
/// # Panics
/// When they are no text, while the page is built.
#[must_use]
pub const fn text(bytes: &'static [u8]) -> &'static str {
    match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("it was cut within a character"),
    }
}

/// The function of a file below `src/` that begins so.
macro_rules! code {
    ($file:literal, $head:literal) => {{
        const TEXT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/", $file));
        const SPAN: $crate::lessons::code::Span = $crate::lessons::code::find(TEXT, $head);
        const BYTES: &[u8] = &$crate::lessons::code::copy::<{ SPAN.len }>(TEXT, SPAN.start);
        $crate::lessons::code::Code {
            file: concat!("src/", $file),
            first_line: SPAN.line,
            text: $crate::lessons::code::text(BYTES),
        }
    }};
}
pub(super) use code;

impl Code {
    /// The lines, without what all of them are indented by.
    pub fn lines(&self) -> impl Iterator<Item = &'static str> {
        let indent = self.text.len() - self.text.trim_start().len();
        self.text.lines().map(move |line| line.get(indent..).unwrap_or(line.trim_start()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::COURSE;

    #[test]
    fn the_code_beside_every_lesson_is_the_text_of_its_file() {
        for code in COURSE.iter().flat_map(|lesson| lesson.code) {
            let file = std::fs::read_to_string(code.file).expect("the file is where it says");
            let lines: Vec<_> = file.lines().skip(code.first_line - 1).take(code.lines().count()).collect();
            assert_eq!(code.text.lines().collect::<Vec<_>>(), lines, "{}", code.file);
            assert!(code.lines().count() <= 60, "{}: a function fits on a screen", code.file);
        }
    }

    #[test]
    fn an_indented_function_ends_at_its_own_brace() {
        let text = "impl A {\n    fn one() {\n        if x {\n        }\n    }\n\n    fn two() {\n    }\n}\n";
        let Span { start, len, line } = find(text, "fn one(");
        assert_eq!((&text[start..start + len], line), ("    fn one() {\n        if x {\n        }\n    }", 2));
    }
}
