//! Every state of dictation, for the tests of how it is drawn.

use tell_it_once_core::text::ENGLISH;

use super::*;
use crate::questions::{Aids, Pictures};

pub(crate) fn states() -> Vec<(&'static str, String)> {
    let all = [
        ("not-here", State::NotHere),
        ("ready", State::Ready),
        ("offered", State::Offered),
        ("fetching", State::Fetching),
        ("asking", State::Asking),
        ("going", State::Going),
        ("added", State::Done(Done::Added(12))),
        ("nothing", State::Done(Done::Nothing)),
        ("refused", State::Done(Done::Refused(NotHeard::NotHere))),
        ("not-allowed", State::Done(Done::Refused(NotHeard::NotAllowed))),
    ];
    let draw = |state| {
        Owner::new().with(|| {
            let entry = RwSignal::new(None);
            let io = Io {
                entry: entry.into(),
                set: Callback::new(move |changed| entry.set(Some(changed))),
                problems: Signal::stored(Vec::new()),
                pictures: Pictures::none(),
                say: Callback::new(|_| ()),
            };
            let ask = Ask {
                dom: "q7".to_owned(),
                words: "How was it?".to_owned(),
                hint: None,
                caption: None,
                text: &ENGLISH,
                aids: Aids::default(),
            };
            let dictation = Dictation::new(&ask, io);
            dictation.heard.set(("I like".to_owned(), "trains".to_owned()));
            dictation.state.set(state);
            dictation.alone().to_html()
        })
    };
    all.map(|(name, state)| (name, draw(state))).into()
}

/// What was said stands in the answer once it is over, whatever was typed before; and nothing before that.
#[test]
fn what_was_said_is_put_in_once() {
    Owner::new().with(|| {
        let entry = RwSignal::new(Some(Entry::Words("I like".to_owned())));
        let changes = RwSignal::new(0);
        let io = Io {
            entry: entry.into(),
            set: Callback::new(move |changed| {
                changes.update(|n| *n += 1);
                entry.set(Some(changed));
            }),
            problems: Signal::stored(Vec::new()),
            pictures: Pictures::none(),
            say: Callback::new(|_| ()),
        };
        let ask = Ask {
            dom: "q7".to_owned(),
            words: String::new(),
            hint: None,
            caption: None,
            text: &ENGLISH,
            aids: Aids::default(),
        };
        let dictation = Dictation::new(&ask, io);
        dictation.over(usize::MAX, "trains and buses", None, None);
        assert_eq!(entry.get_untracked(), Some(Entry::Words("I like trains and buses".to_owned())));
        assert_eq!(
            (changes.get_untracked(), dictation.state.get_untracked()),
            (1, State::Done(Done::Added(3)))
        );
        dictation.over(0, "  ", Some(NotHeard::NotHere), None);
        assert_eq!(changes.get_untracked(), 1, "nothing was said, so nothing changes");
        assert_eq!(dictation.state.get_untracked(), State::Done(Done::Refused(NotHeard::NotHere)));
    });
}
