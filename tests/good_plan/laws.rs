//! What holds of the checker whatever anybody pastes.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use tell_it_once_core::{
    casework::Section,
    good_plan::{About, GoodPlan},
};

use super::{SAM, lines, plan};

const SECTIONS: [Section; 9] = [
    Section::A,
    Section::B,
    Section::C,
    Section::D,
    Section::E,
    Section::F,
    Section::G,
    Section::H,
    Section::I,
];

/// Anything typed, among it words that the checker knows.
fn texts() -> impl Strategy<Value = String> {
    let known: Vec<String> = ["labelled", "held-out"]
        .iter()
        .flat_map(|file| lines(&format!("tests/good_plan/{file}.txt")))
        .flat_map(|line| line.text.split_inclusive(' ').map(str::to_owned).collect::<Vec<_>>())
        .chain(
            ["é’s ", "İ ", "ß", "’", "'", "1:1", "..", ".\n\n", "\n- ", "\u{0}", "٣ ", "🚂", "ﬁ"]
                .map(str::to_owned),
        )
        .collect();
    let word = prop_oneof![4 => prop::sample::select(known), 1 => any::<String>()];
    prop::collection::vec(word, 0..40).prop_map(|words| words.concat())
}

fn check_ranges(plan: &GoodPlan, text: &str, about: About<'_>) {
    for section in SECTIONS {
        let found = plan.look(section, text, about);
        assert_eq!(found, plan.look(section, text, about), "the same every time");
        assert!(found.is_sorted_by_key(|finding| finding.at.start));
        for finding in &found {
            let quoted =
                text.get(finding.at.clone()).unwrap_or_else(|| panic!("{:?} of {text:?}", finding.at));
            assert!(!quoted.trim().is_empty(), "{:?} quotes nothing of {text:?}", finding.rule);
        }
    }
    for (at, dots) in plan.dots(text, about) {
        assert!(text.get(at).is_some_and(|quoted| !quoted.is_empty()) && dots.count() <= 6);
    }
}

proptest! {
    #![proptest_config(crate::laws::config())]

    #[test]
    fn any_text_is_looked_at_and_what_is_quoted_is_in_it(text in texts(), name in "\\PC{0,12}") {
        let plan = plan();
        check_ranges(&plan, &text, SAM);
        check_ranges(&plan, &text, About { name: &name, ..About::default() });
    }

    #[test]
    fn an_entry_says_the_same_beside_any_other(first in 0..100_usize, second in 0..100_usize) {
        let plan = plan();
        let all = lines("tests/good_plan/labelled.txt");
        let of_f: Vec<_> = all.iter().filter(|line| line.section == Section::F).collect();
        let [first, second] = [first, second].map(|n| of_f[n % of_f.len()].text.as_str());
        let both = plan.look(Section::F, &format!("{first}\n\n{second}"), SAM).len();
        let alone = [first, second].map(|text| plan.look(Section::F, text, SAM).len());
        prop_assert_eq!(both, alone[0] + alone[1]);
    }
}

/// 100 KB of a plan, of one sentence without an end, and of the same phrase again and again.
#[test]
fn a_long_paste_takes_no_longer_than_a_short_one_for_each_word() {
    let plan = plan();
    let all: String =
        lines("tests/good_plan/labelled.txt").iter().map(|line| format!("{}\n", line.text)).collect();
    let of = |text: &str| text.repeat(100_000 / text.len() + 1);
    let one_sentence = all.replace(['.', '\n', ':', '!'], " ").to_lowercase();
    for text in [
        of(&all),
        of(&one_sentence),
        of("in the "),
        of("he also has difficulty and "),
        of("review "),
        of("2 "),
    ] {
        let mut fastest = Duration::MAX;
        for _ in 0..3 {
            let before = Instant::now();
            for section in SECTIONS {
                plan.look(section, &text, SAM);
            }
            fastest = fastest.min(before.elapsed() / u32::try_from(SECTIONS.len()).expect("a few"));
        }
        // a release needs less than 50 ms; this program is not one, and its machine may be busy. Work that
        // grows with the square would take minutes.
        assert!(fastest < Duration::from_secs(5), "{fastest:?}: {}", &text[..40]);
    }
}
