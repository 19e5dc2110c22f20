//! Amounts as people type them: in the plain way, or with the separators between thousands that their page writes.

use super::locale::Amounts;
use crate::domain::Money;
use crate::domain::money::NotAnAmount;

impl Amounts {
    /// An amount as it was typed, and without its separators between thousands if this reader's amounts have them there.
    ///
    /// What is an amount as it stands stays that amount. A separator between thousands has three digits behind it, and
    /// cents are two at most, so nothing can be taken for the other.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn read(&self, typed: &str) -> Result<Money, NotAnAmount> {
        Money::parse(typed)
            .or_else(|wrong| self.without_groups(typed).and_then(|plain| Money::parse(&plain).ok()).ok_or(wrong))
    }

    /// Nothing where there is no such separator, or not where it belongs.
    fn without_groups(&self, typed: &str) -> Option<String> {
        let group = self.group.chars().next()?;
        let typed: String = typed.chars().map(|typed| if is_alike(typed, group) { group } else { typed }).collect();
        let (whole, cents) = match typed.split_once(self.decimal.as_str()).filter(|_| !self.decimal.is_empty()) {
            Some((whole, cents)) => (whole, format!(".{cents}")),
            None => (typed.as_str(), String::new()),
        };
        let digits = whole.replace(group, "");
        (digits != whole && self.grouped(&digits) == whole).then(|| digits + &cents)
    }
}

/// Whether people type one character where the other is written: keyboards have one space and one apostrophe.
fn is_alike(typed: char, written: char) -> bool {
    let of_one_kind = |kind: &[char]| kind.contains(&typed) && kind.contains(&written);
    typed == written || of_one_kind(&[' ', '\u{a0}', '\u{202f}', '\u{2009}']) || of_one_kind(&['\'', '’'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::locale::Part;

    /// The way of who writes these two signs.
    fn amounts(group: &str, decimal: &str) -> Amounts {
        let part = |kind: &str, value: &str| -> Part { (kind.to_owned(), value.to_owned()) };
        let thousand = [part("integer", "1"), part("group", group), part("integer", "234")];
        let rest = [part("group", group), part("integer", "567"), part("decimal", decimal), part("fraction", "89")];
        let million = [thousand.as_slice(), rest.as_slice()].concat();
        Amounts::of(&million, &million, &thousand)
    }

    fn minor(amounts: &Amounts, typed: &str) -> Option<i64> {
        amounts.read(typed).ok().map(Money::minor)
    }

    #[test]
    fn an_amount_is_read_as_its_reader_writes_it_and_never_as_another_one() {
        let (english, german) = (amounts(",", "."), amounts(".", ","));
        let (french, swiss) = (amounts("\u{202f}", ","), amounts("’", "."));
        for (amounts, typed, expected) in [
            (&english, "2,570.00", Some(257_000)),
            (&english, "1,234,567.8", Some(123_456_780)),
            (&english, "1,234", Some(123_400)),
            (&english, "2570.00", Some(257_000)),
            // A comma before the cents, as it always could be.
            (&english, "30,05", Some(3_005)),
            (&english, "2,57", Some(257)),
            // Separators in other places, and of other readers.
            (&english, "25,70.00", None),
            (&english, "1234,567.00", None),
            (&english, ",570.00", None),
            (&english, "1.234,50", None),
            (&english, "1.234", None),
            (&german, "2.570,00", Some(257_000)),
            (&german, "1.234", Some(123_400)),
            (&german, "12.34", Some(1_234)),
            (&german, "1,234", None),
            (&german, "1,234.50", None),
            (&french, "2\u{202f}570,00", Some(257_000)),
            (&french, "2 570", Some(257_000)),
            (&swiss, "2'570.00", Some(257_000)),
            (&swiss, "2'57", None),
            (&Amounts::default(), "2,570.00", None),
        ] {
            assert_eq!(minor(amounts, typed), expected, "{typed} by who writes {}", amounts.write(123_456_789));
        }
    }

    #[test]
    fn whatever_the_page_writes_can_be_typed() {
        for (group, decimal) in [(",", "."), (".", ","), ("\u{202f}", ","), ("’", ".")] {
            let amounts = amounts(group, decimal);
            for cents in [1, 99_999, 100_000, 123_456_789, Money::MAX.minor()] {
                assert_eq!(minor(&amounts, &amounts.write(cents.into())), Some(cents));
            }
        }
    }
}
