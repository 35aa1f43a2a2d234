//! Fuzzes `tests::fuzz::text`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::text::run(data));
