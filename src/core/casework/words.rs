//! The fixed words of what a caseworker gets: the one place for them. No sentence holds words of an
//! answer but where a function takes them.

use crate::document::{Block, Document};

/// The language of these words, and of answers that say so.
pub(super) const LANG: &str = "en-GB";

/// In a file's properties, which are seen without opening it: nobody's name.
const NAME: &str = "Answers from a family’s file";

pub(super) fn document(marking: Option<String>, blocks: Vec<Block>) -> Document {
    Document { name: NAME.to_owned(), lang: LANG.to_owned(), marking, blocks }
}

pub(super) const TITLE: fn(&str) -> String = |name| format!("What was said about {name}");
pub(super) const BOOKLET: fn(&str) -> String = |id| format!("Booklet {id}");
pub(super) const PERSON: fn(&str, &str) -> String = |name, role| format!("{name}, {role}");
pub(super) const OWN_WORDS: fn(&str) -> String = |name| format!("{name}’s own words.");
pub(super) const IN_BOOKLET: fn(&str, &str) -> String = |person, booklet| format!("{person}: {booklet}");

// how far the file can be trusted
pub(super) const ABOUT: &str = "About this file";
pub(super) const FACTS: [&str; 2] = ["What", "As the file says it"];
pub(super) const CHILD: &str = "Child or young person";
pub(super) const KNOWN_AS: &str = "Known as";
pub(super) const BORN: &str = "Date of birth";
pub(super) const MADE_FOR: &str = "Made for";
pub(super) const MADE_BY: &str = "Made by";
pub(super) const MADE_ON: &str = "Made on, by the device’s clock";
pub(super) const EXPORT: &str = "Export number";
pub(super) const RECEIPT: &str = "Receipt code";
pub(super) const INSIDE: &str = "What is in this file";
pub(super) const INSIDE_TABLE: [&str; 5] = ["Person", "Booklet", "Answers", "Left", "Not understood"];
pub(super) const SIGNED_BY: &str = "Who signed";
pub(super) const SIGNERS: [&str; 4] = ["Name, as it was typed", "Role", "Key", "Signed"];
pub(super) const MADE_THE_FILE: &str = "made the file";
pub(super) const SIGNED_WHOLE: &str = "the whole file";
pub(super) const SIGNED_PART: &str = "their own part";
pub(super) const SIGNED_BOTH: &str = "their own part and the whole file";
pub(super) const TO_LOOK_AT: &str = "To look at";
pub(super) const WARNINGS: [&str; 3] = ["What was found", "What to do", "Code"];
pub(super) const NO_WARNINGS: &str = "Nothing was found that needs a second look.";

// signatures that others added
pub(super) const ADDED: &str = "Signed by others too";
pub(super) const ADDED_ADVICE: &str = "Anybody can add such a signature to a file or take one off. That one is here, or is not, proves nothing.";
pub(super) const AGREED_WORDS: &str = " The words that they signed: ";

// several files of one family
pub(super) const TOGETHER: fn(usize) -> String = |count| {
    format!(
        "These are {count} files of one family, put together. Every part that somebody signed is here once, in its \
         newest form. Where two views differ, both stand."
    )
};
pub(super) const ABOUT_FILES: &str = "About these files";
pub(super) const FILES: [&str; 4] = ["File", "Made by", MADE_ON, "How sure"];
pub(super) const PARTS: &str = "What is put together";
pub(super) const PARTS_TABLE: [&str; 4] = ["Person", "Booklet", "From file", "To know"];
pub(super) const FORKED: &str = "Another part claims the same place. Both are here: ask which one counts.";
pub(super) const GAP: &str = "The part before it is not in any of these files.";
pub(super) const DIFFER: &str = "Where views differ";
pub(super) const DIFFER_ADVICE: &str =
    "Each person’s words stand as they are. Nothing is decided here: talk about it with them.";
pub(super) const VIEWS: [&str; 4] =
    ["Person and booklet", "Question, as it was asked", "What was said", "Whose words"];
pub(super) const BEFORE: &str = "What was said before";
pub(super) const BEFORE_IN: fn(&str, u32) -> String = |part, number| format!("{part}, in file {number}");

pub(super) const NOT_PROVEN: &str = "What nobody can know from the file";

// what must be kept from somebody
pub(super) const MARKING: &str = "Confidential: holds details that must be kept from somebody";
pub(super) const PRIVATE_TITLE: &str = "Confidential details";
pub(super) const PRIVATE_ADVICE: &str = "The family asks that something in this file is kept from somebody. Check who may see it before you share \
     this document, or copy from it into a letter or a plan. Other parents and carers may be among those who \
     must not see it.";
pub(super) const PRIVATE_ADDRESS: fn(&str) -> String =
    |name| format!("{name} marked an address as private, at the question: ");
pub(super) const KEEP_FROM_SOMEBODY: fn(&str) -> String =
    |name| format!("{name} asks to keep from somebody: ");

pub(super) const KEPT: &str = "The family asks to keep this from somebody.";

// the answers
pub(super) const BY_PERSON: &str = "The answers below are in order of the people who gave them.";
pub(super) const BY_BOOKLET: &str = "The answers below are in order of the booklets.";
pub(super) const BY_SECTION: &str = "The answers below are in order of the sections of a plan. An answer that belongs in several sections is in each.";
pub(super) const AS_SHOWN: &str = "The wording of the questions is as shown to the family.";
pub(super) const EDITION: fn(&str) -> String = |version| format!("Edition {version}.");
pub(super) const OTHER_EDITION: fn(&str, &str) -> String = |theirs, yours| {
    if theirs == yours {
        format!("Edition {theirs}, but not in the same words as yours. {AS_SHOWN}")
    } else {
        format!("Filled in with another edition ({theirs}) than yours ({yours}). {AS_SHOWN}")
    }
};
pub(super) const NOT_HERE: fn(&str) -> String =
    |version| format!("Edition {version}. This booklet is not among yours. {AS_SHOWN}");
pub(super) const NOTHING_HERE: &str = "Nothing in this file goes here.";
pub(super) const NOTHING_KNOWN_HERE: &str = "Nothing is mapped to this section. What is in booklets that are not among yours is at “Not mapped to a section”.";
pub(super) const NOT_ANSWERED: &str = "Nothing was answered here.";
pub(super) const ALSO_IN: fn(&str) -> String = |sections| format!(" Also in: {sections}.");
pub(super) const ON: fn(&str) -> String = |date| format!(" {date}.");
pub(super) const UNREAD: &str = "Kept as it was typed: it could not be read as a date or number.";
pub(super) const EMPTY: &str = "(nothing written)";
pub(super) const NO_ALT: &str = "A picture without a description";

// tables of answers
pub(super) const SCALE: [&str; 3] = ["Out of 10", "0 is", "10 is"];
pub(super) const PILES: [&str; 2] = ["Pile", "Cards"];

// what was left
pub(super) const NOT_UNDERSTOOD: &str = "Questions that were not understood";
pub(super) const NOT_UNDERSTOOD_ADVICE: &str =
    "Please ask these again in other words. They may also show which questions need better words.";
pub(super) const LEFT: &str = "Questions left without an answer";
pub(super) const LEFT_ADVICE: &str = "Each was seen and left on purpose, with this reason.";
pub(super) const LEFT_TABLE: [&str; 4] = ["Person", "Question", "Section", "Written down by"];

// consent
pub(super) const AGREED: &str = "What was agreed to";
pub(super) const AGREED_TABLE: [&str; 4] =
    ["Who, and for what", "Agreed to", "Did not agree to", "Name and date typed"];
pub(super) const WHOLE_FILE: &str = "the whole file";
pub(super) const WHOLE_OF: fn(u32) -> String = |number| format!("the whole of file {number}");
pub(super) const NOTHING: &str = "nothing";
pub(super) const DECLARED: fn(&str, &str) -> String =
    |name, what| format!("Declared by {name}, for {what}: ");

pub(super) const PICTURE_OF: fn(&str, &str) -> String = |by, question| format!(" ({by}, at {question})");
pub(super) const OTHER_PICTURES: &str = "Pictures that belong to no answer here";

// what is not as it was
pub(super) const CHANGED_SINCE: fn(u32) -> String = |number| format!("What changed since file {number}");
pub(super) const NEW_PART: &str = "This part is new in this file.";
pub(super) const GONE_PART: &str = "This part was in the earlier file, and is not in this one.";
pub(super) const UNCHANGED: &str = "Every answer is as it was.";
pub(super) const CHANGES: [&str; 3] = ["Question", "Before", "Now"];
pub(super) const NO_ANSWER: &str = "(not in the file)";
