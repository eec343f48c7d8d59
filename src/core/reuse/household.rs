//! A parent's or carer's own details, from the folder of a brother or sister. Nothing that a child
//! said, and nothing that is about one child only.

use std::{collections::BTreeSet, mem::discriminant};

use crate::{
    booklet::Booklet,
    entry::Entry,
    folder::{Contribution, Folder, Kept, Role},
    id::{BookletId, ChoiceId, ColumnId, QuestionId},
    question::{Question, pick, rows::Row},
    sitting::Sitting,
};

/// All that is ever offered from one child's folder in another's. Closed.
pub const HOUSEHOLD: [&str; 9] = [
    "cd.carers",
    "cd.caraddress",
    "cd.contacthow",
    "cd.contactwhen",
    "cd.homelang",
    "cd.interpreter",
    "cd.interpwhat",
    "cd.formats",
    "cd.meetneeds",
];

/// Of a carer, what is so whoever the child is: not what they are to the child.
const OF_A_CARER: [&str; 3] = ["name", "phone", "email"];

/// Something that a parent or carer said of themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    pub question: QuestionId,
    pub entry: Entry,
    /// "from what Alex wrote for another child here"
    pub source: String,
}

impl Sitting<'_> {
    /// What a parent or carer said of themselves in another child's folder, for a parent or carer who
    /// is here and is asked the same.
    pub fn household(&self, question: &Question, other: &Folder) -> Vec<Detail> {
        let is_parent = self.folder.writer().is_some_and(|one| one.role == Role::Parent);
        if !is_parent || self.reader() != self.contributor || other.id == self.folder.id {
            return Vec::new();
        }
        let now = self.reading(question).answer;
        let mut answers = Vec::new();
        let mut found = Vec::new();
        for (name, entry) in details(other, self.booklet, question) {
            let answer = self.read(question, &entry).answer;
            if answer.is_none() || answer == now || answers.contains(&answer) {
                continue;
            }
            let name = if name.is_empty() { self.text.role(Role::Parent) } else { name };
            let source = (self.text.reuse.household)(name);
            found.push(Detail { question: question.id.clone(), entry, source });
            answers.push(answer);
        }
        found
    }
}

/// Who said it, by name, and what.
fn details<'a>(other: &'a Folder, booklet: &Booklet, question: &Question) -> Vec<(&'a str, Entry)> {
    if !HOUSEHOLD.contains(&question.id.as_str()) || booklet.id != BookletId::known("details") {
        return Vec::new();
    }
    let said = |one: &'a Contribution| {
        let parent = other.contributor(&one.contributor).filter(|one| one.role == Role::Parent)?;
        let kept = one.entries.get(&question.id).filter(|kept| may_go(kept, question, one))?;
        let entry = of_the_adult(&question.id, kept.entry.as_ref()?, one)?;
        // a question may have become of another kind since it was answered
        let fits = discriminant(&entry) == discriminant(&Entry::empty(&question.kind));
        fits.then(|| (parent.name.trim(), entry))
    };
    other.contributions.iter().filter(|one| one.booklet == booklet.id).filter_map(said).collect()
}

/// Their own words, and not kept back.
fn may_go(kept: &Kept, question: &Question, one: &Contribution) -> bool {
    kept.says_something() && kept.by == one.contributor && kept.shared.unwrap_or(!question.private)
}

/// The answer without what it says of the child.
fn of_the_adult(question: &QuestionId, entry: &Entry, one: &Contribution) -> Option<Entry> {
    match (question.as_str(), entry) {
        ("cd.carers", Entry::Rows(rows)) => {
            let columns: BTreeSet<ColumnId> = OF_A_CARER.map(ColumnId::known).into();
            let row = |row: &Row| {
                let cells = row.cells.iter().filter(|(id, entry)| columns.contains(*id) && !entry.is_empty());
                let cells = cells.map(|(id, entry)| (id.clone(), entry.clone())).collect();
                Row { id: row.id.clone(), cells }
            };
            let rows: Vec<Row> = rows.iter().map(row).filter(|row| !row.cells.is_empty()).collect();
            (!rows.is_empty()).then_some(Entry::Rows(rows))
        }
        // an address that is kept from somebody stays where it is
        ("cd.caraddress", Entry::Address(typed)) => (!typed.private).then(|| entry.clone()),
        ("cd.carers" | "cd.caraddress", _) => None,
        ("cd.interpreter", _) => {
            let options = [ChoiceId::known(interpreter(entry)?)].into();
            Some(Entry::Picked(pick::Typed { options, ..Default::default() }))
        }
        ("cd.interpwhat", _) => {
            // for both, nobody can say whose language it is
            let said = one.entries.get(&QuestionId::known("cd.interpreter"))?.entry.as_ref()?;
            let carer = [ChoiceId::known("carer")].into();
            matches!(said, Entry::Picked(typed) if typed.options == carer).then(|| entry.clone())
        }
        _ => Some(entry.clone()),
    }
}

/// Whether the adult needs one. That the child does is the child's.
fn interpreter(entry: &Entry) -> Option<&'static str> {
    let Entry::Picked(typed) = entry else { return None };
    let is = |id: &str| typed.options.iter().any(|option| option.as_str() == id);
    if is("carer") || is("both") {
        Some("carer")
    } else if is("no") {
        Some("no")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        question::address,
        trial::{arrive, booklet, folder, list, picked, question, row, say, share, sitting, spot, words},
    };

    fn details() -> Booklet {
        let columns = ["name", "phone", "email", "relationship"];
        let columns = columns.map(|id| format!(r#"{{"id":"{id}","ask":"A","kind":"text"}}"#)).join(",");
        let rows = format!(r#""kind":"rows","item":"person","columns":[{columns}]"#);
        let options = |ids: &[&str]| {
            let options = ids.iter().map(|id| format!(r#"{{"id":"{id}","words":"{id}"}}"#));
            format!(r#""options":[{}]"#, options.collect::<Vec<_>>().join(","))
        };
        let choice = format!(r#""kind":"choice",{}"#, options(&["no", "child", "carer", "both"]));
        let multi = format!(r#""kind":"multi",{}"#, options(&["call", "large"]));
        let (long, text) = (r#""kind":"long""#, r#""kind":"text""#);
        let asked = [
            ("cd.carers", rows.as_str()),
            ("cd.caraddress", r#""kind":"address""#),
            ("cd.contacthow", &multi),
            ("cd.contactwhen", long),
            ("cd.homelang", r#""kind":"list""#),
            ("cd.interpreter", &choice),
            ("cd.interpwhat", text),
            ("cd.formats", &multi),
            ("cd.meetneeds", long),
            // about the child, or of no use for another
            ("cd.fullname", text),
            ("cd.people", &rows),
            ("cd.else", long),
        ];
        booklet("details", "family", &asked.map(|(id, rest)| question(id, rest)))
    }

    /// Everything that a parent is offered of another folder, while nothing was said in their own.
    fn offered(other: &Folder, role: Role) -> Vec<(String, Entry)> {
        let mut here = folder("f-here");
        arrive(&mut here, role, "Alex");
        let details = details();
        let sitting = sitting(&here, &details);
        let found = details.questions().flat_map(|question| sitting.household(question, other));
        found.map(|one| (one.question.to_string(), one.entry)).collect()
    }

    /// A parent said this in the other folder: what of it is offered.
    #[track_caller]
    fn check(said: &[(&str, Entry)], expected: &[(&str, Entry)]) {
        let mut other = folder("f-other");
        let alex = arrive(&mut other, Role::Parent, "Alex");
        for (question, entry) in said {
            say(&mut other, &spot(&alex, "details", question), entry.clone(), 0);
        }
        let expected: Vec<_> = expected.iter().map(|(id, entry)| ((*id).to_owned(), entry.clone())).collect();
        assert_eq!(offered(&other, Role::Parent), expected);
    }

    fn address(private: bool) -> Entry {
        let (lines, postcode) = ("1 Market Square".to_owned(), "OL1 1UT".to_owned());
        Entry::Address(address::Typed { lines, postcode, private })
    }

    #[test]
    fn only_what_an_adult_said_of_themselves_is_offered() {
        let said = [
            ("cd.caraddress", address(false)),
            ("cd.contacthow", picked(&["call"], "")),
            ("cd.contactwhen", words("Before nine")),
            ("cd.homelang", list(&["Urdu"])),
            ("cd.formats", picked(&["large"], "")),
            ("cd.meetneeds", words("A quiet room")),
        ];
        check(&said, &said);
        check(
            &[("cd.fullname", words("Sam")), ("cd.else", words("Sam runs")), ("cd.meetneeds", words(" "))],
            &[],
        );
        let person = row("r1", &[("name", "Nan"), ("relationship", "Gran")]);
        check(&[("cd.people", Entry::Rows(vec![person]))], &[]);
        check(&[("cd.caraddress", address(true))], &[]);
    }

    #[test]
    fn nothing_about_one_child_goes_along() {
        let carer = row("r1", &[("name", "Alex"), ("phone", "01632 960 001"), ("relationship", "Step-mum")]);
        let offered = row("r1", &[("name", "Alex"), ("phone", "01632 960 001")]);
        let rows = |row| Entry::Rows(vec![row]);
        check(&[("cd.carers", rows(carer))], &[("cd.carers", rows(offered))]);
        check(&[("cd.carers", rows(row("r1", &[("relationship", "Mum")])))], &[]);
        let interpreter = |who| [("cd.interpreter", picked(&[who], "")), ("cd.interpwhat", words("Urdu"))];
        let carer = ("cd.interpreter", picked(&["carer"], ""));
        check(&interpreter("carer"), &interpreter("carer"));
        check(&interpreter("both"), std::slice::from_ref(&carer));
        check(&interpreter("no"), &[("cd.interpreter", picked(&["no"], ""))]);
        check(&interpreter("child"), &[]);
    }

    #[test]
    fn only_a_parents_own_words_go_and_only_to_a_parent() {
        for (by, to, expected) in [
            (Role::Parent, Role::Parent, 1),
            (Role::Parent, Role::YoungPerson, 0),
            (Role::Parent, Role::Helper, 0),
            (Role::Parent, Role::Professional, 0),
            (Role::YoungPerson, Role::Parent, 0),
            (Role::Helper, Role::Parent, 0),
            (Role::Professional, Role::Parent, 0),
        ] {
            let mut other = folder("f-other");
            let who = arrive(&mut other, by, "Jo");
            let place = spot(&who, "details", "cd.homelang");
            say(&mut other, &place, list(&["Urdu"]), 0);
            assert_eq!(offered(&other, to).len(), expected, "{by:?} to {to:?}");
            share(&mut other, &place, false);
            assert_eq!(offered(&other, to), [], "kept back");
            share(&mut other, &place, true);
            arrive(&mut other, Role::YoungPerson, "Sam");
            say(&mut other, &place, list(&["Polish"]), 0);
            assert_eq!(offered(&other, to), [], "the child changed it");
        }
    }

    #[test]
    fn the_source_is_named_and_what_stands_here_is_not_offered() {
        let mut other = folder("f-other");
        let alex = arrive(&mut other, Role::Parent, "Alex");
        say(&mut other, &spot(&alex, "details", "cd.homelang"), list(&["Urdu"]), 0);
        let details = details();
        let mut here = folder("f-here");
        let robin = arrive(&mut here, Role::Parent, "Robin");
        let question = details.question(&QuestionId::known("cd.homelang")).expect("it is asked");
        let [offer] = sitting(&here, &details).household(question, &other).try_into().expect("there is one");
        assert_eq!(offer.source, "from what Alex wrote for another child here");
        assert_eq!(sitting(&other, &details).household(question, &other), [], "of the same folder");
        say(&mut here, &spot(&robin, "details", "cd.homelang"), offer.entry, 0);
        assert_eq!(sitting(&here, &details).household(question, &other), []);
    }
}
