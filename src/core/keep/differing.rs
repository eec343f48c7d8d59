//! What differs between now and an earlier version, laid out for whoever is here to read.

use chrono::NaiveDate;

use super::version::{Difference, differences};
use crate::{
    answer::Line,
    booklet::Booklet,
    folder::{Folder, Kept, Spot},
    question::{Question, media::Picture},
    sitting::Sitting,
    text::Text,
    words::Style,
};

/// Two states of a folder, and how they are read today.
pub struct Looking<'a> {
    pub now: &'a Folder,
    pub then: &'a Folder,
    pub booklets: &'a [Booklet],
    pub style: Style,
    pub text: &'static Text,
    pub today: NaiveDate,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Laid {
    pub rows: Vec<Row>,
    /// how many answers more differ, which are not for whoever is here to read
    pub kept_back: usize,
}

/// One answer that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub spot: Spot,
    /// the words of the question, as they were shown
    pub asked: String,
    /// "My Profile", and whose view it is
    pub title: String,
    pub view: String,
    pub now: Option<Side>,
    pub then: Option<Side>,
    /// for `Edit::TakeUp`
    pub kept_then: Option<Kept>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    pub lines: Vec<Line>,
    pub pictures: Vec<Picture>,
    /// whose words they are, where that is not plain
    pub whose: Option<String>,
}

impl Looking<'_> {
    pub fn lay(&self) -> Laid {
        let mut laid = Laid::default();
        for one in differences(self.now, self.then) {
            match self.row(one) {
                Some(row) => laid.rows.push(row),
                None => laid.kept_back += 1,
            }
        }
        laid
    }

    /// None where it is not for whoever is here, in either state.
    fn row(&self, one: Difference) -> Option<Row> {
        let Difference { spot, asked, now, then } = one;
        let booklet = self.booklets.iter().find(|booklet| booklet.id == spot.booklet)?;
        let sitting = |folder| {
            Sitting::of(folder, booklet, spot.contributor.clone(), self.style, self.text, self.today)
        };
        let (here, there) = (sitting(self.now), sitting(self.then));
        let question = booklet.question(&spot.question).map(AsRef::as_ref);
        let reader = here.reader();
        let may_read = |sitting: &Sitting<'_>| match question {
            Some(question) => sitting.may_read(&reader, question),
            None => sitting.may_read_gone(&reader, &spot.question),
        };
        if !(may_read(&here) && may_read(&there)) {
            return None;
        }
        let (title, view) = (here.say(&booklet.title), here.name_of(&spot.contributor));
        let side = |sitting: &Sitting<'_>, kept: &Option<Kept>| {
            kept.as_ref().map(|kept| Side::of(sitting, question, kept))
        };
        let (now, kept_then) = (side(&here, &now), then);
        let then = side(&there, &kept_then);
        Some(Row { asked, title, view, now, then, kept_then, spot })
    }
}

impl Side {
    fn of(sitting: &Sitting<'_>, question: Option<&Question>, kept: &Kept) -> Side {
        let entry = kept.entry.as_ref();
        let read = question.zip(entry).and_then(|(question, entry)| sitting.read(question, entry).answer);
        // what cannot be read is shown as it was typed
        let answer = read.or_else(|| sitting.read_without_question(entry?).answer);
        let pictures = entry.map(|entry| entry.pictures().into_iter().cloned().collect());
        Side {
            lines: answer.map(|answer| answer.lines(sitting.text)).unwrap_or_default(),
            pictures: pictures.unwrap_or_default(),
            whose: sitting.whose_words(kept),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        folder::Role,
        text::ENGLISH,
        trial::{arrive, booklet, folder, on_day, question, say, share, spot, words},
    };

    fn lay(now: &Folder, then: &Folder, booklets: &[Booklet]) -> Laid {
        let today = on_day(0).date_naive();
        Looking { now, then, booklets, style: Style::Usual, text: &ENGLISH, today }.lay()
    }

    fn profile() -> Booklet {
        let asked = [("mp.know", r#""kind":"long""#), ("mp.secret", r#""kind":"long","private":true"#)];
        booklet("profile", "young-person", &asked.map(|(id, rest)| question(id, rest)))
    }

    #[test]
    fn both_answers_stand_beside_each_other_with_whose_words_they_are() {
        let mut then = folder("f");
        let sam = arrive(&mut then, Role::YoungPerson, "Sam");
        let know = spot(&sam, "profile", "mp.know");
        say(&mut then, &know, words("Trains"), 0);
        let mut now = then.clone();
        arrive(&mut now, Role::Parent, "Alex");
        say(&mut now, &know, words("Dogs"), 0);
        let laid = lay(&now, &then, &[profile()]);
        let [row] = laid.rows.as_slice() else { panic!("{laid:?}") };
        assert_eq!(
            (row.asked.as_str(), row.title.as_str(), row.view.as_str()),
            ("What?", "The profile", "Sam")
        );
        let said = |side: &Option<Side>| {
            side.as_ref().map(|side| (side.lines[0].words.clone(), side.whose.is_some()))
        };
        assert_eq!(said(&row.now), Some(("Dogs".to_owned(), true)));
        assert_eq!(said(&row.then), Some(("Trains".to_owned(), false)));
        assert_eq!(row.kept_then.as_ref(), then.kept(&know));
        assert_eq!(lay(&now, &now, &[profile()]), Laid::default());
    }

    /// What was private then or is private now is not shown to others; nor is what nobody can judge.
    #[test]
    fn what_is_kept_back_is_counted_and_not_shown() {
        for (question, hide_now, hide_then, known) in [
            ("mp.secret", false, false, true),
            ("mp.know", true, false, true),
            ("mp.know", false, true, true),
            ("mp.gone", true, false, true),
            ("mp.know", false, false, false),
        ] {
            let mut then = folder("f");
            let sam = arrive(&mut then, Role::YoungPerson, "Sam");
            let place = spot(&sam, "profile", question);
            say(&mut then, &place, words("Trains"), 0);
            let mut now = then.clone();
            say(&mut now, &place, words("Dogs"), 0);
            if hide_now {
                share(&mut now, &place, false);
            }
            if hide_then {
                share(&mut then, &place, false);
            }
            let booklets = if known { vec![profile()] } else { Vec::new() };
            let own = lay(&now, &then, &booklets);
            assert_eq!((own.rows.len(), own.kept_back), if known { (1, 0) } else { (0, 1) }, "{question}");
            arrive(&mut now, Role::Parent, "Alex");
            let others = lay(&now, &then, &booklets);
            assert_eq!((others.rows.len(), others.kept_back), (0, 1), "{question}");
        }
    }
}
