//! Numbers from 0 to 10, over time and beside each other. Plain data for a small chart; a number is
//! never turned into one of another scale.

use chrono::{DateTime, NaiveDate, Utc};

use super::{elsewhere::Elsewhere, readable, role};
use crate::{
    answer::Answer,
    entry::Entry,
    folder::Role,
    id::{BookletId, ContributorId, QuestionId},
    question::{Kind, scale::TOP},
    sitting::Sitting,
    text::Text,
};

/// Numbers that can stand beside each other: high means the same in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScaleTheme {
    SureOfHelp,
    School,
    Today,
    Worry,
    Work,
    Home,
    Friends,
    Health,
    /// of one outcome, which has words of its own
    Progress,
}

/// Each scale and its theme. What is asked about the process itself is never put beside a child's
/// own numbers, and so is not here.
pub const SCALES: [(&str, ScaleTheme); 10] = [
    ("mpa.confidence", ScaleTheme::SureOfHelp),
    ("fb.strengths", ScaleTheme::SureOfHelp),
    ("rv.pc.conf", ScaleTheme::SureOfHelp),
    ("mp.happyscale", ScaleTheme::School),
    ("th.okscale", ScaleTheme::Today),
    ("th.worryscale", ScaleTheme::Worry),
    ("pa.worknow", ScaleTheme::Work),
    ("pa.homenow", ScaleTheme::Home),
    ("pa.friendsnow", ScaleTheme::Friends),
    ("pa.healthnow", ScaleTheme::Health),
];

/// From this on, two people see it differently.
const FAR: u8 = 3;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleViews {
    pub theme: ScaleTheme,
    pub title: String,
    pub series: Vec<Series>,
    pub differs: Vec<Differs>,
}

/// One person's numbers for one question, oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    pub contributor: ContributorId,
    pub name: String,
    pub role: Role,
    pub booklet: BookletId,
    pub question: QuestionId,
    pub ask: String,
    pub low: String,
    pub high: String,
    /// never empty
    pub points: Vec<Point>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    pub day: NaiveDate,
    pub value: u8,
    /// who wrote it down, and how they knew, where that is not plain
    pub whose: Option<String>,
    pub(super) at: DateTime<Utc>,
}

/// Two people whose latest numbers are far from each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differs {
    pub one: ContributorId,
    pub other: ContributorId,
    pub by: u8,
    /// "Sam and Alex see this differently."
    pub words: String,
}

impl ScaleTheme {
    pub const ALL: [ScaleTheme; 8] = [
        ScaleTheme::SureOfHelp,
        ScaleTheme::School,
        ScaleTheme::Today,
        ScaleTheme::Worry,
        ScaleTheme::Work,
        ScaleTheme::Home,
        ScaleTheme::Friends,
        ScaleTheme::Health,
    ];

    pub fn title(self, text: &Text) -> &'static str {
        let words = &text.compare;
        match self {
            ScaleTheme::SureOfHelp => words.sure_of_help,
            ScaleTheme::School => words.school,
            ScaleTheme::Today => words.today,
            ScaleTheme::Worry => words.worry,
            ScaleTheme::Work => words.work,
            ScaleTheme::Home => words.home,
            ScaleTheme::Friends => words.friends,
            ScaleTheme::Health => words.health,
            ScaleTheme::Progress => words.progress,
        }
    }
}

pub(super) fn views(text: &Text, sittings: &[Sitting<'_>], parts: &[Elsewhere]) -> Vec<ScaleViews> {
    let theme = |theme: ScaleTheme| {
        let ids = SCALES.iter().filter(|(_, of)| *of == theme).map(|(id, _)| QuestionId::known(id));
        let of = |id: QuestionId| {
            let here = sittings.iter().filter_map(|sitting| series(sitting, &id));
            here.chain(parts.iter().filter_map(|part| part.series(&id))).collect::<Vec<_>>()
        };
        let series: Vec<Series> = ids.flat_map(of).collect();
        let differs = differs(text, &series);
        let title = theme.title(text).to_owned();
        (!series.is_empty()).then_some(ScaleViews { theme, title, series, differs })
    };
    ScaleTheme::ALL.into_iter().filter_map(theme).collect()
}

fn series(sitting: &Sitting<'_>, id: &QuestionId) -> Option<Series> {
    let kept = readable(sitting, id)?;
    let question = sitting.booklet.question(id)?;
    let Kind::Scale(ends) = &question.kind else { return None };
    let earlier = kept.earlier.iter().map(|one| (&one.entry, one.at, one.whose, &one.by));
    let now = kept.entry.iter().map(|entry| (entry, kept.at, kept.whose, &kept.by));
    let mut points: Vec<Point> = Vec::new();
    for (entry, at, whose, by) in earlier.chain(now) {
        let Entry::Scale(_) = entry else { continue };
        let Some(Answer::Scaled(scaled)) = sitting.read(question, entry).answer else { continue };
        let whose = whose.and_then(|whose| sitting.words_of(whose, by));
        points.push(Point { day: at.date_naive(), value: scaled.value.min(TOP), whose, at });
    }
    points.sort_by_key(|point| point.at);
    (!points.is_empty()).then(|| Series {
        contributor: sitting.contributor.clone(),
        name: sitting.name_of(&sitting.contributor),
        role: role(sitting),
        booklet: sitting.booklet.id.clone(),
        question: id.clone(),
        ask: sitting.say(&question.ask),
        low: sitting.say(&ends.low),
        high: sitting.say(&ends.high),
        points,
    })
}

/// Each pair once, by their latest numbers on the theme.
fn differs(text: &Text, series: &[Series]) -> Vec<Differs> {
    let mut latest: Vec<(&Series, &Point)> = Vec::new();
    for one in series {
        let Some(point) = one.points.last() else { continue };
        match latest.iter_mut().find(|(known, _)| known.contributor == one.contributor) {
            Some(known) if known.1.at < point.at => *known = (one, point),
            Some(_) => {}
            None => latest.push((one, point)),
        }
    }
    let mut found = Vec::new();
    for (n, (one, mine)) in latest.iter().enumerate() {
        for (other, theirs) in &latest[n + 1..] {
            let by = mine.value.abs_diff(theirs.value);
            if by >= FAR {
                found.push(Differs {
                    one: one.contributor.clone(),
                    other: other.contributor.clone(),
                    by,
                    words: (text.compare.differs)(&one.name, &other.name),
                });
            }
        }
    }
    found
}
