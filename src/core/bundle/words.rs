//! What happened and what to do, for people who are not technical. The one place for sentences
//! about bundles; no sentence holds words of an answer.

mod trust;

use chrono::{Datelike, Timelike};

pub use trust::KNOWN_KEY;

use super::{
    hidden::visible_name,
    moment::Moment,
    names::ConsentId,
    refusal::{Code, Refusal},
    statement::Role,
    verdict::Verdict,
    warning::Warning,
};
use crate::{
    answer::Dated,
    folder::{Skip, Whose},
    id::ContributorId,
    text::ENGLISH,
};

/// What a file that opened proves.
pub const PROVEN: [&str; 2] = [
    "These exact answers, pictures, question wordings, typed names, dates and ticks were signed together, by \
     whoever held the keys.",
    "Nothing was changed, added or taken out since then.",
];

/// What it does not prove, and nobody should believe because of it.
pub const NOT_PROVEN: [&str; 5] = [
    "Who typed it. A name is only what somebody typed.",
    "That two signers are two people: both keys may be on one device.",
    "When it was made: the times are those of the device's clock.",
    "That it is the newest file the family made.",
    "That the whole file was not replaced by another one, signed with another key.",
];

/// How a caseworker can be surer.
pub const TO_BE_SURE: &str = "Phone the family on a number you already have, and ask them to read you \
                              their receipt code. If all twenty digits are the same, this is the file \
                              that they made.";

/// What one can say of every file that opened, before anybody phoned.
pub const UNCONFIRMED: &str =
    "Complete, and unaltered since it was signed. Who signed it has not been checked.";

const ASK_AGAIN: &str = "Ask the family to make the file again and to send it as it is, without opening or \
                         saving it in another program.";
const DO_NOT_USE: &str =
    "Do not use anything from this file. Tell the family, and ask them to make a new one.";
const UPDATE: &str = "Get the newest version of this program, then open the file again.";
const WRONG_FILE: &str =
    "Choose the file whose name starts with tell-it-once and ends with .signed.json or .sealed.json.";
const FOR_DEVELOPERS: &str = "Do not use it. Ask the family to make the file again; if it came from another \
                              program, show this to whoever makes that program.";

impl Refusal {
    /// What happened.
    pub fn what(&self) -> String {
        what(&self.code)
    }

    /// What to do next.
    pub fn advice(&self) -> &'static str {
        advice(&self.code)
    }
}

fn what(code: &Code) -> String {
    let sentence = match code {
        Code::Size => "This file, or a part of it, is larger than any real file of this kind.",
        Code::Utf8 | Code::Json => {
            "This is not a Tell It Once file, or only a part of it arrived, or something changed it on the way."
        }
        Code::JsonDup | Code::JsonDepth => {
            "This file is built in a way that two programs could read differently, so it is not trusted."
        }
        Code::Kind => "This is not a Tell It Once file.",
        Code::KindBackup => {
            "This is a family's private backup. Only the family can open it, with their own words."
        }
        Code::Typ => "This file is of another kind than the one expected here.",
        Code::Version => "This file was made by a newer version of Tell It Once. It may be perfectly good.",
        Code::Alg | Code::Header | Code::Crit => {
            "The way this file is signed or sealed is not one that this program allows."
        }
        Code::B64 => "Some letters of this file are damaged.",
        Code::Key => "The key in this file is not a real key.",
        Code::PrivateKey => {
            "WARNING: this file holds a PRIVATE KEY. Whoever has the file can sign in that person's name."
        }
        Code::Kid => "The key in this file and the name of the key do not belong together.",
        Code::Signature => "This file was changed after it was signed, or was damaged on the way.",
        Code::Profile | Code::Schema => {
            "The file is signed, but what it says does not have the form that was agreed."
        }
        Code::Statement { index, inner } => {
            return format!("In part {} of this file: {}", index + 1, what(inner));
        }
        Code::ForeignStatement => "A part of this file was made for another file.",
        Code::ContributorKey => "Two people in this file claim one key, or one person has two.",
        Code::Exporter => "The file is signed by someone else than the person who is said to have made it.",
        Code::NoKey { kid } => {
            return format!("This file is sealed to a council's key that is not here ({kid}).");
        }
        Code::Decrypt => "This file could not be unsealed: it was changed, or sealed to another key.",
        Code::P2c => "This file asks for more or less work than any real one, so it was not tried.",
        Code::Passphrase => "These words do not open this file.",
        Code::AttachmentSet => "The pictures in this file are not those that were signed.",
        Code::AttachmentDigest => "A picture was changed after the file was signed.",
        Code::AttachmentType => "Something in this file says it is a picture and is not, or is damaged.",
        Code::AttachmentSize => {
            "There are too many pictures in this file, or one is too large to show safely."
        }
    };
    sentence.to_owned()
}

fn advice(code: &Code) -> &'static str {
    match code {
        Code::Utf8 | Code::Json | Code::B64 | Code::AttachmentType | Code::AttachmentSize => ASK_AGAIN,
        Code::Kind | Code::Typ => WRONG_FILE,
        Code::KindBackup => "Ask the family for the signed or sealed file.",
        Code::Version => UPDATE,
        Code::Size
        | Code::JsonDup
        | Code::JsonDepth
        | Code::Alg
        | Code::Header
        | Code::Crit
        | Code::Profile
        | Code::Schema => FOR_DEVELOPERS,
        Code::PrivateKey => {
            "Delete the file, and tell the family at once: they must make a new file with a new key."
        }
        Code::Key
        | Code::Kid
        | Code::Signature
        | Code::ForeignStatement
        | Code::ContributorKey
        | Code::Exporter
        | Code::AttachmentSet
        | Code::AttachmentDigest => DO_NOT_USE,
        Code::Statement { inner, .. } => advice(inner),
        Code::NoKey { .. } => {
            "Open it with the private key of that name, or ask whoever keeps the council's keys."
        }
        Code::Decrypt => ASK_AGAIN,
        Code::P2c => DO_NOT_USE,
        Code::Passphrase => "Check each word and the spaces between them, then try again.",
    }
}

impl Warning {
    /// What was found, with the names that people typed where they help.
    pub fn what(&self, verdict: &Verdict) -> String {
        let name = |id: &ContributorId| named(verdict, id);
        match self {
            Warning::Duplicate => "This very file was received before.".to_owned(),
            Warning::Rollback { number, newest } => {
                format!("This is file {number} of this family; file {newest} was received before it.")
            }
            Warning::Fork { number } => {
                format!(
                    "Two files of this family do not follow each other: there is another file {number}, or \
                     another file just before or after it."
                )
            }
            Warning::Gap { number } => {
                let before = number - 1;
                format!("This is file {number} of this family; file {before} was never received here.")
            }
            Warning::Audience { made_for } => format!("The file was made for another council ({made_for})."),
            Warning::Subject => "The file is about someone else than the open case.".to_owned(),
            Warning::NewSigner { contributor } => {
                format!("{} signed with another key than before.", name(contributor))
            }
            Warning::WrittenByOther { contributor, by, .. } => {
                format!("Some of {} words were written down by {}.", of(&name(contributor)), name(by))
            }
            Warning::NameMismatch { .. } => {
                "The name typed under a declaration is not the name of that person in the file.".to_owned()
            }
            Warning::Clock { .. } => "A date or time in the file cannot be right.".to_owned(),
            Warning::HiddenChars { .. } => {
                "A text has letters that cannot be seen, or that turn words round.".to_owned()
            }
            Warning::OldBooklet { booklet, .. } => {
                format!("The booklet {booklet} was filled in with another edition than yours.")
            }
            Warning::ConsentWithheld { by, field, .. } => {
                format!("{} did not agree to: {}.", name(by), purpose(field))
            }
            Warning::Metadata { .. } => {
                "A picture's file says more than the picture shows, such as where it was taken.".to_owned()
            }
            Warning::Countersign { index, inner, .. } => {
                let (n, why) = (index + 1, what(inner));
                format!("Signature {n} that somebody added does not hold, and is left out. {why}")
            }
        }
    }

    /// What to do next.
    pub fn advice(&self) -> &'static str {
        match self {
            Warning::Duplicate => "Nothing is needed.",
            Warning::Rollback { .. } => "Work with the newer one.",
            Warning::Fork { .. } => {
                "Keep both. Ask the family whether they use two devices, and what is right where they differ."
            }
            Warning::Gap { .. } => {
                "Nothing is lost if the family chose not to send it. Ask them if you expected one."
            }
            Warning::Audience { .. } => "Tell the family; it may have been sent to you by mistake.",
            Warning::Subject => "Check that it belongs to this case before you read on.",
            Warning::NewSigner { .. } => {
                "It may be a new device, or somebody else. Confirm the receipt code by phone."
            }
            Warning::WrittenByOther { .. } => "Keep this beside those words wherever you use them.",
            Warning::NameMismatch { .. } => "Ask the family who agreed to the declaration.",
            Warning::Clock { .. } => "Do not rely on the times in this file.",
            Warning::HiddenChars { .. } => "Read it as shown here, with those letters written out.",
            Warning::OldBooklet { .. } => "Read each answer with the question as the family saw it.",
            Warning::ConsentWithheld { .. } => "Do not use the file for this purpose.",
            Warning::Metadata { .. } => "Show only the cleaned picture; do not pass the original on.",
            Warning::Countersign { .. } => {
                "It is an extra. The file itself is whole; if you expected a signature, ask that person."
            }
        }
    }
}

/// The name that somebody typed, with anything hidden in it shown.
pub fn named(verdict: &Verdict, id: &ContributorId) -> String {
    verdict.name_of(id).map_or_else(|| format!("somebody ({id})"), visible_name)
}

/// A purpose as people read it: `share_with_school` is "share with school".
pub fn purpose(id: &ConsentId) -> String {
    id.as_str().replace(['_', '-', '.'], " ").replace(" i ", " I ")
}

/// Whose words an answer is in and who wrote them down, where that is not plain.
pub fn whose_words(view: &str, by: Option<&str>, whose: Whose) -> Option<String> {
    match (whose, by) {
        (Whose::Own, None) => None,
        (Whose::Own | Whose::Helped, Some(by)) => Some(format!("{} words, written down by {by}.", of(view))),
        (Whose::Helped, None) => Some(format!("{} words, with help.", of(view))),
        (Whose::ForThem, Some(by)) => Some(format!("{by} says this for {view}.")),
        (Whose::ForThem, None) => Some(format!("Said by somebody else for {view}.")),
        (Whose::Observed, Some(by)) => Some(format!("{by} watched {view} and wrote this.")),
        (Whose::Observed, None) => Some(format!("Somebody watched {view} and wrote this.")),
    }
}

/// Why a question was left, as a reader says it.
pub fn skipped(skip: Skip) -> &'static str {
    match skip {
        Skip::Later => "Left for later",
        Skip::DontKnow => "Does not know",
        Skip::PreferNot => "Prefers not to say",
        Skip::AskSomeone => "Wants to ask someone",
        Skip::DontUnderstand => "Did not understand the question",
    }
}

/// "22 November 2026, 10:05", by the clock of whoever wrote it.
pub fn moment(moment: Moment) -> String {
    let at = moment.at();
    format!("{}, {:02}:{:02}", date(at.date_naive()), at.hour(), at.minute())
}

pub fn date(date: chrono::NaiveDate) -> String {
    let small = |number: u32| u8::try_from(number).ok();
    let year = u16::try_from(date.year()).unwrap_or_default();
    ENGLISH.date(Dated { year, month: small(date.month()), day: small(date.day()), about: false })
}

pub fn role(role: Role) -> &'static str {
    match role {
        Role::YoungPerson => "young person",
        Role::Parent => "parent",
        Role::Carer => "carer",
        Role::Helper => "helper",
        Role::Teacher => "teacher",
        Role::Professional => "professional",
        Role::Council => "council",
    }
}

fn of(name: &str) -> String {
    format!("{name}’s")
}
