//! From what was agreed in the preview to a file: each part signed by its contributor's key, the
//! whole by that of the person who exports.
//!
//! Every file is opened again before it is handed over, so that no family sends one that a council
//! would refuse.

use std::collections::BTreeMap;

use super::{
    b64,
    council_key::Keys,
    digest::Digest,
    image::Image,
    jws::{self, Typ},
    key::SecretKey,
    open::{Expectations, open},
    payload::{Attachment, Bundle},
    receipt,
    refusal::{Code, Refusal},
    statement::{Given, Statement},
    verdict::Verdict,
};
use crate::{
    id::{ContributorId, QuestionId},
    json::{Misfit, Shape, Spelling, Value, filled},
};

/// A file to download, and what its reader will see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedFile {
    /// holds no name and no date of birth
    pub name: String,
    pub octets: Vec<u8>,
    /// what the family reads out on the phone
    pub receipt: receipt::Code,
    pub verdict: Verdict,
}

/// A part with every text in one spelling of its letters, as it is shown in the preview and signed;
/// or what in it no reader would accept.
pub fn in_normal_form(statement: &Statement, nfc: Spelling) -> Result<Statement, Vec<Misfit>> {
    let value = statement.to_value().to_nfc(nfc);
    let shape = Shape::default();
    let read = Statement::read(&shape.root(&value));
    read.ok_or_else(|| shape.into_misfits())
}

/// The words of a part as they stand in the file.
pub fn exact_words(statement: &Statement) -> String {
    statement.to_value().to_pretty()
}

/// One contributor's part in the signed form that `Bundle::statements` holds.
pub fn statement(statement: &Statement, key: &SecretKey) -> String {
    jws::sign(Typ::Statement, &statement.to_value(), key).to_compact()
}

/// The whole file. `pictures` holds the octets of every attachment.
pub fn bundle(
    bundle: &Bundle,
    pictures: &BTreeMap<Digest, Vec<u8>>,
    key: &SecretKey,
) -> Result<SignedFile, Refusal> {
    let signed = jws::sign(Typ::Bundle, &bundle.to_value(), key);
    let mut members: BTreeMap<String, Value> = filled([
        ("protected".to_owned(), Value::Text(signed.protected)),
        ("payload".to_owned(), Value::Text(signed.payload)),
        ("signature".to_owned(), Value::Text(signed.signature)),
    ]);
    if !pictures.is_empty() {
        let pictures = pictures.iter().map(|(digest, octets)| (digest.to_string(), b64::encode(octets)));
        let pictures = Value::named(&mut pictures.map(|(digest, octets)| (digest, Value::Text(octets))));
        members.insert("attachments".to_owned(), pictures);
    }
    let octets = Value::Object(members).to_canonical().into_bytes();
    let verdict = open(&octets, &Keys::none(), bundle.created_at, &Expectations::default())?;
    if let Some(path) = picture_left_out(&verdict) {
        return Err(Refusal::at(Code::AttachmentSet, path));
    }
    let day = bundle.created_at.at().date_naive().to_string().replace('-', "");
    let receipt = verdict.receipt();
    let name = format!("tell-it-once-{day}-{}.signed.json", receipt.first_four());
    Ok(SignedFile { name, octets, receipt, verdict })
}

/// Where an answer shows a picture that is not in the file.
fn picture_left_out(verdict: &Verdict) -> Option<String> {
    let listed = |sha256: &str| verdict.pictures().any(|(picture, _)| picture.sha256.to_string() == sha256);
    for (index, signed) in verdict.statements().iter().enumerate() {
        for (question, answered) in &signed.statement().answers {
            if let Given::Answer { answer, .. } = &answered.given
                && !answer.pictures().iter().all(|picture| listed(&picture.sha256))
            {
                return Some(format!("/payload/statements/{index}/payload/answers/{question}"));
            }
        }
    }
    None
}

/// Lists a picture for the payload. The octets must already be free of anything but the picture.
pub fn attachment(
    octets: &[u8],
    by: ContributorId,
    question: QuestionId,
    alt: String,
) -> Result<Attachment, Refusal> {
    let image = Image::read(octets).ok_or_else(|| Refusal::at(Code::AttachmentType, ""))?;
    let bytes = octets.len();
    Ok(Attachment { sha256: Digest::of(octets), bytes, format: image.format, by, question, alt })
}
