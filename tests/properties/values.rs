//! Properties of small values: what is written is read again as it was, in one way only.

use super::config;
use event_sourced_bank::domain::{AccountNumber, Money};
use event_sourced_bank::event_sourcing::{Category, StreamName, Timestamp};
use proptest::prelude::*;
use uuid::Uuid;

const MOST: i64 = 9_007_199_254_740_991;

fn money(minor: i64) -> Money {
    Money::from_minor(minor).expect("in range")
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn money_is_read_as_it_is_written(minor in 0..=MOST) {
        let written = money(minor).to_string();
        prop_assert_eq!(Money::parse(&written), Ok(money(minor)));
        prop_assert_eq!(Money::parse(&written.replace('.', ",")), Ok(money(minor)));
    }

    #[test]
    fn money_is_never_read_from_text_that_means_something_else(text in "[-+0-9.,eE ]{0,12}") {
        if let Ok(read) = Money::parse(&text) {
            // Said once more in whole numbers: the digits, with as many zeros as decimals are missing.
            let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((&text, ""));
            let minor: i64 = format!("{whole}{decimals:0<2}").parse().expect("digits");
            prop_assert_eq!(read.minor(), minor);
        }
    }

    #[test]
    fn sums_of_money_are_those_of_whole_numbers_or_none(one in -MOST..=MOST, other in -MOST..=MOST) {
        let in_range = |sum: i128| i64::try_from(sum).ok().and_then(|minor| Money::from_minor(minor).ok());
        let (left, right) = (i128::from(one), i128::from(other));
        prop_assert_eq!(money(one).checked_add(money(other)), in_range(left + right));
        prop_assert_eq!(money(one).checked_sub(money(other)), in_range(left - right));
        let clamped = (left + right).clamp(-i128::from(MOST), i128::from(MOST));
        prop_assert_eq!(i128::from(money(one).saturating_add(money(other)).minor()), clamped);
    }

    #[test]
    fn a_stream_name_is_read_as_it_is_written(category in "[a-z]{1,8}(-[a-z0-9]{1,8}){0,3}", id in any::<u128>()) {
        let name = StreamName::new(Category::named(&category, &["account"]), Uuid::from_u128(id));
        prop_assert_eq!(StreamName::parse(&name.to_string(), &["account", "transfer"]), Ok(name));
    }

    #[test]
    fn an_account_number_that_was_read_is_read_the_same_again(text in "\\PC{0,40}") {
        if let Ok(number) = AccountNumber::parse(&text) {
            prop_assert_eq!(AccountNumber::parse(number.as_str()), Ok(number.clone()));
            prop_assert_eq!(number.as_str().trim(), number.as_str());
            prop_assert!((1..=34).contains(&number.as_str().chars().count()));
            prop_assert!(!number.as_str().chars().any(char::is_control));
        }
    }

    #[test]
    fn a_time_is_read_as_it_is_written_and_text_sorts_as_time_does(one in 0..253_402_300_800_000_i64, other in 0..253_402_300_800_000_i64) {
        let (one, other) = (Timestamp::from_unix_millis(one), Timestamp::from_unix_millis(other));
        prop_assert_eq!(Timestamp::parse(&one.to_string()), Ok(one));
        prop_assert_eq!(one.cmp(&other), one.to_string().cmp(&other.to_string()));
    }
}
