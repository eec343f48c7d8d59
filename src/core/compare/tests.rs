//! Whose views stand side by side, and who sees them.

use std::collections::BTreeSet;

use super::*;
use crate::{
    entry::Entry,
    folder::{Edit, Whose},
    text::ENGLISH,
    trial::{arrive, booklet, folder, list, on_day, picked, question, row, say, scaled, share, spot, words},
};

const SCALE: &str = r#""kind":"scale","low":"low","middle":"so so","high":"high""#;
const LONG: &str = r#""kind":"long""#;

fn pack() -> Vec<Booklet> {
    let working = r#""kind":"rows","item":"thing","columns":[{"id":"what","ask":"What?","kind":"text"}]"#;
    let of = |asked: &[(&str, &str)]| asked.iter().map(|(id, rest)| question(id, rest)).collect::<Vec<_>>();
    let houses =
        r#""kind":"choice","options":[{"id":"only-me","words":"Me"},{"id":"helpers","words":"All"}]"#;
    vec![
        booklet(
            "profile",
            "young-person",
            &of(&[
                ("mp.well", LONG),
                ("mp.important", r#""kind":"list""#),
                ("mp.happyscale", SCALE),
                ("mpa.confidence", SCALE),
                ("mp.colour", LONG),
            ]),
        ),
        booklet(
            "houses",
            "young-person",
            &of(&[("th.good", LONG), ("th.okscale", SCALE), ("th.sharewho", houses)]),
        ),
        booklet("page", "family", &of(&[("op.well", LONG), ("fb.strengths", SCALE), ("rv.pc.conf", SCALE)])),
        booklet("teacher", "family", &of(&[("tc.working", working), ("pr.working", LONG)])),
    ]
}

fn compare(folder: &Folder, pack: &[Booklet]) -> Comparison {
    let (style, today) = (Style::Usual, on_day(0).date_naive());
    Comparing { folder, booklets: pack, style, text: &ENGLISH, today }.views()
}

/// Each theme with who said what.
fn said(folder: &Folder) -> Vec<String> {
    let view = |view: &View| {
        let words: Vec<_> = view.lines.iter().map(|line| line.words.as_str()).collect();
        format!("{}, {}: {}", view.name, view.day.format("%-d"), words.join(", "))
    };
    let theme = |views: &ThemeViews| {
        let all = views.views.iter().map(view);
        std::iter::once(views.title.clone()).chain(all).collect::<Vec<_>>().join(" | ")
    };
    compare(folder, &pack()).themes.iter().map(theme).collect()
}

#[test]
fn views_on_a_theme_stand_by_person_with_the_newest_first() {
    let mut folder = folder("f");
    let sam = arrive(&mut folder, Role::YoungPerson, "Sam");
    say(&mut folder, &spot(&sam, "profile", "mp.important"), list(&["Nan", "quiet"]), 0);
    say(&mut folder, &spot(&sam, "profile", "mp.colour"), words("Blue"), 0);
    let ali = arrive(&mut folder, Role::Professional, "Ali");
    let what = Entry::Rows(vec![row("r1", &[("what", "Breaks")])]);
    say(&mut folder, &spot(&ali, "teacher", "tc.working"), what, 1);
    say(&mut folder, &spot(&ali, "teacher", "pr.working"), words("Signs"), 3);
    say(&mut folder, &spot(&sam, "profile", "mp.well"), words("Art"), 2);
    let alex = arrive(&mut folder, Role::Parent, "Alex");
    say(&mut folder, &spot(&alex, "page", "op.well"), words("Sleep"), 1);
    let ali = "Ali, 25: Signs | Ali, 23: Breaks";
    assert_eq!(
        said(&folder),
        [
            format!("What is working | Sam, 24: Art | {ali} | Alex, 23: Sleep"),
            "What is not working | Ali, 25: Signs".to_owned(),
            "Important to Sam | Sam, 22: Nan, quiet".to_owned(),
        ]
    );
    let art = compare(&folder, &pack()).themes.into_iter().flat_map(|theme| theme.views).next();
    let art = art.expect("it is there");
    assert_eq!(art.whose.as_deref(), Some("Sam said this. Ali wrote it down."));
    assert_eq!(
        (art.role, art.title.as_str(), art.ask.as_str()),
        (Role::YoungPerson, "The profile", "mp.well of you?")
    );
}

#[test]
fn a_parent_sees_that_a_booklet_was_begun_and_what_in_it_is_shared() {
    let mut folder = folder("f");
    let sam = arrive(&mut folder, Role::YoungPerson, "Sam");
    let (well, good) = (spot(&sam, "profile", "mp.well"), spot(&sam, "houses", "th.good"));
    say(&mut folder, &well, words("Art"), 0);
    say(&mut folder, &good, words("The garden"), 0);
    say(&mut folder, &spot(&sam, "houses", "th.okscale"), scaled(6), 0);
    share(&mut folder, &well, false);
    let begun = |folder: &Folder| {
        let begun = compare(folder, &pack()).begun;
        begun.into_iter().map(|one| (one.title, one.may_be_read)).collect::<Vec<_>>()
    };
    let titles = |[profile, houses]: [bool; 2]| {
        [("The profile".to_owned(), profile), ("The houses".to_owned(), houses)]
    };
    assert_eq!(said(&folder), ["What is working | Sam, 22: Art | Sam, 22: The garden"]);
    assert_eq!(begun(&folder), titles([true, true]));
    arrive(&mut folder, Role::Parent, "Alex");
    assert_eq!(said(&folder), [] as [&str; 0]);
    assert_eq!(compare(&folder, &pack()).scales, []);
    assert_eq!(begun(&folder), titles([false, false]));
    let who = spot(&sam, "houses", "th.sharewho");
    for (option, expected) in [("only-me", 0), ("helpers", 1)] {
        say(&mut folder, &who, picked(&[option], ""), 0);
        assert_eq!(said(&folder).len(), expected, "{option}");
        assert_eq!(compare(&folder, &pack()).scales.len(), expected, "{option}");
    }
    assert_eq!(begun(&folder), titles([false, true]));
}

#[test]
fn numbers_stand_in_time_with_who_wrote_them_down() {
    let mut folder = folder("f");
    let sam = arrive(&mut folder, Role::YoungPerson, "Sam");
    let happy = spot(&sam, "profile", "mp.happyscale");
    say(&mut folder, &happy, scaled(6), 0);
    say(&mut folder, &happy, scaled(7), 0);
    say(&mut folder, &happy, scaled(3), 9);
    arrive(&mut folder, Role::Helper, "Jo");
    say(&mut folder, &happy, scaled(4), 20);
    folder.apply(Edit::Whose { spot: happy, whose: Whose::Observed }, on_day(20));
    let [scales] = compare(&folder, &pack()).scales.try_into().expect("there is one");
    assert_eq!((scales.theme, scales.title.as_str()), (ScaleTheme::School, "How happy school is"));
    assert_eq!(scales.differs, []);
    let [series] = scales.series.try_into().expect("there is one");
    assert_eq!((series.name.as_str(), series.low.as_str(), series.high.as_str()), ("Sam", "low", "high"));
    let points = series.points.into_iter().map(|point| (point.day, point.value, point.whose));
    let day = |day| on_day(day).date_naive();
    let observed = Some("Sam showed this. Jo wrote it down.".to_owned());
    assert_eq!(points.collect::<Vec<_>>(), [(day(0), 7, None), (day(9), 3, None), (day(20), 4, observed)]);
}

/// The child chose a number, and a parent one or two: by how much they differ.
#[track_caller]
fn check_differs(child: u8, parent: &[(&str, u8, i64)], expected: Option<u8>) {
    let mut folder = folder("f");
    let sam = arrive(&mut folder, Role::YoungPerson, "Sam");
    say(&mut folder, &spot(&sam, "profile", "mpa.confidence"), scaled(child), 0);
    say(&mut folder, &spot(&sam, "profile", "mp.happyscale"), scaled(0), 0);
    let alex = arrive(&mut folder, Role::Parent, "Alex");
    for (question, value, day) in parent {
        say(&mut folder, &spot(&alex, "page", question), scaled(*value), *day);
    }
    let scales = compare(&folder, &pack()).scales;
    let differs: Vec<_> = scales.iter().flat_map(|one| &one.differs).collect();
    assert_eq!(
        differs.iter().map(|one| one.by).collect::<Vec<_>>(),
        expected.into_iter().collect::<Vec<_>>()
    );
    for one in differs {
        assert_eq!(one.words, "Sam and Alex see this differently.");
    }
}

#[test]
fn people_differ_from_three_on_by_their_latest_numbers() {
    check_differs(6, &[("fb.strengths", 4, 0)], None);
    check_differs(6, &[("fb.strengths", 3, 0)], Some(3));
    check_differs(6, &[("fb.strengths", 10, 0)], Some(4));
    check_differs(6, &[("fb.strengths", 2, 0), ("rv.pc.conf", 5, 4)], None);
    check_differs(6, &[("rv.pc.conf", 5, 0), ("fb.strengths", 2, 4)], Some(4));
    check_differs(6, &[("fb.strengths", 1, 0), ("fb.strengths", 6, 4)], None);
    check_differs(6, &[], None);
}

#[test]
fn the_tables_name_each_question_once_for_a_theme() {
    let words: BTreeSet<_> = TABLE.iter().collect();
    assert_eq!(words.len(), TABLE.len());
    let scales: BTreeSet<_> = SCALES.iter().map(|(id, _)| id).collect();
    assert_eq!(scales.len(), SCALES.len());
    for theme in Theme::ALL {
        assert!(TABLE.iter().any(|(_, of)| *of == theme), "{theme:?}");
    }
    for theme in ScaleTheme::ALL {
        assert!(SCALES.iter().any(|(_, of)| *of == theme), "{theme:?}");
    }
}
