//! The good-plan checker on the plan of a folder: each of its texts, its chain as a whole, its reports and
//! what must not be lost.

use chrono::NaiveDate;

use crate::{
    answer::Answer,
    booklet::Booklet,
    casework::{Section, in_words},
    folder::Folder,
    good_plan::{About, Dots, Finding, GoodPlan, Lost, Rule, adult_life, lost, reports},
    id::QuestionId,
    sitting::Sitting,
};

use super::{chain::Chain, origin::Origins};

/// The texts of section A, and whether whose words they are has to be written beside them.
const VIEWS: [&str; 4] = ["pl.a_child", "pl.a_parent", "pl.a_talk", "pl.a_story"];
const PLACE: &str = "pl.i";

/// One text of the plan, looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked<'a> {
    pub section: Section,
    pub text: String,
    pub findings: Vec<Finding<'a>>,
    /// of help, how much of the six things it says
    pub dots: Option<Dots>,
}

/// All that there is to ask about a plan.
#[derive(Clone, Debug, Default)]
pub struct Checked<'a> {
    /// in the order of the plan, and only those with something to ask or with dots
    pub looked: Vec<Looked<'a>>,
    /// what can only be seen of the whole
    pub whole: Vec<Rule>,
    /// titles of reports that only one of the two lists has
    pub reports: Vec<(Rule, String)>,
    pub lost: Vec<Kept>,
    /// nothing is written in the plan yet
    pub is_empty: bool,
}

/// A thing that the family said must not be lost, and in which section its words are, if anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub item: String,
    pub found: Option<Section>,
    /// the sentence that has its words
    pub text: Option<String>,
}

/// The answer to a question of the plan booklet, as it stands.
pub fn answer_of(sitting: &Sitting<'_>, id: &str) -> Option<Answer> {
    let question = sitting.booklet.question(&id.parse::<QuestionId>().ok()?)?;
    sitting.reading(question).answer
}

/// What the child is called in the plan.
pub fn name_of(folder: &Folder) -> &str {
    folder.known_as()
}

/// The chain of the plan that stands here.
pub fn chain_of(sitting: &Sitting<'_>) -> Chain {
    let ids = ["pl.b", "pl.c", "pl.d", "pl.e", "pl.f", "pl.g", "pl.h1", "pl.h2", "pl.review", "pl.monitor"];
    let answers = ids.map(|id| (id, answer_of(sitting, id)));
    let find = |id: &str| answers.iter().find(|(known, _)| *known == id)?.1.as_ref();
    Chain::of(&find, name_of(sitting.folder))
}

/// Looks at the whole plan of a sitting. `origins` tells whose words stand in section A: where that is found, it
/// is written beside them.
pub fn check<'a>(
    plan: &'a GoodPlan,
    sitting: &Sitting<'_>,
    booklets: &[Booklet],
    origins: &Origins,
) -> Checked<'a> {
    let (folder, today) = (sitting.folder, sitting.today);
    let about = |text: &str| About {
        name: name_of(folder),
        first_draft: true,
        whose_words: origins.trace(text).iter().all(|one| one.source.is_some()),
    };
    let chain = chain_of(sitting);
    let text_of = |id: &str| answer_of(sitting, id).map(|answer| in_words(&answer));
    let views = VIEWS.iter().filter_map(|id| Some((Section::A, text_of(id)?)));
    let rows = chain.needs.iter().chain(&chain.outcomes).chain(&chain.help);
    let rows = rows.map(|row| (row.section, row.text.clone()));
    let place = text_of(PLACE).map(|text| (Section::I, text));
    let texts: Vec<(Section, String)> = views.chain(rows).chain(place).collect();
    let looked = texts.iter().filter_map(|(section, text)| look(plan, *section, text, about(text)));
    let mut draft: Vec<(Section, String)> = Vec::new();
    for (section, text) in &texts {
        match draft.iter_mut().find(|(known, _)| known == section) {
            // an empty line between: two rows are no one sentence
            Some((_, all)) => *all = format!("{all}\n\n{text}"),
            None => draft.push((*section, text.clone())),
        }
    }
    let draft: Vec<(Section, &str)> = draft.iter().map(|(section, text)| (*section, text.as_str())).collect();
    Checked {
        looked: looked.collect(),
        whole: adult_life(plan, year(folder, today), &help(&chain)).into_iter().collect(),
        reports: differing_reports(sitting, booklets),
        lost: kept(sitting, booklets, &draft),
        is_empty: texts.is_empty(),
    }
}

fn look<'a>(plan: &'a GoodPlan, section: Section, text: &str, about: About<'_>) -> Option<Looked<'a>> {
    let is_help = matches!(section, Section::F | Section::G | Section::H);
    let dots = is_help.then(|| plan.dots(text, about).into_iter().next()).flatten().map(|(_, dots)| dots);
    let findings = plan.look(section, text, about);
    let is_worth = dots.is_some() || !findings.is_empty();
    is_worth.then(|| Looked { section, text: text.to_owned(), findings, dots })
}

fn year(folder: &Folder, today: NaiveDate) -> Option<i32> {
    folder.born(today).map(|born| born.school_year(today))
}

fn help(chain: &Chain) -> Vec<&str> {
    chain.help.iter().map(|row| row.text.as_str()).collect()
}

/// The first boxes of each row.
fn firsts(answer: Option<Answer>, column: &str) -> Vec<String> {
    let Some(Answer::Rows(rows)) = answer else { return Vec::new() };
    let cell = |row: &crate::answer::AnsweredRow| {
        let cell = row.cells.iter().find(|cell| cell.column.as_str() == column)?;
        Some(in_words(&cell.answer))
    };
    rows.iter().filter_map(cell).collect()
}

/// What anybody of the family said to a question of another booklet.
fn said(sitting: &Sitting<'_>, booklets: &[Booklet], id: &str) -> Vec<Answer> {
    let Ok(id) = id.parse::<QuestionId>() else { return Vec::new() };
    let asked = booklets.iter().find_map(|booklet| Some((booklet, booklet.question(&id)?)));
    let Some((booklet, question)) = asked else { return Vec::new() };
    let reader = sitting.reader();
    let given = sitting.folder.contributions.iter().filter(|one| one.booklet == booklet.id);
    let read = |one: &crate::folder::Contribution| {
        let (style, text, today) = (sitting.style, sitting.text, sitting.today);
        let there = Sitting::of(sitting.folder, booklet, one.contributor.clone(), style, text, today);
        there.may_read(&reader, question).then(|| there.reading(question).answer).flatten()
    };
    given.filter_map(read).collect()
}

fn differing_reports(sitting: &Sitting<'_>, booklets: &[Booklet]) -> Vec<(Rule, String)> {
    let listed = firsts(answer_of(sitting, "pl.k"), "title");
    let family = said(sitting, booklets, "cd.reports").into_iter();
    let family: Vec<String> = family.flat_map(|answer| firsts(Some(answer), "title")).collect();
    if listed.is_empty() || family.is_empty() {
        return Vec::new();
    }
    let [k, f] = [&listed, &family].map(|all| all.iter().map(String::as_str).collect::<Vec<_>>());
    let found = reports(&k, &f).into_iter();
    let title = |(rule, n): (Rule, usize)| {
        let titles = if rule == Rule::ReportUnknown { &listed } else { &family };
        Some((rule, titles.get(n)?.clone()))
    };
    found.filter_map(title).collect()
}

fn kept(sitting: &Sitting<'_>, booklets: &[Booklet], draft: &[(Section, &str)]) -> Vec<Kept> {
    let items: Vec<String> = said(sitting, booklets, "fb.needlist")
        .into_iter()
        .flat_map(|answer| in_words(&answer).lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let items: Vec<&str> = items.iter().map(String::as_str).collect();
    let text_at = |found: &Lost<'_>| {
        let place = found.place.as_ref()?;
        let (_, text) = draft.iter().find(|(section, _)| *section == place.section)?;
        text.get(place.at.clone()).map(str::to_owned)
    };
    let item = |found: Lost<'_>| Kept {
        item: found.item.to_owned(),
        text: text_at(&found),
        found: found.place.as_ref().map(|place| place.section),
    };
    lost(&items, draft).into_iter().map(item).collect()
}
