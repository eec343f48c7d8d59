//! What an officer takes along: on paper, in Word, in a spreadsheet, or for another program.

use leptos::prelude::*;
use tell_it_once_core::casework::Case;
use tell_it_once_office::docx;

use super::{Desk, chooser};
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
    pub(super) fn tools(self, id: u32) -> AnyView {
        let words = self.text;
        let button = |label: &'static str, form: Form| {
            view! {
                <button class="btn btn--quiet btn--small" type="button" on:click=move |_| self.take_along(id, form)>
                    {label}
                </button>
            }
        };
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
                        {button(words.json, Form::Json)}
                    </p>
                    <p class="save">{move || self.taken.get()}</p>
                </section>
            </div>
        }
        .into_any()
    }

    fn take_along(self, id: u32, form: Form) {
        let Some(held) = self.held_now(id) else { return };
        let verdict = &held.verdict;
        let pack = self.app.pack();
        let case = Case::of(verdict, &pack.booklets);
        let octets = match form {
            Form::Csv => case.csv().into_bytes(),
            Form::Json => case.to_value().to_pretty().into_bytes(),
            Form::Word => {
                let pictures = verdict.pictures().map(|(about, octets)| (about.sha256.to_string(), octets));
                let document = case.document(self.layout.get_untracked());
                docx(&document, &pictures.collect(), self.now())
            }
        };
        // like the family's own file: no name, no date of birth
        let day = verdict.bundle().created_at.at().format("%Y%m%d");
        let name = format!("tell-it-once-{day}-{}.answers.{}", case.receipt().first_four(), form.ending());
        let said = match chooser::download(&name, form.media_type(), &octets) {
            Ok(()) => (self.text.saved)(&name),
            Err(chooser::NotOffered) => self.text.not_saved.to_owned(),
        };
        live::say(&said);
        self.taken.set(Some(said));
    }
}
