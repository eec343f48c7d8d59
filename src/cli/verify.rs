//! `verify`: whether a file held together, who says they signed it, and what nobody can know yet.
//!
//! The word for a file that opened is "unconfirmed": a program cannot know who typed a name. "Verified" is
//! said of one whose code somebody confirmed, as the ledger has it.

use std::collections::BTreeSet;

use tell_it_once_core::bundle::{
    Verdict,
    hidden::visible_name,
    words::{self, NOT_PROVEN, PROVEN, TO_BE_SURE},
};

use crate::{
    input::Bundles,
    ledger::Use,
    outcome::{Exit, Outcome},
};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    bundles: Bundles,
    /// End with exit code 20 when there is anything to look at
    #[arg(long)]
    strict: bool,
}

pub(crate) fn run(args: &Args) -> Outcome {
    args.bundles.each_in(Use::Note, |outcome, held| {
        let (file, verdict) = (held.name, &held.opened.verdict);
        if args.bundles.json {
            outcome.json_of(file, verdict.to_value());
        } else {
            say(outcome, file, verdict);
        }
        if args.strict && !verdict.warnings().is_empty() {
            outcome.end(Exit::Warnings);
        }
    })
}

fn say(outcome: &mut Outcome, file: &str, verdict: &Verdict) {
    let bundle = verdict.bundle();
    let (audience, revision) = (&bundle.audience, bundle.revision.number);
    outcome.confidence(file, verdict);
    outcome.line("");
    outcome.line(&format!("  Receipt code  {}", verdict.receipt()));
    outcome.line(&format!("  About         {}", subject(verdict)));
    outcome.line(&format!("  Made for      {} ({})", visible_name(&audience.name), audience.council));
    outcome.line(&format!("  Made by       {}", words::named(verdict, &bundle.exporter)));
    outcome.line(&format!("  Made on       {}, by the device's clock", words::moment(bundle.created_at)));
    outcome.line(&format!("  Export        number {revision} of this folder"));
    if let Some(kid) = verdict.sealed_to() {
        outcome.line(&format!("  Sealed to     the council's key {}", kid.short()));
    }
    outcome.line("");
    say_signers(outcome, verdict);
    say_list(outcome, "What this proves", &PROVEN);
    say_list(outcome, "What this does not prove", &NOT_PROVEN);
    if !verdict.confidence().is_confirmed() {
        outcome.line("  To be surer");
        outcome.line(&format!("    {TO_BE_SURE}"));
        outcome.line("");
    }
    say_warnings(outcome, verdict);
}

/// Whose folder it is, as the family wrote it.
pub(crate) fn subject(verdict: &Verdict) -> String {
    let subject = &verdict.bundle().subject;
    let known_as = subject.known_as.as_ref().filter(|name| **name != subject.name);
    let known_as = known_as.map(|name| format!(", known as {}", visible_name(name)));
    let born = subject.date_of_birth.map(|date| format!(", born {}", words::date(date)));
    let parts = [Some(visible_name(&subject.name)), known_as, born];
    parts.into_iter().flatten().collect()
}

fn say_signers(outcome: &mut Outcome, verdict: &Verdict) {
    outcome.line("  Signed by, as the names were typed");
    for signer in verdict.signers() {
        let role = signer.role.map_or("made the file", words::role);
        let whole = if signer.is_exporter { ", signed the whole file" } else { "" };
        let name = visible_name(&signer.name_typed);
        outcome.line(&format!("    {name}, {role}, key {}{whole}", signer.kid.short()));
    }
    outcome.line("");
    say_added(outcome, verdict);
}

/// What others signed beside the family, and what that means.
fn say_added(outcome: &mut Outcome, verdict: &Verdict) {
    let added = verdict.countersignatures();
    if added.is_empty() {
        return;
    }
    outcome.line("  Signed by others too");
    for one in added {
        outcome.line(&format!("    - {}", one.what(verdict)));
    }
    outcome.line("");
}

fn say_list(outcome: &mut Outcome, title: &str, items: &[&str]) {
    outcome.line(&format!("  {title}"));
    for item in items {
        outcome.line(&format!("    - {item}"));
    }
    outcome.line("");
}

/// The same thing found in several places is said once.
fn say_warnings(outcome: &mut Outcome, verdict: &Verdict) {
    let mut said = BTreeSet::new();
    outcome.line("  To look at");
    for warning in verdict.warnings() {
        let what = warning.what(verdict);
        if said.insert(what.clone()) {
            outcome.line(&format!("    - {what} {} ({})", warning.advice(), warning.code()));
        }
    }
    if said.is_empty() {
        outcome.line("    Nothing was found.");
    }
}
