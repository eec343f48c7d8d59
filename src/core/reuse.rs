//! Tell it once: what was said elsewhere, offered where it is asked again. Never copied silently:
//! a suggestion names its source, and becomes an answer only when somebody accepts it.

mod convert;
mod household;
#[cfg(test)]
mod tests;
mod together;

pub use household::{Detail, HOUSEHOLD};

use crate::{
    answer::Line,
    booklet::Booklet,
    entry::Entry,
    folder::{Kept, Length, Taken, child_id},
    id::{ContributorId, QuestionId},
    journey::Density,
    question::Question,
    sitting::Sitting,
};

/// An answer from elsewhere that could stand here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// goes into `Edit::Reuse` where it is accepted, and `Edit::Keep` where an update is not
    pub from: Taken,
    /// "from Sam’s “My Profile”"
    pub source: String,
    /// in this question's own shape
    pub entry: Entry,
    /// the same behind what stands here already, where both can be kept
    pub together: Option<Entry>,
    pub lines: Vec<Line>,
    /// whose words they are at the source, where that is not plain
    pub whose: Option<String>,
    pub offer: Offer,
}

/// Why it is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// it was never taken from there
    New,
    /// it was, and has changed there since
    Changed,
}

/// The part of an id after its first dot, which is the same in every version of a booklet.
fn carry_key(id: &QuestionId) -> &str {
    match id.as_str() {
        // what a family would love a small child to do next is later what the child wants
        "mpe.next" => "want",
        other => other.split_once('.').map_or(other, |(_, key)| key),
    }
}

/// Said anew in each version: who writes, who may see it, and a signature with its day.
const NOT_CARRIED: [&str; 4] = ["who", "share", "sign", "date"];

/// The question of that id, and the same one in the other versions of its booklet.
fn in_every_version<'s>(id: &QuestionId, booklets: &'s [Booklet]) -> Vec<(&'s Booklet, &'s Question)> {
    let Some(home) = booklets.iter().find(|one| one.question(id).is_some()) else { return Vec::new() };
    let others = booklets
        .iter()
        .filter(|one| one.id != home.id && one.version_of.is_some() && one.version_of == home.version_of);
    let same = |one: &'s Booklet| {
        let asked = one.questions().find(|asked| carry_key(&asked.id) == carry_key(id))?;
        Some((one, asked.as_ref()))
    };
    let named = home.question(id).map(|asked| (home, asked.as_ref()));
    named.into_iter().chain(others.filter_map(same)).collect()
}

/// Whether two ids are of one question, in whichever version of its booklet.
pub(crate) fn is_same_in_a_version(one: &QuestionId, other: &QuestionId, booklets: &[Booklet]) -> bool {
    one == other || in_every_version(one, booklets).iter().any(|(_, asked)| asked.id == *other)
}

impl Sitting<'_> {
    /// What was said elsewhere that could stand here, the nearest source first.
    pub fn suggestions(&self, question: &Question, booklets: &[Booklet]) -> Vec<Suggestion> {
        let (reader, here) = (self.reader(), self.spot(&question.id));
        let now = self.reading(question).answer;
        let taken = self.kept(&question.id).and_then(|kept| kept.from.as_ref());
        let declined = self.kept(&question.id).map(|kept| kept.declined.as_slice()).unwrap_or_default();
        let mut answers = Vec::new();
        let mut found = Vec::new();
        for (source, asked) in self.sources(question, booklets) {
            let Some((kept, said)) = source.said(&asked.id) else { continue };
            let spot = source.spot(&asked.id);
            if spot == here || !source.may_read(&reader, asked) || !source.asks(&asked.id) {
                continue;
            }
            let from = Taken::of(spot, said);
            let known = taken.filter(|taken| taken.spot == from.spot);
            if known.is_some_and(|known| known.digest == from.digest) {
                continue;
            }
            let Some(entry) = convert::convert(&source, asked, said, self, question) else { continue };
            let Some(answer) = self.read(question, &entry).answer else { continue };
            if declined.contains(&from) {
                // nor is the same offered from elsewhere
                answers.push(answer);
                continue;
            }
            let offer = if known.is_some() { Offer::Changed } else { Offer::New };
            let together = self.together(question, &entry, offer);
            let both = together.as_ref().and_then(|both| self.read(question, both).answer);
            let adds_nothing = now.is_some() && (now.as_ref() == Some(&answer) || now == both);
            if adds_nothing || answers.contains(&answer) {
                continue;
            }
            let (lines, whose) = (answer.lines(self.text), source.whose_words(kept));
            let source = source.called();
            found.push(Suggestion { from, source, entry, together, lines, whose, offer });
            answers.push(answer);
        }
        found
    }

    /// Every answer to look at: those that the question names, and then those of other versions of
    /// this booklet. One's own come before those of others.
    fn sources<'s>(
        &'s self,
        question: &Question,
        booklets: &'s [Booklet],
    ) -> Vec<(Sitting<'s>, &'s Question)> {
        let carried = Some(&question.id).filter(|id| !NOT_CARRIED.contains(&carry_key(id)));
        let versions = carried.map(|id| in_every_version(id, booklets)).unwrap_or_default();
        let versions = versions.into_iter().filter(|(booklet, _)| booklet.id != self.booklet.id);
        let named = question.reuse.iter().map(|id| in_every_version(id, booklets));
        let all = named.chain([versions.collect()]);
        all.flat_map(|places| self.given(&places)).collect()
    }

    fn given<'s>(&'s self, places: &[(&'s Booklet, &'s Question)]) -> Vec<(Sitting<'s>, &'s Question)> {
        let given = |(booklet, asked): &(&'s Booklet, &'s Question)| {
            let there = self.folder.contributions.iter().filter(|one| one.booklet == booklet.id);
            let (booklet, asked) = (*booklet, *asked);
            there.map(|one| (self.elsewhere(booklet, &one.contributor), asked)).collect::<Vec<_>>()
        };
        let mut given: Vec<_> = places.iter().flat_map(given).collect();
        given.sort_by_key(|(sitting, _)| sitting.contributor != self.contributor);
        given
    }

    /// The words of its questions are said as they are to whoever is here.
    fn elsewhere<'s>(&'s self, booklet: &'s Booklet, contributor: &ContributorId) -> Sitting<'s> {
        let (style, text, today) = (self.style, self.text, self.today);
        let there = Sitting::of(self.folder, booklet, contributor.clone(), style, text, today);
        Sitting { voice: self.voice.clone(), ..there }
    }

    fn said(&self, question: &QuestionId) -> Option<(&Kept, &Entry)> {
        let kept = self.kept(question).filter(|kept| kept.says_something())?;
        Some((kept, kept.entry.as_ref()?))
    }

    /// What was said to a question that is not asked any more leads nowhere.
    fn asks(&self, question: &QuestionId) -> bool {
        let journey = self.journey_of(Length::Full, Density::Whole);
        journey.pages.iter().flat_map(|page| &page.asked).any(|asked| asked.question.id == *question)
    }

    /// The source's name: whose view it is, and of which booklet.
    fn called(&self) -> String {
        let (words, title) = (&self.text.reuse, self.say(&self.booklet.title));
        if self.contributor == self.reader() {
            return (words.own)(&title);
        }
        let Some(one) = self.folder.contributor(&self.contributor) else { return (words.own)(&title) };
        let name = if one.id == child_id() { self.folder.known_as() } else { one.name.trim() };
        if name.is_empty() {
            (words.unnamed)(self.text.role(one.role), &title)
        } else {
            (words.named)(name, &title)
        }
    }
}
