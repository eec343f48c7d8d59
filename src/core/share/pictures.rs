//! The pictures of the answers in a file: each once, and any of them may stay at home.

use std::collections::{BTreeMap, BTreeSet};

use super::DraftPicture;
use crate::{
    answer::{Answer, Signed},
    bundle::statement::{Answered, Given, Statement},
    id::QuestionId,
    json::filled,
    question::media::Picture,
};

/// Those that an answer shows.
pub(super) fn shown(answered: &Answered) -> Vec<&Picture> {
    match &answered.given {
        Given::Answer { answer, .. } => answer.pictures(),
        Given::Skip(_) => Vec::new(),
    }
}

/// Those of every part, for the list in the file.
pub(super) fn of<'s>(statements: impl IntoIterator<Item = &'s Statement>) -> Vec<DraftPicture> {
    let mut seen = BTreeSet::new();
    let mut pictures = Vec::new();
    for statement in statements {
        for (question, answered) in &statement.answers {
            for picture in shown(answered) {
                if seen.insert(picture.sha256.clone()) {
                    let by = statement.contributor.id.clone();
                    pictures.push(DraftPicture { picture: picture.clone(), by, question: question.clone() });
                }
            }
        }
    }
    pictures
}

/// The answers without some pictures. One that was nothing but those is not there at all.
pub(super) fn without(
    answers: BTreeMap<QuestionId, Answered>,
    left_out: &BTreeSet<String>,
) -> BTreeMap<QuestionId, Answered> {
    let lighter = |(id, answered): (QuestionId, Answered)| {
        let given = match answered.given {
            Given::Answer { answer, unread, whose, lang } => {
                Given::Answer { answer: lighter(answer, left_out)?, unread, whose, lang }
            }
            Given::Skip(skip) => Given::Skip(skip),
        };
        Some((id, Answered { given, ..answered }))
    };
    filled(answers.into_iter().filter_map(lighter))
}

fn lighter(answer: Answer, left_out: &BTreeSet<String>) -> Option<Answer> {
    let stays = |picture: &Picture| !left_out.contains(&picture.sha256);
    match answer {
        Answer::Media(mut pictures) => {
            pictures.retain(stays);
            (!pictures.is_empty()).then_some(Answer::Media(pictures))
        }
        Answer::Signed(signed) => {
            let mark = signed.mark.filter(stays);
            let says_something = mark.is_some() || !signed.name.is_empty();
            says_something.then_some(Answer::Signed(Signed { mark, ..signed }))
        }
        Answer::Text(_)
        | Answer::List(_)
        | Answer::Picked(_)
        | Answer::Date(_)
        | Answer::Number(_)
        | Answer::Money(_)
        | Answer::Scaled(_)
        | Answer::Sorted(_)
        | Answer::Rows(_)
        | Answer::Address(_) => Some(answer),
    }
}
