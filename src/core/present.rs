//! A booklet shown at a meeting, one thing at a time: by the young person, on a large screen.
//!
//! It is made of the readings that a file is made of (`share::readings`): private notes and answers that are not
//! shared have no way in.

use crate::{answer::Line, booklet::Accent, question::media::Picture, share, sitting::Sitting};

/// One thing on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slide {
    /// who it is, with their picture
    Start {
        kind: String,
        name: String,
        picture: Option<Picture>,
    },
    Answer(Said),
    End,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// the part that it is of
    pub part: String,
    pub accent: Accent,
    pub ask: String,
    pub lines: Vec<Line>,
    /// of the lines, where it is another than that of the page
    pub lang: Option<String>,
    pub pictures: Vec<Picture>,
    pub whose: Option<String>,
}

impl Sitting<'_> {
    /// All that is shown, in the order of the booklet. Without an answer there is nothing to show.
    pub fn slides(&self) -> Vec<Slide> {
        let readings = share::readings(self);
        let front = self.booklet.profile.as_ref().map(|profile| &profile.picture);
        let mut said = Vec::new();
        let mut picture = None;
        for part in &self.booklet.sections {
            for question in &part.questions {
                let found = readings.iter().find(|(id, _, _)| **id == question.id);
                let Some((_, kept, reading)) = found else { continue };
                let pictures: Vec<Picture> =
                    reading.answer.iter().flat_map(|answer| answer.pictures()).cloned().collect();
                if front == Some(&question.id) {
                    picture = pictures.into_iter().next();
                    continue;
                }
                let Some(lines) = reading.lines(self.text) else { continue };
                // where a picture is shown, its words are its description
                let lines = if pictures.is_empty() { lines } else { Vec::new() };
                let (title, ask) = (self.say(&part.title), self.say(&question.ask));
                let (lang, whose) = (self.lang_of(kept), self.whose_words(kept));
                said.push(Slide::Answer(Said {
                    part: title,
                    accent: part.accent,
                    ask,
                    lines,
                    lang,
                    pictures,
                    whose,
                }));
            }
        }
        if said.is_empty() && picture.is_none() {
            return Vec::new();
        }
        let (kind, name) = (self.say(&self.booklet.title), self.folder.known_as().to_owned());
        std::iter::once(Slide::Start { kind, name, picture }).chain(said).chain([Slide::End]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        booklet::tried,
        entry::Entry,
        folder::{Edit, Folder, Role, child_id},
        text::ENGLISH,
        words::Style,
    };

    fn folder() -> Folder {
        let mut folder = tried::folder();
        tried::arrive(&mut folder, Role::YoungPerson, "Sam");
        folder
    }

    #[track_caller]
    fn check(folder: &Folder, expected: &[&str]) {
        let questions = [
            tried::question("q.one", "long"),
            tried::question("q.two", "long"),
            r#"{"id":"q.quiet","core":true,"ask":"q.quiet?","kind":"long","private":true}"#.to_owned(),
            tried::question("q.three", "list"),
        ];
        let questions: Vec<&str> = questions.iter().map(String::as_str).collect();
        let booklet = tried::booklet("b", r#""asks":"young-person""#, &questions);
        let sitting = Sitting::new(folder, &booklet, Style::Usual, &ENGLISH, tried::today());
        let slides: Vec<String> = sitting
            .slides()
            .into_iter()
            .map(|slide| match slide {
                Slide::Start { name, .. } => name,
                Slide::Answer(said) => {
                    said.lines.into_iter().map(|line| line.words).collect::<Vec<_>>().join("|")
                }
                Slide::End => "end".to_owned(),
            })
            .collect();
        assert_eq!(slides, expected);
    }

    #[test]
    fn one_thing_at_a_time_and_nothing_that_is_not_shared() {
        let mut folder = folder();
        check(&folder, &[]);
        let set = |folder: &mut Folder, question: &str, entry: Entry| {
            tried::set(folder, &child_id(), "b", question, entry);
        };
        set(&mut folder, "q.three", Entry::List(vec!["Trains".to_owned(), "Nan".to_owned()]));
        set(&mut folder, "q.one", tried::words("I like trains."));
        set(&mut folder, "q.two", tried::words("Only for me."));
        set(&mut folder, "q.quiet", tried::words("Private from the start."));
        let spot = |question: &str| crate::folder::Spot {
            contributor: child_id(),
            booklet: "b".parse().expect("an id"),
            question: question.parse().expect("an id"),
        };
        let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
        let kept_back = Edit::Share { spot: spot("q.two"), asked, lang, shared: false };
        folder.apply(kept_back, tried::now());
        check(&folder, &["Sam", "I like trains.", "Trains|Nan", "end"]);
    }
}
