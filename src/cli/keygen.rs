//! `keygen`: the two halves of the key to which families seal their files. The private half is only
//! ever written locked; the public one is what council.json lists.

use std::path::{Path, PathBuf};

use chrono::{Days, Months, NaiveDate};
use tell_it_once_core::{
    bundle::{
        Fresh,
        council_key::{CouncilKey, CouncilSecret},
        hidden::visible_name,
    },
    passphrase::{PassKey, check_own, generate},
    text::ENGLISH,
};
use zeroize::Zeroizing;

use crate::{
    input::{clock, nfc},
    keys::{from_file, typed},
    outcome::Outcome,
    output::write_new,
};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Where to write the private key, locked; a new file
    #[arg(value_name = "FILE")]
    private: PathBuf,
    /// Where to write the public key, instead of saying it; a new file
    #[arg(long, value_name = "FILE")]
    public: Option<PathBuf>,
    /// A file with your own words to lock the key with, instead of six new ones
    #[arg(long, value_name = "FILE", conflicts_with = "ask")]
    passphrase_file: Option<PathBuf>,
    /// Ask for your own words to lock the key with, instead of six new ones
    #[arg(long)]
    ask: bool,
    /// The first day on which families seal to it; today where it is not given
    #[arg(long, value_name = "DATE", value_parser = day)]
    from: Option<NaiveDate>,
    /// The last day; a year from the first where it is not given
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<NaiveDate>,
}

fn day(text: &str) -> Result<NaiveDate, &'static str> {
    let day = text.parse().ok().filter(|day: &NaiveDate| day.to_string() == text);
    day.ok_or("must be a date like 2026-11-22")
}

/// The words that lock a key, and whether anybody knows them yet.
struct Words {
    words: Zeroizing<String>,
    are_new: bool,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let mut outcome = Outcome::default();
    // each step says what is wrong by itself
    let _ = make(args, &mut outcome);
    outcome
}

fn make(args: &Args, outcome: &mut Outcome) -> Option<()> {
    let secret = CouncilSecret::make(|octets| octets.copy_from_slice(&*chance::<32>()));
    let key = days(args, outcome).and_then(|(from, until)| {
        let key = CouncilKey::new(secret.public(), from, until);
        if key.is_none() {
            outcome.unreadable("--until", "the last day is before the first");
        }
        key
    })?;
    for path in [Some(&args.private), args.public.as_ref()].into_iter().flatten() {
        is_free(path, outcome)?;
    }
    let words = words(args, outcome)?;
    let pass = PassKey::make(&words.words, *chance(), nfc);
    write(&args.private, &secret.lock(&pass, &Fresh::new(*chance())), outcome)?;
    let public = key.to_value().to_pretty();
    match &args.public {
        Some(path) => write(path, &format!("{public}\n"), outcome)?,
        None => outcome.line(&public),
    }
    say(args, &key, &words, outcome);
    Some(())
}

fn days(args: &Args, outcome: &mut Outcome) -> Option<(NaiveDate, NaiveDate)> {
    let today = || clock().map(|now| now.at().date_naive());
    let Some(from) = args.from.or_else(today) else {
        outcome.unreadable("clock", "this computer's clock cannot be read; give the first day with --from");
        return None;
    };
    let a_year_on = || from.checked_add_months(Months::new(12))?.checked_sub_days(Days::new(1));
    Some((from, args.until.or_else(a_year_on)?))
}

fn words(args: &Args, outcome: &mut Outcome) -> Option<Words> {
    let own = if let Some(path) = &args.passphrase_file {
        from_file(outcome, path)?
    } else if args.ask {
        let name = shown(&args.private);
        let words = typed(outcome, &name, "Words to lock")?;
        if *typed(outcome, &name, "The same words again for")? != *words {
            outcome.unreadable(&name, "you typed two different things; nothing was made");
            return None;
        }
        words
    } else {
        let words = Zeroizing::new(generate(*chance()).join(" "));
        return Some(Words { words, are_new: true });
    };
    if let Err(why) = check_own(&own, nfc) {
        outcome.unreadable("words", &ENGLISH.too_weak(why));
        return None;
    }
    Some(Words { words: own, are_new: false })
}

fn say(args: &Args, key: &CouncilKey, words: &Words, outcome: &mut Outcome) {
    let private = shown(&args.private);
    if words.are_new {
        outcome.note(&format!("The private key is in {private}. These six words open it:"));
        outcome.note("");
        outcome.note(&format!("  {}", *words.words));
        outcome.note("");
        outcome.note("  They are shown this once. Write them down, and keep them apart from the file.");
    } else {
        outcome.note(&format!("The private key is in {private}. Your own words open it."));
    }
    outcome.note("  Two people should each hold a copy of the file and the words. Without both, what");
    outcome.note("  families seal to this key can never be opened, and they must send it again.");
    outcome.note("");
    match &args.public {
        Some(path) => outcome.note(&format!("The public key is in {}.", shown(path))),
        None => outcome.note("The public key is what stands above."),
    }
    outcome.note("  Put it into the list \"keys\" of council.json.");
    outcome.note("");
    outcome.note(&format!("Its code, for your letters and your website: {}", key.code()));
    outcome.note("  Families compare it with what the site shows them.");
}

fn is_free(path: &Path, outcome: &mut Outcome) -> Option<()> {
    // asked for before anyone has typed or read words; to write is to be refused all the same
    if path.symlink_metadata().is_ok() {
        let why = "there is such a file already, and it is not written over; give another name";
        outcome.unreadable(&shown(path), why);
        return None;
    }
    Some(())
}

fn write(path: &Path, text: &str, outcome: &mut Outcome) -> Option<()> {
    write_new(path, text.as_bytes()).map_err(|why| outcome.unreadable(&shown(path), &why)).ok()
}

fn shown(path: &Path) -> String {
    visible_name(&path.display().to_string())
}

/// From the system, which has no other way to go on when it has none.
fn chance<const N: usize>() -> Zeroizing<[u8; N]> {
    let mut octets = Zeroizing::new([0; N]);
    getrandom::fill(&mut *octets).expect("the system gives random octets");
    octets
}
