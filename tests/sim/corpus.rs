//! Everything the fuzzer has gathered, run again: `cargo xtask fuzz` looks for more.
//!
//! `UPDATE_CORPUS=1` writes the inputs it begins with.

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use tests::chance::{below, one_of};
use tests::fuzz::TARGETS;

/// Inputs near the corpus, for each target: a second or two of the fuzzer's work, without its counters.
const MUTATED: usize = 400;

fn folder(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus").join(target)
}

/// What once broke something, or came near to it, breaks nothing any more.
#[test]
fn what_the_fuzzer_found_breaks_nothing() {
    for target in TARGETS {
        let seeds = (target.seeds)();
        if std::env::var_os("UPDATE_CORPUS").is_some() {
            fs::create_dir_all(folder(target.name)).unwrap();
            for (name, seed) in &seeds {
                fs::write(folder(target.name).join(name), seed).unwrap();
            }
        }
        let mut n_inputs = 0;
        for entry in fs::read_dir(folder(target.name)).unwrap() {
            (target.run)(&fs::read(entry.unwrap().path()).unwrap());
            n_inputs += 1;
        }
        assert!(n_inputs >= seeds.len(), "{}: {n_inputs} inputs", target.name);
    }
}

/// An input with a few bytes changed, taken out, or taken from another input.
fn mutated(inputs: &[Vec<u8>], rng: &mut ChaCha8Rng) -> Vec<u8> {
    let [mut input, other] = [(); 2].map(|()| one_of(rng, inputs).expect("there are seeds").clone());
    for _ in 0..=below(rng, 4) {
        let at = below(rng, input.len() + 1);
        let byte = u8::try_from(below(rng, 256)).expect("it is below 256");
        let (until, from) = ((at + below(rng, 9)).min(input.len()), below(rng, other.len() + 1));
        match below(rng, 4) {
            0 => input.insert(at, byte),
            1 => input[at..].iter_mut().take(1).for_each(|old| *old ^= byte),
            2 => drop(input.drain(at..until)),
            _ => drop(input.splice(at..until, other[from..].iter().take(64).copied())),
        }
    }
    input
}

/// Whoever changes what is fuzzed hears of the coarsest mistakes from the tests, without a fuzzer.
#[test]
fn what_is_near_to_what_the_fuzzer_found_breaks_nothing_either() {
    for target in TARGETS {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let mut files: Vec<_> =
            fs::read_dir(folder(target.name)).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        let inputs: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).unwrap()).collect();
        for _ in 0..MUTATED {
            let input = mutated(&inputs, &mut rng);
            let outcome = catch_unwind(|| (target.run)(&input));
            assert!(
                outcome.is_ok(),
                "{}: put these bytes into its corpus: {}",
                target.name,
                HEXLOWER.encode(&input)
            );
        }
    }
}
