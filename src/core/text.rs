//! Words of the program itself, one value per language. A missing word does not compile.
//!
//! Words of the booklets are in the council pack.

mod answers;
mod apart;
mod backups;
mod calendar;
mod colours;
mod compare;
mod copies;
mod cost_page;
mod costs;
pub mod count;
mod device;
mod dictation;
mod explain;
mod faults;
mod kept;
mod languages;
mod leave;
mod letters;
mod listening;
mod lock;
mod opener;
mod own_say;
mod pages;
mod paper;
mod people;
mod pictures;
mod plan;
mod plans;
mod present;
mod questions;
mod reuse;
mod review;
mod sees;
mod share;
mod shared;
mod sheets;
mod shell;
mod timeline;
mod versions;
mod voice;
mod windows;

use chrono::{Datelike, NaiveDate};

use crate::{
    answer::{Dated, Scaled},
    folder::{Role, Whose},
    id::ChoiceId,
    question::{media::Made, money::Pence, number::Number, pick::Shown, sign::How, sort::Pile},
    symbol,
};

pub use answers::Answers;
pub use apart::{Apart, Ask, OwnPart, Sent, Theirs};
pub use calendar::CalendarFile;
pub use colours::Colours;
pub use compare::Compare;
pub use copies::{Copies, CopySheet, MakeCopy, OpenCopy};
pub use cost_page::CostPage;
pub use costs::{Costs, Sum};
pub use device::Device;
pub use dictation::Dictation;
pub use explain::Explain;
pub use kept::Kept;
pub use languages::Languages;
pub use leave::Leave;
pub use letters::Letters;
pub use listening::Listening;
pub use lock::{Lock, MakeLock, OpenLock, TakeOff};
pub use opener::Opener;
pub use own_say::OwnSay;
pub use pages::{Check, Help, Home, List, Lost, Pages, PartPage, Trouble, Who};
pub use paper::Paper;
pub use people::People;
pub use pictures::Pictures;
pub use plan::{CheckWords, PlanPage, PlanWords};
pub use plans::PlanPages;
pub use present::Present;
pub use questions::Questions;
pub use reuse::Reuse;
pub use review::{ReviewWords, RoundWords};
pub use sees::Sees;
pub use share::Share;
pub use shared::{Clear, Hidden, NotMine, Shared};
pub use sheets::Sheets;
pub use shell::Shell;
pub use timeline::WhereAreWe;
pub use versions::Versions;
pub use voice::Voice;
pub use windows::Windows;

/// The options of a yes-or-no question, by id.
pub const YES_NO: [&str; 3] = ["yes", "no", "not-sure"];

/// The options of a question about how something is, by id.
pub const FACES: [&str; 4] = ["good", "middle", "not-good", "not-sure"];

/// Everything that the program says, in one language.
pub struct Text {
    /// BCP 47
    pub lang: &'static str,
    pub months: [&'static str; 12],
    pub answers: Answers,
    pub people: People,
    pub questions: Questions,
    pub reuse: Reuse,
    pub compare: Compare,
    pub device: Device,
    pub shared: Shared,
    pub windows: Windows,
    pub kept: Kept,
    pub versions: Versions,
    pub pictures: Pictures,
    pub voice: Voice,
    pub shell: Shell,
    pub pages: Pages,
    /// where no name was given yet
    pub unnamed_child: &'static str,
}

impl Text {
    /// The options of a yes-or-no question.
    pub fn yes_no(&self) -> [Shown; 3] {
        let labels = [self.answers.yes, self.answers.no, self.answers.not_sure];
        options(YES_NO, labels)
    }

    /// The options of a question about how something is.
    pub fn faces(&self) -> [Shown; 4] {
        let words = &self.answers;
        options(FACES, [words.face_good, words.face_middle, words.face_not_good, words.not_sure])
    }

    /// "1,200" or "12.5".
    pub fn number(&self, number: Number) -> String {
        let plain = number.to_string();
        let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
        let whole = (self.answers.in_threes)(whole);
        if part.is_empty() { whole } else { format!("{whole}{}{part}", self.answers.point) }
    }

    /// "£1,200.50", or "£14" where there are no pence.
    pub fn money(&self, Pence(pence): Pence) -> String {
        let pounds = (self.answers.in_threes)(&(pence / 100).to_string());
        let rest = match pence % 100 {
            0 => String::new(),
            rest => format!("{}{rest:02}", self.answers.point),
        };
        format!("{}{pounds}{rest}", self.answers.pound)
    }

    /// Beside the others, so that they are fetched with the pages that say them.
    pub fn copies(&self) -> &'static Copies {
        &copies::ENGLISH
    }

    pub fn costs(&self) -> &'static Costs {
        &costs::ENGLISH
    }

    pub fn review(&self) -> &'static ReviewWords {
        &review::ENGLISH
    }

    pub fn cost_page(&self) -> &'static CostPage {
        &cost_page::ENGLISH
    }

    /// The pages about plans and dates.
    pub fn plans(&self) -> &'static PlanPages {
        &plans::ENGLISH
    }

    pub fn sheets(&self) -> &'static Sheets {
        &sheets::ENGLISH
    }

    pub fn paper(&self) -> &'static Paper {
        &paper::ENGLISH
    }

    pub fn present(&self) -> &'static Present {
        &present::ENGLISH
    }

    pub fn where_are_we(&self) -> &'static WhereAreWe {
        &timeline::ENGLISH
    }

    pub fn letters(&self) -> &'static Letters {
        &letters::ENGLISH
    }

    pub fn calendar(&self) -> &'static CalendarFile {
        &calendar::ENGLISH
    }

    pub fn plan(&self) -> &'static PlanWords {
        &plan::ENGLISH
    }

    pub fn colours(&self) -> &'static Colours {
        &colours::ENGLISH
    }

    pub fn dictation(&self) -> &'static Dictation {
        &dictation::ENGLISH
    }

    /// What is said around reading aloud.
    pub fn listening(&self) -> &'static Listening {
        &listening::ENGLISH
    }

    pub fn own_say(&self) -> &'static OwnSay {
        &own_say::ENGLISH
    }

    pub fn words(&self) -> &'static Explain {
        &explain::ENGLISH
    }

    pub fn lock(&self) -> &'static Lock {
        &lock::ENGLISH
    }

    pub fn languages(&self) -> &'static Languages {
        &languages::ENGLISH
    }

    pub fn leave(&self) -> &'static Leave {
        &leave::ENGLISH
    }

    pub fn sees(&self) -> &'static Sees {
        &sees::ENGLISH
    }

    pub fn apart(&self) -> &'static Apart {
        &apart::ENGLISH
    }

    pub fn share(&self) -> &'static Share {
        &share::ENGLISH
    }

    /// For the council's staff; no family fetches these.
    pub fn opener(&self) -> &'static Opener {
        &opener::ENGLISH
    }

    /// "12 kB", "1.2 MB": how large a file is.
    pub fn size(&self, octets: usize) -> String {
        let tenths = octets.div_ceil(100_000);
        match octets {
            0..1_000_000 => format!("{} kB", octets.div_ceil(1000)),
            _ => format!("{}{}{} MB", tenths / 10, self.answers.point, tenths % 10),
        }
    }

    /// "3 May 2011", "about 2011".
    pub fn date(&self, date: Dated) -> String {
        let month = date.month.and_then(|month| self.months.get(usize::from(month).wrapping_sub(1)));
        let day = date.day.filter(|_| month.is_some()).map(|day| format!("{day} "));
        let month = month.map(|month| format!("{month} "));
        let about = date.about.then(|| format!("{} ", self.answers.about));
        [about, day, month].into_iter().flatten().chain([date.year.to_string()]).collect()
    }

    /// "3 May 2011", of a civil date.
    pub fn day(&self, day: NaiveDate) -> String {
        let year = u16::try_from(day.year()).unwrap_or_default();
        let [month, day] = [day.month(), day.day()].map(|part| u8::try_from(part).ok());
        self.date(Dated { year, month, day, about: false })
    }

    /// "6 out of 10, where 0 is … and 10 is …".
    pub fn scale(&self, scaled: &Scaled) -> String {
        (self.answers.out_of_ten)(scaled)
    }

    pub fn pile(&self, pile: Option<Pile>) -> &'static str {
        match pile {
            Some(Pile::Good) => self.answers.pile_good,
            Some(Pile::Middle) => self.answers.pile_middle,
            Some(Pile::NotGood) => self.answers.pile_not_good,
            None => self.answers.pile_none,
        }
    }

    pub fn role(&self, role: Role) -> &'static str {
        match role {
            Role::YoungPerson => self.people.young_person,
            Role::Parent => self.people.parent,
            Role::Helper => self.people.helper,
            Role::Professional => self.people.professional,
        }
    }

    /// Whose words they are, said only where it is not plain.
    pub fn whose_words(&self, whose: Whose, view: &str, by: &str) -> Option<String> {
        match whose {
            Whose::Own => None,
            Whose::Helped => Some((self.people.helped)(view, by)),
            Whose::ForThem => Some((self.people.for_them)(view, by)),
            Whose::Observed => Some((self.people.observed)(view, by)),
        }
    }

    pub fn signed(&self, how: How) -> &'static str {
        match how {
            How::Typed => self.answers.signed_typed,
            How::Mark => self.answers.signed_mark,
            How::HelperWrote => self.answers.signed_helper,
        }
    }

    /// How long a recording is.
    pub fn voice_note(&self, seconds: u16) -> String {
        (self.answers.voice_note)(seconds / 60, seconds % 60)
    }

    pub fn picture(&self, made: Made) -> &'static str {
        match made {
            Made::Photo => self.answers.photo,
            Made::Drawing => self.answers.drawing,
        }
    }
}

fn options<const N: usize>(ids: [&'static str; N], labels: [&str; N]) -> [Shown; N] {
    let mut pairs = ids.into_iter().zip(labels);
    std::array::from_fn(|_| {
        let (id, label) = pairs.next().expect("there are as many labels as ids");
        let picture = Some(symbol::of_fixed(id));
        Shown { id: ChoiceId::known(id), label: label.to_owned(), detail: None, picture }
    })
}

/// English, as spoken in England.
pub static ENGLISH: Text = Text {
    lang: "en-GB",
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    answers: answers::ENGLISH,
    people: people::ENGLISH,
    questions: questions::ENGLISH,
    reuse: reuse::ENGLISH,
    compare: compare::ENGLISH,
    device: device::ENGLISH,
    shared: shared::ENGLISH,
    windows: windows::ENGLISH,
    kept: kept::ENGLISH,
    versions: versions::ENGLISH,
    pictures: pictures::ENGLISH,
    voice: voice::ENGLISH,
    shell: shell::ENGLISH,
    pages: pages::ENGLISH,
    unnamed_child: "your child",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_size(octets: usize, words: &str) {
        assert_eq!(ENGLISH.size(octets), words);
    }

    #[test]
    fn files_are_as_large_as_people_say() {
        check_size(1, "1 kB");
        check_size(12_400, "13 kB");
        check_size(999_999, "1000 kB");
        check_size(1_000_001, "1.1 MB");
        check_size(23_000_000, "23.0 MB");
    }
}
