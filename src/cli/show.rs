//! `show`: what a file says, person by person and booklet by booklet, in the words that were shown
//! to the family. Nothing is shown of a file that did not hold together.

use tell_it_once_core::{
    bundle::{
        Verdict,
        declaration::Declaration,
        hidden::{visible, visible_name},
        statement::{Answered, Given, Statement},
        verdict::SignedStatement,
        words,
    },
    casework::Case,
    text::ENGLISH,
};

use crate::{
    export::{By, Pack},
    input::Bundles,
    outcome::Outcome,
    verify::subject,
};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    bundles: Bundles,
    /// The whole account that `export` writes, in this order
    #[arg(long, value_enum, conflicts_with = "json")]
    by: Option<By>,
    #[command(flatten)]
    pack: Pack,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let mut outcome = Outcome::default();
    if args.pack.is_missing(args.by, &mut outcome) {
        return outcome;
    }
    let Some(booklets) = args.pack.booklets(&mut outcome) else { return outcome };
    args.bundles.each(|outcome, held| {
        let (file, verdict) = (held.name, &held.opened.verdict);
        if args.bundles.json {
            outcome.json(&verdict.content());
        } else if let Some(by) = args.by {
            outcome.confidence(file, verdict);
            outcome.line(&Case::of(verdict, &booklets).document(by.into()).outline());
        } else {
            say(outcome, file, verdict);
        }
    })
}

fn say(outcome: &mut Outcome, file: &str, verdict: &Verdict) {
    outcome.confidence(file, verdict);
    outcome.line(&format!("  About {}", subject(verdict)));
    outcome.line("  Names are as they were typed; questions are as they were shown to the family.");
    for signed in verdict.statements() {
        say_part(outcome, verdict, signed);
    }
    say_pictures(outcome, verdict);
    outcome.line("");
    outcome.line(&format!("{}, for the whole file", words::named(verdict, &verdict.bundle().exporter)));
    say_declaration(outcome, &verdict.bundle().declaration);
}

fn say_part(outcome: &mut Outcome, verdict: &Verdict, signed: &SignedStatement) {
    let statement = signed.statement();
    let (contributor, booklet) = (&statement.contributor, &statement.booklet);
    let name = visible_name(&contributor.name_typed);
    let role = words::role(contributor.role);
    outcome.line("");
    outcome.line(&format!("{name}, {role}: {} ({})", booklet.id, visible_name(&booklet.version)));
    for answered in statement.answers.values() {
        outcome.line("");
        outcome.line(&format!("  {}", indented(&answered.question, "  ")));
        say_given(outcome, verdict, statement, answered);
    }
    if statement.answers.is_empty() {
        outcome.line("  Nothing was answered.");
    }
    outcome.line("");
    say_declaration(outcome, &statement.declaration);
}

/// The exact words that were agreed to, and what was not.
fn say_declaration(outcome: &mut Outcome, declaration: &Declaration) {
    let name = visible_name(&declaration.name_typed);
    let date = words::date(declaration.date_typed);
    outcome.line(&format!("  Declared by {name}, {date}: “{}”", indented(&declaration.text, "  ")));
    for (is_agreed, label) in [(true, "Agreed to"), (false, "Did not agree to")] {
        let purposes = declaration.agreed.iter().filter(|(_, agreed)| **agreed == is_agreed);
        let purposes: Vec<_> = purposes.map(|(purpose, _)| words::purpose(purpose)).collect();
        if !purposes.is_empty() {
            outcome.line(&format!("  {label}: {}.", purposes.join("; ")));
        }
    }
}

fn say_given(outcome: &mut Outcome, verdict: &Verdict, statement: &Statement, answered: &Answered) {
    let by = statement.written_by(answered).map(|by| words::named(verdict, by));
    match &answered.given {
        Given::Skip(skip) => {
            let by = by.map(|by| format!(", as {by} wrote it down")).unwrap_or_default();
            outcome.line(&format!("    [{}{by}]", words::skipped(*skip)));
        }
        Given::Answer { answer, unread, whose, lang: _ } => {
            for line in answer.lines(&ENGLISH) {
                let label = line.label.map(|label| format!("{}: ", visible(&label)));
                let words = indented(&line.words, "    ");
                outcome.line(format!("    {}{words}", label.unwrap_or_default()).trim_end());
            }
            if *unread {
                outcome.line("    [Kept as it was typed: it could not be read as a date or number.]");
            }
            let view = visible_name(&statement.contributor.name_typed);
            if let Some(sentence) = words::whose_words(&view, by.as_deref(), *whose) {
                outcome.line(&format!("    ({sentence})"));
            }
        }
    }
}

fn say_pictures(outcome: &mut Outcome, verdict: &Verdict) {
    for (n, (picture, _)) in verdict.pictures().enumerate() {
        if n == 0 {
            outcome.line("");
            outcome.line("Pictures in this file");
        }
        let alt = if picture.alt.trim().is_empty() { "no description" } else { &picture.alt };
        let kind = picture.format.media_type();
        let name = words::named(verdict, &picture.by);
        let (alt, bytes) = (visible_name(alt), picture.bytes);
        outcome.line(&format!("  {alt} ({kind}, {bytes} bytes), {name}, at {}", picture.question));
    }
}

/// More lines start under the first, so that no answer can look like the next question.
fn indented(text: &str, margin: &str) -> String {
    visible(text).replace('\n', &format!("\n{margin}"))
}
