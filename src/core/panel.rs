//! What the program itself puts on a page of words, from what was said elsewhere.
//!
//! Such a page may be printed and handed over, so what stays on the device is left out of it.

mod computed;

use chrono::NaiveDate;

use crate::{
    booklet::Booklet,
    folder::{Folder, Length},
    id::{BookletId, ChoiceId, Id},
    journey::Density,
    profile::FilledBox,
    provision::Funding,
    question::{info::Panel, pick::Shown},
    sitting::Sitting,
    text::Text,
    words::{Style, say},
};

/// Where a panel looks, and how its words are said.
pub struct Looking<'a> {
    pub funding: Funding,
    pub folder: &'a Folder,
    pub booklets: &'a [Booklet],
    pub style: Style,
    pub text: &'static Text,
    pub today: NaiveDate,
}

impl<'a> Looking<'a> {
    /// Each thing that the panel says: what it is about, and under it what is said, line by line. Of
    /// a profile, the id is its booklet's.
    pub fn shown(&self, panel: Panel) -> Vec<Shown> {
        match panel {
            Panel::FrontPage => self.front_page().unwrap_or_default(),
            Panel::Profiles => self.profiles(),
            Panel::Costs => self.costs(),
            Panel::OwnSay => self.own_say().into_iter().collect(),
        }
    }

    /// Everybody who gave a view in that booklet.
    fn sittings(&self, booklet: &'a Booklet) -> Vec<Sitting<'a>> {
        let given = self.folder.contributions.iter().filter(|one| one.booklet == booklet.id);
        let sitting =
            |contributor| Sitting::of(self.folder, booklet, contributor, self.style, self.text, self.today);
        given.map(|one| sitting(one.contributor.clone())).collect()
    }

    fn front_page(&self) -> Option<Vec<Shown>> {
        let details = BookletId::known("details");
        let details = self.booklets.iter().find(|booklet| booklet.id == details)?;
        let sittings = self.sittings(details);
        let about = self.folder.voice_about(self.text.unnamed_child);
        let fact = |(n, question): (usize, &std::sync::Arc<crate::question::Question>)| {
            let said = |sitting: &Sitting<'_>| {
                let asked = sitting.journey_of(Length::Full, Density::One);
                let answer = asked.page(n + 1).and_then(|_| sitting.reading(question).answer)?;
                let lines = answer.lines(self.text).into_iter().map(|line| match line.label {
                    Some(label) => format!("{label}: {}", line.words),
                    None => line.words,
                });
                sitting.is_shared(question).then(|| (sitting.name_of(&sitting.contributor), lines.collect()))
            };
            let said: Vec<(String, Vec<String>)> = sittings.iter().filter_map(said).collect();
            let label = say(question.ask.pick(self.style), &about);
            Some(Shown { id: same(&question.id), label, detail: Some(side_by_side(said)?), picture: None })
        };
        Some(details.questions().enumerate().filter_map(fact).collect())
    }

    fn profiles(&self) -> Vec<Shown> {
        let with_page = self.booklets.iter().filter(|booklet| booklet.profile.is_some());
        let made = |sitting: &Sitting<'_>| {
            let says = |one: &FilledBox| !one.parts.is_empty();
            sitting.profile().is_some_and(|page| page.picture.is_some() || page.boxes.iter().any(says))
        };
        let sittings = with_page.flat_map(|booklet| self.sittings(booklet)).filter(made);
        let shown = |sitting: Sitting<'_>| Shown {
            id: same(&sitting.booklet.id),
            label: sitting.say(&sitting.booklet.title),
            detail: Some(sitting.name_of(&sitting.contributor)),
            picture: None,
        };
        sittings.map(shown).collect()
    }
}

/// Ids of all things have the same form.
fn same<T>(id: &Id<T>) -> ChoiceId {
    id.as_str().parse().expect("an id is an id")
}

/// What several people say differently stands under their names; what all say, once.
fn side_by_side(said: Vec<(String, Vec<String>)>) -> Option<String> {
    let (_, first) = said.first()?;
    if said.iter().all(|(_, lines)| lines == first) {
        return Some(first.join("\n"));
    }
    let named = said.iter().map(|(name, lines)| format!("{name}: {}", lines.join(", ")));
    Some(named.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        booklet::tried,
        folder::{Edit, Role, Spot, child_id},
        id::QuestionId,
        text::ENGLISH,
    };

    fn pack() -> Vec<Booklet> {
        let [name, dob] =
            [("cd.fullname", "text"), ("cd.dob", "date")].map(|(id, kind)| tried::question(id, kind));
        let who = r#"{"id":"cd.care","ask":"Care?","kind":"yesno"}"#;
        let more =
            r#"{"id":"cd.worker","ask":"Who?","kind":"text","when":{"question":"cd.care","is":["yes"]}}"#;
        let ids = r#"{"id":"cd.ids","ask":"Numbers?","kind":"text","private":true}"#;
        let [picture, know] =
            [("mp.picture", "media"), ("mp.know", "long")].map(|(id, kind)| tried::question(id, kind));
        let page = r#""asks":"young-person","profile":{"picture":"mp.picture","boxes":
            [{"title":"Know","accent":"teal","parts":[{"question":"mp.know"}]}]}"#;
        vec![
            tried::booklet("details", r#""asks":"family""#, &[&name, &dob, who, more, ids]),
            tried::booklet("my-profile", page, &[&picture, &know]),
        ]
    }

    fn shown(folder: &Folder, panel: Panel) -> Vec<(String, String, String)> {
        let booklets = pack();
        let (text, today) = (&ENGLISH, tried::today());
        let looking = Looking {
            funding: Funding::default(),
            folder,
            booklets: &booklets,
            style: Style::Usual,
            text,
            today,
        };
        let said = |one: Shown| (one.id.to_string(), one.label, one.detail.unwrap_or_default());
        looking.shown(panel).into_iter().map(said).collect()
    }

    #[track_caller]
    fn check(folder: &Folder, panel: Panel, expected: &[(&str, &str, &str)]) {
        let shown = shown(folder, panel);
        let plain: Vec<_> =
            shown.iter().map(|(id, label, said)| (id.as_str(), label.as_str(), said.as_str())).collect();
        assert_eq!(plain, expected);
    }

    #[test]
    fn the_front_page_is_what_the_details_say_and_may_be_shown() {
        let mut folder = tried::folder();
        check(&folder, Panel::FrontPage, &[]);
        let alex = tried::arrive(&mut folder, Role::Parent, "Alex");
        tried::set(&mut folder, &alex, "details", "cd.fullname", tried::words("Sam Khan"));
        // private, and not asked any more
        tried::set(&mut folder, &alex, "details", "cd.ids", tried::words("943 476 5919"));
        tried::set(&mut folder, &alex, "details", "cd.worker", tried::words("Jo"));
        let name = ("cd.fullname", "cd.fullname of Sam?", "Sam Khan");
        check(&folder, Panel::FrontPage, &[name]);
        tried::born(&mut folder, "3", "5", "2011");
        let dob = ("cd.dob", "cd.dob of Sam?", "3 May 2011");
        check(&folder, Panel::FrontPage, &[name, dob]);
        // two people say the same thing in two ways
        tried::set(&mut folder, &child_id(), "details", "cd.fullname", tried::words("Samira Khan"));
        let both = (name.0, name.1, "Alex: Sam Khan\nSam: Samira Khan");
        check(&folder, Panel::FrontPage, &[both, dob]);
        let spot = Spot {
            contributor: alex,
            booklet: BookletId::known("details"),
            question: QuestionId::known("cd.fullname"),
        };
        let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
        folder.apply(Edit::Share { spot, asked, lang, shared: false }, tried::now());
        check(&folder, Panel::FrontPage, &[(name.0, name.1, "Samira Khan"), dob]);
    }

    #[test]
    fn the_own_say_begins_when_year_11_ends() {
        let check = |[day, month, year]: [&str; 3], expected: &[&str]| {
            let mut folder = tried::folder();
            tried::born(&mut folder, day, month, year);
            let label = ENGLISH.own_say().label;
            let expected: Vec<_> = expected.iter().map(|said| ("own-say", label, *said)).collect();
            super::tests::check(&folder, Panel::OwnSay, &expected);
        };
        let now = "In law, your Year 11 ended on 26 June 2026.\nYou make the choices about your plan now.";
        let then = "In law, your Year 11 ends on 25 June 2027.\nFrom that day, you make the choices about your plan.";
        check(["20", "8", "2010"], &[now]);
        check(["2", "9", "2010"], &[then]);
        check(["15", "1", "2011"], &[then]);
        // not known to the day
        check(["", "", "2010"], &[]);
        check(["", "8", "2010"], &[]);
        check(["", "", ""], &[]);
    }

    #[test]
    fn profiles_are_those_with_something_on_them() {
        let mut folder = tried::folder();
        tried::arrive(&mut folder, Role::YoungPerson, "Sam");
        tried::set(&mut folder, &child_id(), "my-profile", "mp.know", tried::words(" "));
        check(&folder, Panel::Profiles, &[]);
        tried::set(&mut folder, &child_id(), "my-profile", "mp.know", tried::words("Trains"));
        check(&folder, Panel::Profiles, &[("my-profile", "my-profile", "Sam")]);
    }
}
