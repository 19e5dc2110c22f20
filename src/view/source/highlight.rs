//! Colours for a line of Rust. It knows words and nothing of grammar, which is enough to read by and needs no parser.

/// What a piece of a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A word of the language, as `fn`.
    Keyword,
    /// The name of a type or a variant: it begins with a capital.
    Type,
    /// A text or a character in quotes.
    Literal,
    /// A remark.
    Comment,
    /// Everything else.
    Plain,
}

/// A piece of a line.
pub type Piece<'a> = (Kind, &'a str);

const KEYWORDS: [&str; 22] = [
    "as", "const", "else", "enum", "false", "fn", "for", "if", "impl", "in", "let", "match", "move", "mut", "pub",
    "return", "self", "Self", "struct", "true", "use", "while",
];

/// A line in pieces, which together are the line.
#[must_use]
pub fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let (kind, len) = piece(rest, first);
        let (piece, after) = rest.split_at(len);
        pieces.push((kind, piece));
        rest = after;
    }
    pieces
}

/// What the rest of a line begins with, and how many bytes it has. Never zero.
fn piece(rest: &str, first: char) -> (Kind, usize) {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    if rest.starts_with("//") {
        (Kind::Comment, rest.len())
    } else if first == '"' {
        (Kind::Literal, rest[1..].find('"').map_or(rest.len(), |end| end + 2))
    } else if is_word(first) {
        let len = rest.find(|character| !is_word(character)).unwrap_or(rest.len());
        (word(&rest[..len], first), len)
    } else {
        let stop = |character| is_word(character) || character == '"' || character == '/';
        let after = first.len_utf8();
        (Kind::Plain, rest[after..].find(stop).map_or(rest.len(), |end| end + after))
    }
}

fn word(word: &str, first: char) -> Kind {
    if KEYWORDS.contains(&word) {
        Kind::Keyword
    } else if first.is_uppercase() {
        Kind::Type
    } else {
        Kind::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::Kind::{Comment, Keyword, Literal, Plain, Type};
    use super::*;

    #[test]
    fn a_line_is_cut_into_pieces_of_one_kind() {
        let line = r#"let x = Some("a b"); // é"#;
        let expected = [
            (Keyword, "let"),
            (Plain, " "),
            (Plain, "x"),
            (Plain, " = "),
            (Type, "Some"),
            (Plain, "("),
            (Literal, "\"a b\""),
            (Plain, "); "),
            (Comment, "// é"),
        ];
        assert_eq!(pieces(line), expected);
    }

    #[test]
    fn the_pieces_of_every_line_of_this_project_make_up_the_line() {
        for line in include_str!("highlight.rs").lines().chain(["\"open", "/", "'\"'", "é/é"]) {
            assert_eq!(pieces(line).iter().map(|(_, piece)| *piece).collect::<String>(), line);
        }
    }
}
