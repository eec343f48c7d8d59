//! What a person sees, in a form that is short enough to read in a script.

use chrono::Datelike;
use tell_it_once_core::{
    answer::Line,
    bundle::statement::{Answered, Given, Statement},
    compare::Comparing,
    folder::{Kept, child_id},
    journey::{Journey, Next},
    question::Kind,
    reuse::Offer,
    share::{Choices, Sharing},
    sitting::Status,
    summary::{Item, Said},
};

use super::{Day, script::TEXT};

pub(super) fn show(day: &Day, what: &str) -> Result<String, String> {
    let (what, rest) = what.split_once(' ').unwrap_or((what, ""));
    Ok(match what {
        "pages" => pages(day),
        "asks" => asks(day),
        "problems" => problems(day),
        "status" => status(day),
        "summary" => summary(day, |_| true),
        // the same without what nobody answered
        "said" => summary(day, |item| item.said != Said::Nothing),
        "profile" => profile(day),
        "draft" => draft(day),
        "people" => people(day),
        "offered" => offered(day, rest)?,
        "views" => views(day),
        "options" => options(day, rest)?,
        "kept" => day.folder.kept(&day.spot(rest)).map_or("nothing".to_owned(), kept),
        _ => return Err(format!("nothing shows \"{what}\"")),
    })
}

fn lines(words: impl IntoIterator<Item = String>) -> String {
    let all: Vec<String> = words.into_iter().collect();
    if all.is_empty() { "nothing".to_owned() } else { all.join("\n") }
}

/// What can be picked or sorted, of a question or of a box of its items.
fn options(day: &Day, rest: &str) -> Result<String, String> {
    let (question, column) = rest.split_once(' ').unwrap_or((rest, ""));
    let asked = day.booklet().questions().find(|one| one.id.as_str() == question);
    let asked = asked.ok_or_else(|| format!("{question} is not asked"))?;
    let mut kind = &asked.kind;
    if let Kind::Rows(rows) = kind {
        let found = rows.columns.iter().find(|one| one.id.as_str() == column);
        kind = &found.ok_or_else(|| format!("{question} has no column {column}"))?.kind;
    }
    let shown = day.sitting().shown(kind);
    Ok(lines(shown.into_iter().map(|one| {
        let detail = one.detail.map(|words| format!(" ({words})")).unwrap_or_default();
        format!("{}: {}{detail}", one.id, one.label)
    })))
}

/// Goes from page to page as a person would, so that a page that nothing leads to is not shown.
fn pages(day: &Day) -> String {
    let journey = day.sitting().journey(day.density);
    let mut shown = Vec::new();
    for section in journey.parts() {
        let id = &day.booklet().sections[section].id;
        let first = journey.part(section).next().map(|page| page.first());
        let mut at = first;
        while let Some(number) = at {
            let ids = ids(&journey, number);
            at = match journey.after(number) {
                Some(Next::Question(next)) => {
                    assert_eq!(journey.before(next), Some(number), "back leads where one came from");
                    Some(next)
                }
                Some(Next::PartEnd(_)) | None => None,
            };
            shown.push(format!("{id}: {ids}"));
        }
    }
    lines(shown)
}

fn ids(journey: &Journey, number: usize) -> String {
    let page = journey.page(number).map(|(_, page)| page);
    let asked = page.into_iter().flat_map(|page| &page.asked);
    asked.map(|asked| format!("{} {}", asked.number, asked.question.id)).collect::<Vec<_>>().join(", ")
}

fn asks(day: &Day) -> String {
    let sitting = day.sitting();
    let journey = sitting.journey(day.density);
    let asked = journey.pages.iter().flat_map(|page| &page.asked);
    lines(asked.map(|asked| format!("{} {}", asked.number, sitting.say(&asked.question.ask))))
}

fn problems(day: &Day) -> String {
    let sitting = day.sitting();
    let found = sitting.problems(day.booklet().questions().map(AsRef::as_ref));
    lines(found.into_iter().map(|problem| format!("{}: {}", problem.question, sitting.problem(&problem))))
}

fn status(day: &Day) -> String {
    let sitting = day.sitting();
    let part = |(n, part): (usize, &tell_it_once_core::booklet::Section)| {
        let status = match sitting.status(n) {
            Status::NotStarted => "not started".to_owned(),
            Status::InProgress { to_come_back_to: 0 } => "in progress".to_owned(),
            Status::InProgress { to_come_back_to: n } => format!("in progress, {n} to come back to"),
            Status::Completed => "completed".to_owned(),
        };
        format!("{}: {status}", part.id)
    };
    lines(day.booklet().sections.iter().enumerate().map(part))
}

fn line(line: &Line) -> String {
    match &line.label {
        Some(label) => format!("{label}: {}", line.words),
        None => line.words.clone(),
    }
}

fn summary(day: &Day, shows: fn(&Item) -> bool) -> String {
    let summary = day.sitting().summary();
    let mut shown = Vec::new();
    for part in summary.parts {
        let items: Vec<Item> = part.items.into_iter().filter(shows).collect();
        shown.extend((!items.is_empty()).then(|| format!("= {}", part.title)));
        items.into_iter().for_each(|one| item(&mut shown, one));
    }
    if !summary.no_longer_asked.is_empty() {
        shown.push("= no longer asked".to_owned());
    }
    summary.no_longer_asked.into_iter().for_each(|one| item(&mut shown, one));
    lines(shown)
}

fn item(shown: &mut Vec<String>, item: Item) {
    let number = item.number.map(|number| format!("{number} ")).unwrap_or_default();
    shown.push(format!("{number}{}", item.ask));
    let mut under = Vec::new();
    match item.said {
        Said::Lines { lines, pictures, note: _ } => {
            under.extend(lines.iter().map(line));
            under.extend(pictures.iter().map(|picture| format!("(picture: {})", picture.alt)));
        }
        Said::Skipped(skip) => under.push(format!("(skipped: {})", skip.as_str())),
        Said::Nothing => under.push("(not answered)".to_owned()),
    }
    under.extend(item.faults.iter().map(|fault| format!("! {fault}")));
    under.extend(item.whose.map(|whose| format!("({whose})")));
    under.extend(item.private.then(|| "(kept on this device)".to_owned()));
    under.extend(item.earlier.into_iter().map(|earlier| {
        let said = earlier.lines.iter().map(line).collect::<Vec<_>>().join(" / ");
        format!("(before, {}: {said})", earlier.by)
    }));
    shown.extend(under.into_iter().map(|words| format!("    {words}")));
}

fn profile(day: &Day) -> String {
    let Some(page) = day.sitting().profile() else { return "no page".to_owned() };
    let mut shown = vec![format!("# {}", page.name)];
    shown.extend(page.picture.map(|picture| format!("(picture: {})", picture.alt)));
    for one in page.boxes {
        shown.push(format!("[{}]", one.title));
        for part in one.parts {
            shown.extend(part.label.map(|label| format!("  {label}:")));
            let bullet = if part.is_list { "  - " } else { "  " };
            shown.extend(part.lines.iter().map(|one| format!("{bullet}{}", line(one))));
            shown.extend(part.whose.map(|whose| format!("  ({whose})")));
        }
    }
    lines(shown)
}

/// Everything that can be shared is chosen.
fn draft(day: &Day) -> String {
    let sharing = Sharing {
        folder: &day.folder,
        booklets: &day.booklets,
        council: &day.council,
        text: TEXT,
        style: day.style,
        now: day.now,
        today: day.today,
        nfc: str::to_owned,
    };
    let offers = sharing.offers();
    let choices = Choices {
        chosen: offers.iter().map(|one| (one.contributor.clone(), one.booklet.clone())).collect(),
        left_out: Default::default(),
        true_as_far_as_i_know: true,
        share_with_council: true,
        share_with_school: false,
        name_typed: "As Typed".to_owned(),
        date_typed: day.today,
    };
    let draft = match sharing.draft(&choices) {
        Ok(draft) => draft,
        Err(why) => return format!("no file: {why:?}"),
    };
    let born = draft.subject.date_of_birth.map(|born| format!(", born {born}")).unwrap_or_default();
    let known_as = draft.subject.known_as.map(|name| format!(", known as {name}")).unwrap_or_default();
    let mut shown = vec![format!("about {}{known_as}{born}", draft.subject.name)];
    for one in &draft.statements {
        shown.extend(statement(one));
    }
    shown.extend(
        draft.pictures.iter().map(|one| format!("(picture at {}: {})", one.question, one.picture.alt)),
    );
    lines(shown)
}

/// What was said elsewhere, with its source, and what both together would be.
fn offered(day: &Day, question: &str) -> Result<String, String> {
    let mut shown = Vec::new();
    for one in day.suggestions(question)? {
        let words: Vec<_> = one.lines.iter().map(line).collect();
        let update = if one.offer == Offer::Changed { ", changed since" } else { "" };
        shown.push(format!("{}{update}: {}", one.source, words.join(" / ")));
        shown.extend(one.whose.map(|whose| format!("  ({whose})")));
        shown.extend(one.together.map(|both| format!("  together: {}", both.to_value().to_canonical())));
    }
    Ok(lines(shown))
}

fn views(day: &Day) -> String {
    let (folder, booklets, style) = (&day.folder, &day.booklets, day.style);
    let found = Comparing { folder, booklets, style, text: TEXT, today: day.today }.views();
    let mut shown = Vec::new();
    for one in found.begun {
        let read = if one.may_be_read { "" } else { ", not for you to read" };
        shown.push(format!("{}: {}{read}", one.name, one.title));
    }
    for theme in found.themes {
        shown.push(format!("= {}", theme.title));
        for view in theme.views {
            let words: Vec<_> = view.lines.iter().map(line).collect();
            let whose = view.whose.map(|whose| format!(" ({whose})")).unwrap_or_default();
            shown.push(format!("{}, {}: {}{whose}", view.name, view.title, words.join(" / ")));
        }
    }
    for scale in found.scales {
        shown.push(format!("= {}", scale.title));
        for series in scale.series {
            let points = series.points.iter().map(|point| format!("{} on {}", point.value, point.day));
            shown.push(format!("{}: {}", series.name, points.collect::<Vec<_>>().join(", ")));
        }
        shown.extend(scale.differs.into_iter().map(|one| one.words));
    }
    lines(shown)
}

fn statement(statement: &Statement) -> Vec<String> {
    let who = &statement.contributor;
    let mut shown =
        vec![format!("= {} {} {:?}, {}", who.id, who.role.as_str(), who.name_typed, statement.booklet.id)];
    for (id, answered) in &statement.answers {
        shown.push(format!("{id}: {}", given(answered)));
    }
    shown
}

fn given(answered: &Answered) -> String {
    let by = answered.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
    match &answered.given {
        Given::Skip(skip) => format!("skipped {}{by}", skip.as_str()),
        Given::Answer { answer, unread, whose, lang: _ } => {
            let unread = if *unread { " UNREAD" } else { "" };
            format!("{} {} {}{by}{unread}", answer.kind(), answer.to_value().to_canonical(), whose.as_str())
        }
    }
}

fn people(day: &Day) -> String {
    let here = day.folder.writer().map(|writer| writer.id.clone());
    let one = |one: &tell_it_once_core::folder::Contributor| {
        let mark = if Some(&one.id) == here.as_ref() { ", here" } else { "" };
        let name = if one.id == child_id() { day.folder.known_as() } else { &one.name };
        format!("{} {} {name:?}{mark}", one.id, one.role.as_str())
    };
    lines(day.folder.contributors.iter().map(one))
}

fn kept(kept: &Kept) -> String {
    let entry = kept.entry.as_ref().map_or("nothing".to_owned(), |entry| entry.to_value().to_canonical());
    let whose = kept.whose.map_or("nobody", |whose| whose.as_str());
    let skip = kept.skip.map(|skip| format!(", skipped {}", skip.as_str())).unwrap_or_default();
    let shared = kept.shared.map(|shared| format!(", shared: {shared}")).unwrap_or_default();
    let mut shown = vec![
        entry,
        format!("{whose}, by {}, on the {} of {}{skip}{shared}", kept.by, kept.at.day(), kept.at.month()),
        format!("asked: {}", kept.asked),
    ];
    if !kept.note.is_empty() {
        shown.push(format!("note: {}", kept.note));
    }
    shown.extend(
        kept.from.as_ref().map(|from| format!("from: {} {}", from.spot.contributor, from.spot.question)),
    );
    shown.extend(kept.earlier.iter().map(|one| {
        let whose = one.whose.map_or("nobody", |whose| whose.as_str());
        format!("before: {} {whose}, by {}", one.entry.to_value().to_canonical(), one.by)
    }));
    lines(shown)
}
