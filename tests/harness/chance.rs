//! Chance, all of it from the world's seed.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng;

/// A whole number below `bound`.
pub fn below(rng: &mut ChaCha8Rng, bound: usize) -> usize {
    let bound = u64::try_from(bound.max(1)).expect("a usize fits");
    usize::try_from(rng.next_u64() % bound).expect("it is below a usize")
}

/// A number of milliseconds from `from` up to, and not including, `to`.
pub fn ms(rng: &mut ChaCha8Rng, from: i64, to: i64) -> i64 {
    let span = u64::try_from(to - from).unwrap_or(1).max(1);
    from + i64::try_from(rng.next_u64() % span).expect("a span of milliseconds")
}

/// Yes, `per_mille` times in a thousand.
pub fn happens(rng: &mut ChaCha8Rng, per_mille: u32) -> bool {
    rng.next_u64() % 1_000 < u64::from(per_mille)
}

/// One of several.
pub fn one_of<'a, T>(rng: &mut ChaCha8Rng, choices: &'a [T]) -> Option<&'a T> {
    choices.get(below(rng, choices.len()))
}

/// A word that occurs nowhere else: eight letters.
pub fn fresh_word(rng: &mut ChaCha8Rng) -> String {
    (0..4)
        .flat_map(|_| [one_of(rng, b"bdfgklmnprstvz"), one_of(rng, b"aeiou")])
        .flatten()
        .map(|b| char::from(*b))
        .collect()
}
