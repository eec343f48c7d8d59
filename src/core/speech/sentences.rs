//! Where one sentence ends and the next begins: what is said in one breath, and shown while it is said.
//!
//! Not grammar. A sentence too many costs a short pause, and one too few reads on.

use std::ops::Range;

/// The most characters that are said in one go: some voices stop in the middle of more.
pub const MOST: usize = 200;

/// A full stop behind these ends nothing, whatever follows.
const TITLES: [&str; 12] = ["mr", "mrs", "ms", "mx", "dr", "prof", "rev", "st", "e.g", "i.e", "cf", "vs"];

/// A full stop behind these ends a sentence only where a capital follows.
const SHORT: [&str; 8] = ["etc", "a.m", "p.m", "approx", "tel", "ext", "inc", "ltd"];

/// The sentences of a text, as places in it. Together they hold all that can be said.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if !is_stop(letter) {
            continue;
        }
        let mut end = at + letter.len_utf8();
        while let Some((next, closing)) = letters.next_if(|(_, next)| is_stop(*next) || is_closing(*next)) {
            end = next + closing.len_utf8();
        }
        if ends(&text[start..at], letter, &text[end..]) {
            end += pictures(&text[end..]);
            while letters.next_if(|(next, _)| *next < end).is_some() {}
            add(&mut found, text, start..end);
            start = end;
        }
    }
    add(&mut found, text, start..text.len());
    found.into_iter().flat_map(|range| short_enough(text, range)).collect()
}

/// Where sentences end: also in Urdu, Arabic, Hindi, Bengali, Panjabi and Chinese.
fn is_stop(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…' | '؟' | '۔' | '।' | '॥' | '。' | '！' | '？')
}

fn is_closing(letter: char) -> bool {
    matches!(letter, ')' | ']' | '"' | '\'' | '’' | '”' | '»')
}

/// How much of what follows is pictures, which belong to the sentence before them.
fn pictures(after: &str) -> usize {
    let trimmed = after.trim_start();
    let is_other = |letter: char| {
        letter.is_ascii()
            || letter.is_whitespace()
            || letter.is_alphanumeric()
            || is_opening(letter)
            || is_sign(letter)
    };
    match trimmed.find(is_other).unwrap_or(trimmed.len()) {
        0 => 0,
        pictures => after.len() - trimmed.len() + pictures,
    }
}

fn is_sign(letter: char) -> bool {
    matches!(letter, '–' | '—' | '•' | '·' | '→' | '←')
}

/// Whether a stop between these two is the end of a sentence.
fn ends(before: &str, stop: char, after: &str) -> bool {
    let is_last = after.trim().is_empty();
    // signs that stand for nothing else, in writing that puts no space behind them either
    if is_last || matches!(stop, '؟' | '۔' | '।' | '॥' | '。' | '！' | '？') {
        return true;
    }
    let next = after.trim_start().chars().find(|letter| letter.is_alphanumeric());
    let goes_on = next.is_some_and(char::is_lowercase);
    if !after.starts_with(char::is_whitespace) || goes_on {
        return false;
    }
    stop != '.' || !is_short(before, next.is_some_and(char::is_uppercase))
}

/// Whether the full stop behind this belongs to its last word.
fn is_short(before: &str, capital_follows: bool) -> bool {
    let word = before.rsplit(|letter: char| letter.is_whitespace() || is_opening(letter)).next();
    let word = word.unwrap_or_default();
    let mut letters = word.chars();
    // an initial
    let is_one = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none() && word != "I";
    let word = word.to_lowercase();
    is_one || TITLES.contains(&word.as_str()) || SHORT.contains(&word.as_str()) && !capital_follows
}

fn is_opening(letter: char) -> bool {
    matches!(letter, '(' | '[' | '"' | '“' | '‘' | '«')
}

/// Trimmed. What holds nothing to say, such as a picture behind a full stop, belongs to what is before it.
fn add(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let words = &text[range.clone()];
    let trimmed = words.trim();
    if trimmed.is_empty() {
        return;
    }
    let start = range.start + (words.len() - words.trim_start().len());
    let end = start + trimmed.len();
    match found.last_mut() {
        Some(last) if !trimmed.contains(char::is_alphanumeric) => last.end = end,
        // a picture alone has a name that can be said, a dash has none
        None if trimmed.chars().all(|letter| letter.is_ascii_punctuation() || is_sign(letter)) => {}
        Some(_) | None => found.push(start..end),
    }
}

/// In two or more where it is too long: behind a comma, or else between two words.
fn short_enough(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut rest = range;
    while let Some((over, _)) = text[rest.clone()].char_indices().nth(MOST) {
        let fits = &text[rest.start..rest.start + over];
        let cut = cut(fits);
        add(&mut parts, text, rest.start..rest.start + cut);
        rest.start += cut;
    }
    add(&mut parts, text, rest);
    parts
}

/// Where to cut what fits: late enough that no word stands alone.
fn cut(fits: &str) -> usize {
    let half = fits.len() / 2;
    let behind = |(at, sign): (usize, &str)| at + sign.len();
    let pause = fits.rmatch_indices([',', ';', ':', '–', '—', '،', '؛', '、']).map(behind);
    let pause = pause.filter(|at| fits[*at..].starts_with(char::is_whitespace)).find(|at| *at > half);
    let gap = || fits.rmatch_indices(char::is_whitespace).map(behind).find(|at| *at > 0);
    let joined = |letter: char| matches!(letter, '\u{200D}' | '\u{FE0F}' | '\u{0300}'..='\u{036F}' | '\u{1F3FB}'..='\u{1F3FF}');
    // nothing but one long word: never within what is one sign to the eye
    let anywhere = || {
        let ends = fits
            .char_indices()
            .rev()
            .find(|(at, letter)| *at > 0 && !joined(*letter) && !fits[..*at].ends_with('\u{200D}'));
        ends.map_or(fits.len(), |(at, _)| at)
    };
    pause.or_else(gap).unwrap_or_else(anywhere)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Sentences with a bar between them.
    #[track_caller]
    fn check(marked: &str) {
        let want: Vec<&str> = marked.split(" | ").collect();
        let text = want.join(" ");
        let got: Vec<&str> = sentences(&text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(got, want, "{text}");
    }

    #[test]
    fn sentences_end_where_people_hear_them_end() {
        check("How is school going?");
        check("You can stop. | You can come back.");
        check("Really?! | Yes! | No.");
        check("It begins at 10.30 and ends at 3.15 p.m. on Mondays. | Bring £2.50.");
        check("It ends at 3 p.m. | Then we go home.");
        check("Mr. Khan and Dr. J. Smith came. | They stayed.");
        check("Trains, planes etc. are good. | Buses are not.");
        check("Help, e.g. Reading with me, is good.");
        check("She said “Stop it!” | Then he stopped.");
        check("(This is one.) | This is two.");
        check("Wait… | What was that?");
        check("Well… maybe not.");
        check("I do. | It was only I. | So there.");
        check("See www.example.org for more. | Or call us.");
        check("No. | Not really.");
        check("No stop at the end");
    }

    #[test]
    fn other_languages_end_their_sentences_too() {
        check("میں اسکول جاتا ہوں۔ | کیا آپ خوش ہیں؟ | جی ہاں");
        check("أحب القطارات. | هل تحبها؟");
        check("আমি স্কুলে যাই। | এটা ভালো।");
        check("Lubię pociągi. | Żółte są najlepsze!");
    }

    #[test]
    fn a_picture_is_said_with_what_it_belongs_to() {
        check("I like dragons! 🐉🐉 | And cats.");
        check("Good 😀");
        assert_eq!(sentences("🐉").first(), Some(&(0..4)));
        for nothing in ["", "   ", "–", " • ", "..."] {
            assert_eq!(sentences(nothing), [], "{nothing:?}");
        }
    }

    #[test]
    fn a_long_sentence_is_said_in_parts() {
        let clause = "when we go to the park and the sun is out, ";
        let long = clause.repeat(9);
        let parts: Vec<&str> = sentences(&long).into_iter().map(|range| &long[range]).collect();
        assert!(parts.len() > 1 && parts.iter().all(|part| part.ends_with("out,")), "{parts:?}");
        let words = "dragon ".repeat(60);
        let parts: Vec<&str> = sentences(&words).into_iter().map(|range| &words[range]).collect();
        assert!(parts.len() > 1 && parts.iter().all(|part| part.ends_with("dragon")), "{parts:?}");
        let family = "👩‍👧".repeat(150);
        assert!(sentences(&family).into_iter().all(|range| family[range].starts_with('👩')));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        /// In order, none over another, none too long, and nothing that can be said is left out.
        #[test]
        fn nothing_is_lost(text in "[a-zA-Z0-9 .,!?\n’()🐉é۔؟]{0,600}") {
            let found = sentences(&text);
            let mut before = 0;
            let mut said = String::new();
            for range in found {
                prop_assert!(range.start >= before && range.end > range.start);
                let skipped = &text[before..range.start];
                prop_assert!(!skipped.contains(char::is_alphanumeric), "left out: {skipped:?}");
                let length = text[range.clone()].chars().count();
                prop_assert!(length <= MOST, "{length} characters");
                said.push_str(&text[range.clone()]);
                before = range.end;
            }
            prop_assert!(!text[before..].contains(char::is_alphanumeric));
        }
    }
}
