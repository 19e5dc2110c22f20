//! How the reader writes amounts and times. The page asks the browser once and says it here; until then, and in tests,
//! amounts have a point and times are in UTC.
//!
//! Only the pattern of an amount comes from the browser, not the amount: the browser counts in binary64, and the largest
//! amounts of the bank would lose their cents on the way.

use crate::event_sourcing::Timestamp;
use std::cell::RefCell;

/// The way of one reader.
pub struct Locale {
    /// How amounts are written.
    pub amounts: Amounts,
    /// How the time of day is written.
    pub clock: Box<dyn Fn(Timestamp) -> String>,
    /// How day and time are written, with their zone.
    pub full: Box<dyn Fn(Timestamp) -> String>,
    /// The zone, in a word.
    pub zone: String,
}

/// How amounts are written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Amounts {
    positive: Around,
    negative: Around,
    zero: char,
    pub(super) decimal: String,
    pub(super) group: String,
    /// How many digits the last group has, and how many each group before it.
    sizes: (usize, usize),
    /// How many digits an amount has that is grouped.
    grouped_from: usize,
}

/// What stands before and behind the digits.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Around {
    before: String,
    behind: String,
}

/// A part of a number as the browser writes it: what it is, and what it says.
pub type Part = (String, String);

/// U+2212, which lines up with digits and is read aloud as "minus".
const MINUS: &str = "\u{2212}";

impl Default for Amounts {
    fn default() -> Self {
        Self {
            positive: Around::default(),
            negative: Around { before: MINUS.to_owned(), ..Around::default() },
            zero: '0',
            decimal: ".".to_owned(),
            group: String::new(),
            sizes: (3, 3),
            grouped_from: 4,
        }
    }
}

impl Amounts {
    /// The way in which these numbers are written: 1234567.89, the same below zero, and 1234.
    #[must_use]
    pub fn of(positive: &[Part], negative: &[Part], thousand: &[Part]) -> Self {
        let said = |wanted: &'static str| {
            positive.iter().filter(move |(kind, _)| kind == wanted).map(|(_, value)| value.as_str())
        };
        let sizes: Vec<_> = said("integer").rev().map(|group| group.chars().count()).collect();
        let last = sizes.first().copied().filter(|_| sizes.len() > 1).unwrap_or(3);
        let one = said("integer").next().and_then(|first| first.chars().next()).unwrap_or('1');
        Self {
            positive: Around::of(positive),
            negative: Around::of(negative),
            // The digits of every script stand in a row.
            zero: char::from_u32(u32::from(one).saturating_sub(1)).unwrap_or('0'),
            decimal: said("decimal").collect(),
            group: said("group").next().unwrap_or_default().to_owned(),
            sizes: (last, sizes.get(1).copied().filter(|_| sizes.len() > 2).unwrap_or(last)),
            grouped_from: if thousand.iter().any(|(kind, _)| kind == "group") { 4 } else { 5 },
        }
    }

    /// A number of minor units.
    #[must_use]
    pub fn write(&self, minor: i128) -> String {
        let Around { before, behind } = if minor < 0 { &self.negative } else { &self.positive };
        let minor = minor.unsigned_abs();
        let (whole, rest) = (self.grouped(&self.digits(&(minor / 100).to_string())), minor % 100);
        format!("{before}{whole}{}{}{behind}", self.decimal, self.digits(&format!("{rest:02}")))
    }

    fn digits(&self, digits: &str) -> String {
        let own = |digit: char| digit.to_digit(10).and_then(|digit| char::from_u32(u32::from(self.zero) + digit));
        digits.chars().filter_map(own).collect()
    }

    /// Digits with what stands between thousands.
    pub(super) fn grouped(&self, digits: &str) -> String {
        let count = digits.chars().count();
        let (last, before) = self.sizes;
        let is_edge = |left: usize| left == last || (left > last && (left - last).is_multiple_of(before.max(1)));
        let mut grouped = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && count >= self.grouped_from && is_edge(count - index) {
                grouped.push_str(&self.group);
            }
            grouped.push(digit);
        }
        grouped
    }
}

impl Around {
    fn of(parts: &[Part]) -> Self {
        let is_digits = |(kind, _): &Part| matches!(kind.as_str(), "integer" | "group" | "decimal" | "fraction");
        let text = |parts: &[Part]| parts.iter().map(|(_, value)| value.replace('-', MINUS)).collect();
        let first = parts.iter().position(is_digits).unwrap_or(parts.len());
        let last = parts.iter().rposition(is_digits).map_or(parts.len(), |last| last + 1);
        Self { before: text(&parts[..first]), behind: text(&parts[last..]) }
    }
}

impl Default for Locale {
    fn default() -> Self {
        let clock = |time: Timestamp| time.to_string().get(11..19).unwrap_or_default().to_owned();
        let full = |time: Timestamp| format!("{} UTC", time.to_string().replace('T', " ").trim_end_matches('Z'));
        Self { amounts: Amounts::default(), clock: Box::new(clock), full: Box::new(full), zone: "UTC".to_owned() }
    }
}

thread_local! {
    static HERE: RefCell<Locale> = RefCell::default();
}

/// Writes everything in the way of this reader from now on. What is on screen stays until it is drawn again.
pub fn write_as(locale: Locale) {
    HERE.replace(locale);
}

/// Reads how things are written.
pub(super) fn with<T>(read: impl FnOnce(&Locale) -> T) -> T {
    HERE.with_borrow(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Parts as a browser gives them, written `kind:value` with a bar in between.
    fn parts(text: &str) -> Vec<Part> {
        let part = |part: &str| part.split_once(':').map(|(kind, value)| (kind.to_owned(), value.to_owned()));
        text.split('|').filter_map(part).collect()
    }

    fn written(positive: &str, negative: &str, thousand: &str, minor: &[i128]) -> Vec<String> {
        let amounts = Amounts::of(&parts(positive), &parts(negative), &parts(thousand));
        minor.iter().map(|minor| amounts.write(*minor)).collect()
    }

    #[test]
    fn an_amount_is_written_as_the_reader_does_and_keeps_every_cent() {
        let digits = "integer:1|group:,|integer:234|group:,|integer:567|decimal:.|fraction:89";
        let english = written(
            &format!("currency:$|{digits}"),
            &format!("minusSign:-|currency:$|{digits}"),
            "currency:$|integer:1|group:,|integer:234|decimal:.|fraction:00",
            &[0, -5, 123_456, 9_007_199_254_740_991],
        );
        assert_eq!(english, ["$0.00", "−$0.05", "$1,234.56", "$90,071,992,547,409.91"]);
        let digits = "integer:1|group: |integer:234|group: |integer:567|decimal:,|fraction:89|literal: |currency:zł";
        let polish = written(digits, &format!("minusSign:-|{digits}"), "integer:1234", &[123_456, 1_234_567, -100]);
        assert_eq!(polish, ["1234,56 zł", "12 345,67 zł", "−1,00 zł"]);
    }

    #[test]
    fn groups_and_digits_are_those_of_the_reader() {
        let indian = "integer:12|group:,|integer:34|group:,|integer:567|decimal:.|fraction:89";
        assert_eq!(written(indian, indian, "group:,", &[12_345_678_901]), ["12,34,56,789.01"]);
        let arabic = "integer:١|group:٬|integer:٢٣٤|group:٬|integer:٥٦٧|decimal:٫|fraction:٨٩";
        assert_eq!(written(arabic, arabic, "group:٬", &[120_345]), ["١٬٢٠٣٫٤٥"]);
        assert_eq!(written("integer:1234567|decimal:.|fraction:89", "", "", &[123_456_789]), ["1234567.89"]);
    }
}
