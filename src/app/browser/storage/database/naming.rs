//! Names that no two windows find at once.

use js_sys::Array;
use tell_it_once_core::id::FolderId;
use wasm_bindgen::JsCast;

use super::{Durability, NotSaved, answer, begin, put_in, turn, why};

/// Puts something under a name that is found among those that are there, in one transaction: two windows
/// never find the same one.
pub(in super::super) async fn put_new(
    store: &'static str,
    durability: Durability,
    (folder, is_sealed): (&FolderId, bool),
    make: impl FnOnce(Vec<String>) -> (String, Vec<u8>),
) -> Result<(), NotSaved> {
    let begun = begin(&[store, "meta"], Some(durability)).await?;
    let put = async {
        let meta = begun.transaction.object_store("meta").map_err(|error| why(&error))?;
        if turn::is_locked(&meta, folder).await? != is_sealed {
            return Err(NotSaved::OtherTab);
        }
        let store = begun.transaction.object_store(store).map_err(|error| why(&error))?;
        let keys = answer(&store.get_all_keys().map_err(|error| why(&error))?).await?;
        let keys = keys.dyn_into::<Array>().unwrap_or_default();
        let (key, octets) = make(keys.iter().filter_map(|key| key.as_string()).collect());
        put_in(&store, &key, &octets)
    };
    let put = put.await;
    begun.end(put).await
}
