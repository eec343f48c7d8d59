//! A key that wraps keys (RFC 3394), so that one changed bit of a wrapped key is found.

use aes_kw::{KeyInit, KwAes256};
use zeroize::Zeroizing;

/// Wiped from memory when dropped, as far as memory can be wiped in a browser.
#[derive(Clone)]
pub(crate) struct Kek(pub(super) Zeroizing<[u8; 32]>);

impl Kek {
    pub(super) fn wrap(&self, key: &[u8; 32]) -> [u8; 40] {
        let mut wrapped = [0; 40];
        let cipher = KwAes256::new((&*self.0).into());
        cipher.wrap_key(key, &mut wrapped).expect("a key of 32 octets can be wrapped");
        wrapped
    }

    /// `None` when it was wrapped by another key, or changed.
    pub(super) fn unwrap(&self, wrapped: &[u8; 40]) -> Option<Zeroizing<[u8; 32]>> {
        let mut key = Zeroizing::new([0; 32]);
        let cipher = KwAes256::new((&*self.0).into());
        cipher.unwrap_key(wrapped, &mut *key).ok()?;
        Some(key)
    }
}
