//! Earlier versions of a plan, each as it was; and points that are not agreed, on all the ways that they go.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use tell_it_once_core::{
    bundle::{Expectations, Keys, moment::Moment, open},
    entry::Entry,
    folder::{Edit, Folder, Spot},
    id::{BookletId, QuestionId},
    keep::version::{Version, Why},
    plan::{Form, said_in},
    record::Writer,
    share::{Choices, Sharing},
    text::ENGLISH,
    words::Style,
};

use super::children::{CHILDREN, FORMS, day_of, with};
use crate::journeys::Day;

fn spot(folder: &Folder, question: &'static str) -> Spot {
    let booklet = BookletId::known("plan");
    let plan = folder.contributions.iter().find(|one| one.booklet == booklet).expect("there is a plan");
    Spot { contributor: plan.contributor.clone(), booklet, question: QuestionId::known(question) }
}

fn at(folder: &Folder, minutes: i64) -> DateTime<Utc> {
    folder.changed_at() + TimeDelta::minutes(minutes)
}

fn printed(day: &Day, folder: &Folder) -> String {
    with(day, folder, Form::Ehc, |plan| plan.document().outline())
}

/// Who leads is written anew, twice, with a version kept before each; every version prints as the plan was, and
/// going back brings back the whole plan.
#[test]
fn earlier_versions_of_a_plan_are_kept_and_can_be_read_again() {
    for child in CHILDREN {
        let day = day_of(child);
        let mut folder = day.folder.clone();
        let (mut kept, mut prints) = (Vec::new(), Vec::new());
        for (number, lead) in [(1, "Kim leads from now on."), (2, "Robin leads from now on.")] {
            let version = Version { number, why: Why::File, at: at(&folder, 1) };
            kept.push(version.write(&folder, Writer([1; 16])));
            prints.push(printed(&day, &folder));
            let (spot, entry) = (spot(&folder, "pl.lead"), Entry::Words(lead.to_owned()));
            let [asked, lang] = ["Who leads?", "en-GB"].map(str::to_owned);
            let now = at(&folder, 2);
            folder.apply(Edit::Set { spot, asked, lang, entry }, now);
            assert!(printed(&day, &folder).contains(lead), "{child}");
        }
        assert!(prints[1].contains("Kim leads") && !prints[0].contains("Kim leads"));
        for (n, (text, print)) in kept.iter().zip(&prints).enumerate() {
            let (version, then) = Version::read(text.as_bytes()).expect("it opens");
            assert_eq!((version.number, version.why), (n as u64 + 1, Why::File));
            assert_eq!(printed(&day, &then), *print, "{child}, version {}", version.number);
            let (mut back, now) = (folder.clone(), at(&folder, 3));
            back.apply(Edit::Restore(Box::new(then)), now);
            assert_eq!(printed(&day, &back), *print, "{child}, gone back");
        }
    }
}

/// What each of the three children's plans says is not agreed.
const NOT_AGREED: [(&str, &str, &str); 3] = [
    ("early-years", "Parents", "They ask for somebody who signs at every session, and not only at free play"),
    (
        "year-6",
        "School and parents",
        "School says that he is fine in class. At home we see what it costs him.",
    ),
    (
        "year-11",
        "Kez and her mother",
        "Kez does not want a helper in the studio. I worry about seizures there.",
    ),
];

/// Everything that may go into a file goes into it.
fn file_of(day: &Day) -> Vec<u8> {
    let now = at(&day.folder, 1);
    let sharing = Sharing {
        folder: &day.folder,
        booklets: &day.booklets,
        council: &day.council,
        text: &ENGLISH,
        style: Style::Usual,
        now,
        today: day.today,
        nfc: str::to_owned,
    };
    let chosen = sharing.offers().into_iter().map(|one| (one.contributor, one.booklet)).collect();
    let choices = Choices {
        chosen,
        left_out: BTreeSet::new(),
        true_as_far_as_i_know: true,
        share_with_council: true,
        share_with_school: false,
        name_typed: "Plan co-ordinator".to_owned(),
        date_typed: day.today,
    };
    let draft = sharing.draft(&choices).expect("a draft can be made");
    draft.sign(&day.folder, &BTreeMap::new(), "1.0.0", now).expect("it can be signed").0.octets
}

#[test]
fn a_point_that_is_not_agreed_reaches_the_file_and_the_print() {
    for (child, who, what) in NOT_AGREED {
        let day = day_of(child);
        // in the file, as an answer of the plan
        let now: Moment = at(&day.folder, 2).fixed_offset().into();
        let octets = file_of(&day);
        let verdict = open(&octets, &Keys::none(), now, &Expectations::default()).expect("it opens");
        let said = said_in(&verdict, &day.booklets);
        let differ = said.iter().find(|one| one.question.as_str() == "pl.differ");
        let differ = differ.unwrap_or_else(|| panic!("{child}: it is not in the file"));
        assert_eq!(differ.booklet.as_str(), "plan");
        let lines: Vec<String> = differ.answer.lines(&ENGLISH).into_iter().map(|line| line.words).collect();
        let lines = lines.join("\n");
        assert!(lines.contains(who) && lines.contains(what), "{child}: {lines}");
        // and on paper, in both forms, under a heading of its own
        for (name, form) in FORMS {
            let print = with(&day, &day.folder, form, |plan| plan.document().outline());
            let (_, under) = print.split_once("# Points not agreed").expect("it has a heading");
            let (under, _) = under.split_once("\n# ").expect("there is more");
            assert!(under.contains(who) && under.contains(what), "{child}.{name}: {under}");
        }
    }
}

/// Nobody's point, no heading: a plan does not look as though somebody disagreed.
#[test]
fn where_all_is_agreed_nothing_is_said() {
    let day = day_of("year-6");
    let mut folder = day.folder.clone();
    let (spot, now) = (spot(&folder, "pl.differ"), at(&day.folder, 1));
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    folder.apply(Edit::Set { spot, asked, lang, entry: Entry::Rows(Vec::new()) }, now);
    assert!(!printed(&day, &folder).contains("# Points not agreed"));
}
