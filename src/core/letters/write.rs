//! A frame, filled in. Every word is the frame's, or one that was said, or there is a blank line.

use chrono::NaiveDate;

use super::{Letter, Paragraph, Part, Piece, Said, Span, Template, frame::Pronoun};
use crate::{
    answer::{self, Answer, AnsweredRow, Line},
    booklet::Booklet,
    council::Council,
    dates::Dates,
    entry::Entry,
    folder::{Folder, Role, child_id},
    id::{ClockId, ContributorId, QuestionId, RuleId},
    question::date,
    sitting::Sitting,
    text::Text,
    timeline::{KnownDates, Timeline},
    words::{Pronouns, Style, Voice},
};

/// Whose letter it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signer {
    Parent,
    /// who decides about their plan
    YoungPerson,
}

/// What letters are filled in from.
pub struct Writing<'a> {
    pub folder: &'a Folder,
    pub reader: &'a ContributorId,
    pub booklets: &'a [Booklet],
    pub council: &'a Council,
    pub dates: &'a Dates,
    pub known: &'a KnownDates,
    pub timeline: &'a Timeline<'a>,
    pub signer: Signer,
    pub text: &'static Text,
    pub today: NaiveDate,
}

impl Writing<'_> {
    pub fn letter(&self, template: &Template) -> Letter {
        let words = self.text.letters();
        let parts = match self.signer {
            Signer::Parent => &template.parent,
            Signer::YoungPerson => &template.own,
        };
        let council = self.council;
        let to = if council.post.is_empty() {
            vec![council.team.clone(), council.name.clone()]
        } else {
            council.post.clone()
        };
        let name = self.signed();
        Letter {
            // where somebody lives may be a secret, and may not be where the folder says
            from: vec![name.clone(), Span::Gap(words.address.to_owned())],
            to,
            date: self.text.day(self.today),
            greeting: (words.greeting)(&council.team),
            subject: self.spans(&template.subject),
            body: parts.iter().flat_map(|part| self.part(part)).collect(),
            ending: words.ending.to_owned(),
            name,
        }
    }

    fn signed(&self) -> Span {
        let words = self.text.letters();
        let name = match self.signer {
            Signer::YoungPerson => self.said_in("cd.fullname"),
            Signer::Parent => {
                let writer = self.folder.writer().filter(|writer| writer.role == Role::Parent);
                writer.map(|writer| writer.name.trim().to_owned()).filter(|name| !name.is_empty())
            }
        };
        name.map_or_else(|| Span::Gap(words.your_name.to_owned()), Span::Said)
    }

    fn part(&self, part: &Part) -> Vec<Paragraph> {
        match part {
            Part::Words(pieces) => vec![Paragraph::Words(self.spans(pieces))],
            Part::Said(said) => self.said(said),
        }
    }

    fn spans(&self, pieces: &[Piece]) -> Vec<Span> {
        pieces.iter().map(|piece| self.span(piece)).collect()
    }

    fn span(&self, piece: &Piece) -> Span {
        let words = self.text.letters();
        let or_gap =
            |said: Option<String>, gap: &str| said.map_or_else(|| Span::Gap(gap.to_owned()), Span::Said);
        match piece {
            Piece::Plain(plain) => Span::Frame(plain.clone()),
            Piece::Child => or_gap(self.child(), words.child),
            Piece::FullName => or_gap(self.said_in("cd.fullname"), words.full_name),
            Piece::Born => {
                let born = date::of(self.entry("cd.dob"), self.today);
                or_gap(born.map(|born| self.text.date(born)), words.born)
            }
            Piece::Setting => or_gap(self.said_in("cd.setting"), words.setting),
            Piece::Council => Span::Frame(self.council.name.clone()),
            Piece::They { word, capital } => Span::Said(self.they(*word, *capital)),
            Piece::Day(clock) => or_gap(self.known_day(clock), &self.clock(clock)),
            Piece::Due(rule) => or_gap(self.due(rule), words.due),
        }
    }

    /// What the child is called; else the name on official papers.
    fn child(&self) -> Option<String> {
        let known = self.folder.known_as();
        if known.is_empty() { self.said_in("cd.fullname") } else { Some(known.to_owned()) }
    }

    fn they(&self, word: Pronoun, capital: bool) -> String {
        let voice = self.folder.voice_about("");
        let (name, pronouns) = match voice {
            Voice::About { name, pronouns } if !name.is_empty() => (name, pronouns),
            // without a name there is none to repeat
            Voice::You | Voice::About { .. } => (String::new(), Pronouns::They),
        };
        let said = match (pronouns, word) {
            (Pronouns::She, Pronoun::Subject) => "she".to_owned(),
            (Pronouns::She, Pronoun::Owner | Pronoun::Object) => "her".to_owned(),
            (Pronouns::He, Pronoun::Subject) => "he".to_owned(),
            (Pronouns::He, Pronoun::Owner) => "his".to_owned(),
            (Pronouns::He, Pronoun::Object) => "him".to_owned(),
            (Pronouns::They, Pronoun::Subject) => "they".to_owned(),
            (Pronouns::They, Pronoun::Owner) => "their".to_owned(),
            (Pronouns::They, Pronoun::Object) => "them".to_owned(),
            (Pronouns::Name, Pronoun::Owner) => format!("{name}’s"),
            (Pronouns::Name, Pronoun::Subject | Pronoun::Object) => name,
        };
        let mut letters = said.chars();
        let first = letters.next().filter(|_| capital).into_iter().flat_map(char::to_uppercase);
        if capital { first.chain(letters).collect() } else { said }
    }

    fn entry(&self, question: &'static str) -> Option<&Entry> {
        self.folder.open_entry_of(&QuestionId::known(question), self.reader)
    }

    /// Words in one line, as they were typed.
    fn said_in(&self, question: &'static str) -> Option<String> {
        let Some(Entry::Words(words)) = self.entry(question) else { return None };
        Some(words.trim().to_owned()).filter(|words| !words.is_empty())
    }

    /// Only a day that is known for sure: the rest is a guess.
    fn known_day(&self, clock: &ClockId) -> Option<String> {
        let known = self.known.get(clock).filter(|known| known.first == known.last && !known.is_about)?;
        Some(self.text.day(known.first))
    }

    fn due(&self, rule: &RuleId) -> Option<String> {
        let line = self.timeline.lines().find(|line| line.rule.id == *rule)?;
        line.generous.filter(|_| !line.is_about).map(|day| self.text.day(day))
    }

    /// What a day is called, for the blank line that stands for it.
    fn clock(&self, clock: &ClockId) -> String {
        let voice = self.folder.voice_about(self.text.unnamed_child);
        let label = self.dates.clock(clock).map(|clock| &clock.label);
        label.map(|label| crate::words::say(label.pick(Style::Usual), &voice)).unwrap_or_default()
    }

    /// An answer that may be shared, as it was given.
    fn said(&self, said: &Said) -> Vec<Paragraph> {
        let heading = said.heading.iter().map(|words| Paragraph::Heading(words.clone()));
        let given = said.question.as_ref().and_then(|id| self.answer(id)).map(|answer| {
            if let Answer::Rows(rows) = &answer {
                return rows.iter().map(|row| row_of(row, said, self.text)).collect();
            }
            vec![Paragraph::Lines(answer.lines(self.text).iter().map(line).collect())]
        });
        match (given, &said.gap) {
            (Some(given), _) if !Vec::is_empty(&given) => heading.chain(given).collect(),
            (_, Some(gap)) => heading.chain([Paragraph::Words(vec![Span::Gap(gap.clone())])]).collect(),
            (_, None) => Vec::new(),
        }
    }

    fn answer(&self, question: &QuestionId) -> Option<Answer> {
        let booklet = self.booklets.iter().find(|booklet| booklet.question(question).is_some())?;
        let asked = booklet.question(question)?;
        let sitting = Sitting::new(self.folder, booklet, Style::Usual, self.text, self.today);
        if !sitting.is_shared(asked) {
            return None;
        }
        sitting.reading(asked).answer
    }
}

/// A row: each cell in a line, with the frame's name for its column or, without one, its question.
fn row_of(row: &AnsweredRow, said: &Said, text: &Text) -> Paragraph {
    let cell = |cell: &answer::AnsweredCell| {
        let label = said.labels.iter().find(|(column, _)| *column == cell.column);
        let label = label.map_or_else(|| cell.label.clone(), |(_, label)| label.clone());
        let mut spans = vec![Span::Frame(format!("{} ", ended(label)))];
        let lines = cell.answer.lines(text);
        for (n, one) in lines.iter().enumerate() {
            spans.extend((n > 0).then(|| Span::Frame("\n".to_owned())));
            spans.extend(line(one));
        }
        spans
    };
    Paragraph::Lines(row.cells.iter().map(cell).collect())
}

/// A question ends itself; any other name of a line needs a colon.
fn ended(label: String) -> String {
    if label.ends_with(['?', ':', '.']) { label } else { format!("{label}:") }
}

fn line(one: &Line) -> Vec<Span> {
    let label = one.label.iter().map(|label| Span::Frame(format!("{} ", ended(label.clone()))));
    label.chain([Span::Said(one.words.clone())]).collect()
}

/// Who signs when nobody said otherwise: the young person once the rights are theirs.
impl Signer {
    pub fn usual(folder: &Folder, today: NaiveDate) -> Signer {
        let born = folder.open_entry_of(&QuestionId::known("cd.dob"), &child_id());
        let born = date::of(born, today).and_then(crate::timeline::Known::of);
        let leaves = born.and_then(|born| crate::dates::school_leaving(born.last));
        match leaves {
            Some(day) if day <= today => Signer::YoungPerson,
            Some(_) | None => Signer::Parent,
        }
    }
}
