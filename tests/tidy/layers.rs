//! Which part of the program may know of what.

use crate::{
    repo,
    tidy::{names, none, program, running},
};

/// Every place of a folder's Rust files where one of these is named.
fn named(folder: &str, banned: &[&str], allowed: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for path in program(folder) {
        if allowed.iter().any(|one| path.starts_with(one)) {
            continue;
        }
        for (n, code) in running(&repo::text(&path)).into_iter().enumerate() {
            let here = banned.iter().filter(|name| names(code, name));
            found.extend(here.map(|name| format!("{path}:{}: {name}", n + 1)));
        }
    }
    found
}

#[test]
fn the_core_asks_nobody_for_time_chance_files_or_a_screen() {
    let banned = [
        "std::time",
        "SystemTime",
        "Instant",
        "Utc::now",
        "Local",
        "rand",
        "getrandom",
        "std::fs",
        "std::io",
        "std::env",
        "std::net",
        "std::process",
        "std::thread",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "leptos",
        "gloo",
        "println!",
        "eprintln!",
        "print!",
        "eprint!",
        "dbg!",
    ];
    none(&named("src/core", &banned, &[]), "The core takes what it needs as a value.");
    let manifest = repo::text("src/core/Cargo.toml");
    for banned in ["leptos", "web-sys", "js-sys", "wasm-bindgen", "gloo", "getrandom", "rand"] {
        assert!(!manifest.lines().any(|line| line.starts_with(banned)), "the core depends on {banned}");
    }
    // chrono without its clock
    let chrono = repo::text("Cargo.toml");
    let chrono = chrono.lines().find(|line| line.starts_with("chrono")).expect("chrono is a dependency");
    assert!(chrono.contains("default-features = false") && !chrono.contains("clock"), "{chrono}");
}

/// A Word file is made of a document and nothing else. `std::io` is how a ZIP is written to memory.
#[test]
fn the_office_crate_asks_nobody_for_time_chance_or_files() {
    let banned =
        ["std::time", "SystemTime", "Utc::now", "Local", "std::fs", "std::env", "println!", "getrandom"];
    none(&named("src/office", &banned, &[]), "The office crate takes what it needs as a value.");
    // a document knows nothing of the files that are made into one
    none(
        &named("src/core/document", &["bundle", "casework", "folder"], &[]),
        "A document is words in order.",
    );
}

#[test]
fn only_the_window_to_the_browser_names_it() {
    let banned = ["web_sys", "js_sys", "gloo", "gloo_storage", "wasm_bindgen", "wasm_bindgen_futures"];
    none(&named("src/app", &banned, &["src/app/browser"]), "Only src/app/browser may name the browser.");
    let target = ["target_arch"];
    none(
        &named("src/app", &target, &["src/app/browser"]),
        "One code for both targets, outside src/app/browser.",
    );
}

#[test]
fn only_the_command_line_and_the_tasks_speak_to_a_terminal() {
    let streams = ["println!", "eprintln!", "print!", "eprint!", "stdout", "stderr"];
    none(&named("src/app", &streams, &[]), "The app has no terminal.");
    // the lines of a merge are too many to be said at once, and its bar is there before the end
    let speakers = ["src/cli/outcome.rs", "src/cli/merge/write.rs", "src/cli/merge/parallel.rs"];
    none(&named("src/cli", &streams, &speakers), "All is said at once, in outcome.rs.");
    let clock = ["SystemTime", "Instant"];
    none(&named("src/cli", &clock, &["src/cli/input.rs"]), "The clock is read in input.rs.");
    none(&named("src/app", &clock, &["src/app/browser/time.rs"]), "The clock is read in browser/time.rs.");
}

/// A cut of the program expands to unsafe code; nothing that we write is unsafe.
#[test]
fn unsafe_code_is_allowed_for_the_cut_alone() {
    let mut found = Vec::new();
    for path in program("src") {
        let text = repo::text(&path);
        let here = running(&text).into_iter().filter(|code| code.contains("unsafe"));
        found.extend(here.map(|code| format!("{path}: {}", code.trim())));
    }
    assert_eq!(found, ["src/app/later.rs: #![allow(unsafe_code)]"], "write it safely");
    let lints = repo::text("Cargo.toml");
    assert!(lints.contains("unsafe_code = \"deny\""), "unsafe code does not compile elsewhere");
}

/// No markup is made of text, in Rust or in the scripts.
#[test]
fn nothing_makes_markup_or_code_of_text() {
    let banned =
        ["inner_html", "set_inner_html", "outer_html", "insert_adjacent_html", "eval", "Function::new"];
    none(&named("src/app", &banned, &[]), "Markup is drawn, never put together.");
    let banned =
        ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "srcdoc"];
    let mut found = Vec::new();
    for path in repo::files("public", ".js") {
        let text = repo::text(&path);
        found.extend(banned.iter().filter(|one| text.contains(**one)).map(|one| format!("{path}: {one}")));
    }
    none(&found, "Markup is drawn, never put together.");
}

/// An effect writes to what is not drawn. Each is known; whatever can be derived is derived.
#[test]
fn every_effect_is_known() {
    let mut found = Vec::new();
    for path in program("src/app") {
        let text = repo::text(&path);
        let count = running(&text).iter().filter(|code| code.contains("Effect::")).count();
        found.extend((count > 0).then(|| format!("{path}: {count}")));
    }
    // the second: the switch at the top of every page turns over what "Colours and text" has chosen
    let known = ["src/app/autosave.rs: 1", "src/app/pages/colours.rs: 1"];
    assert_eq!(found, known, "derive it, or do it in the handler that caused it");
}

/// A folder changes in one place.
#[test]
fn nothing_but_apply_changes_a_folder() {
    let mut found = Vec::new();
    for path in program("src/app") {
        for (n, code) in running(&repo::text(&path)).into_iter().enumerate() {
            let changes = [
                ".contributions.push",
                ".entries.insert",
                ".contributors.push",
                ".folder.update",
                ".folder.write",
            ];
            let here = changes.iter().any(|change| code.contains(change));
            found.extend(here.then(|| format!("{path}:{}: {}", n + 1, code.trim())));
        }
    }
    let only: Vec<_> = found.into_iter().filter(|one| !one.starts_with("src/app/state.rs")).collect();
    none(&only, "A folder changes only through FolderStore::apply.");
    let state = repo::text("src/app/state.rs");
    assert_eq!(state.matches("self.folder.update(").count(), 1, "FolderStore has one write path");
}

/// Address texts exist in route.rs only.
#[test]
fn addresses_are_made_of_routes() {
    let mut found = Vec::new();
    for folder in ["src/core", "src/app", "src/cli"] {
        for path in program(folder) {
            let text = repo::text(&path);
            let here = running(&text).into_iter().enumerate().filter(|(_, code)| code.contains("\"#/"));
            found.extend(here.map(|(n, code)| format!("{path}:{}: {}", n + 1, code.trim())));
        }
    }
    found.retain(|one| !one.starts_with("src/core/route"));
    none(&found, "An address is a Route, printed.");
}

#[test]
fn nothing_unwraps_what_may_be_none() {
    let mut found = Vec::new();
    for path in program("src") {
        let text = repo::text(&path);
        let here = running(&text).into_iter().enumerate().filter(|(_, code)| code.contains(".unwrap()"));
        found.extend(here.map(|(n, _)| format!("{path}:{}", n + 1)));
    }
    none(&found, "`expect` says why it cannot fail; everything else is handled.");
}
