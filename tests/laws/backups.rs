//! Whatever is in a folder comes back out of its copy, and nothing else.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

use proptest::{array::uniform32, collection::vec, prelude::*};
use tell_it_once_core::{
    backup::{self, Arriving, Chosen, LockedFile, WhyNot, arriving},
    bundle::Fresh,
    digest::sha256_base64url,
    passphrase::PassKey,
    record::{Record, Stamp, Writer},
};

use super::{config, entries, folders};

/// Stretched once for all cases, since that is slow on purpose.
fn key(words: &str) -> PassKey {
    PassKey::make(words, [1; 16], str::to_owned)
}

fn right() -> &'static PassKey {
    static KEY: OnceLock<PassKey> = OnceLock::new();
    KEY.get_or_init(|| key("apple bridge candle daisy engine forest"))
}

fn wrong() -> &'static PassKey {
    static KEY: OnceLock<PassKey> = OnceLock::new();
    KEY.get_or_init(|| key("apple bridge candle daisy engine oyster"))
}

fn look(text: &str) -> LockedFile {
    match backup::look(text.as_bytes()) {
        Ok(Chosen::Locked(file)) => file,
        other => panic!("it is one of ours: {other:?}"),
    }
}

/// As many as the promise says, unless the caller asked for another number.
fn many() -> ProptestConfig {
    let config = config();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { config.cases } else { 2000 };
    ProptestConfig { cases, ..config }
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn what_goes_into_a_copy_comes_out(
        edits in entries::edits(),
        generation in 1u64..1 << 50,
        octets in vec(vec(any::<u8>(), 0..200), 0..4),
        cek in uniform32(any::<u8>()),
        iv: [u8; 12],
    ) {
        // half as many as elsewhere: what counts here is how they are kept
        let folder = folders::after(edits.into_iter().take(12).collect());
        let record = Record::of(&folder, Stamp { generation, writer: Writer([7; 16]) });
        let pictures: BTreeMap<String, Vec<u8>> =
            octets.into_iter().map(|octets| (sha256_base64url(&octets), octets)).collect();
        let made_at = folders::start().into();
        let copy = backup::Copy { record: &record, pictures: &pictures, made_at, version: "1.0.0" };
        let mut random = [0; 44];
        random[..32].copy_from_slice(&cek);
        random[32..].copy_from_slice(&iv);
        let file = backup::write(&copy, right(), &Fresh::new(random)).expect("it can be written");
        let locked = look(&file.text);
        let opened = locked.open_with(right()).expect("it opens");
        prop_assert_eq!(&opened.record, &record);
        prop_assert_eq!(arriving(Some(&folder), &opened.folder), Arriving::Same);
        prop_assert_eq!(&opened.folder, &folder);
        prop_assert_eq!(&opened.pictures, &pictures);
        let shown: BTreeSet<String> = folder.pictures().into_iter().map(str::to_owned).collect();
        let there: BTreeSet<String> = pictures.keys().cloned().collect();
        prop_assert_eq!(opened.missing, &shown - &there);
        prop_assert_eq!(opened.extra, &there - &shown);
        prop_assert_eq!(locked.open_with(wrong()), Err(WhyNot::Passphrase));
    }
}
