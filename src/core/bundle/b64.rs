//! Base64url as the bundle format wants it: no padding, one spelling for each value.
//!
//! Two spellings of one value would let a file be changed without its signature noticing.

use base64ct::{Base64UrlUnpadded, Encoding};

use super::refusal::{Code, Refusal};

/// How many letters carry that many octets.
pub(crate) const fn encoded_len(octets: usize) -> usize {
    octets / 3 * 4 + [0, 2, 3][octets % 3]
}

pub fn encode(octets: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(octets)
}

/// `None` for padding, spaces, letters of the other alphabet, and bits that carry nothing.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    Base64UrlUnpadded::decode_vec(text).ok()
}

/// The same, as a step of opening a file.
pub(super) fn decode_at(text: &str, path: &str) -> Result<Vec<u8>, Refusal> {
    decode(text).ok_or_else(|| Refusal::at(Code::B64, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&[u8]>) {
        assert_eq!(decode(text).as_deref(), expected, "{text:?}");
    }

    #[test]
    fn one_spelling_for_each_value() {
        check("", Some(b""));
        check("_w", Some(b"\xFF"));
        check("_x", None); // bits that carry nothing
        check("__8", Some(b"\xFF\xFF"));
        check("__9", None);
        check("____", Some(b"\xFF\xFF\xFF"));
        check("_w==", None);
        check("/w", None);
        check("_w\n", None);
        check(" _w", None);
        check("_", None);
        check("___é", None);
        for length in 0..10 {
            let octets = vec![0xA5; length];
            assert_eq!(encode(&octets).len(), encoded_len(length));
            check(&encode(&octets), Some(&octets));
        }
    }
}
