//! Both ways with the libraries that other developers have: each opens what the command line makes, and
//! the command line opens what each makes.
//!
//! Left out of plain `cargo test`, since they need npm's and Python's packages: `cargo xtask test interop`
//! installs those, and runs these. They fail where a library is missing; they never pass without it.

#[path = "interop/samples.rs"]
mod samples;

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tell_it_once_core::json::{Limits, Value, parse};

const WORDS: &str = "anchor apple basket candle daisy engine";
const RECEIPT: &str = "8707 4725 6438 5543 0561";

#[test]
#[ignore = "needs npm's jose: cargo xtask test interop"]
fn jose_opens_what_is_made_here_and_makes_what_opens_here() {
    let mut node = Command::new("node");
    node.arg("../../tests/e2e/lib/jose-interop.mjs");
    check(&Library { name: "jose", program: node });
}

#[test]
#[ignore = "needs PyPI's jwcrypto: cargo xtask test interop"]
fn jwcrypto_opens_what_is_made_here_and_makes_what_opens_here() {
    check(&python("jwcrypto"));
}

#[test]
#[ignore = "needs PyPI's joserfc: cargo xtask test interop"]
fn joserfc_opens_what_is_made_here_and_makes_what_opens_here() {
    check(&python("joserfc"));
}

#[test]
#[ignore = "needs npm's ajv: cargo xtask test interop"]
fn ajv_reads_the_published_schemas_as_we_do() {
    let mut node = Command::new("node");
    node.arg("../../tests/e2e/lib/ajv-schemas.mjs");
    let mut lines = samples::all();
    assert!(lines.len() > 80, "{} samples", lines.len());
    // one member more is wrong everywhere
    let longer = lines.iter().map(samples::with_one_more).collect::<Vec<_>>();
    lines.extend(longer);
    let text: String = lines.iter().map(|one| format!("{}\n", one.to_canonical())).collect();
    let said = Library { name: "ajv", program: node }.run(text.as_bytes(), &[]);
    let said = String::from_utf8(said).expect("UTF-8");
    assert_eq!(said.trim(), format!("{} looked at", lines.len()));
}

fn python(name: &'static str) -> Library {
    let python = std::env::var_os("INTEROP_PYTHON").expect("the layer says where its Python is");
    let mut program = Command::new(python);
    program.args(["../../tests/interop/library.py", name]);
    Library { name, program }
}

/// A program round a library, which takes octets and gives octets.
struct Library {
    name: &'static str,
    program: Command,
}

impl Library {
    #[track_caller]
    fn run(&self, given: &[u8], arguments: &[&str]) -> Vec<u8> {
        let mut command = Command::new(self.program.get_program());
        command.args(self.program.get_args()).args(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it starts");
        child.stdin.take().expect("it listens").write_all(given).expect("it takes it all");
        let output = child.wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{} {arguments:?} failed: {said:.2000}", self.name);
        output.stdout
    }
}

fn check(library: &Library) {
    let folder = &new_folder(library.name);
    let signed = vector("bundle.signed.json");
    let payload = vector("payload.json");

    // a key that the command line makes, and locks
    std::fs::write(folder.join("words.txt"), WORDS).expect("it can be written");
    let words = ["--passphrase-file", "words.txt"];
    tell(folder, &[&["keygen", "ours.key.json", "--public", "public.json"][..], &words].concat());
    let private = library.run(&read(folder, "ours.key.json"), &["unlock", WORDS]);
    let private = String::from_utf8(private).expect("a JWK is text");
    let public = json(&read(folder, "public.json")).get("jwk").expect("it is a key").to_canonical();
    assert_eq!(json(private.as_bytes()).get("kid"), json(public.as_bytes()).get("kid"));

    // signed and sealed here, opened there
    assert_eq!(json(&library.run(&signed, &["verify"])), json(&payload));
    let key = String::from_utf8(vector("council.private.jwk.json")).expect("a JWK is text");
    let ours = std::fs::read("../../tests/cli/keys.in/ours.sealed.json").expect("it is there");
    let opened = library.run(&ours, &["unseal", &key]);
    assert_eq!(opened, signed);
    assert_eq!(json(&library.run(&opened, &["verify"])), json(&payload));

    // sealed there, to the new key; which was locked there too
    write(folder, "theirs.sealed.json", &library.run(&signed, &["seal", &public]));
    write(folder, "theirs.key.json", &library.run(private.as_bytes(), &["lock", WORDS]));
    for key in ["ours.key.json", "theirs.key.json"] {
        let said = tell(folder, &[&["verify", "theirs.sealed.json", "--key", key][..], &words].concat());
        assert!(said.contains(RECEIPT), "{said}");
    }

    // signed there, as anybody could who has the person's key
    let expected = json(&vector("expected.json"));
    let parent = expected.get("parent_private_jwk").expect("the key is there").to_canonical();
    let octets = json(&payload).to_canonical();
    let mut theirs = json(&library.run(octets.as_bytes(), &["sign", &parent]));
    let (Value::Object(members), Some(pictures)) = (&mut theirs, json(&signed).get("attachments").cloned())
    else {
        panic!("both are objects")
    };
    members.insert("attachments".to_owned(), pictures);
    write(folder, "theirs.signed.json", theirs.to_canonical().as_bytes());
    let said = tell(folder, &["verify", "theirs.signed.json", "--now", "2026-11-22T12:00:00+00:00"]);
    assert!(said.contains("Signed by") && said.contains("key X1Ug8Zf6, signed the whole file"), "{said}");
}

/// What the command line says, all being well.
#[track_caller]
fn tell(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(trycmd::cargo::cargo_bin!("tell-it-once"));
    let output = command.current_dir(folder).args(arguments).output().expect("it runs");
    let [said, noted] = [output.stdout, output.stderr].map(|said| String::from_utf8(said).expect("UTF-8"));
    assert!(output.status.success(), "{arguments:?}: {noted}");
    said
}

fn new_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("interop").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

fn vector(name: &str) -> Vec<u8> {
    std::fs::read(Path::new("../../tests/bundles/vectors").join(name)).expect("the vector is there")
}

fn read(folder: &Path, name: &str) -> Vec<u8> {
    std::fs::read(folder.join(name)).expect("it is there")
}

fn write(folder: &Path, name: &str, octets: &[u8]) {
    std::fs::write(folder.join(name), octets).expect("it can be written");
}

#[track_caller]
fn json(octets: &[u8]) -> Value {
    let long = Limits { long_names: &["payload", "ciphertext"], ..Limits::FILE };
    parse(octets, long).expect("it is JSON")
}
