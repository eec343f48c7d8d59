//! Folders as they were stored once. They open for ever: a file here is never changed, only added.
//!
//! `drafts/v<schema>-<what>.json` is the stored body; `.txt` beside it is what must be found in it.

use std::fmt::Write as _;

use snapbox::{Assert, Data};
use tell_it_once_core::folder::{self, Folder, Spot};

use crate::repo;

#[test]
fn every_folder_that_was_ever_stored_opens_with_all_that_is_in_it() {
    let stored = repo::files("tests/drafts", ".json");
    assert!(stored.len() >= 2, "the folders are there");
    for path in stored {
        let schema = path.rsplit('/').next().and_then(|name| name.strip_prefix('v')?.split_once('-'));
        let schema: u32 = schema.and_then(|(n, _)| n.parse().ok()).expect("named v<schema>-<what>.json");
        let body = repo::bytes(&path);
        let opened = folder::read(schema, &body).unwrap_or_else(|why| panic!("{path}: {why:?}"));
        if schema == folder::SCHEMA {
            assert_eq!(folder::write(&opened).as_bytes(), body, "{path}: it is written as it was read");
        }
        let golden = repo::root().join(&path).with_extension("txt");
        Assert::new()
            .normalize_paths(false)
            .action_env("SNAPSHOTS")
            .eq(found_in(&opened), Data::read_from(&golden, None));
    }
}

/// A folder of a newer form is not opened, and not one octet of it is taken for something else.
#[test]
fn a_folder_of_a_newer_form_is_left_alone() {
    for path in repo::files("tests/drafts", ".json") {
        let newer = folder::SCHEMA + 1;
        let read = folder::read(newer, &repo::bytes(&path));
        assert_eq!(read, Err(folder::Unopenable::Newer { schema: newer }), "{path}");
    }
}

fn found_in(folder: &Folder) -> String {
    let mut found = format!("{} {} {:?}\n", folder.id, folder.bundle_id, folder.known_as());
    let mut line = |words: String| writeln!(found, "{words}").expect("a text takes more text");
    for one in &folder.contributors {
        line(format!("{} {} {:?}, key of {} letters", one.id, one.role.as_str(), one.name, one.key.len()));
    }
    for one in &folder.contributions {
        line(format!(
            "{}, {}: {:?}, finished {:?}, last {:?}",
            one.contributor, one.booklet, one.length, one.finished, one.last
        ));
        for (id, kept) in &one.entries {
            let entry = kept.entry.as_ref().map(|entry| entry.to_value().to_canonical()).unwrap_or_default();
            let marks = (kept.whose, kept.skip, kept.shared, kept.by.as_str(), kept.at.timestamp());
            line(format!("  {id} {entry} {marks:?} {:?} {:?}", kept.lang, kept.asked));
            if !kept.note.is_empty() {
                line(format!("    note {:?}", kept.note));
            }
            for (what, taken) in
                kept.from.iter().map(|one| ("from", one)).chain(kept.declined.iter().map(|one| ("not", one)))
            {
                let Spot { contributor, booklet, question } = &taken.spot;
                line(format!("    {what} {contributor} {booklet} {question} {}", taken.digest));
            }
            for earlier in &kept.earlier {
                let entry = earlier.entry.to_value().to_canonical();
                line(format!(
                    "    before {entry} {:?} {} {}",
                    earlier.whose,
                    earlier.by,
                    earlier.at.timestamp()
                ));
            }
        }
    }
    for one in &folder.exports {
        line(format!("file {} {} {} at {}", one.rev, one.sid, one.receipt, one.at.timestamp()));
        if let Some(kid) = &one.sealed_to {
            line(format!("  locked with {kid}"));
        }
        for part in &one.statements {
            line(format!("  {} {} {} {}", part.contributor, part.booklet, part.rev, part.sid));
        }
    }
    for one in &folder.received {
        let letters = one.statement.len();
        line(format!("from {} {} {} {}, {letters} letters", one.contributor, one.booklet, one.rev, one.sid));
        line(format!("  key {}, pictures {:?}, at {}", one.kid, one.pictures, one.at.timestamp()));
    }
    if let Some(invitation) = &folder.invited {
        line(format!("invited: {}", invitation.write()));
    }
    if let Some(at) = folder.copied_at {
        line(format!("a copy was made at {}", at.timestamp()));
    }
    if folder.name_shown {
        line("the name may be shown".to_owned());
    }
    line(format!("here: {:?}", folder.here.as_ref().map(|here| here.at_keyboard.as_str())));
    found
}
