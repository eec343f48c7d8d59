//! Building the site with trunk, and telling whether the built one is still up to date.

use std::io::IsTerminal;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use crate::layer::Need;
use crate::process;
use crate::project::Project;
use crate::setup::Setup;
use crate::trouble::{Outcome, Trouble};

const ADVICE: &str = "The lines above say which file is wrong. Correct it and run the command again.";

/// The release build, as a council hosts it.
pub(crate) fn build(setup: &mut Setup<'_>) -> Outcome<()> {
    setup.require(Need::WasmTarget)?;
    setup.require(Need::SiteTools)?;
    let mut command = trunk(setup)?;
    command.args(["build", "--release", "--dist"]).arg(setup.project.dist());
    process::run(&mut command, ADVICE)
}

/// trunk in the project's root, with our tools first on its path.
pub(crate) fn trunk(setup: &Setup<'_>) -> Outcome<Command> {
    let path = setup.search_path();
    let mut command = process::program("trunk", &path, ADVICE)?;
    // trunk calls the cutter in wasm-bindgen's place, and the cutter calls wasm-bindgen
    let real = process::find("wasm-bindgen", &path).ok_or_else(|| {
        Trouble::new("wasm-bindgen was there and is gone.", "Run the command again: it sets it up anew.")
    })?;
    command.env("TELL_IT_ONCE_WASM_BINDGEN", real).env("PATH", setup.path_with_cutter());
    command.current_dir(setup.project.root()).env("TRUNK_SKIP_VERSION_CHECK", "true");
    // A backtrace of trunk itself would bury the compiler's message about our code.
    command.env("RUST_BACKTRACE", "0");
    // The custom is NO_COLOR=1, which trunk refuses: it wants a word.
    if std::env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    // In a log, the names of 200 crates hide what matters; in a terminal they show that it lives.
    if !std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_QUIET", "true");
    }
    Ok(command)
}

/// Whether nothing that the site is made of is newer than the site.
pub(crate) fn is_up_to_date(project: &Project) -> bool {
    let Some(built) = changed(&project.dist().join("index.html")) else { return false };
    let sources =
        ["src/app", "src/cli", "src/core", "style", "public", "Cargo.toml", "Cargo.lock", "Trunk.toml"];
    sources.iter().all(|source| newest(&project.root().join(source)).is_none_or(|time| time <= built))
}

fn newest(path: &Path) -> Option<SystemTime> {
    if path.ends_with("node_modules") {
        return None;
    }
    let Ok(entries) = std::fs::read_dir(path) else { return changed(path) };
    let inside = entries.flatten().filter_map(|entry| newest(&entry.path()));
    // The folder's own time tells of files that were removed.
    inside.chain(changed(path)).max()
}

fn changed(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|about| about.modified()).ok()
}
