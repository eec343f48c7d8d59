//! Which folders are locked, looked up at the start. What a browser that was killed brought back is put
//! right: its localStorage may be as it was before a lock was turned on or off.

use std::collections::BTreeSet;

use tell_it_once_core::{folder::PartName, id::FolderId, lock::is_hidden};

use super::{super::Mode, LOCKS, database, mirror, mode};

/// Takes up the locks. The database knows best, where it could be read: its parts and its locks.
pub(in super::super) async fn load(names: &[PartName], stored: Option<Vec<(FolderId, String)>>) {
    let area = match mode() {
        Mode::Session | Mode::Memory => return LOCKS.set(Vec::new()),
        Mode::Both | Mode::DatabaseOnly | Mode::MirrorOnly => mode().mirror(),
    };
    let mirrored = area.map(mirror::locks).unwrap_or_default();
    let Some(mut locks) = stored else { return LOCKS.set(mirrored) };
    let plain: BTreeSet<_> =
        names.iter().filter(|name| !is_hidden(&name.part)).map(|name| &name.folder).collect();
    for (folder, wrapped) in mirrored {
        if locks.iter().any(|(id, _)| *id == folder) {
            continue;
        }
        match plain.contains(&folder) {
            // it was taken off
            true => {
                if let Some(area) = area {
                    mirror::set_lock(area, &folder, None);
                    mirror::forget_where(area, &folder, is_hidden);
                }
            }
            // the database was lost, and the mirror was not
            false => {
                let _ = database::put_lock(&folder, &wrapped).await;
                locks.push((folder, wrapped));
            }
        }
    }
    if let Some(area) = area {
        for (folder, wrapped) in &locks {
            mirror::set_lock(area, folder, Some(wrapped));
            mirror::forget_unsealed(area, folder);
        }
    }
    LOCKS.set(locks);
}
