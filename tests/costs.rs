//! The provision map: its sums on the page of the booklet, and as a workbook that somebody else's reader reads.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use tell_it_once_core::{
    answer::{Answer, AnsweredCell, AnsweredRow, Picked, PickedOption},
    entry::Entry,
    folder::{Edit, Folder, Spot, child_id},
    id::{BookletId, ChoiceId, ColumnId, QuestionId, RowId},
    panel::Looking,
    provision::{Amount, Funding, ProvisionMap, Sheet, pounds},
    question::{info::Panel, money::Pence, rows::Row},
    text::ENGLISH,
    words::Style,
};
use tell_it_once_office::xlsx;

use crate::journeys::Day;

fn read_back(sheet: &Sheet) -> (String, Vec<Vec<Data>>) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(xlsx(sheet))).expect("it is a workbook");
    let names = book.sheet_names();
    let [name] = names.as_slice() else { panic!("{names:?}") };
    let range = book.worksheet_range(name).expect("it is a sheet");
    assert!(book.worksheet_formula(name).expect("it is a sheet").is_empty(), "there is no formula");
    (name.clone(), range.rows().map(<[Data]>::to_vec).collect())
}

#[test]
fn amounts_are_numbers_and_everything_else_is_text() {
    let texts = ["=1+1", "<b>&\"'", "  kept  ", "Zoë 🚂", "+44", "two\nlines"];
    let mut rows: Vec<Vec<Amount>> =
        texts.iter().map(|text| vec![Amount::Text((*text).to_owned())]).collect();
    rows.push([0, 5, 1_330_000, 900_719_925_474].map(|pence| Amount::Money(Pence(pence))).to_vec());
    rows.push(vec![Amount::Heading("A: Support".to_owned()), Amount::Money(Pence(150_000))]);
    let (name, read) = read_back(&Sheet { name: "What [the] help: costs".to_owned(), rows });
    assert_eq!(name, "What the help costs");
    let column: Vec<_> = read.iter().map(|row| row[0].clone()).collect();
    let said = texts.map(|text| Data::String(text.to_owned()));
    assert_eq!(column[..texts.len()], said);
    assert_eq!(read[6], [0.0, 0.05, 13_300.0, 9_007_199_254.74].map(Data::Float));
    assert_eq!(read[7][..2], [Data::String("A: Support".to_owned()), Data::Float(1_500.0)]);
}

/// Rows of `pm.a` and `pm.b`, each cell with its column.
type Rows<'a> = &'a [&'a [(&'static str, &'static str)]];

/// The page of the sums, with the shipped booklet: each line's words, and what stands under them.
fn page(a: Rows<'_>, b: Rows<'_>) -> Vec<(String, String)> {
    let Day { mut folder, booklets, .. } = Day::begin();
    let now = folder.made_at;
    for (question, rows) in [("pm.a", a), ("pm.b", b)] {
        let row = |(n, cells): (usize, &&[(&'static str, &'static str)])| {
            let cell = |(id, said): &(&'static str, &'static str)| {
                (ColumnId::known(id), Entry::Words((*said).to_owned()))
            };
            let id: RowId = format!("r-{n}").parse().expect("an id");
            Row { id, cells: cells.iter().map(cell).collect() }
        };
        let entry = Entry::Rows(rows.iter().enumerate().map(row).collect());
        let (contributor, booklet) = (child_id(), BookletId::known("provision-map"));
        let spot = Spot { contributor, booklet, question: QuestionId::known(question) };
        let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
        folder.apply(Edit::Set { spot, asked, lang, entry }, now);
    }
    shown(&folder, &booklets)
}

fn shown(folder: &Folder, booklets: &[tell_it_once_core::booklet::Booklet]) -> Vec<(String, String)> {
    let (funding, style, text) = (Funding::default(), Style::Usual, &ENGLISH);
    let looking = Looking { funding, folder, booklets, style, text, today: folder.made_at.date_naive() };
    let line = |one: tell_it_once_core::question::pick::Shown| (one.label, one.detail.unwrap_or_default());
    looking.shown(Panel::Costs).into_iter().map(line).collect()
}

#[test]
fn the_page_of_the_sums_has_the_worked_check() {
    let helper =
        [("what", "One to one help"), ("staff", "1"), ("pupils", "1"), ("hours", "25"), ("hour-cost", "14")];
    let [speech, bus] =
        [[("service", "Speech therapy"), ("cost", "600")], [("service", "Travel"), ("cost", "900")]];
    let page = page(&[&helper, &[("what", "A quiet room")]], &[&speech, &bus]);
    let words = ENGLISH.costs();
    let lines: Vec<(&str, &str)> = page.iter().map(|(label, said)| (label.as_str(), said.as_str())).collect();
    assert_eq!(
        lines[..lines.len() - 1],
        [
            (
                "One to one help",
                "25 hours a week × £14 an hour × 1 staff ÷ 1 pupil = £350 a week. Times 38 weeks = £13,300 a year.",
            ),
            (
                "A quiet room",
                "This is not counted yet. Please add the hours a week, the cost of an hour, how many staff and how many pupils.",
            ),
            ("Speech therapy", "£600"),
            ("Travel", "£900"),
            (words.total_a, "£13,300"),
            (words.total_b, "£1,500"),
            (words.total, "£14,800"),
            (
                "Only the extra support: the setting pays the first £6,000",
                "The setting’s share: £6,000\nTop-up from the council: £8,800",
            ),
            (
                "The whole cost of the place: the setting pays the first £10,000",
                "The setting’s share: £10,000\nTop-up from the council: £4,800",
            ),
        ]
    );
    assert!(page[page.len() - 1].1.contains("1 row is not counted yet"));
}

#[test]
fn without_a_row_there_is_no_sum() {
    assert_eq!(page(&[], &[]), []);
}

/// The worked check as a whole sheet: each row where it belongs, each sum beside its own words. The workbook says
/// the same, cell by cell.
#[test]
fn the_sheet_of_the_worked_check_is_whole() {
    let text = |said: &str| Answer::Text(said.to_owned());
    let number = |said: &str| Answer::Number(said.parse().expect("a number"));
    let row = |cells: &[(&'static str, Answer)]| {
        let cell = |(column, answer): &(&'static str, Answer)| AnsweredCell {
            column: ColumnId::known(column),
            label: (*column).to_owned(),
            answer: answer.clone(),
        };
        AnsweredRow { cells: cells.iter().map(cell).collect() }
    };
    let a = Answer::Rows(vec![row(&[
        ("what", text("One to one help")),
        ("hours", number("25")),
        ("hour-cost", Answer::Money(Pence(1_400))),
        ("staff", number("1")),
        ("pupils", number("1")),
    ])]);
    let services = [("Speech therapy", 60_005), ("Travel", 90_000)];
    let service =
        |(name, cost): &(&str, u64)| row(&[("service", text(name)), ("cost", Answer::Money(Pence(*cost)))]);
    let b = Answer::Rows(services.iter().map(service).collect());
    let option = PickedOption { id: ChoiceId::known("extra"), label: String::new(), detail: None };
    let basis = Answer::Picked(Picked { options: vec![option], other: None });
    let answer = |question: &str| match question {
        "pm.basis" => Some(&basis),
        "pm.a" => Some(&a),
        "pm.b" => Some(&b),
        _ => None,
    };
    let sheet = ProvisionMap::of(&answer, &Funding::default()).sheet(&ENGLISH);
    let words = ENGLISH.costs();
    let said = |cell: &Amount| match cell {
        Amount::Text(text) | Amount::Heading(text) => text.clone(),
        Amount::Money(pence) => pounds(*pence),
    };
    let found: Vec<String> =
        sheet.rows.iter().map(|row| row.iter().map(said).collect::<Vec<_>>().join("|")).collect();
    let how =
        "25 hours a week × £14 an hour × 1 staff ÷ 1 pupil = £350 a week. Times 38 weeks = £13,300 a year.";
    let expected = [
        words.setting.to_owned(),
        [words.what, words.who, words.outcome, words.week, words.year, words.how].join("|"),
        format!("One to one help|||350.00|13300.00|{how}"),
        words.services.to_owned(),
        [words.service, words.time, words.outcome, "", words.year, words.how].join("|"),
        "Speech therapy||||600.05|".to_owned(),
        "Travel||||900.00|".to_owned(),
        format!("{}||||13300.00|", words.total_a),
        format!("{}||||1500.05|", words.total_b),
        format!("{}||||14800.05|", words.total),
        (words.only_extra)("£6,000"),
        format!("{}||||6000.00|", words.share),
        format!("{}||||8800.05|{}", words.top_up, words.chosen),
        (words.whole_cost)("£10,000"),
        format!("{}||||10000.00|", words.share),
        format!("{}||||4800.05|", words.top_up),
        (words.weeks_usual)("38"),
        words.rounded.to_owned(),
        words.printed_form.to_owned(),
        words.no_limit.to_owned(),
    ];
    assert_eq!(found, expected);
    let (_, read) = read_back(&sheet);
    for (row, cells) in sheet.rows.iter().zip(&read) {
        for (cell, data) in row.iter().zip(cells) {
            match (cell, data) {
                (Amount::Money(pence), data) => assert_eq!(*data, Data::Float(pence.0 as f64 / 100.0)),
                (Amount::Text(text) | Amount::Heading(text), Data::String(read)) => assert_eq!(text, read),
                (Amount::Text(text) | Amount::Heading(text), data) => {
                    assert!(text.is_empty() && *data == Data::Empty, "{text:?} {data:?}");
                }
            }
        }
    }
    assert_eq!(read.len(), sheet.rows.len());
}
