//! Fuzzes `tests::fuzz::handover`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::handover::run(data));
