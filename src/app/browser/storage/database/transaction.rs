//! Transactions of the database: begun with a durability, and whole or not at all.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStore, IdbTransaction};

use super::{Durability, NotSaved, OPEN, ended, open, transaction_fault, why};

/// One that was begun, and what tells of its end.
pub(super) struct Begun {
    pub(super) transaction: IdbTransaction,
    pub(super) done: Promise,
}

impl Begun {
    pub(super) fn with(self, store: &str) -> Result<(IdbTransaction, Promise, IdbObjectStore), NotSaved> {
        let store = self.transaction.object_store(store).map_err(|error| why(&error))?;
        Ok((self.transaction, self.done, store))
    }

    /// Waits until all is in, or takes all back.
    pub(super) async fn end(self, so_far: Result<(), NotSaved>) -> Result<(), NotSaved> {
        if so_far.is_err() {
            let _ = self.transaction.abort();
        }
        let ended = ended(&self.done).await.map_err(|_| transaction_fault(&self.transaction));
        so_far.and(ended)
    }
}

/// A transaction, to write where a durability is given.
pub(super) async fn begin(stores: &[&str], write: Option<Durability>) -> Result<Begun, NotSaved> {
    let transaction = match start(&open().await?, stores, write) {
        Ok(transaction) => transaction,
        Err(_) => {
            // closed without a word: once more from the start
            OPEN.take();
            start(&open().await?, stores, write).map_err(|error| why(&error))?
        }
    };
    let done = Promise::new(&mut |complete, abort| {
        transaction.set_oncomplete(Some(&complete));
        transaction.set_onabort(Some(&abort));
    });
    Ok(Begun { transaction, done })
}

/// Called by name, since `web_sys` has no stable call that takes options.
fn start(
    database: &IdbDatabase,
    stores: &[&str],
    write: Option<Durability>,
) -> Result<IdbTransaction, JsValue> {
    let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
    let (mode, durability) = match write {
        None => ("readonly", "default"),
        Some(Durability::Relaxed) => ("readwrite", "relaxed"),
        Some(Durability::Strict) => ("readwrite", "strict"),
    };
    let how = Object::new();
    Reflect::set(&how, &"durability".into(), &durability.into())?;
    let begin: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    begin.call3(database, &names, &mode.into(), &how)?.dyn_into()
}
