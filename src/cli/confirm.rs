//! `confirm`: a family read the receipt code of their file to an officer, on a number that the office
//! already had. From then on the file is verified, and later ones of the same key are known.

use tell_it_once_core::bundle::hidden::visible_name;

use crate::{input::Bundles, ledger::Use, outcome::Outcome};

#[derive(clap::Args)]
#[command(group(clap::ArgGroup::new("where").args(["ledger"]).required(true)))]
pub(crate) struct Args {
    #[command(flatten)]
    bundles: Bundles,
    /// The twenty digits that the family read to you, as you heard them
    #[arg(long, value_name = "DIGITS")]
    code: String,
    /// Your name, which is kept in the ledger
    #[arg(long, value_name = "NAME")]
    by: String,
}

pub(crate) fn run(args: &Args) -> Outcome {
    if args.bundles.are_many() {
        let mut outcome = Outcome::default();
        outcome.unreadable("confirm", "a code is that of one file; name one file");
        return outcome;
    }
    let with = Use::Confirm { code: &args.code, by: &args.by };
    args.bundles.each_in(with, |outcome, held| {
        let verdict = &held.opened.verdict;
        if args.bundles.json {
            return outcome.json_of(held.name, verdict.to_value());
        }
        outcome.confidence(held.name, verdict);
        outcome.line(&format!("  Receipt code  {}", verdict.receipt()));
        outcome.line(&format!("  About         {}", visible_name(verdict.bundle().subject.called())));
    })
}
