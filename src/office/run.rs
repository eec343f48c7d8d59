//! Words in their voice, their language and their direction.

use tell_it_once_core::document::{Direction, Lang, Run, Tone, direction};

use crate::xml::{Element, element, valued};

/// The runs of a paragraph: one of ours may become several, where its letters turn.
pub(crate) fn runs(runs: &[Run]) -> impl Iterator<Item = Element> {
    let one = |run: &Run| {
        let pieces = run.pieces().into_iter();
        pieces.map(|(way, text)| piece(run, way, text)).collect::<Vec<_>>()
    };
    runs.iter().flat_map(one).collect::<Vec<_>>().into_iter()
}

/// The paragraph runs from right to left.
pub(crate) fn is_right_to_left(runs: &[Run]) -> bool {
    direction(runs) == Direction::RightToLeft
}

fn piece(run: &Run, way: Direction, text: &str) -> Element {
    let style = match run.tone {
        Tone::Plain => None,
        Tone::Strong => Some("Strong"),
        Tone::Quiet => Some("QuietWords"),
    };
    let is_turned = way == Direction::RightToLeft;
    // what no one language fits is not to be marked as misspelt
    let is_proofed = match run.lang {
        Lang::Ours => !is_turned,
        Lang::Other(_) => true,
        Lang::Unknown => false,
    };
    let lang = match &run.lang {
        Lang::Ours | Lang::Unknown => None,
        Lang::Other(lang) => {
            Some(element("w:lang").with("w:val", lang.as_str()).with("w:bidi", lang.as_str()))
        }
    };
    let properties = [
        style.map(|style| valued("w:rStyle", style)),
        (!is_proofed).then(|| element("w:noProof")),
        is_turned.then(|| element("w:rtl")),
        lang,
    ];
    let properties: Vec<Element> = properties.into_iter().flatten().collect();
    let properties = (!properties.is_empty()).then(|| element("w:rPr").holding(properties));
    element("w:r").holding(properties).holding(letters(text))
}

/// Lines and tabs are elements of their own in Word.
fn letters(text: &str) -> Vec<Element> {
    let mut elements = Vec::new();
    for (n, line) in text.split('\n').enumerate() {
        elements.extend((n > 0).then(|| element("w:br")));
        for (n, words) in line.split('\t').enumerate() {
            elements.extend((n > 0).then(|| element("w:tab")));
            let words = (!words.is_empty()).then(|| element("w:t").with("xml:space", "preserve").text(words));
            elements.extend(words);
        }
    }
    elements
}
