//! Cuts the compiled app into what the first question needs and what is fetched later, then hands the first
//! part to wasm-bindgen. trunk has no step of its own for this, so `cargo xtask` puts a copy of this program,
//! named as wasm-bindgen, first on trunk's path.
//!
//! What may be cut off is marked in `src/app/later.rs`. The parts land in `snippets/later-<digest>/`, which
//! trunk copies to the site: a new build has a new folder, so no browser joins parts of two builds.
#![allow(clippy::print_stderr, reason = "a command line speaks on its streams")]

mod join;

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256, Sha384};
use wasm_split_cli_support::{Options, transform};

/// Where the real wasm-bindgen is. `cargo xtask` says so.
const REAL: &str = "TELL_IT_ONCE_WASM_BINDGEN";

/// Stands for the app's own script, whose hashed name only the page knows: public/boot/boot.js puts it there,
/// and says when it runs. It fetches the styles, too, without which no later page is drawn.
const MAIN: &str = "\
export const initSync = (...none) => globalThis.tellItOnceApp.initSync(...none);
export const isHere = globalThis.tellItOnceIsHere;
export const styles = () => globalThis.tellItOnceStyles();
";

/// What the script that fetches later parts says, and what it says instead: a part is compiled while it comes,
/// also before the first part runs, and joined to that when both are here.
const SAYS: [(&str, &str); 3] = [
    ("import { initSync } from", "import { initSync, isHere, styles } from"),
    ("await Promise.all(parallelStuff);", "await Promise.all([...parallelStuff, isHere, styles()]);"),
    (
        "export const __wasm_split_load_pages = wrapAsyncCb(makeLoad(",
        "export const __wasm_split_load_pages = wrapAsyncCb(() => ahead());\nexport const ahead = (makeLoad(",
    ),
];

/// What rustc turns on for this target; wasm-opt is told, since a part does not say it itself.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// How a part that comes is joined to the first, and how one that was compiled is.
const JOINS: &str = "(WebAssembly.instantiateStreaming(src, imports))";
const JOINED: &str = "WebAssembly.instantiate(await src, imports)";

fn main() -> ExitCode {
    match run(env::args().skip(1).collect()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("cutting the app: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut arguments: Vec<String>) -> Result<ExitCode, String> {
    let real = env::var_os(REAL).ok_or(format!("{REAL} names no wasm-bindgen. Use `cargo xtask`."))?;
    let input = arguments.iter().position(|argument| argument.ends_with(".wasm"));
    if let (Some(input), Some(out)) = (input, value_of(&arguments, "--out-dir")) {
        let main = cut(Path::new(&arguments[input]), Path::new(&out))?;
        arguments[input] = main.to_string_lossy().into_owned();
        // the parts meet in the table of functions, which wasm-bindgen would else keep to itself
        arguments.push("--keep-lld-exports".to_owned());
    }
    let done = Command::new(&real)
        .args(&arguments)
        .status()
        .map_err(|error| format!("{} does not start: {error}", Path::new(&real).display()))?;
    Ok(if done.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn value_of(arguments: &[String], name: &str) -> Option<String> {
    let mut after = arguments.iter().skip_while(|argument| *argument != name && !is_set(argument, name));
    let first = after.next()?;
    if *first == name {
        after.next().cloned()
    } else {
        first.split_once('=').map(|(_, value)| value.to_owned())
    }
}

fn is_set(argument: &str, name: &str) -> bool {
    argument.strip_prefix(name).is_some_and(|rest| rest.starts_with('='))
}

/// The first part, for wasm-bindgen. The others are put beside what wasm-bindgen will write.
fn cut(input: &Path, out: &Path) -> Result<PathBuf, String> {
    let bytes = fs::read(input).map_err(|error| format!("{}: {error}", input.display()))?;
    let digest: String = Sha256::digest(&bytes)[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    let folder = format!("snippets/later-{digest}");
    let work = out.join("cut");
    clear(&work)?;
    clear(&out.join("snippets"))?;
    make(&work.join(&folder))?;
    let main = work.join(input.file_name().unwrap_or_default());
    let link = format!("./{folder}/later.js");
    let mut options = Options::new(&bytes);
    options.output_dir = &work;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = "./main.js";
    let parts = transform(options).map_err(|error| format!("{error:#}"))?.split_modules;

    let to = out.join(&folder);
    make(&to)?;
    let mut script = read_text(&work.join(&folder).join("later.js"))?;
    for (says, instead) in SAYS {
        script = replaced_once(&script, says, instead)?;
    }
    let (mut script, joined) = join::join(&script, &work)?;
    let parts: Vec<_> = parts
        .into_iter()
        .filter(|part| !joined.iter().any(|gone| gone.file_name() == part.file_name()))
        .collect();
    let count = parts.len();
    let is_release = input.components().any(|part| part.as_os_str() == "release");
    for part in parts {
        let name = part.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let target = to.join(&name);
        if is_release {
            shrink(&part, &target)?
        } else {
            copy(&part, &target)?
        }
        script = with_integrity(&script, &name, &target)?;
    }
    if script.matches(JOINS).count() != count {
        return Err("the script that fetches later parts does not join each of them once".to_owned());
    }
    script = script.replace(JOINS, JOINED);
    write(&to.join("later.js"), &script)?;
    write(&to.join("main.js"), MAIN)?;
    Ok(main)
}

/// A part that was changed on its way is refused.
fn with_integrity(script: &str, name: &str, file: &Path) -> Result<String, String> {
    let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let digest = Base64::encode_string(&Sha384::digest(bytes));
    let url = format!("new URL(\"./{name}\", import.meta.url)");
    let fetched = format!("fetch({url}, {{ integrity: \"sha384-{digest}\" }})");
    let coming = format!("WebAssembly.compileStreaming({fetched})");
    replaced_once(script, &format!("fetch({url})"), &coming)
}

fn replaced_once(script: &str, says: &str, instead: &str) -> Result<String, String> {
    match script.matches(says).count() {
        1 => Ok(script.replace(says, instead)),
        count => Err(format!("the script that fetches later parts says {count} times: {says}")),
    }
}

fn shrink(from: &Path, to: &Path) -> Result<(), String> {
    let done =
        Command::new(program("wasm-opt")).arg("-Oz").args(FEATURES).arg(from).arg("-o").arg(to).status();
    let done = done.map_err(|error| format!("wasm-opt does not start: {error}"))?;
    if done.success() { Ok(()) } else { Err("wasm-opt failed on a part that is fetched later".to_owned()) }
}

/// npm puts a script with another ending beside it on Windows.
fn program(name: &str) -> String {
    if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() }
}

fn clear(folder: &Path) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(format!("{}: {error}", folder.display()))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

fn make(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to).map(drop).map_err(|error| format!("{}: {error}", from.display()))
}

fn read_text(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(arguments: &[&str], expected: Option<&str>) {
        let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        assert_eq!(value_of(&arguments, "--out-dir").as_deref(), expected);
    }

    #[test]
    fn an_option_is_found_in_both_ways_of_writing_it() {
        check(&["--target=web", "--out-dir=/a b", "x.wasm"], Some("/a b"));
        check(&["--out-dir", "/a", "x.wasm"], Some("/a"));
        check(&["--out-directory=/a", "--version"], None);
    }
}
