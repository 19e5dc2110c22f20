//! Text in an address: what could be mistaken for a part of the address is written as `%` and two digits.

use std::fmt::Write;

/// A text as it stands in an address.
#[must_use]
pub fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a text never fails.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// The text that stands in an address. A `%` without two digits means itself, and what is no text is left out.
#[must_use]
pub fn decode(encoded: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = encoded.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).filter(|_| *first == b'%');
        let byte = digits.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_back_from_the_address() {
        for text in ["", "A-1", "100 % & more=yes", "Zürich #1", "a+b"] {
            let encoded = encode(text);
            assert!(encoded.chars().all(|c| c.is_ascii_alphanumeric() || "-._~%".contains(c)), "{encoded}");
            assert_eq!(decode(&encoded), text);
        }
        assert_eq!((decode("100%"), decode("%zz"), decode("%FF")), ("100%".into(), "%zz".into(), String::new()));
    }
}
