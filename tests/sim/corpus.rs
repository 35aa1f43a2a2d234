//! Everything the fuzzer has gathered, run again: `cargo xtask fuzz` looks for more.
//!
//! `UPDATE_CORPUS=1` writes the inputs it begins with.

use std::fs;
use std::path::{Path, PathBuf};

use tests::fuzz::TARGETS;

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
