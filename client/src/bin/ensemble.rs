//! `ensemble`: a member without a screen. Everything is in [`client::member`]; for the browser there is nothing here.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    client::member::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
