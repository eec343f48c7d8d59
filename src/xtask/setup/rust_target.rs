//! The wasm half of the Rust toolchain. rust-toolchain.toml names it, but rustup fetches it by itself only
//! where it may.

use std::process::{Command, Stdio};

use super::announce;
use crate::process;
use crate::trouble::Outcome;

const TARGET: &str = "wasm32-unknown-unknown";

pub(crate) fn ensure() -> Outcome<()> {
    if is_present() {
        return Ok(());
    }
    announce(TARGET, "the app is compiled to WebAssembly");
    let advice = "Install Rust with rustup, then run `rustup target add wasm32-unknown-unknown` here. \
                  It needs the network once.";
    let path = process::search_path(&[]);
    process::run(process::program("rustup", &path, advice)?.args(["target", "add", TARGET]), advice)
}

/// Asks the compiler, not rustup: a toolchain from elsewhere may have the target too.
fn is_present() -> bool {
    let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(compiler)
        .args(["--print", "target-libdir", "--target", TARGET])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    let Ok(output) = output else { return false };
    std::path::Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir()
}
