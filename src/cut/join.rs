//! Joins the part that every visit fetches with what it shares with the others, so that it comes as one file and
//! not as eight: less to ask for, and a tenth less to download. The others then wait for that part. What only
//! others share is joined to it as well where it is small: to name each file, with its digest, would cost the
//! first visit more.
//!
//! wasm-merge does the work. It would keep the memory once for each file, so the files meet in a module that
//! takes what they share and hands it on.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use wasmparser::{Parser, Payload, TypeRef};

use crate::{FEATURES, program, replaced_once, write};

/// The part that is fetched on every visit.
const PART: &str = "pages";

/// A shared file of fewer bytes is small, before it is made smaller.
const SMALL: u64 = 6_000;

/// Where the parts take from what they share.
const SHARED: &str = "__wasm_split";

/// Where the joined part takes it from.
const GIVEN: &str = "main";

/// A file that others share with the part, and the name of what fetches it.
struct Chunk {
    file: PathBuf,
    loader: String,
    /// how the script says how it is fetched
    says: String,
}

/// Joins in `work`, and answers the script that fetches what is left, and the files that are gone.
pub(crate) fn join(script: &str, work: &Path) -> Result<(String, Vec<PathBuf>), String> {
    let chunks = chunks(script, work);
    let part = work.join(format!("split_{PART}.wasm"));
    let mut files: Vec<PathBuf> = chunks.iter().map(|chunk| chunk.file.clone()).collect();
    files.push(part.clone());
    let between = work.join("between.wat");
    write(&between, &handing_on(&files)?)?;
    let joined = work.join("joined.wasm");
    let mut merge = Command::new(program("wasm-merge"));
    merge.args(FEATURES).arg(&between).arg(SHARED);
    for (n, file) in files.iter().enumerate() {
        merge.arg(file).arg(format!("part{n}"));
    }
    let done = merge.arg("-o").arg(&joined).output();
    let done = done.map_err(|error| format!("wasm-merge does not start: {error}"))?;
    if !done.status.success() {
        return Err(format!("wasm-merge failed: {}", String::from_utf8_lossy(&done.stderr)));
    }
    fs::rename(&joined, &part).map_err(|error| format!("{}: {error}", part.display()))?;
    let mut script = script.to_owned();
    for chunk in &chunks {
        let instead = format!("const {} = () => ahead();\n", chunk.loader);
        script = replaced_once(&script, &chunk.says, &instead)?;
    }
    let shares = "return sharedImports;";
    let script = replaced_once(
        &script,
        shares,
        &format!("return {{ ...sharedImports, {GIVEN}: sharedImports.{SHARED} }};"),
    )?;
    Ok((without_needs(&script)?, chunks.into_iter().map(|chunk| chunk.file).collect()))
}

/// The script says of each file which parts share it.
fn chunks(script: &str, work: &Path) -> Vec<Chunk> {
    let chunk = |says: &str| {
        let (shared_by, says) = says.split_once(" */\n")?;
        let says = &says[..says.find("\n, []);\n")? + "\n, []);\n".len()];
        let loader = says.strip_prefix("const ")?.split(' ').next()?.to_owned();
        let file = work.join(format!("{}.wasm", loader.trim_start_matches('_')));
        let is_small = || fs::metadata(&file).is_ok_and(|file| file.len() < SMALL);
        let is_joined = shared_by.split(", ").any(|part| part == PART) || is_small();
        is_joined.then(|| Chunk { file, loader, says: says.to_owned() })
    };
    script.split("/* ").skip(1).filter_map(chunk).collect()
}

/// The part needs no other file any more.
fn without_needs(script: &str) -> Result<String, String> {
    let missing = || format!("the script that fetches later parts does not say what `{PART}` needs");
    let at = script.find("export const ahead = ").ok_or_else(missing)?;
    let from = at + script[at..].find("\n, [").ok_or_else(missing)? + "\n, [".len();
    let to = from + script[from..].find(']').ok_or_else(missing)?;
    Ok(format!("{}{}", &script[..from], &script[to..]))
}

/// A module that takes from the app what these files share, and hands it on to them.
fn handing_on(files: &[PathBuf]) -> Result<String, String> {
    let mut shared = BTreeMap::new();
    for file in files {
        let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
        for (name, kind) in taken(&bytes).map_err(|error| format!("{}: {error}", file.display()))? {
            shared.insert(name, kind);
        }
    }
    let line = |(n, (name, kind)): (usize, (&String, &String))| {
        let (word, rest) = kind.split_once(' ').unwrap_or((kind, ""));
        format!("(import \"{GIVEN}\" \"{name}\" ({word} $s{n} {rest})) (export \"{name}\" ({word} $s{n}))\n")
    };
    let lines: String = shared.iter().enumerate().map(line).collect();
    Ok(format!("(module\n{lines})\n"))
}

/// What a file takes from the app, each in the words of a module as text.
fn taken(bytes: &[u8]) -> Result<Vec<(String, String)>, String> {
    let mut taken = Vec::new();
    for payload in Parser::new(0).parse_all(bytes) {
        let Payload::ImportSection(imports) = payload.map_err(|error| error.to_string())? else { continue };
        for import in imports.into_imports() {
            let import = import.map_err(|error| error.to_string())?;
            let kind = match import.ty {
                TypeRef::Memory(memory) => format!("memory {}", memory.initial),
                TypeRef::Table(table) => format!("table {} funcref", table.initial),
                TypeRef::Global(global) if global.mutable => format!("global (mut {})", global.content_type),
                TypeRef::Global(global) => format!("global {}", global.content_type),
                TypeRef::Func(_) | TypeRef::FuncExact(_) | TypeRef::Tag(_) => {
                    return Err(format!("`{}` is shared in a way that is not known here", import.name));
                }
            };
            taken.push((import.name.to_owned(), kind));
        }
    }
    Ok(taken)
}
