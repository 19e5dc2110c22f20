//! The lines of a log on screen. Each keeps its number, so that what is added is all that changes, and a screen reader
//! reads that and nothing else.

/// A line with the number that it keeps.
pub type Line = (u64, String);

/// The lines as they are now, the oldest first, with the numbers that they had before. Lines are added at the end, and
/// the oldest ones go when there are too many.
#[must_use]
pub fn numbered(before: &[Line], now: Vec<String>) -> Vec<Line> {
    let is_kept = |kept: &[Line]| kept.len() <= now.len() && kept.iter().zip(&now).all(|((_, was), is)| was == is);
    let gone = (0..before.len()).find(|gone| is_kept(&before[*gone..]));
    let next = before.last().map_or(0, |(number, _)| number + 1);
    let first = gone.map_or(next, |gone| before[gone].0);
    (first..).zip(now).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &[(u64, &str)], now: &[&str], expected: &[u64]) {
        let before: Vec<Line> = before.iter().map(|(number, text)| (*number, (*text).to_owned())).collect();
        let now: Vec<String> = now.iter().map(|text| (*text).to_owned()).collect();
        let numbers: Vec<u64> = numbered(&before, now.clone()).into_iter().map(|(number, _)| number).collect();
        assert_eq!(numbers, expected, "{before:?} {now:?}");
    }

    #[test]
    fn a_line_keeps_its_number_when_others_come_and_when_the_oldest_go() {
        check(&[], &["a", "b"], &[0, 1]);
        check(&[(0, "a"), (1, "b")], &["a", "b"], &[0, 1]);
        check(&[(0, "a"), (1, "b")], &["a", "b", "b"], &[0, 1, 2]);
        check(&[(4, "a"), (5, "b"), (6, "c")], &["b", "c", "d"], &[5, 6, 7]);
        check(&[(4, "a"), (5, "b")], &["c", "d"], &[6, 7]);
        check(&[(4, "a"), (5, "b")], &[], &[]);
    }
}
