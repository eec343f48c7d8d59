//! The one way in which a folder changes.

use chrono::{DateTime, Utc};

use super::{
    Contribution, Contributor, Earlier, Exported, Folder, Here, Kept, Length, Received, Role, Skip, Taken,
    Whose, child_id,
};
use crate::{
    entry::Entry,
    id::{BookletId, ContributorId, QuestionId, SectionId},
};

/// One question of one contribution.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Spot {
    pub contributor: ContributorId,
    pub booklet: BookletId,
    pub question: QuestionId,
}

/// What a person can do to a folder. Data, so that it can be tested, replayed and undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    Arrive(Arrival),
    Set {
        spot: Spot,
        asked: String,
        lang: String,
        entry: Entry,
    },
    /// somebody accepts what was said elsewhere
    Reuse {
        spot: Spot,
        asked: String,
        lang: String,
        entry: Entry,
        from: Taken,
    },
    /// what was accepted once has changed at its source, and the one here keeps what stands here
    Keep {
        spot: Spot,
        from: Taken,
    },
    /// what was offered here is not wanted here
    Decline {
        spot: Spot,
        asked: String,
        lang: String,
        from: Taken,
    },
    /// what was not wanted may be offered again
    Offer {
        spot: Spot,
        from: Taken,
    },
    /// what stood here before something else was put here, put back as it was
    PutBack {
        spot: Spot,
        before: Option<Box<Kept>>,
    },
    /// what stands here in another version of this folder
    TakeUp {
        spot: Spot,
        then: Box<Kept>,
    },
    Skip {
        spot: Spot,
        asked: String,
        lang: String,
        skip: Option<Skip>,
    },
    Whose {
        spot: Spot,
        whose: Whose,
    },
    Note {
        spot: Spot,
        asked: String,
        lang: String,
        note: String,
    },
    Share {
        spot: Spot,
        asked: String,
        lang: String,
        shared: bool,
    },
    Finish {
        contributor: ContributorId,
        booklet: BookletId,
        section: SectionId,
        finished: bool,
    },
    Length {
        contributor: ContributorId,
        booklet: BookletId,
        length: Length,
    },
    Visit {
        spot: Spot,
    },
    Exported(Exported),
    /// a part came that somebody made elsewhere
    Receive(Box<Received>),
    /// the family takes a part out that somebody made elsewhere, with the earlier ones of it
    TakeOut {
        contributor: ContributorId,
        booklet: BookletId,
    },
    /// a copy to carry on with was made
    Copied,
    ShowName(bool),
    /// an earlier version takes the place of what is here
    Restore(Box<Folder>),
}

/// Somebody says who they are today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    pub role: Role,
    /// what the person at the keyboard likes to be called
    pub name: String,
    /// what the child likes to be called; the same where the child is at the keyboard
    pub child: String,
    /// used when this person was not here before
    pub key: String,
}

impl Folder {
    /// Takes an edit. Nothing is refused: what does not fit anything changes nothing.
    pub fn apply(&mut self, edit: Edit, now: DateTime<Utc>) {
        match edit {
            Edit::Arrive(arrival) => self.arrive(arrival),
            Edit::Set { spot, asked, lang, entry } => self.set(&spot, asked, lang, entry, now),
            Edit::Reuse { spot, asked, lang, entry, from } => {
                let whose = from.whose(&spot, self.kept(&from.spot));
                self.set(&spot, asked, lang, entry, now);
                if let Some(kept) = self.kept_mut(&spot) {
                    if kept.by != spot.contributor {
                        kept.whose = Some(whose);
                    }
                    kept.from = Some(from).filter(|_| kept.says_something());
                }
            }
            Edit::Keep { spot, from } => {
                if let Some(known) = self.kept_mut(&spot).and_then(|kept| kept.from.as_mut())
                    && known.spot == from.spot
                {
                    *known = from;
                }
            }
            Edit::Decline { spot, asked, lang, from } => {
                let declined = &mut self.at(&spot, asked, lang, now).declined;
                declined.retain(|known| known.spot != from.spot);
                declined.push(from);
            }
            Edit::Offer { spot, from } => {
                if let Some(kept) = self.kept_mut(&spot) {
                    kept.declined.retain(|known| *known != from);
                }
            }
            Edit::PutBack { spot, before } => self.put_back(&spot, before),
            Edit::TakeUp { spot, then } => self.take_up(&spot, *then, now),
            Edit::Skip { spot, asked, lang, skip } => {
                let kept = self.at(&spot, asked, lang, now);
                kept.skip = skip;
                kept.at = now;
            }
            Edit::Whose { spot, whose } => {
                if let Some(kept) = self.kept_mut(&spot) {
                    kept.whose = Some(whose);
                }
            }
            Edit::Note { spot, asked, lang, note } => self.at(&spot, asked, lang, now).note = note,
            Edit::Share { spot, asked, lang, shared } => {
                self.at(&spot, asked, lang, now).shared = Some(shared);
            }
            Edit::Finish { contributor, booklet, section, finished } => {
                let one = self.contribution_mut(&contributor, &booklet);
                if finished {
                    one.finished.insert(section)
                } else {
                    one.finished.remove(&section)
                };
            }
            Edit::Length { contributor, booklet, length } => {
                self.contribution_mut(&contributor, &booklet).length = length;
            }
            Edit::Visit { spot } => {
                self.contribution_mut(&spot.contributor, &spot.booklet).last = Some(spot.question);
            }
            Edit::Exported(exported) => self.exports.push(exported),
            Edit::Receive(received) => self.receive(*received),
            Edit::TakeOut { contributor, booklet } => {
                self.received.retain(|one| one.contributor != contributor || one.booklet != booklet);
            }
            Edit::Copied => self.copied_at = Some(now),
            Edit::ShowName(shown) => self.name_shown = shown,
            Edit::Restore(version) => self.restore(*version),
        }
    }

    fn arrive(&mut self, arrival: Arrival) {
        let Arrival { role, name, child, key } = arrival;
        if !child.trim().is_empty()
            && let Some(first) = self.contributors.first_mut()
        {
            first.name = child.trim().to_owned();
        }
        if role == Role::YoungPerson {
            self.here = Some(Here { at_keyboard: child_id() });
            return;
        }
        let name = name.trim();
        // somebody who said no name before, and says one now, is still the same person; and where one was
        // asked for a part, whoever is that to the child has put their name right
        let is_asked = self.invited.as_ref().is_some_and(|invited| invited.role == role);
        let same = |one: &&mut Contributor| {
            one.role == role && (is_asked || one.name == name || one.name.is_empty())
        };
        let id = match self.contributors.iter_mut().skip(1).find(same) {
            Some(known) => {
                known.name = name.to_owned();
                known.id.clone()
            }
            None => self.add(role, name, key),
        };
        self.here = Some(Here { at_keyboard: id });
    }

    fn add(&mut self, role: Role, name: &str, key: String) -> ContributorId {
        let taken = |id: &str| self.contributors.iter().any(|one| one.id.as_str() == id);
        let free = (2..).map(|n| format!("c{n}")).find(|id| !taken(id)).expect("numbers do not end");
        let id: ContributorId = free.parse().expect("a letter and a number are an id");
        self.contributors.push(Contributor { id: id.clone(), role, name: name.to_owned(), key });
        id
    }

    fn set(&mut self, spot: &Spot, asked: String, lang: String, entry: Entry, now: DateTime<Utc>) {
        let by = self.here.as_ref().map_or_else(child_id, |here| here.at_keyboard.clone());
        let own = by == spot.contributor;
        let kept = self.at(spot, asked.clone(), lang.clone(), now);
        let is_other = kept.by != by;
        if is_other || kept.is_of_before(now) {
            // whose words they were goes with the words, even where all of them were taken out
            let whose = if is_other { kept.whose.take() } else { kept.whose };
            if let Some(said) = kept.entry.take().filter(|said| !said.is_empty()) {
                kept.earlier.push(Earlier { entry: said, whose, by: kept.by.clone(), at: kept.at });
            }
        }
        if kept.whose.is_none() || own {
            kept.whose = Some(if own { Whose::Own } else { Whose::Helped });
        }
        if is_other || entry.is_empty() {
            kept.from = None;
        }
        if !entry.is_empty() {
            kept.skip = None;
        }
        (kept.entry, kept.by, kept.at, kept.asked, kept.lang) = (Some(entry), by, now, asked, lang);
    }

    /// The place for a question's entry, made where there is none.
    pub(super) fn at(&mut self, spot: &Spot, asked: String, lang: String, now: DateTime<Utc>) -> &mut Kept {
        let by = self.here.as_ref().map_or_else(child_id, |here| here.at_keyboard.clone());
        let one = self.contribution_mut(&spot.contributor, &spot.booklet);
        one.entries.entry(spot.question.clone()).or_insert_with(|| Kept {
            entry: None,
            skip: None,
            asked,
            whose: None,
            by,
            lang,
            at: now,
            note: String::new(),
            shared: None,
            from: None,
            declined: Vec::new(),
            earlier: Vec::new(),
        })
    }

    pub(super) fn kept_mut(&mut self, spot: &Spot) -> Option<&mut Kept> {
        self.contribution_mut(&spot.contributor, &spot.booklet).entries.get_mut(&spot.question)
    }

    pub(super) fn contribution_mut(
        &mut self,
        contributor: &ContributorId,
        booklet: &BookletId,
    ) -> &mut Contribution {
        let found = self
            .contributions
            .iter()
            .position(|one| one.contributor == *contributor && one.booklet == *booklet);
        let n = found.unwrap_or_else(|| {
            self.contributions.push(Contribution::new(contributor.clone(), booklet.clone()));
            self.contributions.len() - 1
        });
        &mut self.contributions[n]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::FolderId;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_341_900, 0).expect("it is a moment")
    }

    fn folder() -> Folder {
        Folder::new(FolderId::known("f1"), "b".to_owned(), "k1".to_owned(), now())
    }

    fn arrive(folder: &mut Folder, role: Role, name: &str, child: &str) {
        let [name, child, key] = [name, child, "k"].map(str::to_owned);
        folder.apply(Edit::Arrive(Arrival { role, name, child, key }), now());
    }

    fn spot() -> Spot {
        Spot {
            contributor: child_id(),
            booklet: BookletId::known("my-profile"),
            question: QuestionId::known("mp.know"),
        }
    }

    fn type_in(folder: &mut Folder, words: &str) {
        let entry = Entry::Words(words.to_owned());
        let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
        folder.apply(Edit::Set { spot: spot(), asked, lang, entry }, now());
    }

    #[test]
    fn criterion_27_an_adult_never_overwrites_the_childs_words() {
        let mut folder = folder();
        arrive(&mut folder, Role::YoungPerson, "Sam", "Sam");
        type_in(&mut folder, "Trains");
        arrive(&mut folder, Role::Parent, "Alex", "Sam");
        type_in(&mut folder, "Trains and d");
        type_in(&mut folder, "Trains and dogs");
        let kept = folder.kept(&spot()).expect("it was set");
        assert_eq!(kept.entry, Some(Entry::Words("Trains and dogs".to_owned())));
        assert_eq!((kept.whose, kept.by.as_str()), (Some(Whose::Helped), "c2"));
        assert_eq!(kept.earlier.len(), 1, "typing on keeps one earlier answer, not one for each key");
        assert_eq!(kept.earlier[0].entry, Entry::Words("Trains".to_owned()));
        assert_eq!(kept.earlier[0].whose, Some(Whose::Own));
    }

    #[test]
    fn words_that_are_written_where_the_child_took_theirs_out_are_not_the_childs_own() {
        let mut folder = folder();
        arrive(&mut folder, Role::YoungPerson, "Sam", "Sam");
        type_in(&mut folder, "Trains");
        type_in(&mut folder, "");
        arrive(&mut folder, Role::Parent, "Alex", "Sam");
        type_in(&mut folder, "He likes trains");
        let kept = folder.kept(&spot()).expect("it was set");
        assert_eq!((kept.whose, kept.by.as_str()), (Some(Whose::Helped), "c2"));
        assert_eq!(kept.earlier, [], "nothing was there to keep");
    }

    #[test]
    fn people_who_come_back_are_the_same_people() {
        let mut folder = folder();
        arrive(&mut folder, Role::Parent, "", "");
        arrive(&mut folder, Role::Parent, "Alex", "Sam");
        arrive(&mut folder, Role::Parent, "Robin", "");
        arrive(&mut folder, Role::Helper, "Alex", "");
        arrive(&mut folder, Role::Parent, "Alex", "");
        let people: Vec<_> = folder.contributors.iter().map(|c| (c.id.as_str(), c.name.as_str())).collect();
        assert_eq!(people, [("c1", "Sam"), ("c2", "Alex"), ("c3", "Robin"), ("c4", "Alex")]);
        assert_eq!(folder.writer().map(|writer| writer.id.as_str()), Some("c2"));
        assert_eq!(folder.known_as(), "Sam");
    }

    fn on_day(day: i64) -> DateTime<Utc> {
        now() + chrono::TimeDelta::days(day)
    }

    fn place(contributor: &'static str, question: &'static str) -> Spot {
        let (contributor, question) = (ContributorId::known(contributor), QuestionId::known(question));
        Spot { contributor, booklet: BookletId::known("my-profile"), question }
    }

    /// A parent writes, and takes over what was said at `from` to a place of `to`.
    #[track_caller]
    fn check_taken(from: &'static str, whose_there: Option<Whose>, to: &'static str, whose: Whose) {
        let mut folder = folder();
        arrive(&mut folder, Role::Parent, "Alex", "Sam");
        let (source, target) = (place(from, "mpe.like"), place(to, "mp.like"));
        let entry = Entry::Words("Trains".to_owned());
        let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
        let there = Edit::Set { spot: source.clone(), asked, lang, entry: entry.clone() };
        folder.apply(there, now());
        if let Some(whose) = whose_there {
            folder.apply(Edit::Whose { spot: source.clone(), whose }, now());
        }
        let from = Taken::of(source.clone(), &entry);
        let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
        folder.apply(Edit::Reuse { spot: target.clone(), asked, lang, entry, from: from.clone() }, now());
        let kept = folder.kept(&target).expect("it was taken over");
        assert_eq!((kept.whose, kept.from.as_ref()), (Some(whose), Some(&from)));
    }

    #[test]
    fn words_that_are_taken_over_say_honestly_whose_they_are() {
        check_taken("c1", None, "c2", Whose::Own);
        check_taken("c2", None, "c2", Whose::Own);
        check_taken("c2", None, "c1", Whose::ForThem);
        check_taken("c1", Some(Whose::Own), "c1", Whose::Helped);
        check_taken("c1", Some(Whose::Observed), "c1", Whose::Observed);
    }

    #[test]
    fn where_words_came_from_goes_with_them() {
        let mut folder = folder();
        arrive(&mut folder, Role::YoungPerson, "Sam", "Sam");
        let taken = |words: &str| Taken::of(place("c2", "op.matters"), &Entry::Words(words.to_owned()));
        let from = |folder: &Folder| folder.kept(&spot()).and_then(|kept| kept.from.clone());
        let accept = |folder: &mut Folder| {
            let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
            let entry = Entry::Words("Trains".to_owned());
            let edit = Edit::Reuse { spot: spot(), asked, lang, entry, from: taken("Trains") };
            folder.apply(edit, now());
        };
        accept(&mut folder);
        type_in(&mut folder, "Trains and dogs");
        assert_eq!(from(&folder), Some(taken("Trains")), "the same person writes on");
        folder.apply(Edit::Keep { spot: spot(), from: taken("Planes") }, now());
        assert_eq!(from(&folder), Some(taken("Planes")), "the change was seen");
        let elsewhere = Taken::of(place("c2", "op.great"), &Entry::Words(String::new()));
        folder.apply(Edit::Keep { spot: spot(), from: elsewhere }, now());
        assert_eq!(from(&folder), Some(taken("Planes")), "that is not where it came from");
        type_in(&mut folder, " ");
        assert_eq!(from(&folder), None, "nothing of it is left");
        accept(&mut folder);
        arrive(&mut folder, Role::Parent, "Alex", "Sam");
        type_in(&mut folder, "Boats");
        assert_eq!(from(&folder), None, "somebody else says something else");
    }

    #[test]
    fn what_stood_there_is_put_back_as_it_was() {
        let mut folder = folder();
        let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
        let used = |folder: &mut Folder| {
            let from = Taken::of(place("c2", "op.matters"), &Entry::Words("Trains".to_owned()));
            let (asked, lang, entry) = (asked.clone(), lang.clone(), Entry::Words("Trains".to_owned()));
            folder.apply(Edit::Reuse { spot: spot(), asked, lang, entry, from }, on_day(1));
        };
        arrive(&mut folder, Role::YoungPerson, "Sam", "Sam");
        used(&mut folder);
        folder.apply(Edit::PutBack { spot: spot(), before: None }, on_day(1));
        let kept = folder.kept(&spot()).expect("its place is there");
        assert!(!kept.says_something() && kept.from.is_none() && kept.earlier.is_empty());
        type_in(&mut folder, "Boats");
        let before = folder.kept(&spot()).cloned();
        arrive(&mut folder, Role::Parent, "Alex", "Sam");
        used(&mut folder);
        let (asked, lang, note) = (asked.clone(), lang.clone(), "Ask again".to_owned());
        folder.apply(Edit::Note { spot: spot(), asked, lang, note: note.clone() }, on_day(1));
        folder.apply(Edit::PutBack { spot: spot(), before: before.clone().map(Box::new) }, on_day(1));
        let expected = before.map(|before| Kept { note, ..before });
        assert_eq!(folder.kept(&spot()), expected.as_ref(), "and a note that was written since stays");
    }

    #[test]
    fn a_number_of_another_day_is_kept() {
        let mut folder = folder();
        let mut choose = |value, better: &str, day| {
            let [asked, lang, better] = ["What?", "en-GB", better].map(str::to_owned);
            let entry = Entry::Scale(crate::question::scale::Typed { value, better });
            folder.apply(Edit::Set { spot: spot(), asked, lang, entry }, on_day(day));
            let kept = folder.kept(&spot()).expect("it was set");
            kept.earlier.iter().map(|earlier| (earlier.at, earlier.whose)).collect::<Vec<_>>()
        };
        let first = (on_day(0), Some(Whose::Own));
        assert_eq!(choose(Some(6), "", 0), []);
        assert_eq!(choose(Some(7), "", 0), [], "one day has one number");
        assert_eq!(choose(Some(7), "A quiet place", 9), [first]);
        assert_eq!(choose(Some(3), "A quiet place", 9), [first]);
        assert_eq!(choose(None, "", 12), [first, (on_day(9), Some(Whose::Own))]);
        assert_eq!(choose(Some(4), "", 15).len(), 2, "there was no number to keep");
    }

    #[test]
    fn an_answer_of_last_year_is_kept() {
        let mut folder = folder();
        let mut write = |words: &str, day| {
            let [asked, lang] = ["What is working?", "en-GB"].map(str::to_owned);
            let entry = Entry::Words(words.to_owned());
            folder.apply(Edit::Set { spot: spot(), asked, lang, entry }, on_day(day));
            let kept = folder.kept(&spot()).expect("it was set");
            kept.earlier.iter().map(|earlier| earlier.entry.clone()).collect::<Vec<_>>()
        };
        let said = |words: &str| Entry::Words(words.to_owned());
        assert_eq!(write("Trains", 0), []);
        assert_eq!(write("Trains and lunch", 179), [], "that is the same review");
        assert_eq!(write("Art", 359), [said("Trains and lunch")]);
        assert_eq!(write("Art and lunch", 360), [said("Trains and lunch")], "typing on keeps it once");
    }

    #[test]
    fn an_answer_undoes_a_skip_but_nothing_typed_does_not() {
        let mut folder = folder();
        let skip = |skip| Edit::Skip { spot: spot(), asked: String::new(), lang: String::new(), skip };
        folder.apply(skip(Some(Skip::Later)), now());
        type_in(&mut folder, "  ");
        assert_eq!(folder.kept(&spot()).and_then(|kept| kept.skip), Some(Skip::Later));
        type_in(&mut folder, "Trains");
        assert_eq!(folder.kept(&spot()).and_then(|kept| kept.skip), None);
    }
}
