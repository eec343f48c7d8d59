//! Words of each page.

use crate::booklet::{Minutes, Shelf};

use super::count::Counted;

pub struct Pages {
    pub who: Who,
    pub list: List,
    pub part: PartPage,
    pub check: Check,
    pub help: Help,
    pub lost: Lost,
    pub home: Home,
    pub trouble: Trouble,
}

pub struct Home {
    pub title: &'static str,
    pub carry_on_title: &'static str,
    /// of so many parts
    pub finished: Counted,
    pub last_changed: fn(date: &str) -> String,
    pub carry_on: &'static str,
    pub nothing_here: &'static str,
}

pub struct Who {
    pub title: &'static str,
    pub young_person: &'static str,
    pub parent: &'static str,
    pub helper: &'static str,
    pub professional: &'static str,
    pub your_name: &'static str,
    pub your_name_hint: &'static str,
    pub child_name: &'static str,
    pub child_name_hint: &'static str,
    pub pick: &'static str,
    pub name_needed: &'static str,
    pub keeping: &'static str,
}

pub struct List {
    pub title: fn(child: &str) -> String,
    pub title_you: &'static str,
    /// nobody is told what they have not done
    pub parts_there: Counted,
    /// of so many parts
    pub finished: Counted,
    pub any_order: &'static str,
    pub last_time: fn(question: &str) -> String,
    pub carry_on: &'static str,
    pub not_started: &'static str,
    pub in_progress: &'static str,
    pub completed: &'static str,
    pub come_back: Counted,
    pub length: &'static str,
    pub quick: Counted,
    pub full: Counted,
    pub length_button: &'static str,
    pub parts: &'static str,
    pub on_their_way: &'static str,
    pub not_all_came: &'static str,
    pub shelf: fn(Shelf) -> &'static str,
    pub minutes: Counted,
    pub quick_or_full: Counted,
    pub check_and_share: &'static str,
    pub check: fn(booklet: &str) -> String,
    pub one_page: &'static str,
    pub views: &'static str,
    pub share: &'static str,
}

impl List {
    /// How many parts there are, and what is done of them.
    pub fn done(&self, done: usize, of: usize) -> String {
        match done {
            0 => self.parts_there.say(of),
            done => self.finished.with(of, &[("done", &done.to_string())]),
        }
    }

    /// How long a booklet takes, the short way and in full.
    pub fn takes(&self, minutes: Minutes) -> String {
        let [quick, full] = [minutes.quick, minutes.full].map(usize::from);
        if quick == full {
            return self.minutes.say(full);
        }
        self.quick_or_full.with(quick, &[("full", &full.to_string())])
    }
}

pub struct PartPage {
    pub title: fn(part: &str) -> String,
    pub finished_ask: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub answer: &'static str,
    pub not_answered: &'static str,
    pub kept_private: &'static str,
    pub done_title: &'static str,
    pub thank_you: fn(name: &str) -> String,
    pub save: &'static str,
}

pub struct Check {
    pub title: &'static str,
    pub lead: &'static str,
    pub no_longer_asked: &'static str,
    pub no_longer_asked_words: &'static str,
    pub gaps: Counted,
    pub gaps_words: &'static str,
}

pub struct Help {
    pub title: &'static str,
    pub lead: &'static str,
    pub council: &'static str,
    pub call: fn(phone: &str) -> String,
    pub write: fn(email: &str) -> String,
    pub post: &'static str,
    pub free: &'static str,
    pub free_words: fn(name: &str) -> String,
    pub other: &'static str,
    pub safe: &'static str,
}

pub struct Lost {
    pub title: &'static str,
    pub words: &'static str,
    pub start: &'static str,
    pub list: &'static str,
}

/// When the pack or the saved work cannot be read.
pub struct Trouble {
    pub pack_title: &'static str,
    pub pack: &'static str,
    pub offline: &'static str,
    pub kept: &'static str,
    pub again: &'static str,
    pub damaged: &'static str,
    pub damaged_all: &'static str,
    pub newer_title: &'static str,
    pub newer: &'static str,
    pub download: &'static str,
}

pub(super) const ENGLISH: Pages = Pages {
    home: Home {
        title: "Tell us about you, or about your child",
        carry_on_title: "Carry on with saved work?",
        finished: Counted::new("{done} of 1 part finished.", "{done} of {n} parts finished."),
        last_changed: |date| format!("Last changed on {date}."),
        carry_on: "Carry on",
        nothing_here: "There are no answers on this device for that page yet. You can start here.",
    },
    who: Who {
        title: "Who is here today?",
        young_person: "Me – this is about me",
        parent: "I am a parent or carer",
        helper: "I am helping someone to say what they think",
        professional: "I work with the young person",
        your_name: "What do you like to be called?",
        your_name_hint: "Initials are fine, or leave it empty",
        child_name: "Who is this about?",
        child_name_hint: "The name that people use. Initials are fine",
        pick: "Pick who is here today",
        name_needed: "Write a name or initials, so that we know who this is about",
        keeping: "Your answers stay on this device. Other people who use this device could see them.",
    },
    list: List {
        title: |child| format!("What {child} can tell us"),
        title_you: "What you can tell us",
        parts_there: Counted::new("There is 1 part.", "There are {n} parts."),
        finished: Counted::new(
            "You have finished {done} of 1 part.",
            "You have finished {done} of {n} parts.",
        ),
        any_order: "You can do them in any order. You can stop at any time. We save as you go.",
        last_time: |question| format!("Last time you were on “{question}”."),
        carry_on: "Carry on from there",
        not_started: "Not started yet",
        in_progress: "In progress",
        completed: "Completed",
        come_back: Counted::new("1 question to come back to", "{n} questions to come back to"),
        length: "How much do you want to tell us?",
        quick: Counted::new("The short way: about 1 minute", "The short way: about {n} minutes"),
        full: Counted::new("All the questions: about 1 minute", "All the questions: about {n} minutes"),
        length_button: "Use this",
        parts: "The parts",
        on_their_way: "More booklets are on their way.",
        not_all_came: "Some booklets could not be opened. Check your internet, then reload the page.",
        shelf: |shelf| match shelf {
            Shelf::About => "More about the child or young person",
            Shelf::Story => "The family’s story",
            Shelf::School => "From school and other helpers",
            Shelf::Plan => "Plans",
            Shelf::Review => "Reviews",
            Shelf::Future => "Growing up",
            Shelf::Sharing => "Sharing, and how it felt",
        },
        minutes: Counted::new("About 1 minute", "About {n} minutes"),
        quick_or_full: Counted::new(
            "About 1 minute, or {full} for all of it",
            "About {n} minutes, or {full} for all of it",
        ),
        check_and_share: "Check and share",
        check: |booklet| format!("Check what you said in {booklet}"),
        one_page: "See and print the one page",
        views: "See what each person said, side by side",
        share: "Share it with the council",
    },
    part: PartPage {
        title: |part| format!("Check: {part}"),
        finished_ask: "Have you finished this part?",
        yes: "Yes, I’ve finished",
        no: "No, I’ll come back later",
        answer: "Answer",
        not_answered: "Not answered yet",
        kept_private: "This stays out of the file.",
        done_title: "That part is done",
        thank_you: |name| format!("Thank you, {name}."),
        save: "Save and go to the list",
    },
    check: Check {
        title: "Check what you said",
        lead: "You can change anything. Nothing has been sent.",
        no_longer_asked: "We do not ask this any more",
        no_longer_asked_words: "The questions changed after you wrote this. We kept your words.",
        gaps: Counted::new("1 question has no answer yet", "{n} questions have no answer yet"),
        gaps_words: "That is fine. You can print and share it as it is.",
    },
    help: Help {
        title: "Get help",
        lead: "You do not have to do this alone.",
        council: "Ask the council",
        call: |phone| format!("Call {phone}"),
        write: |email| format!("Write to {email}"),
        post: "By post",
        free: "Free advice that is not from the council",
        free_words: |name| format!("{name} helps families. It is free, and it is separate from the council."),
        other: "Do it another way",
        safe: "If someone is not safe",
    },
    lost: Lost {
        title: "We cannot find that page",
        words: "The address may be old, or have a mistake in it. Your answers are safe.",
        start: "Go to the start",
        list: "Go to your list",
    },
    trouble: Trouble {
        pack_title: "We could not get the questions",
        pack: "Some files on this site are missing or wrong. Your answers are safe on this device. Please tell the council.",
        offline: "You may be offline. Your answers are safe on this device. Check your internet, then try again.",
        kept: "Your answers are still on this device.",
        again: "Try again",
        damaged: "Part of your saved work was damaged. We opened the newest good copy. We kept the damaged one too.",
        damaged_all: "Your saved work could not be read. We kept it. You can download it and ask for help.",
        newer_title: "This page is older than your saved work",
        newer: "Your saved work was made with a newer version of this page. You can download it. Ask the council for help.",
        download: "Download the saved work",
    },
};
