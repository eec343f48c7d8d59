//! Words of a review and of the rounds of a support plan.

use crate::plan::review::Asked;

pub struct ReviewWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub voices: [&'static str; 3],
    pub asked: fn(Asked) -> &'static str,
    pub nothing: &'static str,
    pub nothing_yet: &'static str,
    pub booklets: &'static str,
    pub progress: &'static str,
    pub no_progress: &'static str,
    pub record: &'static str,
    pub no_record: &'static str,
    pub print: &'static str,
    pub rounds: RoundWords,
}

pub struct RoundWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub now: fn(number: usize) -> String,
    pub earlier: fn(number: usize) -> String,
    pub from: fn(day: &str) -> String,
    pub until: fn(day: &str) -> String,
    pub empty: &'static str,
    pub write: &'static str,
    pub begin: &'static str,
    pub begin_about: &'static str,
    pub begin_now: &'static str,
    pub begun: &'static str,
}

pub(super) static ENGLISH: ReviewWords = ReviewWords {
    title: "The review, side by side",
    lead: "What each person said for the review, how far things have come, and what was agreed in the meeting.",
    voices: ["Child or young person", "Parents and carers", "School and others"],
    asked: |asked| match asked {
        Asked::Liked => "What people are proud of, and what they like",
        Asked::Working => "What is working",
        Asked::NotWorking => "What is not working, and what has changed",
        Asked::Next => "What should come next",
    },
    nothing: "Nothing said yet.",
    nothing_yet: "Nobody has said anything for a review yet. Each person has a booklet of their own for it.",
    booklets: "Go to the booklets",
    progress: "How far things have come",
    no_progress: "A chart comes here when somebody gives an outcome a number from 0 to 10. Each review adds a point.",
    record: "The record of the meeting",
    no_record: "Nothing is written down of the meeting yet.",
    print: "Print",
    rounds: RoundWords {
        title: "The rounds of the support plan",
        lead: "Assess, plan, do, review, and again. Each round stays here as it was, so that everybody can see what was tried.",
        now: |number| format!("Round {number}, which goes on now"),
        earlier: |number| format!("Round {number}"),
        from: |day| format!("It began on {day}."),
        until: |day| format!("It ended on {day}."),
        empty: "Nothing is written in this round yet.",
        write: "Write in the support plan",
        begin: "Begin a new round",
        begin_about: "This round is kept as it is now. What you know, the outcomes and the actions are taken along, for you to \
                      change. The review, how sure people are, and who agreed are asked anew.",
        begin_now: "Keep this round and begin the next",
        begun: "A new round has begun. The one before it is kept below.",
    },
};
