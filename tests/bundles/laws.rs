//! What holds for every bundle, not only for the ones that somebody thought of.

use std::{collections::BTreeMap, sync::OnceLock};

use chrono::{DateTime, NaiveDate};
use proptest::{collection::vec, option, prelude::*, sample::Index};
use tell_it_once_core::{
    answer::{Answer, Dated, Picked, PickedOption, Scaled},
    bundle::{
        Verdict,
        declaration::Declaration,
        digest::{Digest, Sid},
        hidden::visible,
        image::Image,
        key::SecretKey,
        names::BundleId,
        payload::{App, Audience, Bundle, Revision, Subject},
        receipt, sign,
        statement::{Answered, BookletRef, Contributor, Given, Role, Statement},
        verdict::SignedStatement,
    },
    casework::{Layout, Together},
    folder::{Skip, Whose},
    question::money::Pence,
};

use super::{
    casework::{check_holds, check_nothing_is_lost, texts},
    forge::{open_now, vector_value},
};

fn good() -> &'static [u8] {
    static GOOD: OnceLock<Vec<u8>> = OnceLock::new();
    GOOD.get_or_init(|| vector_value("bundle.signed.json").to_canonical().into_bytes())
}

proptest! {
    #[test]
    fn any_other_octet_anywhere_is_refused(at: Index, new: u8) {
        let mut octets = good().to_vec();
        let at = at.index(octets.len());
        prop_assume!(octets[at] != new);
        octets[at] = new;
        prop_assert!(open_now(&octets).is_err());
    }

    #[test]
    fn a_file_cut_anywhere_is_refused(at: Index) {
        prop_assert!(open_now(&good()[..at.index(good().len())]).is_err());
    }

    #[test]
    fn two_letters_changed_about_are_refused(one: Index, other: Index) {
        let mut octets = good().to_vec();
        octets.swap(one.index(good().len()), other.index(good().len()));
        prop_assume!(octets != good());
        prop_assert!(open_now(&octets).is_err());
    }

    #[test]
    fn no_octets_make_it_panic(octets: Vec<u8>) {
        prop_assert!(open_now(&octets).is_err());
        let _ = Image::read(&octets);
        for start in [&b"\xFF\xD8\xFF"[..], b"\x89PNG\r\n\x1A\n", b"RIFF\xFF\0\0\0WEBP"] {
            let octets = [start, &octets].concat();
            if let Some(image) = Image::read(&octets) {
                let plain = image.plain(&octets);
                let again = Image::read(&plain).expect("what is kept is a picture");
                prop_assert!(!again.has_more_than_a_picture());
            }
        }
    }

    #[test]
    fn moments_and_ids_are_read_as_they_are_printed(seconds in 0i64..4_000_000_000, random: [u8; 16]) {
        let moment = moment(seconds);
        prop_assert_eq!(moment.to_string().parse(), Ok(moment));
        let id = BundleId::make(random);
        prop_assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn a_wrong_digit_is_noticed(at in 0usize..20, by in 1u8..10) {
        static CODE: OnceLock<receipt::Code> = OnceLock::new();
        let code = *CODE.get_or_init(|| receipt::Code::derive(&Sid::of(b"any")));
        let mut digits: Vec<u8> = code.to_string().bytes().filter(u8::is_ascii_digit).collect();
        prop_assert_eq!(String::from_utf8_lossy(&digits).parse(), Ok(code));
        digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
        prop_assert!(String::from_utf8_lossy(&digits).parse::<receipt::Code>().is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn what_was_signed_is_what_is_opened(made in made()) {
        let (file, bundle) = made.signed();
        let verdict = open_now(&file.octets).expect("it opens");
        prop_assert_eq!(verdict.bundle(), &bundle);
        let opened: Vec<_> = verdict.statements().iter().map(|signed| signed.statement().clone()).collect();
        prop_assert_eq!(opened, made.statements);
        prop_assert_eq!(file.receipt.to_string().parse(), Ok(file.receipt));
        prop_assert!(file.name.is_ascii());
    }

    /// Whatever was written or left, a caseworker has it in each layout, with whose words it is.
    #[test]
    fn a_caseworker_loses_nothing_of_a_file(made in made()) {
        check_nothing_is_lost(&made.opened(), &[]);
    }

    /// Nor of two files of one family: what the second says, and what it does not say any more.
    #[test]
    fn a_caseworker_loses_nothing_of_two_files(first in made(), second in made()) {
        let first = first.opened();
        let second = second.after(&first).opened();
        let both = [first, second];
        let together = Together::of(&both, &both[0].bundle().bundle_id, &[]).expect("they are of one family");
        let [first, second] = &both;
        let kept = second.statements().iter();
        let is_older = |one: &&SignedStatement| {
            kept.clone().any(|other| other.statement().contributor.id == one.statement().contributor.id)
        };
        let (older, others): (Vec<_>, Vec<_>) = first.statements().iter().partition(is_older);
        for (_, layout) in Layout::NAMES {
            let document = together.document(layout);
            check_holds(&document, kept.clone().chain(others.iter().copied()));
            let told = texts(&document);
            for old in older.iter().flat_map(|one| one.statement().answers.values()) {
                let Given::Answer { answer: Answer::Text(text), .. } = &old.given else { continue };
                let text = visible(text.trim());
                prop_assert!(told.iter().any(|told| told.contains(&text)), "{text} was said before");
            }
        }
    }
}

impl Made {
    fn signed(&self) -> (sign::SignedFile, Bundle) {
        let parts = self.statements.iter().zip(&self.keys);
        let statements = parts.map(|(one, key)| sign::statement(one, key)).collect();
        let bundle = Bundle { statements, ..self.bundle.clone() };
        (sign::bundle(&bundle, &BTreeMap::new(), &self.keys[0]).expect("it can be signed"), bundle)
    }

    fn opened(&self) -> Verdict {
        open_now(&self.signed().0.octets).expect("it opens")
    }

    /// The same as the next file of another family.
    fn after(mut self, first: &Verdict) -> Made {
        let bundle_id = &first.bundle().bundle_id;
        let number = first.bundle().revision.number + 1;
        self.bundle.bundle_id = bundle_id.clone();
        self.bundle.revision = Revision { number, previous: Some(first.sid()) };
        for one in &mut self.statements {
            let before =
                first.statements().iter().find(|old| old.statement().contributor.id == one.contributor.id);
            let previous = before.map_or(first.sid(), |old| old.sid());
            one.bundle_id = bundle_id.clone();
            one.revision = Revision { number, previous: Some(previous) };
        }
        self
    }
}

#[derive(Debug)]
struct Made {
    bundle: Bundle,
    statements: Vec<Statement>,
    keys: Vec<SecretKey>,
}

/// A folder's worth of parts, each by its own contributor; the first exports.
fn made() -> impl Strategy<Value = Made> {
    let parts = vec((name(), role(), answers(), declaration()), 1..4);
    let whole = (name(), option::of(name()), option::of(date()), name(), declaration(), any::<[u8; 16]>());
    (parts, whole, 1u32..9).prop_map(|(parts, whole, number)| {
        let (subject, known_as, date_of_birth, council, declaration, random) = whole;
        let bundle_id = BundleId::make(random);
        let previous = (number > 1).then(|| Sid::of(&random));
        let revision = Revision { number, previous };
        let keys = (1..=parts.len()).map(|n| SecretKey::from_octets(&[n as u8; 32]).expect("a key"));
        let statement = |(n, (name_typed, role, answers, declaration))| Statement {
            bundle_id: bundle_id.clone(),
            revision,
            contributor: Contributor { id: format!("c{n}").parse().expect("an id"), role, name_typed },
            booklet: BookletRef {
                id: "my-profile".parse().expect("an id"),
                version: "2026.1".to_owned(),
                sha256: Digest::of(&random),
            },
            answers,
            declaration,
        };
        let keys = keys.collect();
        let statements: Vec<_> = parts.into_iter().enumerate().map(statement).collect();
        let bundle = Bundle {
            bundle_id: bundle_id.clone(),
            revision,
            audience: Audience { council: "E99999999".parse().expect("a code"), name: council },
            created_at: moment(1_800_000_000),
            app: App { name: "tell-it-once".to_owned(), version: "1.0.0".to_owned() },
            subject: Subject { name: subject, known_as, date_of_birth },
            exporter: "c0".parse().expect("an id"),
            statements: Vec::new(),
            attachments: Vec::new(),
            declaration,
        };
        Made { bundle, statements, keys }
    })
}

fn answers() -> impl Strategy<Value = BTreeMap<tell_it_once_core::id::QuestionId, Answered>> {
    let answered = (any::<u16>(), name(), 0i64..4_000_000_000, given(), any::<bool>());
    vec(answered, 0..6).prop_map(|all| {
        let one = |(id, question, seconds, given, is_other): (u16, String, i64, Given, bool)| {
            let by = is_other.then(|| "c0".parse().expect("an id"));
            let answered = Answered { question, at: moment(seconds), by, given };
            (format!("mp.{id}").parse().expect("an id"), answered)
        };
        all.into_iter().map(one).collect()
    })
}

fn given() -> impl Strategy<Value = Given> {
    let whose = proptest::sample::select(Whose::NAMES.map(|(_, whose)| whose).to_vec());
    let skip = proptest::sample::select(Skip::NAMES.map(|(_, skip)| skip).to_vec());
    prop_oneof![
        3 => (answer(), whose, any::<bool>()).prop_map(|(answer, whose, unread)| {
            let unread = unread && answer.kind() == "text";
            Given::Answer { answer, unread, whose, lang: "en-GB".parse().expect("a language") }
        }),
        1 => skip.prop_map(Given::Skip),
    ]
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        text().prop_map(Answer::Text),
        vec(text(), 0..4).prop_map(Answer::List),
        (vec((text(), option::of(text())), 0..3), option::of(text())).prop_map(|(options, other)| {
            let id = "one".parse::<tell_it_once_core::id::ChoiceId>().expect("an id");
            let option = |(label, detail)| PickedOption { id: id.clone(), label, detail };
            Answer::Picked(Picked { options: options.into_iter().map(option).collect(), other })
        }),
        (1900u16..2100, option::of(1u8..=12), any::<bool>())
            .prop_map(|(year, month, about)| Answer::Date(Dated { year, month, day: None, about })),
        "(0|[1-9][0-9]{0,5})(\\.[0-9]?[1-9])?"
            .prop_map(|number| Answer::Number(number.parse().expect("a number as files have it"))),
        any::<u32>().prop_map(|pence| Answer::Money(Pence(u64::from(pence)))),
        (0u8..=10, text(), text(), option::of(text()))
            .prop_map(|(value, low, high, better)| Answer::Scaled(Scaled { value, low, high, better })),
    ]
}

fn declaration() -> impl Strategy<Value = Declaration> {
    (name(), name(), date(), any::<[bool; 3]>()).prop_map(|(text, name_typed, date_typed, agreed)| {
        let purposes = ["share_with_council", "share_with_school", "true_as_far_as_i_know"];
        let purposes = purposes.map(|purpose| purpose.parse().expect("an id"));
        Declaration {
            id: "decl.export.v1".parse().expect("an id"),
            text,
            lang: "ur".parse().expect("a language"),
            agreed: purposes.into_iter().zip(agreed).collect(),
            name_typed,
            date_typed,
            at: moment(1_790_000_000),
        }
    })
}

fn role() -> impl Strategy<Value = Role> {
    proptest::sample::select(Role::NAMES.iter().map(|(_, role)| *role).collect::<Vec<_>>())
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (0i32..40_000).prop_map(|days| NaiveDate::from_epoch_days(days).expect("a day that exists"))
}

/// Anything that can be typed: every letter but U+0000.
fn text() -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..20).prop_map(|letters| letters.into_iter().filter(|c| *c != '\0').collect())
}

/// Anything on one line that is not empty.
fn name() -> impl Strategy<Value = String> {
    let one_line = |letters: Vec<char>| letters.into_iter().filter(|c| !c.is_control()).collect();
    vec(any::<char>(), 1..20)
        .prop_map(one_line)
        .prop_filter("something", |text: &String| !text.trim().is_empty())
}

fn moment(seconds: i64) -> tell_it_once_core::bundle::moment::Moment {
    DateTime::from_timestamp(seconds, 0).expect("a time").fixed_offset().into()
}
