//! Letters that cannot be seen, and those that turn text round: a name may look like another, and
//! a sentence may read otherwise than it is.
//!
//! Nothing is removed: right-to-left marks and joiners belong to many languages and to emoji.

/// A text with its hidden letters written out, such as `[U+202E]`. Lines and tabs stay.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in text.chars() {
        if is_hidden(letter, before) {
            shown.push_str(&format!("[U+{:04X}]", u32::from(letter)));
        } else {
            shown.push(letter);
        }
        before = letter;
    }
    shown
}

/// The same for a name: one line, and the marks that are at home in longer text are shown too.
pub fn visible_name(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_hidden_in_name(letter) {
            shown.push_str(&format!("[U+{:04X}]", u32::from(letter)));
        } else {
            shown.push(letter);
        }
    }
    shown
}

/// JSON with the same letters escaped, so that it means the same and is safe on a screen.
pub fn safe_json(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for letter in json.chars() {
        if letter != '\n' && is_hidden_in_name(letter) {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                safe.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            safe.push(letter);
        }
    }
    safe
}

pub(super) fn has_hidden(text: &str) -> bool {
    let before = std::iter::once(' ').chain(text.chars());
    text.chars().zip(before).any(|(letter, before)| is_hidden(letter, before))
}

pub(super) fn name_has_hidden(name: &str) -> bool {
    name.chars().any(is_hidden_in_name)
}

fn is_hidden(letter: char, before: char) -> bool {
    match letter {
        '\n' | '\t' => false,
        // the letters of a flag such as England's, and what ends it
        '\u{E0020}'..='\u{E007F}' => !matches!(before, '\u{1F3F4}' | '\u{E0020}'..='\u{E007F}'),
        '\u{200C}'..='\u{200F}' => false,
        _ => is_hidden_in_name(letter),
    }
}

fn is_hidden_in_name(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{200B}'..='\u{200F}' // no width, joiners, marks
            | '\u{2028}'..='\u{202E}' // line ends, embeddings, overrides
            | '\u{2060}'..='\u{206F}' // invisible operators, isolates
            | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{061C}' | '\u{00AD}' | '\u{180E}'
            | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, shown: &str, as_name: &str) {
        assert_eq!(visible(text), shown);
        assert_eq!(visible_name(text), as_name);
        assert_eq!(has_hidden(text), text != shown);
        assert_eq!(name_has_hidden(text), text != as_name);
    }

    #[test]
    fn json_keeps_its_meaning() {
        assert_eq!(safe_json("{\"a\":\"\u{9B}x\u{E0041}é\"}\n"), "{\"a\":\"\\u009bx\\udb40\\udc41é\"}\n");
    }

    #[test]
    fn what_cannot_be_seen_is_written_out() {
        check("Sam", "Sam", "Sam");
        check("Sam\u{202E}xela", "Sam[U+202E]xela", "Sam[U+202E]xela");
        check("a\u{200B}b", "a[U+200B]b", "a[U+200B]b");
        check("\u{1B}[31mred", "[U+001B][31mred", "[U+001B][31mred");
        check("one\n\ttwo\r", "one\n\ttwo[U+000D]", "one[U+000A][U+0009]two[U+000D]");
        check("آدم", "آدم", "آدم");
        check("👩‍👧", "👩‍👧", "👩[U+200D]👧");
        let england = "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}";
        assert_eq!(visible(england), england);
        check("x\u{E0041}", "x[U+E0041]", "x[U+E0041]");
    }
}
