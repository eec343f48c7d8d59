//! A folder is put together from its parts, and one that is damaged takes no other with it.

use super::*;
use crate::{
    booklet::tried,
    folder::{Role, child_id},
    record::{Record, Writer},
};

const AT: Stamp = Stamp { generation: 1, writer: Writer([1; 16]) };

/// Two people, and a booklet of each.
fn folder() -> Folder {
    let mut folder = tried::folder();
    let alex = tried::arrive(&mut folder, Role::Parent, "Alex");
    tried::set(&mut folder, &alex, "family", "fb.what", tried::words("We live by the sea"));
    tried::set(&mut folder, &child_id(), "my-profile", "mp.know", tried::words("Trains"));
    folder
}

/// Every part of it in one place, as it is kept.
fn kept(folder: &Folder) -> Shelves {
    let listed = Parts::of(folder.contributions.iter().map(Part::of));
    let shelf = |part: &Part| {
        let bytes = Record::of_part(folder, part, &listed, AT).write().into_bytes();
        [Shelf { b: Some(bytes), stamp: Some(AT), a: None }, Shelf::default()]
    };
    let mut shelves = Shelves::default();
    for part in folder.parts() {
        shelves.0.insert(part.clone(), shelf(&part));
    }
    shelves
}

fn opened(shelves: Shelves, version: Option<Folder>) -> Opened {
    open(&folder().id, shelves, version)
}

fn of_family() -> Part {
    folder().parts().into_iter().nth(1).expect("the family's is the first that was begun")
}

#[test]
fn parts_are_put_together_as_they_were() {
    let Opened { folder: found, damaged, may_be_older, start, .. } = opened(kept(&folder()), None);
    assert_eq!(found, Some(folder()));
    assert!(damaged.is_empty() && !may_be_older && start.unwritten.is_empty());
    assert_eq!(start.stamps.len(), 3);
    assert_eq!(start.listed.len(), 2);
}

#[test]
fn a_folder_that_was_kept_whole_is_to_be_written_in_parts() {
    let whole =
        Record { schema: 2, ..Record::read(include_bytes!("../golden-v2.jsonl")).expect("it is whole") };
    let id = whole.folder.clone();
    let shelf = Shelf { b: Some(whole.write().into_bytes()), ..Shelf::default() };
    let mut shelves = Shelves::default();
    shelves.0.insert(Part::Frame, [shelf, Shelf::default()]);
    let Opened { folder, start, .. } = open(&id, shelves, None);
    let folder = folder.expect("it opens");
    assert_eq!(start.unwritten, Parts::of(folder.parts()));
    assert!(!folder.contributions.is_empty());
}

#[test]
fn a_part_that_was_damaged_takes_no_other_with_it() {
    let mut shelves = kept(&folder());
    let shelf = shelves.0.get_mut(&of_family()).expect("it is kept");
    shelf[0].b = Some(b"nothing".to_vec());
    let found = opened(shelves, None);
    assert!(found.may_be_older && found.tells_of_damage());
    assert_eq!(found.to_offer(), Some(b"nothing".as_slice()));
    let folder = found.folder.expect("the rest is there");
    assert_eq!(folder.contributions.len(), 1);
    assert_eq!(folder.contributors.len(), 2);
}

#[test]
fn a_part_that_is_gone_without_a_trace_is_missed() {
    let mut shelves = kept(&folder());
    shelves.0.remove(&of_family());
    assert!(opened(shelves, None).may_be_older);
}

#[test]
fn who_is_only_named_in_a_contribution_is_known_again() {
    let mut before = folder();
    before.contributors.truncate(1);
    before.contributions.clear();
    let mut shelves = kept(&folder());
    shelves.0.insert(Part::Frame, kept(&before).0.remove(&Part::Frame).expect("it has a frame"));
    let found = opened(shelves, None).folder.expect("it opens");
    assert_eq!(found.contributors, folder().contributors);
    assert_eq!(found.contributions.len(), 2);
}

#[test]
fn where_the_frame_is_gone_the_newest_version_stands_in() {
    let mut shelves = kept(&folder());
    shelves
        .0
        .insert(Part::Frame, [Shelf { b: Some(b"nothing".to_vec()), ..Shelf::default() }, Shelf::default()]);
    let mut version = folder();
    version.contributions.remove(0);
    let found = opened(shelves.clone(), Some(version));
    assert_eq!(found.folder.as_ref().map(|folder| folder.contributions.len()), Some(2));
    assert!(found.may_be_older && found.start.unwritten.contains(&Part::Frame));
    assert_eq!(opened(shelves, None).folder, None);
}

#[test]
fn what_was_taken_back_whole_does_not_come_back() {
    let mut folder = folder();
    let version = Folder { contributions: folder.contributions[1..].to_vec(), ..folder.clone() };
    folder.apply(crate::folder::Edit::Restore(Box::new(version)), folder.made_at);
    let found = opened(kept(&folder), None);
    let booklets = found.folder.expect("it opens").contributions;
    assert_eq!(booklets.iter().map(|one| one.booklet.as_str()).collect::<Vec<_>>(), ["my-profile"]);
    assert!(!found.may_be_older);
}
