//! Views side by side: what the young person, the family, school and others said on the same theme.
//!
//! Only what may be read by whoever is here. That a booklet was begun is told even where nothing in
//! it may be read.

mod elsewhere;
mod progress;
mod scales;
#[cfg(test)]
mod tests;
mod themes;

use elsewhere::Elsewhere;
pub use scales::{Differs, Point, SCALES, ScaleTheme, ScaleViews, Series};
pub use themes::{TABLE, Theme};

use chrono::NaiveDate;

use crate::{
    answer::Line,
    booklet::Booklet,
    folder::{Folder, Kept, Role},
    id::{BookletId, ContributorId, QuestionId},
    question::{media::Picture, voice::Note},
    sitting::Sitting,
    text::Text,
    words::Style,
};

/// Everything that comparing looks at.
#[derive(Clone, Copy)]
pub struct Comparing<'a> {
    pub folder: &'a Folder,
    pub booklets: &'a [Booklet],
    pub style: Style,
    pub text: &'static Text,
    pub today: NaiveDate,
}

/// The views of one child, for whoever is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    pub begun: Vec<Begun>,
    /// in their order, and only those on which something may be read
    pub themes: Vec<ThemeViews>,
    pub scales: Vec<ScaleViews>,
}

/// A booklet in which somebody said something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    pub contributor: ContributorId,
    pub name: String,
    pub role: Role,
    pub booklet: BookletId,
    pub title: String,
    /// something in it may be read by whoever is here
    pub may_be_read: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeViews {
    pub theme: Theme,
    pub title: String,
    /// by person, in the order of the folder; of one person the newest first
    pub views: Vec<View>,
}

/// What one person said to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    pub contributor: ContributorId,
    pub name: String,
    pub role: Role,
    pub booklet: BookletId,
    pub title: String,
    pub question: QuestionId,
    pub ask: String,
    pub lines: Vec<Line>,
    pub pictures: Vec<Picture>,
    pub note: Option<Note>,
    /// "Sam said this. Alex wrote it down.", where it is not plain
    pub whose: Option<String>,
    pub day: NaiveDate,
}

impl<'a> Comparing<'a> {
    pub fn views(&self) -> Comparison {
        let sittings = self.sittings();
        let parts = elsewhere::parts(self);
        let begun = sittings.iter().filter_map(begun).chain(parts.iter().map(Elsewhere::begun)).collect();
        let theme = |theme: Theme| {
            let here = sittings.iter().flat_map(|sitting| views(sitting, theme));
            let mut views: Vec<View> = here.chain(parts.iter().flat_map(|part| part.views(theme))).collect();
            // whoever wrote elsewhere comes after those of this device
            let known = |id: &ContributorId| self.folder.contributors.iter().position(|one| one.id == *id);
            let place = |view: &View| known(&view.contributor).unwrap_or(usize::MAX);
            views.sort_by_cached_key(|view| {
                (place(view), view.contributor.clone(), std::cmp::Reverse(view.day))
            });
            let title = theme.title(self.text, self.child());
            (!views.is_empty()).then_some(ThemeViews { theme, title, views })
        };
        let themes = Theme::ALL.into_iter().filter_map(theme).collect();
        Comparison { begun, themes, scales: scales::views(self.text, &sittings, &parts) }
    }

    fn sittings(&self) -> Vec<Sitting<'a>> {
        let sitting = |one: &crate::folder::Contribution| {
            let booklet = self.booklets.iter().find(|booklet| booklet.id == one.booklet)?;
            let contributor = one.contributor.clone();
            Some(Sitting::of(self.folder, booklet, contributor, self.style, self.text, self.today))
        };
        self.folder.contributions.iter().filter_map(sitting).collect()
    }

    fn child(&self) -> &str {
        let name = self.folder.known_as();
        if name.is_empty() { self.text.unnamed_child } else { name }
    }
}

/// What was said to a question, where whoever is here may read it.
fn readable<'s>(sitting: &Sitting<'s>, question: &QuestionId) -> Option<&'s Kept> {
    let asked = sitting.booklet.question(question)?;
    let kept = sitting.kept(question).filter(|kept| kept.says_something())?;
    sitting.may_read(&sitting.reader(), asked).then_some(kept)
}

fn role(sitting: &Sitting<'_>) -> Role {
    sitting.folder.contributor(&sitting.contributor).map_or(Role::YoungPerson, |one| one.role)
}

fn begun(sitting: &Sitting<'_>) -> Option<Begun> {
    let entries = &sitting.contribution()?.entries;
    let has_any = entries.values().any(Kept::says_something);
    has_any.then(|| Begun {
        contributor: sitting.contributor.clone(),
        name: sitting.name_of(&sitting.contributor),
        role: role(sitting),
        booklet: sitting.booklet.id.clone(),
        title: sitting.say(&sitting.booklet.title),
        may_be_read: entries.keys().any(|question| readable(sitting, question).is_some()),
    })
}

fn views(sitting: &Sitting<'_>, theme: Theme) -> Vec<View> {
    let view = |id: &QuestionId| {
        let kept = readable(sitting, id)?;
        let question = sitting.booklet.question(id)?;
        let reading = sitting.reading(question);
        Some(View {
            contributor: sitting.contributor.clone(),
            name: sitting.name_of(&sitting.contributor),
            role: role(sitting),
            booklet: sitting.booklet.id.clone(),
            title: sitting.say(&sitting.booklet.title),
            question: id.clone(),
            ask: sitting.say(&question.ask),
            lines: reading.lines(sitting.text)?,
            pictures: reading.answer.iter().flat_map(|answer| answer.pictures()).cloned().collect(),
            note: reading.note,
            whose: sitting.whose_words(kept),
            day: kept.at.date_naive(),
        })
    };
    let of_theme = TABLE.iter().filter(|(_, of)| *of == theme).map(|(id, _)| QuestionId::known(id));
    of_theme.filter_map(|id| view(&id)).collect()
}
