//! From a folder and a person's choices to what a file will hold: first as a draft, which is what
//! the preview shows and nothing else, then signed.
//!
//! Private notes and answers that are not shared cannot get in: a draft has no place for them.

mod apart;
mod file;
mod lock;
mod offers;
mod pictures;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    answer::{Dated, Reading},
    booklet::Booklet,
    bundle::{
        Refusal,
        declaration::Declaration,
        digest::Sid,
        moment::Moment,
        names,
        payload::{Audience, Revision, Subject},
        sign,
        statement::{self, Answered, BookletRef, Given, Statement},
    },
    council::Council,
    entry::Entry,
    folder::{Folder, Kept, Length, Role, Whose, child_id},
    id::{BookletId, ContributorId, Id, QuestionId},
    journey::Density,
    json::{Spelling, filled},
    question::{date, media::Picture},
    sitting::Sitting,
    text::Text,
    words::Style,
};

pub use apart::{Carried, ForFamily, OwnPart};
pub use file::{ForCouncil, Seal};
pub use lock::Lock;
pub use offers::{HeldBack, Offer, OfferedPicture};

/// What the person who makes the file chose and typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    pub chosen: BTreeSet<(ContributorId, BookletId)>,
    /// the digests of pictures that stay at home
    pub left_out: BTreeSet<String>,
    pub true_as_far_as_i_know: bool,
    pub share_with_council: bool,
    pub share_with_school: bool,
    pub name_typed: String,
    pub date_typed: NaiveDate,
}

/// What a file will hold, before it is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub statements: Vec<Statement>,
    /// parts from other devices, as they came
    pub carried: Vec<Carried>,
    pub subject: Subject,
    pub audience: Audience,
    pub declaration: Declaration,
    /// the pictures of the answers, each once
    pub pictures: Vec<DraftPicture>,
    pub revision: Revision,
    exporter: ContributorId,
    bundle_id: names::BundleId,
}

/// A picture, and the answer that shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftPicture {
    pub picture: Picture,
    pub by: ContributorId,
    pub question: QuestionId,
}

/// Why no file could be made. None of these is a person's fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotMade {
    /// the octets of a picture are not on this device
    PictureMissing {
        sha256: String,
    },
    /// something in the folder does not fit the format
    DoesNotFit,
    Refused(Refusal),
}

/// Everything that sharing looks at.
#[derive(Clone, Copy)]
pub struct Sharing<'a> {
    pub folder: &'a Folder,
    pub booklets: &'a [Booklet],
    pub council: &'a Council,
    pub text: &'static Text,
    pub style: Style,
    pub now: DateTime<Utc>,
    pub today: NaiveDate,
    /// gives a text in one spelling of its letters
    pub nfc: Spelling,
}

impl<'a> Sharing<'a> {
    pub(crate) fn sitting(&self, contributor: &ContributorId, booklet: &BookletId) -> Option<Sitting<'a>> {
        let booklet = self.booklets.iter().find(|one| one.id == *booklet)?;
        Some(Sitting::of(self.folder, booklet, contributor.clone(), self.style, self.text, self.today))
    }

    /// What the file will hold.
    pub fn draft(&self, choices: &Choices) -> Result<Draft, NotMade> {
        let folder = self.folder;
        let bundle_id: names::BundleId = folder.bundle_id.parse().map_err(|_| NotMade::DoesNotFit)?;
        let exporter = folder.writer().map_or_else(child_id, |writer| writer.id.clone());
        let mut statements = Vec::new();
        for one in &folder.contributions {
            if choices.chosen.contains(&(one.contributor.clone(), one.booklet.clone()))
                && let Some(sitting) = self.sitting(&one.contributor, &one.booklet)
            {
                let statement = self.statement(&sitting, choices, &bundle_id, &exporter)?;
                // all that was said in it may have been pictures
                if statement.answers.is_empty() {
                    continue;
                }
                statements.push(sign::in_normal_form(&statement, self.nfc).map_err(|_| NotMade::DoesNotFit)?);
            }
        }
        let carried = self.carried(choices)?;
        let words = self.text.share();
        let declared = (words.declaration)(&self.council.name);
        let council = self.council.code.parse().map_err(|_| NotMade::DoesNotFit)?;
        let name = typed_name(&choices.name_typed, self.text.role(self.role_of(&exporter)));
        Ok(Draft {
            subject: self.subject(choices),
            audience: Audience { council, name: self.council.name.clone() },
            declaration: self.declaration("decl.export.v1", declared, name, choices)?,
            pictures: pictures::of(statements.iter().chain(carried.iter().map(|one| one.signed.statement()))),
            revision: next_revision(folder.exports.last().map(|last| (last.rev, last.sid.as_str())))?,
            statements,
            carried,
            exporter,
            bundle_id,
        })
    }

    fn statement(
        &self,
        sitting: &Sitting<'_>,
        choices: &Choices,
        bundle_id: &names::BundleId,
        exporter: &ContributorId,
    ) -> Result<Statement, NotMade> {
        let contributor = self.folder.contributor(&sitting.contributor).ok_or(NotMade::DoesNotFit)?;
        let (booklet, words) = (sitting.booklet, self.text.share());
        let (id, declared) = match contributor.role {
            Role::YoungPerson => ("decl.yp.v1", words.young_person_declaration),
            Role::Parent | Role::Helper | Role::Professional => ("decl.family.v1", words.family_declaration),
        };
        let known = typed_name(&sitting.name_of(&contributor.id), self.text.role(contributor.role));
        let name = if contributor.id == *exporter { typed_name(&choices.name_typed, &known) } else { known };
        let before = self.folder.exports.iter().rev().flat_map(|exported| &exported.statements);
        let mut same = before.filter(|one| one.contributor == contributor.id && one.booklet == booklet.id);
        Ok(Statement {
            bundle_id: bundle_id.clone(),
            revision: next_revision(same.next().map(|last| (last.rev, last.sid.as_str())))?,
            contributor: statement::Contributor {
                id: contributor.id.clone(),
                role: contributor.role.into(),
                name_typed: name.clone(),
            },
            booklet: BookletRef {
                id: booklet.id.clone(),
                version: booklet.version.clone(),
                sha256: booklet.sha256.parse().map_err(|_| NotMade::DoesNotFit)?,
            },
            answers: pictures::without(answers(sitting), &choices.left_out),
            declaration: self.declaration(id, declared.to_owned(), name, choices)?,
        })
    }

    fn declaration(
        &self,
        id: &'static str,
        text: String,
        name_typed: String,
        choices: &Choices,
    ) -> Result<Declaration, NotMade> {
        let agreed = [
            ("true_as_far_as_i_know", choices.true_as_far_as_i_know),
            ("share_with_council", choices.share_with_council),
            ("share_with_school", choices.share_with_school),
        ];
        Ok(Declaration {
            id: Id::known(id),
            text,
            lang: self.text.lang.parse().map_err(|_| NotMade::DoesNotFit)?,
            agreed: filled(agreed.into_iter().map(|(purpose, yes)| (Id::known(purpose), yes))),
            name_typed,
            date_typed: choices.date_typed,
            at: moment(self.now),
        })
    }

    /// The full name and the date of birth are named only where they are shared as answers.
    fn subject(&self, choices: &Choices) -> Subject {
        let shared = |question: &str| {
            choices.chosen.iter().find_map(|(contributor, booklet)| {
                let sitting = self.sitting(contributor, booklet)?;
                let question = sitting.booklet.questions().find(|one| one.id.as_str() == question)?;
                if sitting.is_shared(question) { sitting.entry(&question.id) } else { None }
            })
        };
        let called = Some(self.folder.known_as()).filter(|name| !name.is_empty());
        let full = match shared("cd.fullname") {
            Some(Entry::Words(words)) => Some(words.trim()).filter(|words| !words.is_empty()),
            _ => None,
        };
        let born = match shared("cd.dob") {
            Some(Entry::Date(typed)) => date::read(typed, self.today).answer,
            _ => None,
        };
        let born = match born {
            Some(crate::answer::Answer::Date(date)) => Dated::exact(date),
            _ => None,
        };
        let name = full.or(called).unwrap_or(self.text.people.young_person);
        Subject { name: one_line(name), known_as: called.map(one_line), date_of_birth: born }
    }

    /// What somebody in the folder is called.
    pub fn name_of(&self, id: &ContributorId) -> String {
        let name = match self.folder.contributor(id) {
            Some(_) if *id == child_id() => self.folder.known_as(),
            Some(one) => one.name.as_str(),
            // of another device
            None => self.text.people.somebody,
        };
        if name.is_empty() { self.text.role(self.role_of(id)).to_owned() } else { name.to_owned() }
    }

    fn role_of(&self, id: &ContributorId) -> Role {
        self.folder.contributor(id).map_or(Role::YoungPerson, |one| one.role)
    }
}

/// What a contribution says to questions that are asked, or were asked once, and may be shared.
pub(crate) fn readings<'f>(sitting: &Sitting<'f>) -> Vec<(&'f QuestionId, &'f Kept, Reading)> {
    let Some(one) = sitting.contribution() else { return Vec::new() };
    let journey = sitting.journey_of(Length::Full, Density::Whole);
    let asked: BTreeSet<&QuestionId> =
        filled(journey.pages.iter().flat_map(|page| &page.asked).map(|asked| &asked.question.id));
    let read = |(id, kept): (&'f QuestionId, &'f Kept)| {
        let reading = match sitting.booklet.question(id) {
            Some(question) if asked.contains(id) && sitting.is_shared(question) => sitting.reading(question),
            Some(_) => return None,
            None if kept.shared == Some(false) => return None,
            None => sitting.read_without_question(kept.entry.as_ref()?),
        };
        Some((id, kept, reading))
    };
    one.entries.iter().filter_map(read).collect()
}

/// The same as answers. A recording has no place in them: only what is written beside it.
pub(crate) fn answers(sitting: &Sitting<'_>) -> BTreeMap<QuestionId, Answered> {
    let answered = |(id, kept, reading): (&QuestionId, &Kept, Reading)| {
        let given = match (reading.answer, kept.skip) {
            (Some(answer), _) => Given::Answer {
                answer,
                unread: reading.unread,
                whose: kept.whose.unwrap_or(Whose::Own),
                lang: kept.lang.parse().ok()?,
            },
            // words on the page ask for nothing, so nothing was left out
            (None, Some(_)) if sitting.booklet.question(id).is_some_and(|one| one.kind.is_info()) => {
                return None;
            }
            (None, Some(skip)) => Given::Skip(skip),
            (None, None) => return None,
        };
        let by = Some(kept.by.clone()).filter(|by| *by != sitting.contributor);
        let question = if kept.asked.trim().is_empty() { id.to_string() } else { kept.asked.clone() };
        Some((id.clone(), Answered { question, at: moment(kept.at), by, given }))
    };
    filled(readings(sitting).into_iter().filter_map(answered))
}

fn next_revision(last: Option<(u32, &str)>) -> Result<Revision, NotMade> {
    let Some((rev, sid)) = last else { return Ok(Revision::FIRST) };
    let previous: Sid = sid.parse().map_err(|_| NotMade::DoesNotFit)?;
    Ok(Revision { number: rev + 1, previous: Some(previous) })
}

fn moment(at: DateTime<Utc>) -> Moment {
    at.fixed_offset().into()
}

fn typed_name(typed: &str, otherwise: &str) -> String {
    let name = one_line(typed);
    if name.is_empty() { otherwise.to_owned() } else { name }
}

/// Names and descriptions stand on one line.
fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.trim().to_owned()
}
