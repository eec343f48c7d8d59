//! What holds however the files are put together.

use proptest::{collection::vec, prelude::*};

use super::*;
use crate::{
    answer::Answer,
    bundle::{
        declaration::Declaration,
        digest::Digest,
        statement::{BookletRef, Contributor, Role},
    },
    folder::{Skip, Whose},
};

fn moment() -> Moment {
    "2026-11-22T10:05:00+00:00".parse().expect("a moment")
}

/// Words, or nothing for a question that was left.
fn answered(words: &str) -> Answered {
    let given = match words {
        "" => Given::Skip(Skip::Later),
        words => Given::Answer {
            answer: Answer::Text(words.to_owned()),
            unread: false,
            whose: Whose::Own,
            lang: "en-GB".parse().expect("a language"),
        },
    };
    Answered { question: "What do you like?".to_owned(), at: moment(), by: None, given }
}

/// A part whose sid is what would be signed, as in a file.
fn part(folder: u8, who: &str, key: u8, revision: Revision, answers: &[(&str, &str)]) -> Part {
    let answers = answers.iter().map(|(id, words)| (id.parse().expect("an id"), answered(words)));
    let statement = Statement {
        bundle_id: BundleId::make([folder; 16]),
        revision,
        contributor: Contributor {
            id: who.parse().expect("an id"),
            role: Role::Parent,
            name_typed: who.to_owned(),
        },
        booklet: BookletRef {
            id: "my-profile".parse().expect("an id"),
            version: "2026.1".to_owned(),
            sha256: Digest::of(b"booklet"),
        },
        answers: answers.collect(),
        declaration: Declaration {
            id: "decl.yp.v1".parse().expect("an id"),
            text: "These are my words.".to_owned(),
            lang: "en-GB".parse().expect("a language"),
            agreed: BTreeMap::new(),
            name_typed: who.to_owned(),
            date_typed: moment().at().date_naive(),
            at: moment(),
        },
    };
    let kid = Kid::of(&[key]);
    let sid = Sid::of_signed(&kid.to_string(), &statement.to_value().to_canonical());
    Part { statement, sid, kid, carriers: BTreeMap::new() }
}

fn revision(number: u32, previous: Option<&Part>) -> Revision {
    Revision { number, previous: previous.map(|part| part.sid) }
}

/// A file of one part.
fn file(mut part: Part, of: u8) -> Merged {
    let carrier = Carrier {
        council: "E99999999".parse().expect("a code"),
        revision: Revision { number: u32::from(of) + 1, previous: None },
        created_at: moment(),
        subject: "Sam".to_owned(),
    };
    part.carriers.insert(Sid::of(&[of]), carrier);
    let parts = BTreeMap::from([(part.sid, part.clone())]);
    Merged { folders: BTreeMap::from([(part.statement.bundle_id, parts)]) }
}

fn all(files: impl IntoIterator<Item = Merged>) -> Merged {
    files.into_iter().fold(Merged::default(), |mut merged, file| {
        merged.union(file);
        merged
    })
}

/// Small worlds, so that the same part comes often, and forks and gaps do too.
fn made() -> impl Strategy<Value = Merged> {
    let one = (0u8..2, 0u8..2, 0u8..2, 1u32..4, 0u8..3, 0u8..4);
    one.prop_map(|(folder, who, key, number, words, of)| {
        let previous = (number > 1).then(|| Sid::of(&[words % 2]));
        let words = ["", "trains", "dogs"][usize::from(words)];
        let who = ["c1", "c2"][usize::from(who)];
        file(part(folder, who, key, Revision { number, previous }, &[("mp.like", words)]), of)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn merging_is_a_union(a in vec(made(), 0..5), b in vec(made(), 0..5), c in vec(made(), 0..5)) {
        let [a, b, c] = [a, b, c].map(all);
        let join = |one: &Merged, other: &Merged| all([one.clone(), other.clone()]);
        prop_assert_eq!(join(&a, &a), a.clone());
        prop_assert_eq!(join(&a, &b), join(&b, &a));
        prop_assert_eq!(join(&join(&a, &b), &c), join(&a, &join(&b, &c)));
        prop_assert_eq!(join(&a, &Merged::default()), a);
    }

    #[test]
    fn the_order_of_files_does_not_matter(files in vec(made(), 0..8), turn in 0usize..8) {
        let mut turned = files.clone();
        turned.rotate_left(turn.min(files.len()));
        turned.reverse();
        let (merged, other) = (all(files), all(turned));
        prop_assert_eq!(&merged, &other);
        prop_assert_eq!(merged.to_lines(), other.to_lines());
        for folder in merged.folders() {
            prop_assert_eq!(merged.views(folder), other.views(folder));
        }
    }

    #[test]
    fn nothing_is_lost(files in vec(made(), 0..8)) {
        let merged = all(files.clone());
        for file in &files {
            for folder in file.folders() {
                for part in file.parts(folder) {
                    let kept = merged.parts(folder).find(|one| one.sid == part.sid);
                    let kept = kept.expect("every part is there");
                    prop_assert_eq!(&kept.statement, &part.statement);
                    prop_assert!(part.carriers.keys().all(|file| kept.carriers.contains_key(file)));
                }
            }
        }
        for folder in merged.folders() {
            let standings = merged.standings(folder);
            prop_assert_eq!(standings.len(), merged.parts(folder).count());
            // whoever said anything says something now
            let says = |part: &Part| standings.iter().any(|(one, s)| s.is_current && one.line() == part.line());
            prop_assert!(merged.parts(folder).all(says));
        }
        let known: usize = merged.folders().map(|folder| merged.parts(folder).count()).sum();
        prop_assert_eq!(merged.to_lines().len(), known);
    }
}

#[test]
fn views_stand_side_by_side_and_are_not_resolved() {
    let sam = part(1, "c2", 2, revision(1, None), &[("mp.like", "trains"), ("mp.same", "yes")]);
    let alex = part(1, "c1", 1, revision(1, None), &[("mp.like", "dogs"), ("mp.same", "yes"), ("mp.x", "")]);
    let merged = all([file(sam, 0), file(alex, 0)]);
    let folder = merged.folders().next().expect("a folder").clone();
    let say = |views: &Views<'_>| {
        let who = views.views.iter().map(|view| view.part.statement.contributor.id.to_string());
        format!("{} {} {}", views.question, who.collect::<Vec<_>>().join("+"), views.differ)
    };
    let found: Vec<_> = merged.views(&folder).iter().map(say).collect();
    assert_eq!(found, ["mp.like c1+c2 true", "mp.same c1+c2 false", "mp.x c1 false"]);
}

#[test]
fn a_new_revision_is_current_and_the_old_one_is_kept() {
    let first = part(1, "c1", 1, revision(1, None), &[("a", "x"), ("b", "y"), ("c", "z")]);
    let second = part(1, "c1", 1, revision(2, Some(&first)), &[("a", "x"), ("b", "new"), ("d", "")]);
    let merged = all([file(second.clone(), 1), file(first.clone(), 0)]);
    let folder = &first.statement.bundle_id;
    let current: Vec<_> =
        merged.standings(folder).into_iter().filter(|(_, s)| s.is_current).map(|(p, _)| p.sid).collect();
    assert_eq!(current, [second.sid]);
    let earlier = merged.earlier(&second);
    assert_eq!(earlier.iter().map(|part| part.sid).collect::<Vec<_>>(), [first.sid]);
    let changes = changes(&earlier[0].statement, &second.statement);
    let found: Vec<_> =
        changes.iter().map(|one| format!("{} {}", one.question, one.changed.as_str())).collect();
    assert_eq!(found, ["b changed", "c taken away", "d added"]);
}

#[test]
fn one_person_with_two_keys_has_two_lines() {
    let first = part(1, "c1", 1, revision(1, None), &[("a", "x")]);
    let second = part(1, "c1", 9, revision(2, Some(&first)), &[("a", "y")]);
    let merged = all([file(first.clone(), 0), file(second, 1)]);
    let standings = merged.standings(&first.statement.bundle_id);
    assert!(standings.iter().all(|(_, standing)| standing.is_current));
    assert!(merged.views(&first.statement.bundle_id)[0].differ);
}
