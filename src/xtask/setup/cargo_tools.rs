//! trunk and wasm-bindgen, in the exact versions that the project's own files name.
//! They are built into `.tools`, apart from anything else on the machine, and kept for later builds.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::announce;
use crate::process;
use crate::project::Project;
use crate::trouble::{Outcome, Trouble};
use crate::version;

struct Tool {
    program: &'static str,
    package: &'static str,
    version: String,
    why: &'static str,
    options: &'static [&'static str],
}

/// The folders of the tools, which then go first on the search path.
pub(crate) fn ensure(project: &Project) -> Outcome<Vec<PathBuf>> {
    let mut folders = Vec::new();
    let mut built = false;
    for tool in tools(project)? {
        let folder = match find(&tool, project) {
            Some(folder) => folder,
            None => {
                built = true;
                install(&tool, project)?;
                find(&tool, project).ok_or_else(|| not_as_asked(&tool))?
            }
        };
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    if built {
        // Large, and of no use once the tools stand. What cannot be removed now does no harm.
        let _ = std::fs::remove_dir_all(build_folder(project));
    }
    Ok(folders)
}

/// Versions are read where they are decided: Trunk.toml and Cargo.lock.
fn tools(project: &Project) -> Outcome<[Tool; 2]> {
    let read = |name: &str| {
        std::fs::read_to_string(project.root().join(name)).map_err(|error| {
            Trouble::new(format!("{name} cannot be read: {error}."), "Restore it with `git checkout`.")
        })
    };
    let unnamed = |file: &str, what: &str| {
        Trouble::new(format!("{file} names no version of {what}."), "Restore it with `git checkout`.")
    };
    let trunk = version::in_trunk_file(&read("Trunk.toml")?)
        .map(String::from)
        .ok_or_else(|| unnamed("Trunk.toml", "trunk"))?;
    let bindgen = version::in_lock(&read("Cargo.lock")?, "wasm-bindgen")
        .map(String::from)
        .ok_or_else(|| unnamed("Cargo.lock", "wasm-bindgen"))?;
    Ok([
        Tool {
            program: "trunk",
            package: "trunk",
            version: trunk,
            why: "builds and serves the site; about 2 minutes, once",
            // Its defaults are for downloading tools, which it never does here.
            options: &["--no-default-features"],
        },
        Tool {
            program: "wasm-bindgen",
            package: "wasm-bindgen-cli",
            version: bindgen,
            why: "joins WebAssembly to the browser, and must equal the library in Cargo.lock; \
                  about a minute, once",
            options: &["--bin", "wasm-bindgen"],
        },
    ])
}

/// The folder of the first copy in the right version: ours, then the machine's.
fn find(tool: &Tool, project: &Project) -> Option<PathBuf> {
    let path = process::search_path(&[project.tools().join("bin")]);
    std::env::split_paths(&path).find(|folder| has_right_version(tool, folder))
}

fn has_right_version(tool: &Tool, folder: &Path) -> bool {
    let program = process::find(tool.program, folder.as_os_str());
    let printed = program.and_then(|program| process::printed(&program, &["--version"]));
    printed.as_deref().and_then(version::in_output) == Some(tool.version.as_str())
}

fn install(tool: &Tool, project: &Project) -> Outcome<()> {
    announce(&format!("{} {}", tool.package, tool.version), tool.why);
    let advice = "See the lines above. It needs the network once, and a C compiler \
                  (Debian: `apt-get install build-essential`).";
    // A lock may name a version that its registry no longer serves; cargo then picks its own.
    let locked = process::run(install_command(tool, project).arg("--locked"), advice);
    locked.or_else(|_| {
        println!(
            "Trying {} again, with versions that can be had instead of those it is locked to.",
            tool.package
        );
        process::run(&mut install_command(tool, project), advice)
    })
}

/// The release profiles of these tools ask for the slowest build there is (measured: 20 and 11 minutes of
/// processor time); these settings ask for the fastest: 3 minutes and 1.5. Unoptimised, wasm-bindgen takes
/// 0.3 s longer for a debug build of the app.
fn install_command(tool: &Tool, project: &Project) -> Command {
    let mut command = Command::new(cargo());
    command
        .args(["install", "--quiet", tool.package, "--version", &tool.version, "--root"])
        .arg(project.tools())
        .args(tool.options)
        .current_dir(project.root())
        .env("CARGO_TARGET_DIR", build_folder(project))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
    command
}

/// Our own tool: src/cut, apart from the project's other builds, since it has settings of its own.
pub(crate) fn build_cutter(project: &Project) -> Outcome<PathBuf> {
    let folder = project.tools().join("cut");
    if !folder.is_dir() {
        announce("the cutter", "divides the app into what is needed first and later; about a minute, once");
    }
    let mut command = Command::new(cargo());
    command.args(["build", "--quiet", "--profile", "tool", "--package", "tell-it-once-cut", "--target-dir"]);
    command.arg(&folder).current_dir(project.root());
    process::run(&mut command, "See the lines above. It needs the network once.")?;
    let ending = std::env::consts::EXE_SUFFIX;
    let stand_in = folder.join("stand-in");
    let built = folder.join("tool").join(format!("cut{ending}"));
    let copied = std::fs::create_dir_all(&stand_in)
        .and_then(|()| std::fs::copy(built, stand_in.join(format!("wasm-bindgen{ending}"))));
    copied.map_err(|error| {
        Trouble::new(
            format!("{} cannot be written: {error}.", stand_in.display()),
            "Make the project's folder writable, or free some disk space.",
        )
    })?;
    Ok(stand_in)
}

/// The cargo that runs us, so that the pinned toolchain builds everything.
pub(crate) fn cargo() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| OsStr::new("cargo").to_os_string())
}

fn build_folder(project: &Project) -> PathBuf {
    project.tools().join("build")
}

fn not_as_asked(tool: &Tool) -> Trouble {
    Trouble::new(
        format!("{} was installed, but does not say it is {}.", tool.program, tool.version),
        "Delete the folder .tools and run the command again.",
    )
}
