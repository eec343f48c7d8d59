//! Sam Ash, 12, whose family waits for a plan: a family that never was.

use chrono::{DateTime, NaiveDate, Utc};
use tell_it_once_core::{
    entry::Entry,
    folder::{Arrival, Edit, Folder, Role, Spot, child_id},
    id::{BookletId, ChoiceId, ColumnId, FolderId, QuestionId, RowId},
    question::{date, pick, rows::Row},
};

pub(super) fn now() -> DateTime<Utc> {
    "2026-11-22T10:00:00Z".parse().expect("it is a moment")
}

pub(super) fn today() -> NaiveDate {
    now().date_naive()
}

pub(super) fn begun(role: Role) -> Folder {
    let mut folder = Folder::new(FolderId::known("f"), "b".to_owned(), "k".to_owned(), now());
    let [name, child, key] = match role {
        Role::YoungPerson => ["Sam", "Sam", "k"],
        Role::Parent | Role::Helper | Role::Professional => ["Alex Ash", "Sam", "k"],
    }
    .map(str::to_owned);
    folder.apply(Edit::Arrive(Arrival { role, name, child, key }), now());
    folder
}

/// Puts an answer where whoever is here puts it.
pub(super) fn say(folder: &mut Folder, booklet: &'static str, question: &'static str, entry: Entry) {
    let contributor = folder.writer().map_or_else(child_id, |writer| writer.id.clone());
    let (booklet, question) = (BookletId::known(booklet), QuestionId::known(question));
    let spot = Spot { contributor, booklet, question };
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    folder.apply(Edit::Set { spot, asked, lang, entry }, now());
}

pub(super) fn words(words: &str) -> Entry {
    Entry::Words(words.to_owned())
}

fn day(words: &str) -> Entry {
    Entry::Date(date::Typed { day: words.to_owned(), ..date::Typed::default() })
}

pub(super) fn pick(option: &'static str, detail: &str) -> Entry {
    let id = ChoiceId::known(option);
    let mut typed = pick::Typed { options: [id.clone()].into(), ..pick::Typed::default() };
    if !detail.is_empty() {
        typed.details.insert(id, detail.to_owned());
    }
    Entry::Picked(typed)
}

pub(super) fn row(n: usize, cells: &[(&'static str, Entry)]) -> Row {
    let id: RowId = format!("r{n}").parse().expect("an id");
    let cells = cells.iter().map(|(column, entry)| (ColumnId::known(column), entry.clone()));
    Row { id, cells: cells.collect() }
}

pub(super) fn born(folder: &mut Folder, when: &str) {
    say(folder, "details", "cd.dob", day(when));
}

/// The request is half a year old, there is a draft since last week, and much is said about it.
pub(super) fn filled(role: Role) -> Folder {
    let mut folder = begun(role);
    born(&mut folder, "3 March 2014");
    for (booklet, question, said) in [
        ("details", "cd.fullname", "Samira Ash"),
        ("details", "cd.prefname", "Sam"),
        ("details", "cd.setting", "Hill Lane School"),
        ("details", "cd.meetneeds", "A room with no echo, please."),
        ("request", "rq.why", "Sam comes home in tears every day.\nSchool has tried small groups."),
        ("draft-response", "dr.right", "The part about music is just right."),
        ("draft-response", "dr.childsay", "“I do not want help at lunch.”"),
    ] {
        say(&mut folder, booklet, question, words(said));
    }
    for (booklet, question, on) in [
        ("our-dates", "od.request", "4 May 2026"),
        ("our-dates", "od.meeting", "1 October 2026"),
        ("details", "cd.planstart", "about May 2025"),
        ("draft-response", "dr.dateletter", "16 November 2026"),
    ] {
        say(&mut folder, booklet, question, day(on));
    }
    say(&mut folder, "draft-response", "dr.kind", pick("draft", ""));
    reply(&mut folder);
    folder
}

fn reply(folder: &mut Folder) {
    let of = "draft-response";
    say(folder, of, "dr.a", pick("not-good", "She loves trains, and hates loud rooms."));
    let needs = [
        row(
            1,
            &[
                ("wrong", pick("missing", "")),
                ("change", words("Noise hurts her ears.")),
                ("report", words("Hearing report, May 2026")),
            ],
        ),
        row(
            2,
            &[
                ("wrong", pick("wrong", "")),
                ("quote", words("Sam is lazy.")),
                ("change", words("Sam is tired by noon.")),
            ],
        ),
    ];
    say(folder, of, "dr.b", Entry::Rows(needs.into()));
    let help = [
        ("line", words("Access to speech therapy")),
        ("much", pick("no", "")),
        ("often", pick("no", "")),
        ("change", words("30 minutes each week from a speech therapist, alone with Sam.")),
    ];
    say(folder, of, "dr.f", Entry::Rows(vec![row(1, &help)]));
    let school = [
        ("name", words("Brook School")),
        ("why", words("It is small and quiet.")),
        ("choice", pick("first", "")),
        ("visited", pick("yes", "")),
    ];
    say(folder, of, "dr.placement", Entry::Rows(vec![row(1, &school)]));
    say(folder, of, "dr.meeting", pick("yes", "By phone, after 4 pm."));
    // kept from others, so it is in no letter
    say(folder, of, "dr.feel", pick("not-good", "I cried."));
}
