//! Ids that are not ours to shape: of a bundle, a council, a language.

use std::{fmt, str::FromStr};

use crate::id::Id;

/// What ids of this format name. These types have no values.
pub mod of {
    pub enum Consent {}
    pub enum Declaration {}
}

/// One purpose that a person may agree to, such as `share_with_council`.
pub type ConsentId = Id<of::Consent>;
/// The words of a declaration in one version, such as `decl.export.v1`.
pub type DeclarationId = Id<of::Declaration>;

/// The name of all exports of one folder: a random UUID, so that it says nothing about anyone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct BundleId(String);

/// A council by its code in the national register, such as `E09000001`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct CouncilCode(String);

/// A language (BCP 47), such as `en-GB`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Lang(String);

impl BundleId {
    /// A version 4 UUID from 16 random octets.
    pub fn make(mut random: [u8; 16]) -> BundleId {
        random[6] = random[6] & 0x0F | 0x40;
        random[8] = random[8] & 0x3F | 0x80;
        let mut text = String::with_capacity(36);
        for (n, octet) in random.iter().enumerate() {
            if matches!(n, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            text.push_str(&format!("{octet:02x}"));
        }
        BundleId(text)
    }

    fn is_one(text: &str) -> bool {
        text.len() == 36
            && text.bytes().enumerate().all(|(n, byte)| match n {
                8 | 13 | 18 | 23 => byte == b'-',
                _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
            })
    }
}

impl CouncilCode {
    fn is_one(text: &str) -> bool {
        let mut bytes = text.bytes();
        text.len() == 9
            && bytes.next().is_some_and(|byte| byte.is_ascii_uppercase())
            && bytes.all(|byte| byte.is_ascii_digit())
    }
}

impl Lang {
    fn is_one(text: &str) -> bool {
        let mut parts = text.split('-');
        let first = parts.next().is_some_and(|part| {
            matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_lowercase())
        });
        first
            && text.len() <= 35
            && parts.all(|part| {
                matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
            })
    }
}

/// A text that is no such id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAName(&'static str);

impl fmt::Display for NotAName {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.0)
    }
}

impl std::error::Error for NotAName {}

macro_rules! text_of_a_shape {
    ($name:ident, $message:literal) => {
        impl FromStr for $name {
            type Err = NotAName;

            fn from_str(text: &str) -> Result<$name, NotAName> {
                if $name::is_one(text) { Ok($name(text.to_owned())) } else { Err(NotAName($message)) }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str(&self.0)
            }
        }
    };
}

text_of_a_shape!(BundleId, "must be a UUID in small letters");
text_of_a_shape!(CouncilCode, "must be a council's code, one capital letter and eight digits");
text_of_a_shape!(Lang, "must be a language such as en-GB");

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check<T: FromStr>(text: &str, good: bool) {
        assert_eq!(text.parse::<T>().is_ok(), good, "{text:?}");
    }

    #[test]
    fn shapes() {
        check::<BundleId>("7f1c1f0e-5a3c-4c6e-9d52-0a6d3f0f6c11", true);
        check::<BundleId>("7F1c1f0e-5a3c-4c6e-9d52-0a6d3f0f6c11", false);
        check::<BundleId>("7f1c1f0e5a3c-4c6e-9d52-0a6d3f0f6c11-", false);
        check::<BundleId>("", false);
        check::<CouncilCode>("E99999999", true);
        check::<CouncilCode>("e99999999", false);
        check::<CouncilCode>("E9999999", false);
        check::<Lang>("en-GB", true);
        check::<Lang>("ur", true);
        check::<Lang>("zh-Hans-CN", true);
        check::<Lang>("e", false);
        check::<Lang>("en_GB", false);
        check::<Lang>("en-", false);
        check::<Lang>("", false);
        assert_eq!(BundleId::make([0xFF; 16]).to_string(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }
}
