//! What the command line says, word for word, and its exit codes.
//!
//! The cases are in `tests/cli`. To write them anew after a change: `TRYCMD=overwrite cargo test`.

#[cfg(unix)]
use std::os::unix::fs::MetadataExt;
use std::{
    path::{Path, PathBuf},
    process::Command,
};

use tell_it_once_core::{
    bundle::{
        Fresh,
        council_key::{CouncilKey, CouncilKeys, CouncilSecret},
        key::SecretKey,
        sealed::seal_bundle,
    },
    council,
};

#[test]
fn what_the_commands_say() {
    trycmd::TestCases::new()
        .register_bin("tell-it-once", trycmd::cargo::cargo_bin!("tell-it-once"))
        .case("../../tests/cli/*.md");
}

/// A key is made, a file is sealed to it as a phone would, and the key opens it.
#[test]
fn what_keygen_makes_opens_what_is_sealed_to_it() {
    let folder = new_folder("keygen");
    let (said, noted) = run(&folder, &["keygen", "a.key.json", "--from", "2026-11-22"], 0);
    let key = council_key(&said);
    assert_eq!((key.not_before().to_string(), key.not_after().to_string()), days("2026-11-22", "2027-11-21"));
    assert!(noted.contains(&key.code().to_string()), "its code is said");
    let words =
        noted.lines().find_map(|line| line.strip_prefix("  ")).expect("the words stand by themselves");
    assert_eq!(words.split(' ').count(), 6, "{words}");
    let private = read(&folder, "a.key.json");
    assert!(!private.contains(words) && !private.contains("\"d\""), "it is locked");

    let signed =
        std::fs::read("../../tests/bundles/vectors/bundle.signed.json").expect("the vector is there");
    let once = SecretKey::from_octets(&[5; 32]).expect("it is a key");
    let sealed = seal_bundle(&signed, &key, &once, &Fresh::new([6; 44])).expect("it is small");
    write(&folder, "a.sealed.json", &sealed);
    write(&folder, "words.txt", words);
    let open = ["open", "a.sealed.json", "--key", "a.key.json", "--passphrase-file", "words.txt", "-o", "."];
    run(&folder, &open, 0);
    assert_eq!(read(&folder, "a.signed.json").as_bytes(), signed);
}

#[test]
fn keygen_writes_the_public_key_and_takes_own_words() {
    let folder = new_folder("own-words");
    write(&folder, "words.txt", "The heron stands on one leg!\r\n");
    let keygen = |name: &str, public: &str| {
        let words = ["--passphrase-file", "words.txt"];
        run(&folder, &[&["keygen", name, "--public", public][..], &words].concat(), 0)
    };
    let (said, noted) = keygen("a.key.json", "a.public.json");
    keygen("b.key.json", "b.public.json");
    assert_eq!(said, "");
    assert!(!noted.contains("heron"), "own words are not said");
    let [a, b] = ["a", "b"].map(|name| council_key(&read(&folder, &format!("{name}.public.json"))));
    assert_ne!(a.kid(), b.kid(), "each is new");
    let opened = CouncilSecret::unlock(
        read(&folder, "a.key.json").as_bytes(),
        "the heron stands on one leg!",
        |text| text.to_owned(),
    );
    assert_eq!(opened.expect("these are its words").kid(), a.kid());
    #[cfg(unix)]
    {
        let mode = std::fs::metadata(folder.join("a.key.json")).map(|file| file.mode() & 0o777);
        assert_eq!(mode.expect("it is there"), 0o600, "nobody else may read it");
    }
}

fn days(from: &str, until: &str) -> (String, String) {
    (from.to_owned(), until.to_owned())
}

/// As a council would put it into its own file.
fn council_key(entry: &str) -> CouncilKey {
    let council = std::fs::read_to_string("../../public/council.json").expect("the example is there");
    let with_key = council.replacen('{', &format!("{{ \"keys\": [{entry}],"), 1);
    let council = council::check(with_key.as_bytes()).expect("the council has no problem");
    let keys = CouncilKeys::of(&council).expect("they were looked at");
    keys.all()[0].clone()
}

fn new_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).expect("it is there")
}

fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).expect("it can be written");
}

/// What is said for programs, and what for people.
#[track_caller]
fn run(folder: &Path, arguments: &[&str], code: i32) -> (String, String) {
    let mut command = Command::new(trycmd::cargo::cargo_bin!("tell-it-once"));
    let output = command.current_dir(folder).args(arguments).output().expect("it runs");
    let [said, noted] = [output.stdout, output.stderr].map(|said| String::from_utf8(said).expect("UTF-8"));
    assert_eq!(output.status.code(), Some(code), "{noted}");
    (said, noted)
}
