//! A folder that is locked on its device: a random key of its own, which a passphrase wraps.
//!
//! Not the storage and not the question when to lock. To forget the wrapped key is to destroy the
//! folder, even where a device does not really delete.

mod sealing;
pub mod turn;

use std::fmt;

use zeroize::Zeroizing;

use crate::{
    backup::WhyNot,
    bundle::{
        b64,
        jwe::{
            Fresh, LOCK, decrypt, encrypt,
            pbes2::{Allowed, Closed},
        },
    },
    json::Spelling,
    passphrase::PassKey,
};

pub use sealing::{is_hidden, is_sealed, pictures_of};

/// What a stored text that is locked begins with.
const LOCKED: &str = "tio-locked-1.";

/// The key of one folder. Wiped from memory when dropped, as far as memory can be wiped in a browser.
#[derive(Clone, PartialEq, Eq)]
pub struct FolderKey(Zeroizing<[u8; 32]>);

impl FolderKey {
    pub fn make(random: [u8; 32]) -> FolderKey {
        FolderKey(Zeroizing::new(random))
    }

    /// What is stored beside the folder: only the passphrase gets the key out of it again.
    pub fn wrap(&self, with: &PassKey, fresh: &Fresh) -> String {
        with.0.seal(LOCK, self.0.to_vec(), fresh)
    }

    /// The way back. Takes most of a second on a slow device.
    pub fn unwrap(stored: &str, passphrase: &str, nfc: Spelling) -> Result<FolderKey, WhyNot> {
        let closed = Closed::read(stored.as_bytes(), LOCK, Allowed::ROUNDS).map_err(WhyNot::of)?;
        let key = PassKey::stretched(passphrase, closed.stretch(), nfc);
        FolderKey::of(&closed, &key)
    }

    fn of(closed: &Closed, key: &PassKey) -> Result<FolderKey, WhyNot> {
        let octets = Zeroizing::new(closed.open(&key.0).map_err(WhyNot::of)?);
        let key = octets.as_slice().try_into().map_err(|_| WhyNot::NotOurs)?;
        Ok(FolderKey(Zeroizing::new(key)))
    }

    /// A text that only this key opens, and only under the name that it was locked under, so that
    /// one record cannot stand in for another. `iv` is chance, and never used twice.
    pub fn seal_body(&self, iv: [u8; 12], name: &str, text: &str) -> String {
        let mut octets = [&iv, text.as_bytes()].concat();
        let tag = encrypt(&self.0, &iv, name.as_bytes(), &mut octets[12..]);
        octets.extend(tag);
        [LOCKED, &b64::encode(&octets)].concat()
    }

    /// `None` when it was changed, cut, locked with another key or under another name.
    pub fn open_body(&self, name: &str, locked: &str) -> Option<String> {
        let octets = b64::decode(locked.strip_prefix(LOCKED)?)?;
        let (iv, rest) = octets.split_first_chunk::<12>()?;
        let (body, tag) = rest.split_last_chunk::<16>()?;
        let mut body = body.to_vec();
        let is_whole = decrypt(&self.0, iv, name.as_bytes(), &mut body, tag);
        if is_whole { String::from_utf8(body).ok() } else { None }
    }
}

/// Whether a stored text is a locked one.
pub fn is_locked(stored: &str) -> bool {
    stored.starts_with(LOCKED)
}

impl fmt::Debug for FolderKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("FolderKey(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::jwe::{BACKUP, pbes2::Stretch};

    fn as_it_is(text: &str) -> String {
        text.to_owned()
    }

    #[track_caller]
    fn check_body(name: &str, text: &str) {
        let key = FolderKey::make([7; 32]);
        let locked = key.seal_body([9; 12], name, text);
        assert!(is_locked(&locked) && !is_locked(text));
        assert_eq!(key.open_body(name, &locked).as_deref(), Some(text));
        assert_eq!(key.open_body("another", &locked), None, "the name counts");
        assert_eq!(FolderKey::make([8; 32]).open_body(name, &locked), None, "the key counts");
        for at in 0..locked.len() {
            let mut changed = locked.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).expect("letters");
            assert_eq!(key.open_body(name, &changed), None, "{at}");
            assert_eq!(key.open_body(name, &locked[..at]), None, "cut at {at}");
        }
    }

    #[test]
    fn a_locked_text_opens_with_its_key_and_name_only() {
        check_body("f-1", "");
        check_body("f-1 7", "{\"words\":\"Zoë 🐾\"}\n");
    }

    #[test]
    fn the_key_is_had_back_with_the_passphrase_only() {
        let key = FolderKey::make([7; 32]);
        let pass = PassKey::make("anchor apple basket candle daisy engine", [3; 16], as_it_is);
        let stored = key.wrap(&pass, &Fresh::new([5; 44]));
        let opened = FolderKey::unwrap(&stored, "Anchor-Apple basket candle daisy engine ", as_it_is);
        assert_eq!(opened, Ok(key));
    }

    #[test]
    fn other_words_or_octets_do_not_open_it() {
        let pass = PassKey::stretched("words", Stretch::quick([3; 16]), as_it_is);
        let stored = FolderKey::make([7; 32]).wrap(&pass, &Fresh::new([5; 44]));
        let open = |stored: &str, words: &str| {
            let closed = Closed::read(stored.as_bytes(), LOCK, Allowed::ANY).map_err(WhyNot::of)?;
            FolderKey::of(&closed, &PassKey::stretched(words, closed.stretch(), as_it_is))
        };
        assert_eq!(open(&stored, "words"), Ok(FolderKey::make([7; 32])));
        assert_eq!(open(&stored, "word"), Err(WhyNot::Passphrase));
        let longer = pass.0.seal(LOCK, vec![7; 33], &Fresh::new([5; 44]));
        assert_eq!(open(&longer, "words"), Err(WhyNot::NotOurs), "a key has 32 octets");
        let copy = pass.0.seal(BACKUP, vec![7; 32], &Fresh::new([5; 44]));
        assert_eq!(open(&copy, "words"), Err(WhyNot::NotOurs), "a copy is no key");
    }

    /// Somebody with the device must not be able to make the key quick to guess.
    #[test]
    fn a_key_that_was_wrapped_cheaply_is_not_opened() {
        let quick = PassKey::stretched("words", Stretch::quick([3; 16]), as_it_is);
        let stored = FolderKey::make([7; 32]).wrap(&quick, &Fresh::new([5; 44]));
        assert_eq!(FolderKey::unwrap(&stored, "words", as_it_is), Err(WhyNot::NotTried));
    }

    #[test]
    fn nothing_tells_the_key() {
        assert_eq!(format!("{:?}", FolderKey::make([7; 32])), "FolderKey(..)");
    }
}
