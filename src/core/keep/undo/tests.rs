//! Steps of typing and of everything else, taken back and put back again.

use super::*;
use crate::{
    folder::Role,
    trial::{arrive, folder, list, on_day, picked, row, scaled, spot, words},
};

struct Desk {
    folder: Folder,
    undos: Undos,
    spot: Spot,
    now: f64,
}

impl Desk {
    fn begin() -> Desk {
        let mut folder = folder("f");
        let sam = arrive(&mut folder, Role::YoungPerson, "Sam");
        Desk { folder, undos: Undos::default(), spot: spot(&sam, "profile", "mp.know"), now: 0.0 }
    }

    fn apply(&mut self, edit: Edit) {
        self.undos.see(&edit, &self.folder, self.now);
        self.folder.apply(edit, on_day(0));
    }

    fn set(&mut self, entry: Entry) {
        let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
        self.apply(Edit::Set { spot: self.spot.clone(), asked, lang, entry });
    }

    /// Letter by letter; `|` is a pause, `<` takes the last letter out.
    fn types(&mut self, keys: &str) {
        for key in keys.chars() {
            let mut text = self.words();
            match key {
                '|' => self.now += 5000.0,
                '<' => drop(text.pop()),
                letter => text.push(letter),
            }
            if key != '|' {
                self.now += 100.0;
                self.set(words(&text));
            }
        }
    }

    fn words(&self) -> String {
        match self.folder.entry(&self.spot) {
            Some(Entry::Words(words)) => words.clone(),
            _ => String::new(),
        }
    }

    /// As the app does it: without telling the steps of it.
    fn turn(&mut self, way: Way) -> Option<Turned> {
        let spot = self.spot.clone();
        let turned = self.undos.turn(&spot, way, &self.folder)?;
        let edit = match turned.clone() {
            Turned::Kept(before) => Edit::PutBack { spot, before },
            Turned::Text { entry, .. } => {
                Edit::Set { spot, asked: "What?".to_owned(), lang: "en-GB".to_owned(), entry }
            }
        };
        self.folder.apply(edit, on_day(0));
        Some(turned)
    }
}

/// All that stands there while it is taken back step by step, and that all of it can be put back.
#[track_caller]
fn check_typing(keys: &str, expected: &[&str]) {
    let mut desk = Desk::begin();
    desk.types(keys);
    let mut seen = vec![desk.words()];
    while desk.turn(Way::Back).is_some() {
        seen.push(desk.words());
    }
    assert_eq!(seen, expected, "{keys}");
    while desk.turn(Way::Forth).is_some() {
        seen.pop();
        assert_eq!(Some(&desk.words()), seen.last(), "{keys}, put back");
    }
    assert_eq!(seen.len(), 1);
}

#[test]
fn typing_is_taken_back_by_words_and_pauses() {
    check_typing("", &[""]);
    check_typing("T", &["T", ""]);
    check_typing("Trains", &["Trains", ""]);
    check_typing("I like trains", &["I like trains", "I like ", "I ", ""]);
    check_typing("Tra|ins", &["Trains", "Tra", ""]);
    check_typing("Trains|<<<", &["Tra", "Trains", ""]);
    check_typing("Trainz<s", &["Trains", ""]);
    check_typing("One tw<o", &["One to", "One t", "One tw", "One ", ""]);
    check_typing("Zoë 🐾🐾", &["Zoë 🐾🐾", "Zoë ", ""]);
    check_typing("é|<|è", &["è", "", "é", ""]);
}

#[test]
fn a_hundred_steps_are_remembered() {
    let mut desk = Desk::begin();
    desk.types(&"a|".repeat(150));
    let mut steps = 0;
    while desk.turn(Way::Back).is_some() {
        steps += 1;
    }
    assert_eq!((steps, desk.words().len()), (MOST, 50));
}

#[test]
fn something_new_leaves_nothing_to_put_back() {
    let mut desk = Desk::begin();
    desk.types("One|two");
    desk.turn(Way::Back);
    assert_eq!(desk.undos.can(&desk.spot), (true, true));
    desk.types("!");
    assert_eq!(desk.undos.can(&desk.spot), (true, false));
    let elsewhere = Spot { question: crate::id::QuestionId::known("mp.well"), ..desk.spot.clone() };
    assert_eq!(desk.undos.can(&elsewhere), (false, false));
}

#[test]
fn whatever_was_done_is_taken_back() {
    let rows = |name| Entry::Rows(vec![row("r1", &[("name", name)])]);
    for entries in [
        vec![list(&["One"]), list(&["One", "Two"]), list(&["Two"]), list(&["Two!"])],
        vec![picked(&["a"], ""), picked(&["a", "b"], ""), picked(&["b"], "more"), picked(&[], "")],
        vec![scaled(3), scaled(7)],
        vec![rows("Nan"), rows("Nana"), Entry::Rows(Vec::new())],
        vec![words("One"), Entry::List(Vec::new()), words("Two words at once, pasted")],
    ] {
        let mut desk = Desk::begin();
        let mut before = vec![None];
        for entry in entries {
            desk.now += 5000.0;
            desk.set(entry.clone());
            before.push(Some(entry));
        }
        let there = before.clone();
        while let Some(last) = before.pop() {
            assert_eq!(desk.folder.entry(&desk.spot), last.as_ref());
            assert_eq!(desk.turn(Way::Back).is_some(), !before.is_empty());
        }
        while desk.turn(Way::Forth).is_some() {}
        assert_eq!(desk.folder.entry(&desk.spot), there.last().and_then(Option::as_ref));
    }
}

/// Taking back what a helper wrote gives the child's words back as the child's own.
#[test]
fn whose_words_they_were_comes_back_with_them() {
    let mut desk = Desk::begin();
    desk.types("Trains");
    let own = desk.folder.kept(&desk.spot).cloned();
    let alex = Edit::Arrive(crate::folder::Arrival {
        role: Role::Parent,
        name: "Alex".to_owned(),
        child: String::new(),
        key: "k".to_owned(),
    });
    desk.apply(alex);
    assert_eq!(desk.undos.can(&desk.spot), (false, false), "nobody takes back what somebody else did");
    desk.types("!!");
    assert_ne!(desk.folder.kept(&desk.spot), own.as_ref());
    desk.turn(Way::Back);
    desk.turn(Way::Back);
    assert_eq!(desk.folder.kept(&desk.spot), own.as_ref());
}

#[test]
fn it_is_said_which_letters_went_and_came() {
    let mut desk = Desk::begin();
    desk.types("I like");
    let Some(Turned::Text { went, came, .. }) = desk.turn(Way::Back) else { panic!("letters") };
    assert_eq!((went.as_str(), came.as_str()), ("like", ""));
    let Some(Turned::Text { went, came, .. }) = desk.turn(Way::Forth) else { panic!("letters") };
    assert_eq!((went.as_str(), came.as_str()), ("", "like"));
}

/// The text was changed behind the steps' back: nothing is put where it does not belong.
#[test]
fn steps_that_do_not_fit_are_forgotten() {
    let mut desk = Desk::begin();
    desk.types("I like");
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    let other = Edit::Set { spot: desk.spot.clone(), asked, lang, entry: words("é") };
    desk.folder.apply(other, on_day(0));
    assert_eq!(desk.turn(Way::Back), None);
    assert_eq!((desk.words().as_str(), desk.undos.can(&desk.spot)), ("é", (false, false)));
}
