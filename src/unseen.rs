//! Characters that two different texts could hide behind. Nothing that a person names may hold one.

use icu_properties::{CodePointSetData, props::DefaultIgnorableCodePoint};

/// Whether a character can't be seen, or changes how others are shown: control characters, all white space but the plain
/// space, marks that change the direction of text, joiners, fillers and others of no width.
///
/// After the Unicode property `Default_Ignorable_Code_Point` ([UAX 44](https://www.unicode.org/reports/tr44/)), which
/// holds the controls of direction ([UAX 9](https://www.unicode.org/reports/tr9/)) too; the empty Braille pattern and the
/// marks of annotations show nothing either, and are no part of it.
#[must_use]
pub fn is_unseen(character: char) -> bool {
    character.is_control()
        || (character.is_whitespace() && character != ' ')
        || matches!(character, '\u{2800}' | '\u{FFF9}'..='\u{FFFC}')
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_is_found_and_what_shows_is_not() {
        let hide = [
            '\u{0}',
            '\n',
            '\u{7F}',
            '\u{A0}',
            '\u{AD}',
            '\u{34F}',
            '\u{61C}',
            '\u{115F}',
            '\u{17B4}',
            '\u{180E}',
            '\u{200B}',
            '\u{200D}',
            '\u{200F}',
            '\u{2028}',
            '\u{202E}',
            '\u{2060}',
            '\u{2066}',
            '\u{2800}',
            '\u{3000}',
            '\u{3164}',
            '\u{FE0F}',
            '\u{FEFF}',
            '\u{FFA0}',
            '\u{FFF0}',
            '\u{FFF9}',
            '\u{FFFC}',
            '\u{1BCA0}',
            '\u{1D173}',
            '\u{E0041}',
            '\u{E0FFF}',
        ];
        for character in hide {
            assert!(is_unseen(character), "U+{:04X}", u32::from(character));
        }
        for character in [' ', 'a', 'ß', '9', '-', 'é', '界', '\u{301}', '\u{FFFD}', '😀'] {
            assert!(!is_unseen(character), "U+{:04X}", u32::from(character));
        }
    }
}
