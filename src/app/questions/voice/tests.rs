//! How a voice note looks, drawn to a string, and what becomes of one whose page is gone.

use leptos::prelude::*;
use tell_it_once_core::{
    entry::Entry,
    question::{
        Kind,
        media::{Made, Picture},
        voice::{Format, Note, Typed},
    },
    text::ENGLISH,
};

use super::{
    super::{Aids, Ask, Io, Put, media::Pictures, question_view},
    Before, Doing, Recorder,
};

fn ask() -> Ask {
    Ask {
        dom: "q4".to_owned(),
        words: "What do you like?".to_owned(),
        hint: None,
        caption: None,
        text: &ENGLISH,
        aids: Aids::default(),
    }
}

fn io(entry: RwSignal<Option<Entry>>) -> Io {
    Io {
        entry: entry.into(),
        set: Callback::new(move |changed| entry.set(Some(changed))),
        problems: Signal::stored(Vec::new()),
        pictures: Pictures::none(),
        say: Callback::new(|_| ()),
    }
}

fn note(sha256: &str) -> Note {
    Note { sha256: sha256.repeat(43), bytes: 9, format: Format::Webm, seconds: 42 }
}

fn typed(words: &str) -> Typed {
    Typed { note: note("a"), words: words.to_owned() }
}

fn spoken(words: &str) -> Option<Entry> {
    Some(Entry::Voice(typed(words)))
}

fn drawn(kind: Kind, entry: Option<Entry>, voice: bool) -> String {
    let put = Put {
        ask: ask(),
        kind,
        today: chrono::NaiveDate::default(),
        offer_today: false,
        shown: Vec::new(),
        ends: Default::default(),
        item: String::new(),
        address: String::new(),
        voice,
        symbols: None,
    };
    Owner::new().with(|| question_view(put, io(RwSignal::new(entry))).to_html())
}

/// Words that are in what is drawn, and words that are not.
#[track_caller]
fn check(html: &str, there: &[&str], absent: &[&str]) {
    for words in there {
        assert!(html.contains(words), "{words} is not there: {html}");
    }
    for words in absent {
        assert!(!html.contains(words), "{words} is there: {html}");
    }
}

/// The recorder alone, while something is going on.
fn during(entry: Option<Entry>, then: impl FnOnce(Recorder)) -> String {
    Owner::new().with(|| {
        let recorder = Recorder::new(&ask(), &Kind::Long, io(RwSignal::new(entry)));
        then(recorder);
        recorder.view().to_html()
    })
}

#[test]
fn it_is_offered_only_where_the_booklet_says_so() {
    let words = &ENGLISH.voice;
    for kind in [Kind::Long, Kind::Media] {
        check(&drawn(kind.clone(), None, true), &[words.record, words.before], &[words.again, words.says]);
        check(&drawn(kind, None, false), &[], &[words.record, words.before, "class=\"voice"]);
    }
}

#[test]
fn a_recording_is_listened_to_recorded_again_or_removed_and_its_words_are_asked_for() {
    let words = &ENGLISH.voice;
    let there = ["Voice note, 0:42", words.again, "Remove"];
    let long = drawn(Kind::Long, spoken("Trains, dogs"), true);
    check(&long, &there, &[words.record, words.before, words.says]);
    check(&long, &["Trains, dogs</textarea>", words.says_above], &[]);
    let alone = drawn(Kind::Media, spoken("A laugh"), true);
    check(&alone, &there, &[words.record, words.says_above, "Choose a photo"]);
    check(&alone, &[words.says, "A laugh</textarea>", "aria-describedby=\"q4-says-hint\""], &[]);
}

#[test]
fn a_recording_is_still_there_where_the_booklet_says_it_no_more() {
    // the words can be read and changed; the check page has the recording
    check(&drawn(Kind::Long, spoken("Trains"), false), &["Trains</textarea>"], &["Remove"]);
}

#[test]
fn a_picture_and_a_recording_are_not_put_in_each_others_place() {
    let picture = Picture {
        sha256: "b".repeat(43),
        bytes: 1,
        format: tell_it_once_core::question::media::Format::Jpeg,
        made: Made::Photo,
        alt: "Sam".to_owned(),
    };
    let shown = drawn(Kind::Media, Some(Entry::Media(vec![picture])), true);
    check(&shown, &["Choose another photo"], &[ENGLISH.voice.record, ENGLISH.voice.before]);
}

#[test]
fn each_moment_says_what_to_do() {
    let words = &ENGLISH.voice;
    let doing = |entry: Option<Entry>, doing: Doing| during(entry, |recorder| recorder.doing.set(doing));
    check(&doing(None, Doing::Asking), &[words.asking, ">Stop<"], &[words.before]);
    check(&doing(None, Doing::Keeping), &[words.keeping, "aria-disabled=\"true\""], &[">Stop<"]);
    check(&doing(spoken(""), Doing::Going), &["voice--going", ">Stop<"], &["Remove", words.again]);
    let refused = doing(None, Doing::Refused(words.not_allowed.to_owned()));
    check(&refused, &[words.not_allowed, words.other_ways, words.record, "error-msg", "q4-voice-fault"], &[]);
    let going = during(None, |recorder| {
        recorder.doing.set(Doing::Going);
        recorder.gone.set(75);
    });
    check(&going, &["1 minute 15 seconds", "45 seconds left"], &["aria-live", "role=\"status\""]);
    let over = during(spoken(""), |recorder| recorder.is_over.set(true));
    check(&over, &[words.time_over, words.again], &[]);
}

#[test]
fn a_browser_that_cannot_record_says_the_other_ways_and_plays_what_is_there() {
    let words = &ENGLISH.voice;
    let without = |entry| {
        Owner::new().with(|| {
            let recorder = Recorder::new(&ask(), &Kind::Long, io(RwSignal::new(entry)));
            Recorder { can_record: false, ..recorder }.view().to_html()
        })
    };
    check(&without(None), &[words.no_recorder, words.other_ways], &[words.record, words.before]);
    check(&without(spoken("")), &["Voice note, 0:42", "Remove", words.other_ways], &[words.again]);
}

#[test]
fn what_is_removed_comes_back_and_takes_no_new_words_away() {
    Owner::new().with(|| {
        let entry = RwSignal::new(spoken("Trains"));
        let recorder = Recorder::new(&ask(), &Kind::Long, io(entry));
        recorder.remove();
        assert_eq!(entry.get(), Some(Entry::Words("Trains".to_owned())));
        let before = recorder.undo.get().expect("it can be undone");
        entry.set(Some(Entry::Words("Dogs".to_owned())));
        recorder.bring_back(&before.typed);
        assert_eq!(entry.get(), spoken("Dogs"));
        let recorder = Recorder::new(&ask(), &Kind::Media, io(entry));
        recorder.remove();
        assert_eq!(entry.get(), Some(Entry::Media(Vec::new())));
        recorder.bring_back(&typed("A laugh"));
        assert_eq!(entry.get(), spoken("A laugh"));
    });
}

#[test]
fn a_recording_comes_to_its_question_also_when_the_page_is_gone() {
    let kept = std::sync::Arc::new(std::sync::Mutex::new(None));
    let (there, page) = (kept.clone(), Owner::new());
    let (recorder, late) = page.with(|| {
        let late = Pictures::none().also_late(move |change| {
            *there.lock().expect("nobody else has it") =
                Some(change(Some(Entry::Words("Trains".to_owned()))));
        });
        let io = Io { pictures: late, ..io(RwSignal::new(None)) };
        (Recorder::new(&ask(), &Kind::Long, io), io.pictures.late())
    });
    page.with(|| recorder.put(&note("b"), Some(typed("x")), late.as_ref()));
    let before = Before { typed: typed("x"), words: ENGLISH.voice.replaced };
    assert_eq!(recorder.undo.get_untracked(), Some(before), "here, it can be undone");
    page.cleanup();
    recorder.put(&note("a"), None, late.as_ref());
    assert_eq!(*kept.lock().expect("nobody else has it"), spoken("Trains"));
}
