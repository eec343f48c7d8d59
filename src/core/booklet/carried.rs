//! What was said in an earlier version of a booklet, offered in the next. Never copied by itself.

use super::Booklet;
use crate::{
    entry::Entry,
    folder::{Folder, Kept},
    id::{ContributorId, QuestionId},
    question::{
        Kind, Question,
        pick::{self, Choice},
        rows, sort,
    },
};

/// An earlier answer that can be offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried<'a> {
    /// the version in which it was said
    pub from: &'a Booklet,
    pub contributor: &'a ContributorId,
    pub question: &'a QuestionId,
    pub kept: &'a Kept,
    /// in the shape of the question that is asked now
    pub entry: Entry,
}

/// What was said to the same question in the version for the ages before: one with the same part of
/// its id after the first dot, or one that the question names in its `reuse`. Whoever is asked now
/// comes first, then anybody else.
pub fn carried<'a>(
    folder: &'a Folder,
    booklets: &'a [Booklet],
    booklet: &Booklet,
    question: &Question,
    asked: &ContributorId,
) -> Option<Carried<'a>> {
    let of = booklet.version_of.as_ref()?;
    let mut before: Vec<&Booklet> = booklets.iter().collect();
    before.retain(|one| one.version_of.as_ref() == Some(of) && one.ages.from < booklet.ages.from);
    before.sort_by_key(|one| std::cmp::Reverse(one.ages.from));
    before.into_iter().find_map(|from| {
        let mut given: Vec<_> = folder.contributions.iter().filter(|one| one.booklet == from.id).collect();
        given.sort_by_key(|one| one.contributor != *asked);
        given.into_iter().find_map(|one| {
            let mut kept = one.entries.iter().filter(|(_, kept)| kept.says_something());
            kept.find_map(|(id, kept)| {
                let fits = key(id) == key(&question.id) || question.reuse.contains(id);
                let entry = shaped(&question.kind, kept.entry.as_ref()?).filter(|_| fits)?;
                Some(Carried { from, contributor: &one.contributor, question: id, kept, entry })
            })
        })
    })
}

/// The part of an id by which versions know the same question.
fn key(id: &QuestionId) -> Option<&str> {
    id.as_str().split_once('.').map(|(_, key)| key)
}

/// The entry as one of that kind, without what the kind does not offer; none where nothing is left.
fn shaped(kind: &Kind, entry: &Entry) -> Option<Entry> {
    let shaped = match (kind, entry) {
        (Kind::Line(_) | Kind::Long | Kind::Number | Kind::Money, Entry::Words(_))
        | (Kind::List, Entry::List(_))
        | (Kind::Scale(_), Entry::Scale(_))
        | (Kind::Date, Entry::Date(_))
        | (Kind::Address, Entry::Address(_))
        | (Kind::Media, Entry::Media(_)) => entry.clone(),
        (Kind::List, Entry::Words(words)) => Entry::List(words.lines().map(str::to_owned).collect()),
        (Kind::Long, Entry::List(items)) => Entry::Words(items.join("\n")),
        (Kind::Choice(pick) | Kind::Multi(pick), Entry::Picked(typed)) => picked(pick, typed),
        (Kind::YesNo(_), Entry::Picked(typed)) => among(typed, &crate::text::YES_NO),
        (Kind::Faces(_), Entry::Picked(typed)) => among(typed, &crate::text::FACES),
        (Kind::Sort(sort), Entry::Sorted(typed)) => {
            let mut typed: sort::Typed = typed.clone();
            typed.piles.retain(|id, _| has(&sort.cards, id.as_str()));
            Entry::Sorted(typed)
        }
        (Kind::Rows(rows), Entry::Rows(typed)) => {
            let rows = typed.iter().map(|row| known(rows, row));
            Entry::Rows(rows.filter(|row| !row.cells.is_empty()).collect())
        }
        // a name under one booklet is not a name under another
        _ => return None,
    };
    Some(shaped).filter(|entry| !entry.is_empty())
}

fn has(choices: &[Choice], id: &str) -> bool {
    choices.iter().any(|choice| choice.id.as_str() == id)
}

fn picked(pick: &pick::Pick, typed: &pick::Typed) -> Entry {
    let mut typed = typed.clone();
    typed.options.retain(|id| has(&pick.options, id.as_str()) || (pick.other && id.as_str() == pick::OTHER));
    typed.details.retain(|id, _| typed.options.contains(id));
    if !pick.other {
        typed.other.clear();
    }
    Entry::Picked(typed)
}

fn among(typed: &pick::Typed, ids: &[&str]) -> Entry {
    let mut typed = typed.clone();
    typed.options.retain(|id| ids.contains(&id.as_str()));
    typed.details.retain(|id, _| typed.options.contains(id));
    Entry::Picked(typed)
}

fn known(rows: &rows::Rows, row: &rows::Row) -> rows::Row {
    let mut row = row.clone();
    row.cells.retain(|id, cell| {
        let column = rows.columns.iter().find(|column| column.id == *id);
        column.is_some_and(|column| shaped(&column.kind, cell).is_some())
    });
    row
}

#[cfg(test)]
mod tests {
    use super::{super::tried, *};
    use crate::folder::{Role, child_id};

    fn pack() -> Vec<Booklet> {
        let question = |id: &str, kind: &str| tried::question(id, kind);
        let [early_like, early_next, early_sign] =
            [("e.like", "long"), ("e.next", "long"), ("e.sign", "sign")].map(|(id, kind)| question(id, kind));
        let talk = |id: &str, options: &str| {
            format!(r#"{{"id":"{id}","core":true,"ask":"A?","kind":"multi","options":[{options}]}}"#)
        };
        let want = r#"{"id":"u.want","core":true,"ask":"A?","kind":"long","reuse":["e.next"]}"#;
        let [like, know, sign] =
            [("u.like", "list"), ("u.know", "long"), ("u.sign", "sign")].map(|(id, kind)| question(id, kind));
        let usual_talk = talk("u.talk", r#"{"id":"sign","words":"S"},{"id":"draw","words":"D"}"#);
        let later_talk = talk("l.talk", r#"{"id":"sign","words":"S"},{"id":"text","words":"T"}"#);
        let [later_like, later_know] =
            [("l.like", "list"), ("l.know", "long")].map(|(id, kind)| question(id, kind));
        vec![
            tried::booklet(
                "early",
                r#""asks":"family","ages":{"to":4},"version_of":"usual""#,
                &[&early_like, &early_next, &early_sign],
            ),
            tried::booklet(
                "usual",
                r#""asks":"young-person","ages":{"from":5,"to":13},"version_of":"usual""#,
                &[&like, &know, want, &usual_talk, &sign],
            ),
            tried::booklet(
                "later",
                r#""asks":"young-person","ages":{"from":14},"version_of":"usual""#,
                &[&later_like, &later_know, &later_talk],
            ),
        ]
    }

    #[track_caller]
    fn check(folder: &Folder, question: &str, expected: Option<(&str, &str, Entry)>) {
        let pack = pack();
        let id = question.parse().expect("an id");
        let booklet = pack.iter().find(|one| one.question(&id).is_some()).expect("it is asked");
        let asked = booklet.question(&id).expect("it is asked");
        let found = carried(folder, &pack, booklet, asked, &child_id());
        let found = found.map(|one| (one.from.id.as_str(), one.contributor.as_str(), one.entry));
        assert_eq!(found, expected, "{question}");
    }

    #[test]
    fn what_was_said_earlier_is_offered_under_the_same_key() {
        let (mut folder, words) = (tried::folder(), tried::words);
        let parent = tried::arrive(&mut folder, Role::Parent, "Alex");
        tried::set(&mut folder, &parent, "early", "e.like", words("Water\nmusic"));
        tried::set(&mut folder, &parent, "early", "e.next", words("Nursery"));
        let list = |items: &[&str]| Entry::List(items.iter().map(|item| (*item).to_owned()).collect());
        check(&folder, "u.like", Some(("early", "c2", list(&["Water", "music"]))));
        // a key that changed is named by the question that takes it on
        check(&folder, "u.want", Some(("early", "c2", words("Nursery"))));
        check(&folder, "u.know", None);
        // the nearest version that says something; what comes later is no earlier version
        check(&folder, "l.like", Some(("early", "c2", list(&["Water", "music"]))));
        tried::set(&mut folder, &child_id(), "usual", "u.like", list(&["Trains"]));
        check(&folder, "l.like", Some(("usual", "c1", list(&["Trains"]))));
        tried::set(&mut folder, &child_id(), "later", "l.know", words("I travel alone"));
        check(&folder, "u.know", None);
        check(&folder, "e.like", None);
    }

    #[test]
    fn ones_own_words_come_before_those_of_others() {
        let (mut folder, words) = (tried::folder(), tried::words);
        let parent = tried::arrive(&mut folder, Role::Parent, "Alex");
        tried::set(&mut folder, &parent, "usual", "u.know", words("He is kind"));
        check(&folder, "l.know", Some(("usual", "c2", words("He is kind"))));
        tried::set(&mut folder, &child_id(), "usual", "u.know", words("Trains"));
        check(&folder, "l.know", Some(("usual", "c1", words("Trains"))));
    }

    #[test]
    fn only_what_is_still_offered_comes_along_and_never_a_signature() {
        let (mut folder, child) = (tried::folder(), child_id());
        let ids = |ids: &[&'static str]| ids.iter().map(|id| crate::id::ChoiceId::known(id)).collect();
        let typed = |options: &[&'static str]| {
            Entry::Picked(pick::Typed { options: ids(options), ..pick::Typed::default() })
        };
        tried::set(&mut folder, &child, "usual", "u.talk", typed(&["draw"]));
        check(&folder, "l.talk", None);
        tried::set(&mut folder, &child, "usual", "u.talk", typed(&["draw", "sign"]));
        check(&folder, "l.talk", Some(("usual", "c1", typed(&["sign"]))));
        let signed = crate::question::sign::Typed { name: "Alex".to_owned(), ..Default::default() };
        tried::set(&mut folder, &child, "early", "e.sign", Entry::Signed(signed));
        check(&folder, "u.sign", None);
    }
}
