//! What a caseworker gets out of an opened file: every answer with whose words it is, laid out by
//! person, by booklet or by section of the plan, and as rows for other programs.
//!
//! Nothing is left out and nothing is made up: the words are the file's own or those of `words`.
//! Questions are in the words that were shown to the family, which are what was signed; a booklet
//! adds its title, its order and where an answer goes in a plan.

mod changed;
mod csv;
mod given;
mod head;
mod items;
pub mod keep_private;
mod layout;
mod left;
mod plan;
mod record;
mod together;
mod words;

pub use changed::changed;
pub use csv::cell as csv_cell;
pub(crate) use items::{in_words, row_in_words};
pub use plan::Section;
pub use together::Together;

use std::cell::OnceCell;

use crate::{
    booklet::Booklet,
    bundle::{
        Verdict,
        hidden::{visible, visible_name},
        names,
        receipt::Code,
        statement::{Answered, Given, Role},
        verdict::SignedStatement,
        words as bundle_words,
    },
    document::{Lang, Run},
    folder::Skip,
    id::QuestionId,
    words::{Pronouns, Voice, say},
};

/// How the answers are put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    Person,
    Booklet,
    /// sections A to K of an EHC plan
    Section,
}

impl Layout {
    pub const NAMES: [(&'static str, Layout); 3] =
        [("person", Layout::Person), ("booklet", Layout::Booklet), ("section", Layout::Section)];
}

/// An opened file with the council's booklets, as far as they are at hand.
pub struct Case<'a> {
    /// the newest, where parts are taken from several
    verdict: &'a Verdict,
    /// every file that a part is taken from
    files: Vec<&'a Verdict>,
    booklets: &'a [Booklet],
    signed: Vec<&'a SignedStatement>,
    /// by person, then in the order of the booklets and of their questions
    entries: Vec<Entry<'a>>,
    /// slow to work out, and the same in every layout
    receipt: OnceCell<Code>,
}

/// What became of one question: the smallest thing that is laid out.
#[derive(Clone)]
struct Entry<'a> {
    signed: &'a SignedStatement,
    /// the council's own booklet of that name, perhaps in another edition
    booklet: Option<&'a Booklet>,
    question: &'a QuestionId,
    answered: &'a Answered,
    /// the name of whoever was at the keyboard, where that was somebody else
    by: Option<String>,
    /// never empty
    sections: Vec<Section>,
    /// the details booklet says so of what this question asks
    is_kept_from_somebody: bool,
}

impl<'a> Case<'a> {
    pub fn of(verdict: &'a Verdict, booklets: &'a [Booklet]) -> Case<'a> {
        let parts = verdict.statements().iter().map(|signed| (verdict, signed)).collect();
        Case::over(verdict, parts, booklets)
    }

    /// Any parts, each with the file that it is taken from.
    fn over(
        verdict: &'a Verdict,
        parts: Vec<(&'a Verdict, &'a SignedStatement)>,
        booklets: &'a [Booklet],
    ) -> Case<'a> {
        let (mut entries, mut files) = (Vec::new(), vec![verdict]);
        for (file, signed) in &parts {
            if files.iter().all(|known| known.sid() != file.sid()) {
                files.push(file);
            }
            let statement = signed.statement();
            let booklet = booklets.iter().find(|booklet| booklet.id == statement.booklet.id);
            for (question, answered) in &statement.answers {
                let asked = booklet.and_then(|booklet| booklet.question(question));
                let sections = Section::of(asked.map_or(&[], |asked| &asked.maps));
                let by = statement.written_by(answered).map(|by| bundle_words::named(file, by));
                let is_kept_from_somebody = false;
                let entry =
                    Entry { signed, booklet, question, answered, by, sections, is_kept_from_somebody };
                entries.push(entry);
            }
        }
        let kept: Vec<&str> = entries.iter().flat_map(Entry::details_kept).collect();
        for entry in &mut entries {
            let has_answer = entry.skip().is_none();
            entry.is_kept_from_somebody = has_answer && kept.contains(&entry.question.as_str());
        }
        let booklet_place = |entry: &Entry<'_>| {
            let id = &entry.signed.statement().booklet.id;
            booklets.iter().position(|booklet| booklet.id == *id).unwrap_or(usize::MAX)
        };
        // stable: what compares as equal stays as the file has it
        entries.sort_by_key(|entry| {
            let contributor = &entry.signed.statement().contributor;
            let booklet = entry.signed.statement().booklet.id.clone();
            (contributor.role, contributor.id.clone(), booklet_place(entry), booklet, entry.place())
        });
        let signed = parts.into_iter().map(|(_, signed)| signed).collect();
        Case { verdict, files, booklets, signed, entries, receipt: OnceCell::new() }
    }

    /// The file's receipt code.
    pub fn receipt(&self) -> Code {
        *self.receipt.get_or_init(|| self.verdict.receipt())
    }

    /// What the child or young person likes to be called, as the family wrote it.
    pub fn called(&self) -> String {
        visible_name(self.verdict.bundle().subject.called())
    }

    /// A booklet's title in the council's words, or its id where the council's booklet is not here.
    fn title(&self, signed: &SignedStatement) -> String {
        let id = &signed.statement().booklet.id;
        match self.booklets.iter().find(|booklet| booklet.id == *id) {
            Some(booklet) => {
                let about = Voice::About { name: self.called(), pronouns: Pronouns::They };
                say(&booklet.title.usual, &about)
            }
            None => (words::BOOKLET)(id.as_str()),
        }
    }

    fn answers(&self) -> impl Iterator<Item = &Entry<'a>> {
        self.entries.iter().filter(|entry| entry.skip().is_none())
    }

    fn skips(&self) -> impl Iterator<Item = (&Entry<'a>, Skip)> {
        self.entries.iter().filter_map(|entry| Some((entry, entry.skip()?)))
    }
}

impl Entry<'_> {
    /// Where it stands in its booklet; what the booklet does not ask comes last.
    fn place(&self) -> usize {
        let mut questions = self.booklet.iter().flat_map(|booklet| booklet.questions());
        questions.position(|question| question.id == *self.question).unwrap_or(usize::MAX)
    }

    fn role(&self) -> Role {
        self.signed.statement().contributor.role
    }

    fn name(&self) -> String {
        visible_name(&self.signed.statement().contributor.name_typed)
    }

    /// "Sam, young person".
    fn person(&self) -> String {
        (words::PERSON)(&self.name(), bundle_words::role(self.role()))
    }

    fn asked(&self) -> String {
        visible(&self.answered.question)
    }

    fn skip(&self) -> Option<Skip> {
        match &self.answered.given {
            Given::Skip(skip) => Some(*skip),
            Given::Answer { .. } => None,
        }
    }

    /// Whose words these are, said even where it is plain: on paper nothing else says so.
    fn whose(&self) -> Option<String> {
        let Given::Answer { whose, .. } = &self.answered.given else { return None };
        let said = bundle_words::whose_words(&self.name(), self.by.as_deref(), *whose);
        Some(said.unwrap_or_else(|| (words::OWN_WORDS)(&self.name())))
    }

    fn lang(&self) -> Lang {
        match &self.answered.given {
            Given::Answer { lang, .. } => lang_of(lang),
            Given::Skip(_) => Lang::Ours,
        }
    }

    /// Words of the answer, with hidden letters written out.
    fn said(&self, text: &str) -> Run {
        Run::plain(visible(text)).in_lang(self.lang())
    }
}

fn lang_of(lang: &names::Lang) -> Lang {
    match lang.to_string().as_str() {
        "und" => Lang::Unknown,
        lang if lang == words::LANG => Lang::Ours,
        lang => Lang::Other(lang.to_owned()),
    }
}

/// Items that compare as equal by a key, in the order in which each key came first.
fn grouped<T, K: PartialEq>(items: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<(K, Vec<T>)> {
    let mut groups: Vec<(K, Vec<T>)> = Vec::new();
    for item in items {
        let key = key(&item);
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.push(item),
            None => groups.push((key, vec![item])),
        }
    }
    groups
}
