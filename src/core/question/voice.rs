//! A voice note: an answer that is spoken, with words beside it for people who cannot hear it.
//!
//! The octets are kept apart on the device, by their digest, as those of pictures are. They are no
//! part of an answer: the format of a file has no place for them, and only the words travel.

use crate::{
    answer::{self, Reading},
    entry::Entry,
    json::{At, Value},
    question::{Kind, line::Line},
    text::Text,
};

/// A longer recording stops by itself.
pub const MOST_SECONDS: u16 = 120;
/// More octets than this are not kept: many times what two minutes of speech need.
pub const MOST_BYTES: usize = 2_500_000;

/// What names a recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// SHA-256 of the octets, base64url: where the recording is kept
    pub sha256: String,
    pub bytes: u32,
    pub format: Format,
    pub seconds: u16,
}

/// A recording, and what somebody wrote of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub note: Note,
    pub words: String,
}

/// What browsers write when they record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Webm,
    Mp4,
    Ogg,
}

/// Why a recording is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// it holds nothing
    Nothing,
    /// it is of no kind that browsers play
    Unknown,
    TooLarge,
}

impl Format {
    const NAMES: [(&'static str, Format); 3] =
        [("audio/webm", Format::Webm), ("audio/mp4", Format::Mp4), ("audio/ogg", Format::Ogg)];

    pub fn media_type(self) -> &'static str {
        match self {
            Format::Webm => "audio/webm",
            Format::Mp4 => "audio/mp4",
            Format::Ogg => "audio/ogg",
        }
    }

    /// What the first octets say, whatever the browser calls it.
    pub fn sniff(bytes: &[u8]) -> Option<Format> {
        let head = &bytes[..bytes.len().min(64)];
        let names = |name: &[u8]| head.windows(name.len()).any(|there| there == name);
        if head.starts_with(&[0x1A, 0x45, 0xDF, 0xA3]) {
            // the container says in its head which of its two kinds it is
            (names(b"webm") || names(b"matroska")).then_some(Format::Webm)
        } else if head.starts_with(b"OggS") {
            names(b"OpusHead").then_some(Format::Ogg)
        } else if head.get(4..8) == Some(b"ftyp") {
            let brands: [&[u8; 4]; 9] =
                [b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"M4A ", b"dash"];
            brands.iter().any(|brand| head.get(8..12) == Some(*brand)).then_some(Format::Mp4)
        } else {
            None
        }
    }

    /// Whether these octets may be kept.
    pub fn look(bytes: &[u8]) -> Result<Format, Refused> {
        if bytes.is_empty() {
            Err(Refused::Nothing)
        } else if bytes.len() > MOST_BYTES {
            Err(Refused::TooLarge)
        } else {
            Format::sniff(bytes).ok_or(Refused::Unknown)
        }
    }
}

/// Whole seconds as they are said: what was begun counts, and nothing takes no time.
pub fn whole_seconds(milliseconds: f64) -> u16 {
    ((milliseconds / 1000.0).round() as u16).clamp(1, MOST_SECONDS)
}

/// Kinds that a booklet may let people answer by speaking.
pub(crate) fn may_be_spoken(kind: &Kind) -> bool {
    match kind {
        Kind::Long | Kind::Media => true,
        Kind::Line(_)
        | Kind::List
        | Kind::Choice(_)
        | Kind::Multi(_)
        | Kind::YesNo(_)
        | Kind::Faces(_)
        | Kind::Scale(_)
        | Kind::Sort(_)
        | Kind::Rows(_)
        | Kind::Date
        | Kind::Number
        | Kind::Money
        | Kind::Address
        | Kind::Sign
        | Kind::Info(_) => false,
    }
}

impl Typed {
    pub(crate) fn to_value(&self) -> Value {
        let note = &self.note;
        Value::object([
            ("sha256", Value::text(&note.sha256)),
            ("bytes", Value::Int(i64::from(note.bytes))),
            ("format", Value::text(note.format.media_type())),
            ("seconds", Value::Int(i64::from(note.seconds))),
            ("words", Value::text(&self.words)),
        ])
    }

    pub(crate) fn read(at: &At<'_>) -> Option<Typed> {
        let fields = at.fields()?;
        let text = |name| fields.need(name)?.text().map(str::to_owned);
        let (sha256, words) = (text("sha256"), text("words"));
        let bytes = fields.need("bytes").and_then(|at| at.count());
        let format = fields.need("format").and_then(|at| at.one_of(&Format::NAMES));
        let seconds = fields.need("seconds").and_then(|at| at.count());
        let note = Note { sha256: sha256?, bytes: bytes?, format: format?, seconds: seconds? };
        Some(Typed { note, words: words? })
    }
}

/// The words are the answer. That there is a recording is said where answers are read on the device.
pub fn read(typed: &Typed) -> Reading {
    Reading { note: Some(typed.note.clone()), ..Line::Plain.read(&typed.words) }
}

impl Reading {
    /// What there is to read, with the length of a recording before what is said in it. None where
    /// nothing was said.
    pub fn lines(&self, text: &Text) -> Option<Vec<answer::Line>> {
        let mut lines = self.answer.as_ref().map(|answer| answer.lines(text));
        if let Some(note) = &self.note {
            let spoken = text.voice_note(note.seconds);
            match lines.as_mut().and_then(|lines| lines.first_mut()) {
                Some(first) => first.label = Some(spoken),
                None => lines = Some(vec![answer::Line { label: None, words: spoken }]),
            }
        }
        lines
    }
}

impl Entry {
    /// What was typed, alone or beside a recording.
    pub fn words(&self) -> Option<&str> {
        match self {
            Entry::Words(words) => Some(words),
            Entry::Voice(typed) => Some(&typed.words),
            Entry::List(_)
            | Entry::Picked(_)
            | Entry::Scale(_)
            | Entry::Sorted(_)
            | Entry::Rows(_)
            | Entry::Date(_)
            | Entry::Address(_)
            | Entry::Media(_)
            | Entry::Signed(_) => None,
        }
    }

    /// The same, to write on.
    pub fn words_mut(&mut self) -> Option<&mut String> {
        match self {
            Entry::Words(words) => Some(words),
            Entry::Voice(typed) => Some(&mut typed.words),
            Entry::List(_)
            | Entry::Picked(_)
            | Entry::Scale(_)
            | Entry::Sorted(_)
            | Entry::Rows(_)
            | Entry::Date(_)
            | Entry::Address(_)
            | Entry::Media(_)
            | Entry::Signed(_) => None,
        }
    }

    /// The recording, with what was written of it.
    pub fn voice(&self) -> Option<&Typed> {
        if let Entry::Voice(typed) = self { Some(typed) } else { None }
    }
}

/// The entry with these words. A recording stays.
pub fn with_words(entry: Option<Entry>, words: String) -> Entry {
    match entry {
        Some(Entry::Voice(typed)) => Entry::Voice(Typed { words, ..typed }),
        Some(_) | None => Entry::Words(words),
    }
}

/// The entry with this recording. The words stay.
pub fn with_note(entry: Option<Entry>, note: Note) -> Entry {
    let words = entry.as_ref().and_then(Entry::words).unwrap_or_default().to_owned();
    Entry::Voice(Typed { note, words })
}

/// The entry without its recording. The words of a long answer stay; those of a recording that
/// stood alone go with it.
pub fn without_note(entry: Option<Entry>, kind: &Kind) -> Entry {
    match (kind, entry) {
        (Kind::Long, Some(Entry::Voice(typed))) => Entry::Words(typed.words),
        (_, Some(Entry::Voice(_)) | None) => Entry::empty(kind),
        (_, Some(entry)) => entry,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Answer;

    fn note(sha256: &str) -> Note {
        Note { sha256: sha256.to_owned(), bytes: 9, format: Format::Webm, seconds: 42 }
    }

    fn spoken(words: &str) -> Entry {
        Entry::Voice(Typed { note: note("a"), words: words.to_owned() })
    }

    #[test]
    fn what_a_recording_is_is_said_by_its_first_octets() {
        let webm = b"\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01\x42\x82\x84webm";
        let matroska = b"\x1A\x45\xDF\xA3\xA3\x42\x82\x88matroska";
        let ogg = b"OggS\0\x02\0\0\0\0\0\0\0\0....\0\0\0\0....\x01\x13OpusHead";
        let film = b"OggS\0\x02\0\0\0\0\0\0\0\0....\0\0\0\0....\x01\x13\x80theora";
        let (iphone, other) = (b"\0\0\0\x1CftypiSO5", b"\0\0\0\x1Cftypiso5\0\0\x02\0");
        for (bytes, format) in [
            (&webm[..], Ok(Format::Webm)),
            (matroska, Ok(Format::Webm)),
            (ogg, Ok(Format::Ogg)),
            (other, Ok(Format::Mp4)),
            (b"\0\0\0\x20ftypM4A \0\0\0\0", Ok(Format::Mp4)),
            (b"\0\0\0\x18ftypheic\0\0\0\0", Err(Refused::Unknown)),
            (iphone, Err(Refused::Unknown)),
            (film, Err(Refused::Unknown)),
            (&webm[..12], Err(Refused::Unknown)),
            (b"RIFF\0\0\0\0WAVE", Err(Refused::Unknown)),
            (b"OggS", Err(Refused::Unknown)),
            (b"", Err(Refused::Nothing)),
        ] {
            assert_eq!(Format::look(bytes), format, "{}", String::from_utf8_lossy(bytes));
        }
        let mut long = webm.to_vec();
        long.resize(MOST_BYTES, 0);
        assert_eq!(Format::look(&long), Ok(Format::Webm));
        long.push(0);
        assert_eq!(Format::look(&long), Err(Refused::TooLarge));
    }

    #[test]
    fn every_format_has_its_name() {
        for (name, format) in Format::NAMES {
            assert_eq!(format.media_type(), name);
        }
    }

    #[test]
    fn lengths_are_whole_seconds_of_at_least_one_and_at_most_all() {
        for (milliseconds, seconds) in
            [(0.0, 1), (400.0, 1), (1_499.0, 1), (1_500.0, 2), (119_600.0, 120), (1e9, 120), (f64::NAN, 1)]
        {
            assert_eq!(whole_seconds(milliseconds), seconds, "{milliseconds}");
        }
    }

    #[test]
    fn words_and_recordings_do_not_push_each_other_out() {
        let words = |words: &str| Some(Entry::Words(words.to_owned()));
        assert_eq!(with_note(words("Trains"), note("a")), spoken("Trains"));
        assert_eq!(with_note(None, note("a")), spoken(""));
        assert_eq!(with_words(Some(spoken("Trains")), "Dogs".to_owned()), spoken("Dogs"));
        assert_eq!(Some(with_words(words("Trains"), "Dogs".to_owned())), words("Dogs"));
        assert_eq!(Some(without_note(Some(spoken("Trains")), &Kind::Long)), words("Trains"));
        assert_eq!(Some(without_note(words("Trains"), &Kind::Long)), words("Trains"));
        assert_eq!(without_note(Some(spoken("A laugh")), &Kind::Media), Entry::Media(Vec::new()));
        let again = with_note(Some(spoken("Trains")), note("b"));
        assert_eq!(
            again.voice().map(|typed| (typed.note.sha256.as_str(), &*typed.words)),
            Some(("b", "Trains"))
        );
    }

    #[track_caller]
    fn check(words: &str, lines: &[(Option<&str>, &str)]) {
        let Entry::Voice(typed) = spoken(words) else { unreachable!("it is spoken") };
        let said = read(&typed).lines(&crate::text::ENGLISH).unwrap_or_default();
        let said: Vec<_> = said.iter().map(|line| (line.label.as_deref(), line.words.as_str())).collect();
        assert_eq!(said, lines, "{words}");
    }

    #[test]
    fn pages_say_how_long_it_is_and_then_what_is_said() {
        check("", &[(None, "Voice note, 0:42")]);
        check("Trains", &[(Some("Voice note, 0:42"), "Trains")]);
        check("Trains\nand dogs", &[(Some("Voice note, 0:42"), "Trains"), (None, "and dogs")]);
        assert_eq!(Reading::nothing().lines(&crate::text::ENGLISH), None);
    }

    #[test]
    fn the_words_are_the_answer_and_the_recording_is_beside_it() {
        let read = |words: &str| {
            let Entry::Voice(typed) = spoken(words) else { unreachable!("it is spoken") };
            read(&typed)
        };
        let reading = read(" I like trains ");
        assert_eq!(reading.answer, Some(Answer::Text("I like trains".to_owned())));
        assert_eq!((reading.note, read("").note), (Some(note("a")), Some(note("a"))));
        assert_eq!(read(" \n").answer, None);
    }
}
