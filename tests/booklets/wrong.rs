//! Every wrong file is refused with all its problems, each with its JSON pointer.
//!
//! `wrong/<name>.json` is put beside the shipped pack; `wrong/<name>.txt` is what is said of it.
//! `SNAPSHOTS=overwrite` writes the second anew.

use std::path::Path;

use snapbox::{Assert, Data};
use tell_it_once_core::booklet::{PackFile, check};

use super::{file, json_files, shipped};

const FOLDER: &str = "tests/booklets/wrong";

#[test]
fn wrong_files_are_refused_with_every_problem() {
    let names = json_files(FOLDER);
    assert!(names.len() > 15, "the wrong files are there");
    for name in names {
        let path = match name.as_str() {
            "council.json" | "council-keys.json" | "council-brand.json" => "council.json".to_owned(),
            "dates.json" => name.clone(),
            "word-banks.json" => format!("words/{name}"),
            "good-plan.json" | "symbols.json" => name.clone(),
            "letters.json" | "letters-nowhere.json" => "letters.json".to_owned(),
            "symbol-pack.json" | "symbol-pack-lost.json" => "symbols/pack.json".to_owned(),
            "pictures.json" | "pictures-nowhere.json" => "words/pictures.json".to_owned(),
            "jargon.json" => format!("words/{name}"),
            _ => format!("booklets/{name}"),
        };
        let mut pack = shipped();
        pack.retain(|file| file.path != path);
        pack.push(PackFile { path: path.clone(), bytes: file(&format!("{FOLDER}/{name}")) });
        let mut found = check(&pack);
        let misfits = found.remove(&path).unwrap_or_default();
        assert!(!misfits.is_empty(), "{name} is wrong, and nothing was said");
        let others: Vec<_> = found.iter().filter(|(_, misfits)| !misfits.is_empty()).collect();
        // the other booklet with that question is told too
        let told = name == "question-elsewhere.json";
        assert!(others.is_empty() || told, "{name} made others wrong: {others:?}");
        let said: String =
            misfits.iter().map(|misfit| format!("{} {}\n", misfit.path, misfit.message)).collect();
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(FOLDER).join(name);
        let golden = Data::read_from(&golden.with_extension("txt"), None);
        Assert::new().action_env("SNAPSHOTS").eq(said, golden);
    }
}
