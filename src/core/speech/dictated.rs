//! Words that were spoken, put among those that were typed.

/// The text with what was said at a place that is counted in UTF-16 units, as a text box counts it. Spaces and a
/// capital are put where somebody who types would put them; nothing that stands there is changed.
pub fn with_dictated(text: &str, caret: usize, said: &str) -> String {
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    if said.is_empty() {
        return text.to_owned();
    }
    let (before, after) = text.split_at(place(text, caret));
    let last = before.trim_end().chars().last();
    let begins =
        last.is_none_or(|last| matches!(last, '.' | '!' | '?' | '…' | '\n')) || before.ends_with('\n');
    let said = if begins { capital(&said) } else { said };
    let opens = before.is_empty()
        || before.ends_with(|letter: char| letter.is_whitespace() || "(“‘\"".contains(letter));
    let closes = after.is_empty() || !after.starts_with(|letter: char| letter.is_alphanumeric());
    [before, if opens { "" } else { " " }, &said, if closes { "" } else { " " }, after].concat()
}

/// How many words were said.
pub fn count(said: &str) -> usize {
    said.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Where that many units end, never in the middle of a letter.
fn place(text: &str, units: usize) -> usize {
    let mut gone = 0;
    for (at, letter) in text.char_indices() {
        if gone >= units {
            return at;
        }
        gone += letter.len_utf16();
    }
    text.len()
}

fn capital(said: &str) -> String {
    let mut letters = said.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + letters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spoken_words_stand_among_typed_ones_as_if_they_were_typed() {
        for (text, caret, said, want) in [
            ("", 0, "i like trains", "I like trains"),
            ("I like", 6, "trains", "I like trains"),
            ("I like ", 7, " trains and  buses ", "I like trains and buses"),
            ("I like trains.", 14, "and buses", "I like trains. And buses"),
            ("I trains", 2, "like", "I like trains"),
            ("I like .", 7, "trains", "I like trains."),
            ("🐉", 2, "is a dragon", "🐉 is a dragon"),
            ("🐉", 1, "is a dragon", "🐉 is a dragon"),
            ("One\n", 4, "two", "One\nTwo"),
            ("Short", 99, "and more", "Short and more"),
            ("As it was", 3, "  ", "As it was"),
            ("", 0, "میں ٹھیک ہوں", "میں ٹھیک ہوں"),
        ] {
            assert_eq!(with_dictated(text, caret, said), want);
        }
    }

    #[test]
    fn words_are_counted() {
        for (said, want) in [("", 0), ("one", 1), (" two  words ", 2), ("Yes – no", 2)] {
            assert_eq!(count(said), want, "{said}");
        }
    }
}
