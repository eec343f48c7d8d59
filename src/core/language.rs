//! The languages that people write in, named in themselves, and the letters that they are written with.
//!
//! Which one somebody writes in is said by them, never guessed.

pub mod counting;

/// A language that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// BCP 47
    pub tag: &'static str,
    /// its name in itself
    pub own: &'static str,
    /// for the council's staff
    pub english: &'static str,
    pub script: Script,
}

/// Letters. What is common to languages that share them is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    Latin,
    Arabic,
    /// Arabic letters in the hanging style that readers of Urdu are used to
    Nastaliq,
    Bengali,
    Cyrillic,
    Devanagari,
    Ethiopic,
    Gujarati,
    Gurmukhi,
    Han,
    Tamil,
}

const fn language(tag: &'static str, own: &'static str, english: &'static str, script: Script) -> Language {
    Language { tag, own, english, script }
}

use Script::{
    Arabic, Bengali, Cyrillic, Devanagari, Ethiopic, Gujarati, Gurmukhi, Han, Latin, Nastaliq, Tamil,
};

/// In the order of their tags, English first. Any other language is "another", and its answers say so.
pub static LANGUAGES: [Language; 30] = [
    language("en-GB", "English", "English", Latin),
    language("am", "አማርኛ", "Amharic", Ethiopic),
    language("ar", "العربية", "Arabic", Arabic),
    language("bg", "Български", "Bulgarian", Cyrillic),
    language("bn", "বাংলা", "Bengali", Bengali),
    language("ckb", "کوردیی ناوەندی", "Kurdish (Sorani)", Arabic),
    language("cs", "Čeština", "Czech", Latin),
    language("cy", "Cymraeg", "Welsh", Latin),
    language("es", "Español", "Spanish", Latin),
    language("fa", "فارسی", "Persian", Arabic),
    language("fr", "Français", "French", Latin),
    language("gu", "ગુજરાતી", "Gujarati", Gujarati),
    language("hi", "हिन्दी", "Hindi", Devanagari),
    language("hu", "Magyar", "Hungarian", Latin),
    language("it", "Italiano", "Italian", Latin),
    language("kmr", "Kurmancî", "Kurdish (Kurmanji)", Latin),
    language("lt", "Lietuvių", "Lithuanian", Latin),
    language("pa-Guru", "ਪੰਜਾਬੀ", "Panjabi (Gurmukhi)", Gurmukhi),
    language("pl", "Polski", "Polish", Latin),
    language("ps", "پښتو", "Pashto", Arabic),
    language("pt", "Português", "Portuguese", Latin),
    language("ro", "Română", "Romanian", Latin),
    language("sk", "Slovenčina", "Slovak", Latin),
    language("so", "Soomaali", "Somali", Latin),
    language("ta", "தமிழ்", "Tamil", Tamil),
    language("ti", "ትግርኛ", "Tigrinya", Ethiopic),
    language("uk", "Українська", "Ukrainian", Cyrillic),
    language("ur", "اردو", "Urdu", Nastaliq),
    language("vi", "Tiếng Việt", "Vietnamese", Latin),
    language("zh", "中文", "Chinese", Han),
];

/// The tag of a language that nobody named.
pub const UNKNOWN: &str = "und";

/// Somebody says that they write in a language that is not on the list.
static ANOTHER: Language = language(UNKNOWN, "", "a language that is not known", Latin);

/// A language by its tag.
pub fn known(tag: &str) -> Option<&'static Language> {
    LANGUAGES.iter().chain([&ANOTHER]).find(|one| one.tag == tag)
}

/// Which way a language is written, as an attribute says it. `auto` where it is not known.
pub fn direction(tag: &str) -> &'static str {
    match known(tag).filter(|one| one.tag != UNKNOWN).map(|one| one.script) {
        Some(Script::Arabic | Script::Nastaliq) => "rtl",
        Some(
            Script::Latin
            | Script::Bengali
            | Script::Cyrillic
            | Script::Devanagari
            | Script::Ethiopic
            | Script::Gujarati
            | Script::Gurmukhi
            | Script::Han
            | Script::Tamil,
        ) => "ltr",
        None => "auto",
    }
}

impl Script {
    fn has(self, letter: char) -> bool {
        let ranges: &[(u32, u32)] = match self {
            Script::Latin => &[(0x41, 0x24F), (0x1E00, 0x1EFF)],
            Script::Arabic | Script::Nastaliq => {
                &[(0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF)]
            }
            Script::Bengali => &[(0x980, 0x9FF)],
            Script::Cyrillic => &[(0x400, 0x52F)],
            Script::Devanagari => &[(0x900, 0x97F)],
            Script::Ethiopic => &[(0x1200, 0x139F), (0x2D80, 0x2DDF)],
            Script::Gujarati => &[(0xA80, 0xAFF)],
            Script::Gurmukhi => &[(0xA00, 0xA7F)],
            Script::Han => &[(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x2FA1F)],
            Script::Tamil => &[(0xB80, 0xBFF)],
        };
        let code = u32::from(letter);
        ranges.iter().any(|(first, last)| (*first..=*last).contains(&code))
    }

    /// What draws the letters: what devices have comes first, then what a council may add (README).
    pub fn fonts(self) -> &'static str {
        match self {
            Script::Latin | Script::Cyrillic => "Atkinson Hyperlegible Next, then the device's own",
            Script::Nastaliq => "Noto Nastaliq Urdu, Jameel Noori Nastaleeq, Urdu Typesetting, Geeza Pro",
            Script::Arabic => "Noto Sans Arabic, Geeza Pro, Segoe UI",
            Script::Bengali => "Noto Sans Bengali, Kohinoor Bangla, Nirmala UI",
            Script::Devanagari => "Noto Sans Devanagari, Kohinoor Devanagari, Nirmala UI",
            Script::Ethiopic => "Noto Sans Ethiopic, Kefa, Ebrima",
            Script::Gujarati => "Noto Sans Gujarati, Kohinoor Gujarati, Nirmala UI",
            Script::Gurmukhi => "Noto Sans Gurmukhi, Gurmukhi MN, Nirmala UI",
            Script::Han => "Noto Sans CJK, PingFang SC, Microsoft YaHei",
            Script::Tamil => "Noto Sans Tamil, Tamil Sangam MN, Nirmala UI",
        }
    }
}

/// How many letters of a text are of each sort.
#[derive(Clone, Copy, Debug, Default)]
pub struct Letters {
    latin: usize,
    chosen: usize,
    other: usize,
}

impl Letters {
    pub fn count(&mut self, text: &str, chosen: Option<&Language>) {
        let chosen = chosen.map(|one| one.script).filter(|script| *script != Script::Latin);
        for letter in text.chars().filter(|letter| letter.is_alphabetic()) {
            if Script::Latin.has(letter) {
                self.latin += 1;
            } else if chosen.is_some_and(|script| script.has(letter)) {
                self.chosen += 1;
            } else {
                self.other += 1;
            }
        }
    }

    /// The language that a text is tagged with: the one that its writer says they write in, if it is in the
    /// letters of that. Words without letters, such as something that was picked, are the page's own. All
    /// else is not known, and none is claimed.
    pub fn tag(self, of_the_page: &str, chosen: Option<&Language>) -> String {
        let Letters { latin, chosen: own, other } = self;
        let tag = match chosen {
            _ if latin + own + other == 0 => of_the_page,
            None => {
                if other > latin {
                    UNKNOWN
                } else {
                    of_the_page
                }
            }
            Some(one) if one.script == Script::Latin => {
                if other > latin {
                    UNKNOWN
                } else {
                    one.tag
                }
            }
            Some(one) if own >= latin.max(other) => one.tag,
            // a name or a word of English among it is no sign, but more than half in other letters is
            Some(_) => {
                if latin > other {
                    of_the_page
                } else {
                    UNKNOWN
                }
            }
        };
        tag.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, chosen: &str, tag: &str) {
        let mut letters = Letters::default();
        letters.count(text, known(chosen));
        assert_eq!(letters.tag("en-GB", known(chosen)), tag, "{text} by somebody who writes {chosen}");
    }

    #[test]
    fn criterion_74_an_answer_is_in_the_language_that_its_writer_chose_if_its_letters_are() {
        let urdu = "محمد کو ٹرین پسند ہے";
        for (text, chosen, tag) in [
            (urdu, "ur", "ur"),
            (urdu, "ar", "ar"),
            ("Sam کو ٹرین پسند ہے", "ur", "ur"),
            (urdu, "pl", "und"),
            (urdu, "none", "und"),
            ("He likes trains", "ur", "en-GB"),
            ("Lubi pociągi", "pl", "pl"),
            ("Miqësi", "und", "und"),
            (urdu, "und", "und"),
            ("He likes trains", "none", "en-GB"),
            ("Любить потяги", "uk", "uk"),
            ("ਰੇਲ ਗੱਡੀਆਂ", "pa-Guru", "pa-Guru"),
            ("他喜欢火车", "zh", "zh"),
            ("他喜欢火车", "ur", "und"),
            ("12", "ur", "en-GB"),
            ("", "pl", "en-GB"),
            ("🚂", "pl", "en-GB"),
        ] {
            check(text, chosen, tag);
        }
    }

    #[test]
    fn every_language_is_named_once_in_letters_of_its_own() {
        for (n, one) in LANGUAGES.iter().enumerate() {
            assert_eq!(known(one.tag), Some(one), "{}", one.tag);
            let mut letters = one.own.chars().filter(|letter| letter.is_alphabetic());
            assert!(letters.all(|letter| one.script.has(letter)), "{}", one.own);
            assert!(!one.script.fonts().is_empty());
            assert!(n < 2 || LANGUAGES[n - 1].tag < one.tag, "{} is in its place", one.tag);
            assert!(one.tag.parse::<crate::bundle::names::Lang>().is_ok(), "{} can be in a file", one.tag);
        }
        for (tag, way) in [("ur", "rtl"), ("ckb", "rtl"), ("pl", "ltr"), ("und", "auto"), ("xx", "auto")] {
            assert_eq!(direction(tag), way, "{tag}");
        }
    }
}
