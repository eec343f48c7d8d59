//! How far outcomes have come, and how sure people are of the help, over the reviews and rounds there were.

use chrono::{DateTime, Utc};

use super::{Comparing, Point, ScaleTheme, ScaleViews, Series, readable, role};
use crate::{
    answer::{Answer, AnsweredRow},
    casework::in_words,
    id::QuestionId,
    sitting::Sitting,
};

/// A question with a number in each row: what the row is about, and the number.
const ROWS: [(&str, &str, &str); 4] = [
    ("rv.cy.outcomes", "outcome", "progress"),
    ("rv.pc.outcomes", "outcome", "progress"),
    ("rv.ct.progress", "outcome", "progress"),
    ("sp.conf", "who", "sure"),
];
const CONFIDENCE: &str = "sp.conf";

/// One number of one row, on the day it was given.
struct Given {
    about: String,
    at: DateTime<Utc>,
    value: u8,
    ends: [String; 2],
}

impl Comparing<'_> {
    /// A chart for each outcome, with a line for each who gave numbers; and one of how sure people are.
    pub fn progress(&self) -> Vec<ScaleViews> {
        let mut views: Vec<ScaleViews> = Vec::new();
        for sitting in self.sittings() {
            for (id, about, number) in ROWS {
                for given in numbers(&sitting, id, [about, number]) {
                    let is_sure = id == CONFIDENCE;
                    let name = sitting.name_of(&sitting.contributor);
                    let (title, name) = match is_sure {
                        true => (self.text.compare.sure_of_help.to_owned(), given.about.clone()),
                        false => (given.about.clone(), name),
                    };
                    let theme = if is_sure { ScaleTheme::SureOfHelp } else { ScaleTheme::Progress };
                    add(&mut views, &sitting, (theme, title, name), given, id);
                }
            }
        }
        for view in &mut views {
            view.series.iter_mut().for_each(|one| one.points.sort_by_key(|point| point.at));
        }
        views
    }
}

fn add(
    views: &mut Vec<ScaleViews>,
    sitting: &Sitting<'_>,
    (theme, title, name): (ScaleTheme, String, String),
    given: Given,
    id: &'static str,
) {
    let same = |known: &str| known.trim().to_lowercase() == title.trim().to_lowercase();
    let at = views.iter().position(|view| view.theme == theme && same(&view.title)).unwrap_or(views.len());
    if at == views.len() {
        views.push(ScaleViews { theme, title: title.clone(), series: Vec::new(), differs: Vec::new() });
    }
    let Some(view) = views.get_mut(at) else { return };
    let point = Point { day: given.at.date_naive(), value: given.value, whose: None, at: given.at };
    let question = QuestionId::known(id);
    let known = view.series.iter_mut().find(|one| one.name == name && one.question == question);
    if let Some(series) = known {
        // the same number stands in a round that was kept and in the one that goes on
        if series.points.iter().all(|known| known.at != point.at || known.value != point.value) {
            series.points.push(point);
        }
        return;
    }
    let asked = sitting.booklet.question(&question);
    let [low, high] = given.ends;
    view.series.push(Series {
        contributor: sitting.contributor.clone(),
        name,
        role: role(sitting),
        booklet: sitting.booklet.id.clone(),
        question,
        ask: asked.map(|asked| sitting.say(&asked.ask)).unwrap_or_default(),
        low,
        high,
        points: vec![point],
    });
}

/// What stands there now and what stood there before.
fn numbers(sitting: &Sitting<'_>, id: &'static str, columns: [&str; 2]) -> Vec<Given> {
    let id = QuestionId::known(id);
    let (Some(kept), Some(question)) = (readable(sitting, &id), sitting.booklet.question(&id)) else {
        return Vec::new();
    };
    let before = kept.earlier.iter().map(|one| (one.at, &one.entry));
    let all = before.chain(kept.entry.iter().map(|entry| (kept.at, entry)));
    let rows = |(at, entry)| match sitting.read(question, entry).answer {
        Some(Answer::Rows(rows)) => rows.iter().filter_map(|row| given(row, at, columns)).collect(),
        Some(_) | None => Vec::new(),
    };
    all.flat_map(rows).collect()
}

fn given(row: &AnsweredRow, at: DateTime<Utc>, [about, number]: [&str; 2]) -> Option<Given> {
    let cell = |id: &str| row.cells.iter().find(|cell| cell.column.as_str() == id).map(|cell| &cell.answer);
    let Answer::Scaled(scaled) = cell(number)? else { return None };
    let ends = [scaled.low.clone(), scaled.high.clone()];
    Some(Given { about: in_words(cell(about)?), at, value: scaled.value, ends })
}
