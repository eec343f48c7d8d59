//! A folder in parts: an edit changes those that it names and no other, and together they are the folder.

use std::collections::BTreeMap;

use proptest::{collection::vec, option, prelude::*};
use tell_it_once_core::{
    folder::{self, Contribution, Edit, Folder, Part, Parts, Stored, Taken},
    record::{self, Opened, Record, Shelf, Shelves, Stamp, Writer},
};

use super::{
    entries,
    folders::{after, exported, start},
    sharing,
    storing::many,
};
use crate::{journeys::Day, repo};

const AT: Stamp = Stamp { generation: 1, writer: Writer([1; 16]) };

/// Those too that only pages do.
fn any_edit() -> BoxedStrategy<Edit> {
    let lang = || "en-GB".to_owned();
    let spot = entries::spot;
    prop_oneof![
        6 => entries::edit(),
        1 => exported(),
        1 => any::<bool>().prop_map(Edit::ShowName),
        1 => (spot(), entries::typed(), spot(), entries::entry()).prop_map(move |(spot, asked, from, entry)| {
            Edit::Decline { spot, asked, lang: lang(), from: Taken::of(from, &entry) }
        }),
        1 => (spot(), option::of(vec(entries::edit(), 1..6))).prop_map(|(spot, edits)| {
            let before = edits.and_then(|edits| after(edits).kept(&spot).cloned()).map(Box::new);
            Edit::PutBack { spot, before }
        }),
        1 => vec(entries::edit(), 0..6).prop_map(|edits| Edit::Restore(Box::new(after(edits)))),
    ]
    .boxed()
}

/// The frame, and each contribution in which there is anything. Nobody's name in a contribution counts: the
/// frame's is the one that is shown.
fn apart(folder: &Folder) -> BTreeMap<Part, Result<Folder, Contribution>> {
    let frame = Folder { contributions: Vec::new(), ..folder.clone() };
    let said = folder.contributions.iter().filter(|one| !one.is_blank());
    let said = said.map(|one| (Part::of(one), Err(one.clone())));
    said.chain([(Part::Frame, Ok(frame))]).collect()
}

fn in_parts(folder: &Folder) -> Shelves {
    let listed = Parts::of(folder.contributions.iter().map(Part::of));
    let shelf = |part: Part| {
        let bytes = Record::of_part(folder, &part, &listed, AT).write().into_bytes();
        (part, [Shelf { a: None, b: Some(bytes), stamp: Some(AT) }, Shelf::default()])
    };
    Shelves(folder.parts().into_iter().map(shelf).collect())
}

/// Without those in which there is nothing, which are not kept.
fn filled(folder: &Folder) -> Folder {
    let mut folder = folder.clone();
    folder.contributions.retain(|one| !one.is_blank());
    folder
}

fn reopened(folder: &Folder) -> Opened {
    record::open(&folder.id, in_parts(folder), None)
}

proptest! {
    #![proptest_config(many(10_000))]

    #[test]
    fn an_edit_changes_no_part_but_those_that_it_names(before in vec(entries::edit(), 0..6), edit in any_edit()) {
        let mut folder = after(before);
        let (was, named) = (apart(&folder), folder.parts_of(&edit));
        folder.apply(edit, start());
        let is = apart(&folder);
        for part in was.keys().chain(is.keys()) {
            prop_assert!(named.contains(part) || was.get(part) == is.get(part), "{part:?}");
        }
    }
}

proptest! {
    #![proptest_config(many(2000))]

    #[test]
    fn a_folder_that_was_kept_in_parts_is_the_same_folder(edits in vec(any_edit(), 0..12)) {
        let folder = after(edits);
        let found = reopened(&folder);
        prop_assert_eq!(found.folder, Some(filled(&folder)));
        prop_assert!(found.damaged.is_empty() && !found.may_be_older && found.start.unwritten.is_empty());
    }
}

/// Every folder that was ever stored, whole or in parts.
fn ever_stored() -> Vec<(String, Folder)> {
    let bodies = repo::files("tests/drafts", ".json").into_iter().map(|path| {
        let schema = path.rsplit('/').next().and_then(|name| name.strip_prefix('v')?.split_once('-'));
        let schema = schema.and_then(|(n, _)| n.parse().ok()).expect("named v<schema>-<what>.json");
        let folder = folder::read(schema, &repo::bytes(&path)).expect("it opens");
        (path, folder)
    });
    let records = repo::files("src/core/record", ".jsonl").into_iter().map(|path| {
        let text = repo::text(&path);
        let lines: Vec<_> = text.lines().collect();
        let mut shelves = Shelves::default();
        let mut id = None;
        for record in lines.chunks(2).map(|two| two.join("\n").into_bytes()) {
            let read = Record::read(&record).expect("it is whole");
            let part = match read.open_stored().expect("it opens") {
                Stored::Whole(_) | Stored::Frame { .. } => Part::Frame,
                Stored::Contribution { one, .. } => Part::of(&one),
            };
            let shelf = Shelf { b: Some(record), ..Shelf::default() };
            shelves.0.insert(part, [shelf.clone(), shelf]);
            id = Some(read.folder);
        }
        let opened = record::open(&id.expect("there is a record"), shelves, None);
        (path, opened.folder.expect("it opens"))
    });
    bodies.chain(records).collect()
}

#[test]
fn every_folder_that_was_ever_stored_can_be_kept_in_parts_and_shared() {
    let stored = ever_stored();
    assert!(stored.len() >= 9, "the folders are there");
    let day = Day::begin();
    for (path, mut folder) in stored {
        let found = reopened(&folder);
        assert_eq!(found.folder, Some(filled(&folder)), "{path}");
        assert!(!found.tells_of_damage() && found.start.unwritten.is_empty(), "{path}");
        // the files that they name were never made, and no file can follow them
        folder.exports.clear();
        let draft = sharing::draft(&folder, &day.booklets);
        if draft.pictures.is_empty() {
            let signed = draft.sign(&folder, &BTreeMap::new(), "1.0.0", start());
            assert!(signed.is_ok(), "{path}: {:?}", signed.err());
        }
    }
}
