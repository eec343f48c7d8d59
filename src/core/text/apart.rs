//! Asking somebody on another device for their part, writing it there, and taking it in.

use crate::{bundle::NotSent, folder::NotReceived};

use super::count::{Counted, Held};

pub struct Apart {
    /// on the list
    pub title: &'static str,
    pub says: fn(name: &str, booklet: &str) -> String,
    pub asked_by: &'static str,
    pub ask: Ask,
    pub sent: Sent,
    pub own: OwnPart,
    pub theirs: Theirs,
}

/// The family asks.
pub struct Ask {
    pub title: &'static str,
    pub lead: &'static str,
    pub who: &'static str,
    pub young_person: fn(child: &str) -> String,
    pub young_person_hint: &'static str,
    pub parent: &'static str,
    pub helper: fn(child: &str) -> String,
    pub professional: &'static str,
    pub which: &'static str,
    pub who_needed: &'static str,
    pub which_needed: &'static str,
    pub with_name: fn(child: &str) -> String,
    pub with_name_hint: &'static str,
    pub holds_title: &'static str,
    pub holds: [&'static str; 3],
    pub make: &'static str,
    pub failed: &'static str,
    pub done_title: &'static str,
    pub done: fn(file: &str) -> String,
    pub send: &'static str,
    pub not_sent: &'static str,
    pub again: &'static str,
    pub next: [&'static str; 4],
    pub another: &'static str,
}

/// Opening what somebody sent, whichever of the two it is.
pub struct Sent {
    pub link: &'static str,
    pub title: &'static str,
    pub lead: &'static str,
    pub choose: &'static str,
    pub choose_hint: &'static str,
    pub looking: &'static str,
    pub gone: &'static str,
    pub asked_title: &'static str,
    pub asked: fn(booklet: &str, child: Option<&str>) -> String,
    pub asked_kept: &'static str,
    pub child_name: &'static str,
    pub child_needed: &'static str,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub name_needed: &'static str,
    pub device_needed: &'static str,
    pub start: &'static str,
    pub other_council: &'static str,
    pub no_booklet: &'static str,
    pub own_invitation: &'static str,
    pub not_saved: &'static str,
    pub came_title: fn(name: &str) -> String,
    pub came: fn(booklet: &str, date: &str) -> String,
    pub holds: Held,
    pub replaces: &'static str,
    pub key_title: &'static str,
    pub key_new: fn(name: &str) -> String,
    pub key_known: fn(name: &str) -> String,
    pub compare: fn(name: &str) -> String,
    pub read_first: &'static str,
    pub add: &'static str,
    pub leave: &'static str,
    pub no_room: &'static str,
    pub elsewhere: &'static str,
    pub added_title: &'static str,
    pub added: fn(name: &str) -> String,
    pub read: &'static str,
    pub older: [&'static str; 2],
    pub nobody: [&'static str; 2],
}

/// Whoever was asked makes their part.
pub struct OwnPart {
    pub link: &'static str,
    pub title: &'static str,
    pub lead: &'static str,
    pub nothing: &'static str,
    pub what: &'static str,
    pub what_words: &'static str,
    pub make: &'static str,
    pub done_title: &'static str,
    pub code: &'static str,
    pub code_words: &'static str,
    pub next: [&'static str; 3],
}

/// What came from somebody, for reading.
pub struct Theirs {
    pub lead: &'static str,
    pub signed: fn(date: &str) -> String,
    pub earlier: Counted,
    pub remove: &'static str,
    pub removed: &'static str,
    pub undo: &'static str,
    pub back: &'static str,
    pub unread: &'static str,
}

pub(super) const ENGLISH: Apart = Apart {
    title: "People on other devices",
    says: |name, booklet| format!("{booklet}: what {name} says"),
    asked_by: "A family asked you for this. Only they get what you write, and only when you send it to them.",
    ask: ASK,
    sent: SENT,
    own: OWN,
    theirs: THEIRS,
};

const ASK: Ask = Ask {
    title: "Ask somebody on another device",
    lead: "A teacher, a grandparent or your child can write their part on their own phone or computer. You send \
           them a small file. They send you back their part.",
    who: "Who do you want to ask?",
    young_person: |child| format!("{child}, on another device"),
    young_person_hint: "Their own view, in their own words",
    parent: "Another parent or carer",
    helper: |child| format!("Somebody else who knows {child} well, like a grandparent or a friend"),
    professional: "Somebody who works with them, like a teacher",
    which: "What do you want to ask them for?",
    who_needed: "Choose who you want to ask",
    which_needed: "Choose what you want to ask them for",
    with_name: |child| format!("Put the name {child} in the file"),
    with_name_hint: "Anyone who gets the file can read it. Without the name, tell them yourself who it is about",
    holds_title: "What is in the file",
    holds: [
        "What you ask for, and what they are to your child.",
        "A number that leads their part back to this folder.",
        "Nothing that you or your child have written. They cannot see your answers.",
    ],
    make: "Make the file",
    failed: "We could not make the file. Reload the page and try again.",
    done_title: "The file is ready to send",
    done: |file| format!("We saved it in your downloads. It is called {file}."),
    send: "Send it …",
    not_sent: "It was not sent. The file is still in your downloads.",
    again: "Download it again",
    next: [
        "Send them the file, and the address of this website.",
        "They open this website and choose “Open what somebody sent you”.",
        "They answer the questions, make their part and send it to you.",
        "You choose “Open what somebody sent you”, read it, and add it.",
    ],
    another: "Ask somebody else",
};

const SENT: Sent = Sent {
    link: "Open what somebody sent you",
    title: "Open what somebody sent you",
    lead: "Somebody asked you for your part, or sent you theirs. The file does not leave this device.",
    choose: "Choose the file",
    choose_hint: "Its name ends with .invitation.json or .part.json",
    looking: "Looking at the file…",
    gone: "The file could not be read. Copy it to this device first, then choose it again.",
    asked_title: "You are asked for your part",
    asked: |booklet, child| match child {
        Some(child) => format!("It is called “{booklet}”, and it is about {child}."),
        None => format!("It is called “{booklet}”."),
    },
    asked_kept: "You start with empty questions. You do not see what the family wrote. They do not see what you \
                 write until you send them your part.",
    child_name: "Who is it about?",
    child_needed: "Type what the child or young person likes to be called",
    name: "What is your name?",
    name_hint: "The family sees it beside your words",
    name_needed: "Type your name, so that the family knows whose words they are",
    device_needed: "Choose whose device this is",
    start: "Start",
    other_council: "This was made on the website of another council. Ask the family for its address, and open the \
                    file there.",
    no_booklet: "This website does not have what you are asked for. Ask the family which website they use, or tell \
                 the council.",
    own_invitation: "This is the file with which you ask somebody. Send it to them. They open it on their own device.",
    not_saved: "What is open on this device is not saved yet, so we did not open anything else. Save it first, then \
                try again.",
    came_title: |name| format!("{name} sent you their part"),
    came: |booklet, date| format!("It is “{booklet}”, signed on {date}."),
    holds: Held::ENGLISH,
    replaces: "It takes the place of the one that you have from them. That one is kept, too.",
    key_title: "Is it really from them?",
    key_new: |name| {
        format!(
            "Nobody changed it since it was signed. Who signed it cannot be seen from here: {name} is only what was typed."
        )
    },
    key_known: |name| {
        format!(
            "Nobody changed it since it was signed. It has the same signature as the part that you have from {name}."
        )
    },
    compare: |name| {
        format!("Call {name} and ask them to read out their numbers. Are these the same? Then it is theirs.")
    },
    read_first: "Read it first",
    add: "Add it",
    leave: "Do not add it",
    no_room: "There is not enough room on this device for the pictures. Nothing was added. Make room, then try again.",
    elsewhere: "This folder is open in another window, so nothing was added. Close that window, then try again.",
    added_title: "It is in your folder now",
    added: |name| {
        format!(
            "These words stay as {name} wrote them. You can read them, and you can choose whether they go to the council."
        )
    },
    read: "Read it",
    older: [
        "You have a newer one from them.",
        "This file is an earlier one, so nothing was added. The newer one stays.",
    ],
    nobody: [
        "This is somebody’s part for a family.",
        "Open it on the device where the family’s folder is. If it is on this one, carry on with it first, then \
         open this file again.",
    ],
};

const OWN: OwnPart = OwnPart {
    link: "Make my part",
    title: "Make my part",
    lead: "Nothing has been sent yet. This makes one file, signed by you, for the family that asked you.",
    nothing: "There is nothing in your part yet. Answer a question first. Private answers stay on this device until \
              you switch on sharing beside them.",
    what: "This is what will be in your part",
    what_words: "The family can read all of it, and pass it on to the council. They cannot change a word.",
    make: "Make my part",
    done_title: "Your part is ready",
    code: "Your numbers",
    code_words: "The family may call you and ask for these. Then they know that the part is yours.",
    next: [
        "Nothing has been sent. Send the file to the family that asked you.",
        "The file is not locked. Anyone who gets it can read it, so send it only to them.",
        "To change something later, change your answers here, make your part again and send it. The newer one takes \
         the place of the earlier one.",
    ],
};

const THEIRS: Theirs = Theirs {
    lead: "You cannot change these words, they are theirs. You can leave them out of what you share, or remove them.",
    signed: |date| format!("Written on another device, and signed on {date}."),
    earlier: Counted::new("1 earlier one is kept.", "{n} earlier ones are kept."),
    remove: "Remove it from this folder",
    removed: "It was removed.",
    undo: "Undo",
    back: "It is back.",
    unread: "This part cannot be read any more. Ask for it again.",
};

impl super::Text {
    /// Why a part does not come into the folder that is open, and what to do.
    pub fn not_received(&self, why: NotReceived) -> [&'static str; 2] {
        match why {
            NotReceived::OtherFolder => [
                "This part was made for another folder.",
                "It may be about another child, or another family. If you have more than one folder, carry on with \
                 the other one and open the file there.",
            ],
            NotReceived::OtherKey => [
                "This is not signed by the person whose name it uses.",
                "They may have started again on another device. Ask them. If that is so, remove the part that you \
                 have from them, and open this one again.",
            ],
            NotReceived::Known => ["You have this one already.", "Nothing was added."],
            NotReceived::Rival => [
                "You have another one from them, with the same number and other words.",
                "They may have made it on two devices. Ask them to make their part again on the one that they use \
                 now.",
            ],
        }
    }

    /// Why a file is neither somebody's part nor a question for one, and what to do.
    pub fn not_sent(&self, why: NotSent) -> [&'static str; 2] {
        match why {
            NotSent::TooLarge => [
                "This file is too large.",
                "Ask whoever sent it to leave out pictures, and to send it again.",
            ],
            NotSent::Newer => [
                "This was made by a newer version of this website.",
                "Reload the page and try again. If it stays so, ask for the address of the website where it was made.",
            ],
            NotSent::Altered => [
                "This file was changed after it was made, or it was damaged on the way.",
                "Do not use it. Ask for it again.",
            ],
            NotSent::Copy => {
                ["This is a copy to carry on with.", "Go to the start page and choose “Open a saved copy”."]
            }
            NotSent::ForCouncil => [
                "This is the file for the council.",
                "It cannot be added to a folder. Ask for the part, whose name ends with .part.json.",
            ],
            NotSent::NotOurs => [
                "This is not a file of this website.",
                "Choose the file that somebody sent you. Its name ends with .invitation.json or .part.json.",
            ],
        }
    }
}
