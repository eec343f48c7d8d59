//! `open`: the signed file out of a sealed one, octet for octet as the family signed it.

use std::path::{Path, PathBuf};

use tell_it_once_core::bundle::hidden::visible_name;

use crate::{
    input::{Bundles, Held},
    outcome::Outcome,
    output::write_new,
};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    bundles: Bundles,
    /// Where to write the signed file; for more than one file, a folder that is there
    #[arg(short, long, value_name = "PATH")]
    output: PathBuf,
}

pub(crate) fn run(args: &Args) -> Outcome {
    if args.bundles.are_many() && !args.output.is_dir() {
        let mut outcome = Outcome::default();
        outcome.unreadable(&visible_name(&args.output.display().to_string()), "this is not a folder");
        return outcome;
    }
    args.bundles.each(|outcome, held| {
        let to = place(&args.output, held.path);
        let octets = held.opened.unsealed.as_deref().unwrap_or(held.octets);
        let written = visible_name(&to.display().to_string());
        match write_new(&to, octets) {
            Err(why) => outcome.unreadable(&written, &why),
            Ok(()) if args.bundles.json => outcome.json_of(held.name, held.opened.verdict.to_value()),
            Ok(()) => say(outcome, &held, &written),
        }
    })
}

/// In a folder, the same name with the end of a signed file.
fn place(output: &Path, file: &Path) -> PathBuf {
    if !output.is_dir() {
        return output.to_owned();
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let ends = [".sealed.json", ".signed.json", ".json"];
    let stem = ends.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
    output.join(format!("{stem}.signed.json"))
}

fn say(outcome: &mut Outcome, held: &Held<'_>, written: &str) {
    let verdict = &held.opened.verdict;
    outcome.confidence(held.name, verdict);
    outcome.line(&match verdict.sealed_to() {
        Some(kid) => format!("  Sealed to     the council's key {}", kid.short()),
        None => "  Sealed to     nobody: whoever had this file could read it".to_owned(),
    });
    outcome.line(&format!("  Receipt code  {}", verdict.receipt()));
    outcome.line(&format!("  Written to    {written}, which anyone who has it can read"));
}
