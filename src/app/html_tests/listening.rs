//! The bar beside the words while they are read, and where they cannot be.

use super::{html, rules::broken, world::golden};
use crate::{aids::bars, questions::dictate_states};

#[test]
fn every_bar_can_be_used_by_everybody() {
    for (name, html) in bars() {
        let bar = html::read(&html);
        assert_eq!(broken(&bar), Vec::<String>::new(), "{name}");
        golden(&format!("listen-{name}"), &bar);
    }
}

#[test]
fn every_state_of_dictation_can_be_used_by_everybody() {
    for (name, html) in dictate_states() {
        let place = html::read(&html);
        assert_eq!(broken(&place), Vec::<String>::new(), "{name}");
        golden(&format!("dictate-{name}"), &place);
    }
}

/// criterion 57: where the browser does not prove that it stays on the device, there is no button.
#[test]
fn criterion_57_there_is_no_microphone_without_proof() {
    for (name, html) in dictate_states() {
        let buttons = html::read(&html).find(|one| one.get("aria-pressed").is_some()).len();
        assert_eq!(buttons, usize::from(name != "not-here"), "{name}");
        assert!(html.contains("Use the microphone on your keyboard"), "{name}");
    }
}

/// criterion 58: the button says whether it listens, and so do words.
#[test]
fn criterion_58_listening_is_seen_and_told() {
    let states = dictate_states();
    let (_, html) = states.iter().find(|(name, _)| *name == "going").expect("it is drawn");
    let place = html::read(html);
    let button = place.find(|one| one.get("aria-pressed").is_some());
    assert_eq!(button[0].get("aria-pressed"), Some("true"));
    assert!(place.words().contains("Listening…") && place.words().contains("I like trains"));
}

/// criterion 56: where there is no voice, there is an explanation, and a way to close it.
#[test]
fn criterion_56_no_voice_is_explained() {
    let bars = bars();
    let (_, html) = bars.iter().find(|(name, _)| *name == "no-voice").expect("it is drawn");
    let words = html::read(html).words();
    for said in ["has no voice of its own", "How to add a voice", "Android", "Close"] {
        assert!(words.contains(said), "{said}: {words}");
    }
}
