//! The trace of a run as one number: equal traces, equal numbers, on every machine. FNV-1a, since it fits in six lines.

/// A hash of everything that happened so far.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Trace(u64);

impl Default for Trace {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Trace {
    /// Takes in one more text.
    pub fn note(&mut self, text: &str) {
        for byte in text.bytes().chain(*b"\n") {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// Takes in one more number.
    pub fn note_number(&mut self, number: u64) {
        self.0 = number
            .to_le_bytes()
            .iter()
            .fold(self.0, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3));
    }

    /// The number.
    pub fn value(self) -> u64 {
        self.0
    }
}
