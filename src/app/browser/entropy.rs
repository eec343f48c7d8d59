//! What nobody may guess: keys, and ids that never meet again.

use base64ct::{Base64UrlUnpadded, Encoding};
use tell_it_once_core::{
    id::{ContributorId, FolderId, RowId},
    record::Writer,
};

/// Random octets from the browser or the system.
///
/// # Panics
/// When there are none to be had: a key that could be guessed must not be made.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("a browser and a system both have random numbers");
    bytes
}

/// A signing key: 32 octets, base64url. One in 2^32 is no key of the curve; signing tells.
pub(crate) fn make_secret_key() -> String {
    Base64UrlUnpadded::encode_string(&random::<32>())
}

/// A name for every bundle of a folder (RFC 9562, version 4).
pub(crate) fn make_uuid() -> String {
    let mut bytes = random::<16>();
    bytes[6] = bytes[6] & 0x0F | 0x40;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let text = Writer(bytes).to_string();
    [&text[..8], &text[8..12], &text[12..16], &text[16..20], &text[20..]].join("-")
}

/// `f-` and 16 hexadecimal digits.
pub(crate) fn make_folder_id() -> FolderId {
    let digits: String = random::<8>().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("f-{digits}").parse().expect("letters, digits and a hyphen are an id")
}

/// `r-` and 8 hexadecimal digits: two windows that add an item must not make the same one.
pub(crate) fn make_row_id() -> RowId {
    let digits: String = random::<4>().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("r-{digits}").parse().expect("letters, digits and a hyphen are an id")
}

/// `a-` and 16 hexadecimal digits: two people who are asked, in two homes, must never be one.
pub(crate) fn make_contributor_id() -> ContributorId {
    let digits: String = random::<8>().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("a-{digits}").parse().expect("letters, digits and a hyphen are an id")
}

/// Who saves: this page, for as long as it is open.
pub(crate) fn make_writer() -> Writer {
    Writer(random())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_has_its_form() {
        assert_eq!(make_secret_key().len(), 43);
        assert_eq!(make_folder_id().as_str().len(), 18);
        let uuid = make_uuid();
        let hyphens: Vec<_> = uuid.match_indices('-').map(|(at, _)| at).collect();
        assert_eq!((uuid.len(), hyphens), (36, vec![8, 13, 18, 23]));
        assert_eq!(&uuid[14..15], "4");
        assert!(matches!(&uuid[19..20], "8" | "9" | "a" | "b"));
        assert_ne!(make_uuid(), uuid);
    }
}
