//! Fuzzes `tests::fuzz::gate`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::gate::run(data));
