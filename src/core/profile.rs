//! The one-page profile: what stands on it, and how it is made to fit without cutting a word.

use crate::{
    answer::{Answer, Line},
    booklet::{Accent, Profile, ProfileBox},
    id::{QuestionId, SymbolId},
    question::{Question, media::Picture},
    sitting::Sitting,
    words::Words,
};

/// The page, ready to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfilePage {
    /// what the booklet is called
    pub kind: String,
    pub name: String,
    pub picture: Option<Picture>,
    pub boxes: Vec<FilledBox>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledBox {
    pub title: String,
    /// the title in English, where the booklet is in another language
    pub english: Option<String>,
    pub accent: Accent,
    pub always: bool,
    pub parts: Vec<FilledPart>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledPart {
    pub question: QuestionId,
    pub label: Option<String>,
    pub lines: Vec<Line>,
    /// of the answer, where it is another than that of the page
    pub lang: Option<String>,
    /// several short answers, or sentences
    pub is_list: bool,
    /// whose words they are, where that is not plain
    pub whose: Option<String>,
    pub symbols: Symbols,
}

/// The symbols of a question, and of the words that could be picked in answer to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Symbols {
    pub asked: Option<SymbolId>,
    pub picked: Vec<(String, SymbolId)>,
}

/// Letter sizes that are tried, in half points: 14 pt down to 11 pt.
pub const SIZES: [u8; 7] = [28, 27, 26, 25, 24, 23, 22];

/// A box as the browser measured it, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    pub needs: u32,
    pub has: u32,
}

/// How a page came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// in half points
    At(u8),
    /// too long even in the smallest letters: which boxes, and by about how many words
    TooLong(Vec<Over>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Over {
    pub which: usize,
    pub words: usize,
}

/// The largest letters in which everything fits. `measure` lays the page out in a size and tells
/// how much room the sheet and each box need and have: the sheet first, then the boxes.
pub fn fit(page: &ProfilePage, mut measure: impl FnMut(u8) -> Vec<Measured>) -> Fit {
    let fits = |one: &Measured| one.needs <= one.has + 1;
    let mut last = Vec::new();
    for size in SIZES {
        last = measure(size);
        if last.iter().all(fits) {
            return Fit::At(size);
        }
    }
    let Some((sheet, boxes)) = last.split_first() else { return Fit::At(SIZES[0]) };
    let too_long = boxes.iter().enumerate().filter(|(_, one)| !fits(one));
    let mut over: Vec<Over> = too_long.map(|(which, one)| page.over(which, *one)).collect();
    if over.is_empty() {
        // the sheet is full though no single box is: the longest box is the one to look at
        let longest = (0..page.boxes.len()).max_by_key(|which| page.words(*which)).unwrap_or_default();
        let spare = sheet.needs.saturating_sub(sheet.has);
        let has = boxes.get(longest).map_or(sheet.has, |one| one.has);
        over.push(page.over(longest, Measured { needs: has + spare, has }));
    }
    Fit::TooLong(over)
}

impl ProfilePage {
    /// With the titles of the same page in English beneath its own.
    pub fn with_english(mut self, english: &ProfilePage) -> ProfilePage {
        for (own, english) in self.boxes.iter_mut().zip(&english.boxes) {
            own.english = Some(english.title.clone());
        }
        self
    }

    fn words(&self, which: usize) -> usize {
        let lines = self.boxes.get(which).into_iter().flat_map(|one| &one.parts).flat_map(|part| &part.lines);
        lines.map(|line| line.words.split_whitespace().count()).sum()
    }

    /// Words over, in tens, since it is an estimate.
    fn over(&self, which: usize, room: Measured) -> Over {
        let words = self.words(which) as u64;
        let spare = u64::from(room.needs.saturating_sub(room.has));
        let over = words * spare / u64::from(room.needs.max(1));
        Over { which, words: (over as usize).div_ceil(10).max(1) * 10 }
    }
}

impl Sitting<'_> {
    /// The one page of this booklet, where it has one.
    pub fn profile(&self) -> Option<ProfilePage> {
        let Profile { picture, boxes } = self.booklet.profile.as_ref()?;
        let picture = self.booklet.question(picture).filter(|question| self.is_shared(question));
        let picture = picture.and_then(|question| self.entry(&question.id));
        let picture = picture.and_then(|entry| entry.pictures().first().map(|one| (*one).clone()));
        let boxes =
            boxes.iter().map(|one| self.filled(one)).filter(|one| one.always || !one.parts.is_empty());
        let (kind, name) = (self.say(&self.booklet.title), self.folder.known_as().to_owned());
        Some(ProfilePage { kind, name, picture, boxes: boxes.collect() })
    }

    fn filled(&self, one: &ProfileBox) -> FilledBox {
        let part = |part: &crate::booklet::ProfilePart| {
            // the page is made to be handed over: what stays on this device stays off it
            let question = self.booklet.question(&part.question).filter(|one| self.is_shared(one))?;
            let reading = self.reading(question);
            let is_list =
                matches!(reading.answer, Some(Answer::List(_) | Answer::Picked(_) | Answer::Rows(_)));
            let whose = self.kept(&question.id).and_then(|kept| self.whose_words(kept));
            let lang = self.kept(&question.id).and_then(|kept| self.lang_of(kept));
            let label = part.label.as_ref().map(|words: &Words| self.say(words));
            let lines = reading.lines(self.text)?.into_iter().filter(|line| !line.words.trim().is_empty());
            let symbols = self.symbols(question);
            let (question, lines) = (question.id.clone(), lines.collect());
            Some(FilledPart { question, label, lines, lang, is_list, whose, symbols })
        };
        let parts = one.parts.iter().filter_map(part).collect();
        let (title, english) = (self.say(&one.title), None);
        FilledBox { title, english, accent: one.accent, always: one.always, parts }
    }

    fn symbols(&self, question: &Question) -> Symbols {
        let picked = self.shown(&question.kind).into_iter();
        let picked = picked.filter_map(|shown| Some((shown.label, shown.picture?))).collect();
        Symbols { asked: question.picture.clone(), picked }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(words: &[usize]) -> ProfilePage {
        let filled = |words: &usize| {
            let lines = vec![Line { label: None, words: "kind ".repeat(*words) }];
            let question = QuestionId::known("mp.know");
            let (label, lang, whose, symbols) = (None, None, None, Symbols::default());
            let part = FilledPart { question, label, lines, lang, is_list: false, whose, symbols };
            FilledBox {
                title: String::new(),
                english: None,
                accent: Accent::Coral,
                always: true,
                parts: vec![part],
            }
        };
        ProfilePage {
            kind: String::new(),
            name: String::new(),
            picture: None,
            boxes: words.iter().map(filled).collect(),
        }
    }

    /// A browser in which a word takes as many pixels as its letters have half points.
    #[track_caller]
    fn check(words: &[usize], room: u32, expected: Fit) {
        let page = page(words);
        let measured = fit(&page, |size| {
            let needs = |words: &usize| Measured { needs: *words as u32 * u32::from(size), has: room };
            let sheet = Measured { needs: 0, has: 0 };
            std::iter::once(sheet).chain(words.iter().map(needs)).collect()
        });
        assert_eq!(measured, expected, "{words:?}");
    }

    #[test]
    fn letters_shrink_to_eleven_points_and_no_further() {
        check(&[10, 20], 560, Fit::At(28));
        check(&[10, 21], 560, Fit::At(26));
        check(&[25, 25], 550, Fit::At(22));
        check(&[25, 50], 550, Fit::TooLong(vec![Over { which: 1, words: 30 }]));
        check(&[60, 26], 550, Fit::TooLong(vec![Over { which: 0, words: 40 }, Over { which: 1, words: 10 }]));
    }

    #[test]
    fn a_full_sheet_names_its_longest_box() {
        let page = page(&[5, 40, 7]);
        let over = fit(&page, |_| {
            let box_ = Measured { needs: 60, has: 60 };
            vec![Measured { needs: 200, has: 180 }, box_, box_, box_]
        });
        // 20 pixels too many, of a box that would take 80: a quarter of its 40 words
        assert_eq!(over, Fit::TooLong(vec![Over { which: 1, words: 10 }]));
    }
}
