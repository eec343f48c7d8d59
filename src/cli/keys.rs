//! Private keys, as the commands that open sealed files take them: in a file that words open. The
//! words come from a file or are typed unseen, never from an argument, which other programs can read.

use std::{
    fs,
    io::{self, IsTerminal},
    path::{Path, PathBuf},
};

use tell_it_once_core::bundle::{
    Keys, Refusal, council_key::CouncilSecret, hidden::visible_name, refusal::Code,
};
use zeroize::Zeroizing;

use crate::{
    input::{nfc, read, unreadable},
    outcome::Outcome,
};

/// Which keys there are, and the words that open them.
#[derive(clap::Args)]
pub(crate) struct KeyFiles {
    /// A private key of the council, as keygen wrote it; asks for the words that open it
    #[arg(long = "key", value_name = "FILE")]
    keys: Vec<PathBuf>,
    /// A file with the words that open the key; one for each key, in the same order
    #[arg(long = "passphrase-file", value_name = "FILE", requires = "keys")]
    passphrases: Vec<PathBuf>,
}

impl KeyFiles {
    /// Every key; or `None`, when what is wrong was said.
    pub(crate) fn unlock(&self, outcome: &mut Outcome) -> Option<Keys> {
        let mut keys = Keys::none();
        for (n, path) in self.keys.iter().enumerate() {
            keys.add(unlock(outcome, path, self.passphrases.get(n).map(PathBuf::as_path))?);
        }
        Some(keys)
    }
}

fn unlock(outcome: &mut Outcome, path: &Path, words: Option<&Path>) -> Option<CouncilSecret> {
    let name = visible_name(&path.display().to_string());
    let file = read(path).map_err(|error| outcome.unreadable(&name, &unreadable(&error))).ok()?;
    let words = match words {
        Some(words) => from_file(outcome, words)?,
        None => typed(outcome, &name, "The words that open")?,
    };
    let secret = CouncilSecret::unlock(&file, &words, nfc);
    secret.map_err(|refusal| say(outcome, &name, &refusal)).ok()
}

/// Other words and damage are told apart; anything else is not a file with a key.
fn say(outcome: &mut Outcome, name: &str, refusal: &Refusal) {
    if matches!(refusal.code, Code::Passphrase | Code::Version | Code::P2c) {
        outcome.refused(name, refusal);
    } else if refusal.code == Code::Decrypt {
        let what = "The words are right, but this key was changed or damaged after it was locked.";
        outcome.refused_as(name, refusal, what, "Use another copy of it.");
    } else {
        let what = "This is not a private key in the form that keygen writes.";
        outcome.refused_as(name, refusal, what, "Choose the file that keygen wrote, and that words open.");
    }
}

pub(crate) fn from_file(outcome: &mut Outcome, path: &Path) -> Option<Zeroizing<String>> {
    let name = visible_name(&path.display().to_string());
    let words = fs::read_to_string(path).map(Zeroizing::new);
    words.map_err(|error| outcome.unreadable(&name, &unreadable(&error))).ok()
}

/// Asks on the terminal, without showing what is typed.
pub(crate) fn typed(outcome: &mut Outcome, file: &str, ask: &str) -> Option<Zeroizing<String>> {
    if !io::stdin().is_terminal() {
        outcome.unreadable(file, "there is no terminal to ask for its words; give --passphrase-file");
        return None;
    }
    let words = rpassword::prompt_password(format!("{ask} {file}: ")).map(Zeroizing::new);
    words.map_err(|error| outcome.unreadable(file, &unreadable(&error))).ok()
}
