//! The rounds of a support plan: assess, plan, do, review, and again. A new round keeps the earlier ones, each as
//! it was when it ended.

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    answer::Line,
    entry::Entry,
    folder::{Earlier, Edit, Kept},
    id::QuestionId,
    question::Question,
    sitting::Sitting,
};

/// Where it is kept when each round began.
const MARK: &str = "sp.round";

/// What is asked anew in each round. Everything else is taken along, to be changed where it changed.
const ANEW: [&str; 5] = ["sp.review", "sp.next", "sp.conf", "sp.agree", "sp.sign"];

/// One round, and all that was said in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// none where it began with the plan
    pub from: Option<NaiveDate>,
    /// none while it goes on
    pub until: Option<NaiveDate>,
    /// what was asked, and what was said
    pub said: Vec<(String, Vec<Line>)>,
}

/// Every round, the first one first; the last one goes on.
pub fn rounds(sitting: &Sitting<'_>) -> Vec<Round> {
    let mark = sitting.kept(&QuestionId::known(MARK));
    let mut begun: Vec<DateTime<Utc>> = Vec::new();
    if let Some(mark) = mark {
        begun.extend(mark.earlier.iter().map(|one| one.at));
        begun.extend(mark.entry.is_some().then_some(mark.at));
    }
    begun.sort_unstable();
    let mut rounds = Vec::new();
    for n in 0..=begun.len() {
        let from = n.checked_sub(1).and_then(|n| begun.get(n)).copied();
        let until = begun.get(n).copied();
        let questions = sitting.booklet.questions().filter(|question| !question.kind.is_info());
        let said = questions.filter_map(|question| {
            let kept = sitting.kept(&question.id)?;
            let lines =
                sitting.read(question, entry(question, kept, from, until)?).answer?.lines(sitting.text);
            Some((sitting.say(&question.ask), lines))
        });
        let day = |at: DateTime<Utc>| at.date_naive();
        rounds.push(Round { from: from.map(day), until: until.map(day), said: said.collect() });
    }
    rounds
}

/// What stood there when the round ended.
fn entry<'k>(
    question: &Question,
    kept: &'k Kept,
    from: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
) -> Option<&'k Entry> {
    let Some(until) = until else { return kept.entry.as_ref() };
    let is_anew = ANEW.contains(&question.id.as_str());
    let is_in = |at: DateTime<Utc>| at <= until && (!is_anew || from.is_none_or(|from| at > from));
    // the clock counts seconds: what stands there now with the second of the round's end was said after it,
    // since the end itself put what stood there then among what was said earlier
    let now = kept.entry.iter().map(|entry| (kept.at, entry)).filter(|(at, _)| *at < until);
    let all = now.chain(kept.earlier.iter().rev().map(|one| (one.at, &one.entry)));
    all.filter(|(at, _)| is_in(*at)).max_by_key(|(at, _)| *at).map(|(_, entry)| entry)
}

/// A new round begins: what stands in the booklet is kept as it is, and what is said of each round is asked anew.
/// Each edit leaves one question as it is then.
pub fn begin(sitting: &Sitting<'_>, now: DateTime<Utc>) -> Vec<Edit> {
    let Some(one) = sitting.contribution() else { return Vec::new() };
    let mark = QuestionId::known(MARK);
    let turned = one.entries.iter().filter_map(|(id, kept)| {
        let kept = turned(kept, *id != mark && ANEW.contains(&id.as_str()))?;
        Some(Edit::PutBack { spot: sitting.spot(id), before: Some(Box::new(kept)) })
    });
    let asked = sitting.booklet.question(&mark).map(|question| sitting.say(&question.ask));
    let (asked, lang) = (asked.unwrap_or_default(), sitting.text.lang.to_owned());
    let day = Entry::Words(sitting.text.day(sitting.today));
    let begun = match one.entries.get(&mark).and_then(|kept| turned_mark(kept, &day, now)) {
        Some(kept) => Edit::PutBack { spot: sitting.spot(&mark), before: Some(Box::new(kept)) },
        None => Edit::Set { spot: sitting.spot(&mark), asked, lang, entry: day },
    };
    let turned: Vec<Edit> = turned.filter(|edit| !is_of(edit, &mark)).collect();
    turned.into_iter().chain([begun]).collect()
}

fn is_of(edit: &Edit, question: &QuestionId) -> bool {
    matches!(edit, Edit::PutBack { spot, .. } if spot.question == *question)
}

/// What stands there, kept; and taken out where it is asked anew.
fn turned(kept: &Kept, is_anew: bool) -> Option<Kept> {
    let said = kept.entry.clone().filter(|said| !said.is_empty())?;
    let mut turned = kept.clone();
    let is_kept = kept.earlier.last().is_some_and(|last| last.entry == said && last.at == kept.at);
    if !is_kept {
        let (whose, by, at) = (kept.whose, kept.by.clone(), kept.at);
        turned.earlier.push(Earlier { entry: said, whose, by, at });
    }
    if is_anew {
        (turned.entry, turned.whose, turned.skip) = (None, None, None);
    }
    Some(turned)
}

fn turned_mark(kept: &Kept, day: &Entry, now: DateTime<Utc>) -> Option<Kept> {
    let kept = turned(kept, false)?;
    Some(Kept { entry: Some(day.clone()), at: now, ..kept })
}
