//! Which voice reads: one that is on the device, and that speaks the language of the words.
//!
//! A voice of a network would send the words away, and names and answers stand everywhere among ours. So none
//! of those ever reads anything.

/// A voice that the browser offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// names it on this device
    pub id: String,
    pub name: String,
    /// BCP 47, as the system writes it
    pub lang: String,
    /// on the device: the words do not leave it
    pub is_local: bool,
    /// the system's own choice
    pub is_default: bool,
}

/// The voices on this device for a language: those of its country first, and the system's own choice before
/// others.
pub fn local<'a>(voices: &'a [Voice], lang: &str) -> Vec<&'a Voice> {
    let wanted = tag(lang);
    let mut found: Vec<&Voice> =
        voices.iter().filter(|voice| voice.is_local && first(&tag(&voice.lang)) == first(&wanted)).collect();
    found.sort_by_key(|voice| (tag(&voice.lang) != wanted, !voice.is_default));
    found
}

/// The voice that reads: the one that somebody picked, where it is still there and speaks the language.
pub fn choose<'a>(voices: &'a [Voice], lang: &str, picked: Option<&str>) -> Option<&'a Voice> {
    let found = local(voices, lang);
    let is_picked = |voice: &&&Voice| Some(voice.id.as_str()) == picked;
    found.iter().find(is_picked).or(found.first()).copied()
}

/// "en_GB" and "en-gb" are one.
fn tag(lang: &str) -> String {
    lang.replace('_', "-").to_lowercase()
}

fn first(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voice(id: &str, lang: &str, is_local: bool, is_default: bool) -> Voice {
        Voice { id: id.to_owned(), name: id.to_owned(), lang: lang.to_owned(), is_local, is_default }
    }

    #[test]
    fn the_voice_of_the_language_reads_and_never_one_of_a_network() {
        let voices = [
            voice("cloud", "en-GB", false, true),
            voice("sam", "en-US", true, true),
            voice("kate", "en_GB", true, false),
            voice("zofia", "pl-PL", true, false),
            voice("cloud-urdu", "ur-PK", false, false),
        ];
        for (lang, picked, want) in [
            ("en-GB", None, Some("kate")),
            ("en-US", None, Some("sam")),
            ("en", None, Some("sam")),
            ("en-GB", Some("sam"), Some("sam")),
            ("en-GB", Some("cloud"), Some("kate")),
            ("en-GB", Some("gone"), Some("kate")),
            ("pl", Some("kate"), Some("zofia")),
            ("ur", None, None),
            ("ur", Some("cloud-urdu"), None),
            ("", None, None),
        ] {
            let got = choose(&voices, lang, picked).map(|voice| voice.id.as_str());
            assert_eq!(got, want, "{lang} {picked:?}");
        }
        let english: Vec<&str> = local(&voices, "en-GB").into_iter().map(|voice| voice.id.as_str()).collect();
        assert_eq!(english, ["kate", "sam"]);
        assert_eq!(choose(&[], "en", None), None);
    }
}
