//! Turning a lock on or off: all of the folder in one change of the database, and then the mirror.

use std::{collections::BTreeSet, rc::Rc};

use tell_it_once_core::{
    id::FolderId,
    keep::version::Version,
    lock::{
        FolderKey, is_hidden, pictures_of,
        turn::{Change, Kind, Thing, Turn, named},
    },
    record::digests_in,
};

use super::{
    super::{database::turn, mirror},
    NotSaved, Sealer, database, drop_hand, mode, note, take_up,
};
use crate::browser::{entropy, windows};

/// Everything of the folder that is stored is sealed, and what could be read is gone.
pub(crate) async fn turn_on(folder: &FolderId, key: FolderKey, wrapped: String) -> Result<(), NotSaved> {
    let (things, shared) = look(folder).await?;
    let mut chance = entropy::random;
    let mut turned = Turn { folder, key: &key, shared: &shared, chance: &mut chance };
    let change = turned.on(&wrapped, &things).map_err(|_| NotSaved::Refused)?;
    turn::make(folder, &things, &change).await?;
    // from here on nothing may come between
    note(folder, Some(wrapped.clone()));
    take_up(folder, Rc::new(Sealer(key)));
    mirrored(folder, Some(&wrapped), &change);
    Ok(())
}

/// Everything can be read again by whoever has the device.
pub(crate) async fn turn_off(folder: &FolderId, key: &FolderKey) -> Result<(), NotSaved> {
    let (things, shared) = look(folder).await?;
    let mut chance = entropy::random;
    let change = Turn { folder, key, shared: &shared, chance: &mut chance }.off(&things);
    turn::make(folder, &things, &change).await?;
    note(folder, None);
    drop_hand(folder);
    mirrored(folder, None, &change);
    Ok(())
}

/// The mirror gets what the database has. Where there is no room it gets it with the next save.
fn mirrored(folder: &FolderId, wrapped: Option<&str>, change: &Change) {
    let Some(area) = mode().mirror() else { return windows::tell_locked(folder) };
    mirror::forget_where(area, folder, |part| is_hidden(part) != wrapped.is_some());
    mirror::set_lock(area, folder, wrapped);
    mirror::adopt(area, change);
}

/// All that is stored of the folder, with the pictures that no other one needs; and those that others need too.
async fn look(folder: &FolderId) -> Result<(Vec<Thing>, BTreeSet<String>), NotSaved> {
    let (mut things, mut shared) = (Vec::new(), BTreeSet::new());
    for kind in [Kind::Record, Kind::Mark, Kind::Version, Kind::Damaged] {
        for (key, octets) in database::entries(turn::store(kind)).await? {
            match is_of(kind, &key, folder) {
                true => things.push(Thing { kind, key, octets }),
                false => shared.extend(digests_in(&octets)),
            }
        }
    }
    shared.extend(
        mirror::records_but(mirror::Area::Local, folder).iter().flat_map(|text| digests_in(text.as_bytes())),
    );
    let (mine, needed) = (pictures_of(folder), named(&things));
    for key in database::keys(turn::store(Kind::Picture)).await? {
        // what nobody names is this window's, too: nothing that can be read is to be left
        let is_mine =
            key.starts_with(&mine) || !key.contains('~') && (needed.contains(&key) || !shared.contains(&key));
        if is_mine && let Some(octets) = database::get(turn::store(Kind::Picture), &key).await? {
            things.push(Thing { kind: Kind::Picture, key, octets });
        }
    }
    Ok((things, shared))
}

fn is_of(kind: Kind, key: &str, folder: &FolderId) -> bool {
    let part = key.strip_prefix("stamp:").unwrap_or(key);
    match kind {
        Kind::Record | Kind::Mark => {
            let name = part.strip_suffix(".A").or_else(|| part.strip_suffix(".B")).unwrap_or(part);
            name == folder.as_str()
                || name.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('~'))
        }
        Kind::Version => Version::of_key(key).is_some_and(|(of, _)| of == *folder),
        Kind::Damaged => key.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('.')),
        Kind::Picture => false,
    }
}
