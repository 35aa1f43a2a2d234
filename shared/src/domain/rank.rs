//! Places in a list that people arrange: words that sort, with room between any two of them.
//!
//! Moving a thing writes one register of it, so that two who rearrange a list at once lose nothing; where two things come
//! to the same place, their keys decide.

/// The digits, in the order in which they sort.
const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

fn digit(rank: &str, at: usize) -> Option<usize> {
    let byte = rank.as_bytes().get(at)?;
    DIGITS.iter().position(|digit| digit == byte)
}

fn written(digits: &[usize]) -> String {
    digits.iter().filter_map(|digit| DIGITS.get(*digit)).map(|byte| char::from(*byte)).collect()
}

/// The next place behind one at the end of a list.
#[must_use]
pub fn behind(last: &str) -> String {
    let mut digits: Vec<usize> = (0..last.len()).map_while(|at| digit(last, at)).collect();
    for at in (0..digits.len()).rev() {
        if digits[at] + 1 < DIGITS.len() {
            digits[at] += 1;
            return written(&digits);
        }
        digits[at] = 0;
    }
    if last.is_empty() { "m00".to_owned() } else { format!("{last}i") }
}

/// A place between two others; nothing before means the beginning. If there is no room, as when both are the same, it
/// comes behind them.
#[must_use]
pub fn between(before: Option<&str>, after: &str) -> String {
    let before = before.unwrap_or_default();
    if before >= after {
        return format!("{before}i");
    }
    let mut digits = Vec::new();
    let mut is_below = false;
    for at in 0.. {
        let low = digit(before, at).unwrap_or(0);
        let high = if is_below { DIGITS.len() } else { digit(after, at).unwrap_or(0) };
        digits.push(low + high.saturating_sub(low) / 2);
        if high > low + 1 {
            break;
        }
        is_below |= low < high;
        if at > before.len().max(after.len()) + 1 {
            // Nothing sorts before a row of zeros.
            break;
        }
    }
    written(&digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{behind, between};

    #[test]
    fn there_is_always_a_place_behind() {
        let mut last = String::new();
        for _ in 0..3_000 {
            let next = behind(&last);
            assert!(next > last && next.len() <= 40, "{last} {next}");
            last = next;
        }
    }

    #[test]
    fn one_can_always_go_between() {
        let (mut low, high) = ("m00".to_owned(), "m01".to_owned());
        for _ in 0..100 {
            let middle = between(Some(&low), &high);
            assert!(low < middle && middle < high, "{low} {middle} {high}");
            low = middle;
        }
        let first = between(None, "m00");
        assert!(first.as_str() < "m00");
    }

    proptest! {
        #[test]
        fn between_is_between(a in "[1-9a-z]{1,6}", b in "[1-9a-z]{1,6}") {
            let (low, high) = if a <= b { (a, b) } else { (b, a) };
            let middle = between(Some(&low), &high);
            prop_assert!(low < middle);
            prop_assert!(middle < high || low == high, "{low} {middle} {high}");
        }
    }
}
