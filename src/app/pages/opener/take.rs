//! What an officer takes along: on paper, in Word, in a spreadsheet, or for another program.

use leptos::prelude::*;
use tell_it_once_core::{casework::Case, document::Document};
use tell_it_once_office::docx;

use super::{Chosen, Desk, chooser};
use crate::browser::{live, measure};

#[derive(Clone, Copy)]
enum Form {
    Word,
    Csv,
    Json,
}

impl Form {
    fn ending(self) -> &'static str {
        match self {
            Form::Word => "docx",
            Form::Csv => "csv",
            Form::Json => "json",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Form::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Form::Csv => "text/csv",
            Form::Json => "application/json",
        }
    }
}

impl Desk {
    /// How the answers are put in order, and the ways to take them along.
    pub(super) fn tools(self, chosen: Chosen) -> AnyView {
        let words = self.text;
        let button = |label: &'static str, form: Form| {
            let chosen = chosen.clone();
            view! {
                <button class="btn btn--quiet btn--small" type="button"
                    on:click=move |_| self.take_along(&chosen, form)>
                    {label}
                </button>
            }
        };
        // the data of several files are lines, which the command line writes
        let data = matches!(chosen, Chosen::File(_)).then(|| button(words.json, Form::Json));
        view! {
            <div class="opener__tools flow no-print">
                {self.order()}
                <section aria-labelledby="opener-take">
                    <h3 id="opener-take">{words.take}</h3>
                    <p class="cluster">
                        <button class="btn btn--quiet btn--small" type="button" on:click=move |_| measure::print()>
                            {words.print}
                        </button>
                        {button(words.word, Form::Word)}
                        {button(words.csv, Form::Csv)}
                        {data}
                    </p>
                    <p class="save">{move || self.taken.get()}</p>
                </section>
                {self.plan_box(chosen)}
            </div>
        }
        .into_any()
    }

    fn take_along(self, chosen: &Chosen, form: Form) {
        let Some((name, octets)) = self.written(chosen, form) else { return };
        let said = match chooser::download(&name, form.media_type(), &octets) {
            Ok(()) => (self.text.saved)(&name),
            Err(chooser::NotOffered) => self.text.not_saved.to_owned(),
        };
        live::say(&said);
        self.taken.set(Some(said));
    }

    /// A name like that of the family's own file, with nobody's name and no date of birth in it.
    fn written(self, chosen: &Chosen, form: Form) -> Option<(String, Vec<u8>)> {
        let files = self.files_of(chosen);
        let newest = files.iter().max_by_key(|held| held.verdict.bundle().revision.number)?;
        let day = newest.verdict.bundle().created_at.at().format("%Y%m%d");
        let pack = self.app.pack();
        let layout = self.layout.get_untracked();
        let word = |document: &Document| {
            let all = files.iter().flat_map(|held| held.verdict.pictures());
            docx(
                document,
                &all.map(|(about, octets)| (about.sha256.to_string(), octets)).collect(),
                self.now(),
            )
        };
        let (which, octets) = match chosen {
            Chosen::File(_) => {
                let case = Case::of(&newest.verdict, &pack.booklets);
                let octets = match form {
                    Form::Csv => case.csv().into_bytes(),
                    Form::Json => case.to_value().to_pretty().into_bytes(),
                    Form::Word => word(&case.document(layout)),
                };
                (case.receipt().first_four(), octets)
            }
            Chosen::Together(folder) => {
                let octets = self.with_together(folder, |together| match form {
                    Form::Csv => Some(together.csv().into_bytes()),
                    Form::Json => None,
                    Form::Word => Some(word(&together.document(layout))),
                });
                ("together".to_owned(), octets??)
            }
        };
        Some((format!("tell-it-once-{day}-{which}.answers.{}", form.ending()), octets))
    }
}
