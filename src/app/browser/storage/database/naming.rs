//! Names that no two windows find at once.

use js_sys::Array;
use wasm_bindgen::JsCast;

use super::{Durability, NotSaved, answer, begin, put_in, why};

/// Puts something under a name that is found among those that are there, in one transaction: two windows
/// never find the same one.
pub(in super::super) async fn put_new(
    store: &'static str,
    durability: Durability,
    make: impl FnOnce(Vec<String>) -> (String, String),
) -> Result<(), NotSaved> {
    let begun = begin(&[store], Some(durability)).await?;
    let put = async {
        let store = begun.transaction.object_store(store).map_err(|error| why(&error))?;
        let keys = answer(&store.get_all_keys().map_err(|error| why(&error))?).await?;
        let keys = keys.dyn_into::<Array>().unwrap_or_default();
        let (key, text) = make(keys.iter().filter_map(|key| key.as_string()).collect());
        put_in(&store, &key, text.as_bytes())
    };
    let put = put.await;
    begun.end(put).await
}
