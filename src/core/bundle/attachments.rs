//! The pictures of a file: exactly those that the payload lists, each to the octet, each really a
//! picture of its kind, none too large to draw.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    b64,
    digest::Digest,
    image::Image,
    payload::Attachment,
    refusal::{Code, Refusal},
    warning::Warning,
};
use crate::json::{Value, filled};

const MAX_COUNT: usize = 24;
/// The largest that one picture's file may be.
pub const MAX_BYTES: usize = 4 << 20;
/// The largest that all pictures' files may be together.
pub const MAX_TOTAL_BYTES: usize = 20 << 20;

pub(super) struct Pictures {
    pub(super) plain: BTreeMap<Digest, Vec<u8>>,
    pub(super) warnings: Vec<Warning>,
}

pub(super) fn open(
    listed: &[Attachment],
    files: Option<&BTreeMap<String, Value>>,
) -> Result<Pictures, Refusal> {
    let nothing = BTreeMap::new();
    let files = files.unwrap_or(&nothing);
    let named: BTreeSet<_> = filled(listed.iter().map(|picture| picture.sha256.to_string()));
    if named.len() != listed.len() || !named.iter().eq(files.keys()) {
        return Err(Refusal::at(Code::AttachmentSet, "/attachments"));
    }
    let total: usize = listed.iter().map(|picture| picture.bytes).fold(0, usize::saturating_add);
    if listed.len() > MAX_COUNT || total > MAX_TOTAL_BYTES {
        return Err(Refusal::at(Code::AttachmentSize, "/payload/attachments"));
    }
    let mut pictures = Pictures { plain: BTreeMap::new(), warnings: Vec::new() };
    for (index, picture) in listed.iter().enumerate() {
        let path = format!("/payload/attachments/{index}");
        if picture.bytes > MAX_BYTES {
            return Err(Refusal::at(Code::AttachmentSize, format!("{path}/bytes")));
        }
        let plain = open_one(picture, &files[&picture.sha256.to_string()], &path, &mut pictures.warnings)?;
        pictures.plain.insert(picture.sha256, plain);
    }
    Ok(pictures)
}

fn open_one(
    listed: &Attachment,
    file: &Value,
    path: &str,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<u8>, Refusal> {
    let at = format!("/attachments/{}", listed.sha256);
    let Value::Text(text) = file else { return Err(Refusal::at(Code::Kind, at)) };
    if text.len() != b64::encoded_len(listed.bytes) {
        return Err(Refusal::at(Code::AttachmentDigest, at));
    }
    let octets = b64::decode_at(text, &at)?;
    if Digest::of(&octets) != listed.sha256 {
        return Err(Refusal::at(Code::AttachmentDigest, at));
    }
    let image = Image::read(&octets).filter(|image| image.format == listed.format);
    let image = image.ok_or_else(|| Refusal::at(Code::AttachmentType, format!("{path}/type")))?;
    if image.is_too_large() {
        return Err(Refusal::at(Code::AttachmentSize, at));
    }
    if image.has_more_than_a_picture() {
        warnings.push(Warning::Metadata { path: path.to_owned(), sha256: listed.sha256 });
    }
    Ok(image.plain(&octets))
}
