//! Packing: a text in fewer characters of storage. It is deflated, and its bits are written 15 to a character.
//!
//! A browser counts storage in units of UTF-16, however much a unit could hold. From U+0800 on lie 32,768 characters in
//! a row of one unit each, none of them a surrogate or a control character: one for each number of 15 bits.

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate;

/// The character that stands for 0.
const FIRST: u32 = 0x0800;
/// How many bits a character holds.
const BITS: u32 = 15;
/// How hard deflate tries, of 10: beyond this it takes several times as long for a hundredth of the size.
const EFFORT: i32 = 6;

/// So many bytes are taken out of the deflater at a time.
const BUFFER: usize = 16 * 1_024;

/// Packs a text that comes in pieces.
pub(super) struct Packer {
    deflater: Box<CompressorOxide>,
    deflated: Vec<u8>,
    buffer: Vec<u8>,
    is_sound: bool,
}

impl Packer {
    pub(super) fn new() -> Self {
        // No zlib header and the usual strategy: the bytes are for this program alone.
        let flags = create_comp_flags_from_zip_params(EFFORT, 0, 0);
        let deflater = Box::new(CompressorOxide::new(flags));
        Self { deflater, deflated: vec![], buffer: vec![0; BUFFER], is_sound: true }
    }

    /// Takes the next piece.
    pub(super) fn push(&mut self, piece: &str) {
        self.deflate(piece.as_bytes(), TDEFLFlush::None);
    }

    /// What was packed, and of how many deflated bytes it is. Nothing, should the deflater have failed.
    pub(super) fn close(mut self) -> Option<(String, usize)> {
        self.deflate(&[], TDEFLFlush::Finish);
        self.is_sound.then(|| (characters(&self.deflated), self.deflated.len()))
    }

    fn deflate(&mut self, mut rest: &[u8], flush: TDEFLFlush) {
        loop {
            let (status, read, written) = compress(&mut self.deflater, rest, &mut self.buffer, flush);
            self.deflated.extend_from_slice(&self.buffer[..written]);
            rest = &rest[read..];
            match (status, flush) {
                (TDEFLStatus::Done, _) => return,
                // What it holds back comes out with the next piece.
                (TDEFLStatus::Okay, TDEFLFlush::None) if rest.is_empty() => return,
                (TDEFLStatus::Okay, _) => {}
                (TDEFLStatus::BadParam | TDEFLStatus::PutBufFailed, _) => {
                    self.is_sound = false;
                    return;
                }
            }
        }
    }
}

/// Bytes, 15 bits to a character.
fn characters(bytes: &[u8]) -> String {
    let mut packed = String::new();
    let (mut held, mut bits) = (0, 0);
    for byte in bytes {
        (held, bits) = (held << u8::BITS | u32::from(*byte), bits + u8::BITS);
        if bits >= BITS {
            bits -= BITS;
            packed.push(character(held >> bits));
            held &= (1 << bits) - 1;
        }
    }
    if bits > 0 {
        packed.push(character(held << (BITS - bits)));
    }
    packed
}

/// Unpacks a text of so many bytes, from so many deflated ones; nothing when it is not one.
pub(super) fn unpack(packed: &str, deflated: usize, length: usize) -> Option<String> {
    let mut bytes = Vec::with_capacity(packed.len() * 5 / 8);
    let (mut held, mut bits) = (0, 0);
    for character in packed.chars() {
        (held, bits) = (held << BITS | number(character)?, bits + BITS);
        while bits >= u8::BITS {
            bits -= u8::BITS;
            bytes.push(u8::try_from(held >> bits).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    // What was added to fill the last character may make a byte of its own.
    let text = inflate::decompress_to_vec_with_limit(bytes.get(..deflated)?, length).ok()?;
    String::from_utf8(text).ok().filter(|text| text.len() == length)
}

/// How many bytes a packed text can hold.
pub(super) fn bytes_in(packed: &str) -> usize {
    packed.chars().count() * BITS as usize / u8::BITS as usize
}

fn character(number: u32) -> char {
    // Every number of 15 bits has a character.
    char::from_u32(FIRST + number).unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn number(character: char) -> Option<u32> {
    u32::from(character).checked_sub(FIRST).filter(|number| *number < 1 << BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack(text: &str) -> (String, usize) {
        let mut packer = Packer::new();
        packer.push(text);
        packer.close().expect("it can be packed")
    }

    #[test]
    fn a_text_that_comes_in_pieces_is_packed_as_if_it_came_at_once() {
        let text: String = (0..40_000_u32).map(|number| number.wrapping_mul(2_654_435_761).to_string()).collect();
        let mut packer = Packer::new();
        let mut rest = text.as_str();
        for length in (0..).map(|number| number * 37 % 9_001).take(10_000) {
            let (piece, after) = rest.split_at(length.min(rest.len()));
            packer.push(piece);
            rest = after;
        }
        packer.push(rest);
        let packed = packer.close();
        assert_eq!(packed, Some(pack(&text)));
        assert_eq!(packed.and_then(|(packed, deflated)| unpack(&packed, deflated, text.len())), Some(text));
    }

    #[test]
    fn every_text_comes_back() {
        let long = (0..5_000).map(|number: u32| number.wrapping_mul(2_654_435_761).to_string()).collect::<String>();
        // Each length leaves another number of bits in the last character.
        for length in (0..40).chain([long.len()]) {
            let text = &long[..length];
            let (packed, deflated) = pack(text);
            assert_eq!(unpack(&packed, deflated, length).as_deref(), Some(text));
        }
    }

    #[test]
    fn each_character_is_one_unit_of_utf_16_and_holds_15_bits() {
        for number_of_15_bits in 0..1 << BITS {
            let character = character(number_of_15_bits);
            assert_eq!((character.len_utf16(), number(character)), (1, Some(number_of_15_bits)));
        }
        assert_eq!((number('\u{7ff}'), number('\u{8800}')), (None, None));
    }

    #[test]
    fn what_was_not_packed_is_not_unpacked() {
        let (packed, deflated) = pack("a text");
        assert_eq!(unpack(&packed, deflated, 6).as_deref(), Some("a text"));
        let cut: String = packed.chars().take(2).collect();
        let wrong =
            [(packed.as_str(), deflated, 5), (&packed, deflated, 7), (&packed, 99, 6), ("a text", 6, 6), (&cut, 3, 6)];
        for (text, deflated, length) in wrong {
            assert_eq!(unpack(text, deflated, length), None, "{text}, {deflated}, {length}");
        }
    }
}
