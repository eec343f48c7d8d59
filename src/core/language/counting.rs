//! How the languages of the list count things and write numbers, by the tables of Unicode (CLDR 48).
//!
//! Here are rules for whole numbers from nought on, which is all that the program counts with. `cargo test` holds
//! them to what another program (ICU) says of the first 200 numbers: `tests/languages/counting.txt`.

/// The forms that a word can take beside a number. No language has others; English has two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl Form {
    pub const ALL: [Form; 6] = [Form::Zero, Form::One, Form::Two, Form::Few, Form::Many, Form::Other];

    /// As the tables of Unicode and files of this program call it.
    pub fn as_str(self) -> &'static str {
        match self {
            Form::Zero => "zero",
            Form::One => "one",
            Form::Two => "two",
            Form::Few => "few",
            Form::Many => "many",
            Form::Other => "other",
        }
    }
}

/// The form that a word takes beside that number. A language that is not on the list has one form for all.
pub fn form(tag: &str, n: usize) -> Form {
    let (ten, hundred) = (n % 10, n % 100);
    let is_teen = (11..20).contains(&hundred);
    let is_round_million = n > 0 && n.is_multiple_of(1_000_000);
    match tag {
        "en-GB" | "bg" | "ckb" | "hu" | "kmr" | "ps" | "so" | "ta" | "ur" => one_or(n == 1, Form::Other),
        "am" | "bn" | "fa" | "gu" | "hi" | "pa-Guru" | "ti" => one_or(n < 2, Form::Other),
        "es" | "it" | "pt" if is_round_million => Form::Many,
        "es" | "it" | "pt" => one_or(n == 1, Form::Other),
        "fr" if is_round_million => Form::Many,
        "fr" => one_or(n < 2, Form::Other),
        "cs" | "sk" => match n {
            1 => Form::One,
            2..=4 => Form::Few,
            _ => Form::Other,
        },
        "pl" => one_or(n == 1, slavic(ten, is_teen)),
        "uk" => one_or(ten == 1 && !is_teen, slavic(ten, is_teen)),
        "lt" => match ten {
            1 if !is_teen => Form::One,
            2..=9 if !is_teen => Form::Few,
            _ => Form::Other,
        },
        "ro" if n == 1 => Form::One,
        "ro" if n == 0 || (1..20).contains(&hundred) => Form::Few,
        "ar" => match (n, hundred) {
            (0, _) => Form::Zero,
            (1, _) => Form::One,
            (2, _) => Form::Two,
            (_, 3..=10) => Form::Few,
            (_, 11..=99) => Form::Many,
            _ => Form::Other,
        },
        "cy" => match n {
            0 => Form::Zero,
            1 => Form::One,
            2 => Form::Two,
            3 => Form::Few,
            6 => Form::Many,
            _ => Form::Other,
        },
        _ => Form::Other,
    }
}

fn one_or(is_one: bool, more: Form) -> Form {
    if is_one { Form::One } else { more }
}

fn slavic(ten: usize, is_teen: bool) -> Form {
    if (2..=4).contains(&ten) && !is_teen { Form::Few } else { Form::Many }
}

/// The forms that a translator has to give, each with numbers that it stands beside: at most four. Nothing is
/// counted here that comes to a million, for which some languages have another.
pub fn forms(tag: &str) -> Vec<(Form, Vec<usize>)> {
    let beside =
        |wanted: Form| (0..=200).filter(move |n| form(tag, *n) == wanted).take(4).collect::<Vec<_>>();
    let all = Form::ALL.map(|form| (form, beside(form)));
    all.into_iter().filter(|(_, numbers)| !numbers.is_empty()).collect()
}

/// A whole number as it is written in the language: its digits, and what stands between groups of them.
pub fn number(tag: &str, n: usize) -> String {
    let ways = Ways::of(tag);
    let digits = n.to_string();
    let places = digits.len();
    let mut written = String::new();
    for (at, digit) in digits.bytes().enumerate() {
        let left = places - at;
        let is_border = left == 3 || (left > 3 && (left - 3).is_multiple_of(ways.beyond));
        if at > 0 && is_border && places >= ways.from {
            written.push(ways.between);
        }
        written.push(char::from_u32(ways.zero + u32::from(digit - b'0')).expect("digits stand in a row"));
    }
    written
}

struct Ways {
    zero: u32,
    between: char,
    /// how many digits a number has before it is grouped at all
    from: usize,
    /// how many digits are in a group beyond the last three
    beyond: usize,
}

impl Ways {
    fn of(tag: &str) -> Ways {
        let zero = match tag {
            "ckb" => 0x660,
            "fa" | "ps" => 0x6F0,
            "bn" => 0x9E6,
            _ => u32::from('0'),
        };
        let between = match tag {
            "bg" | "cs" | "hu" | "lt" | "pl" | "pt" | "sk" | "uk" => '\u{A0}',
            "fr" => '\u{202F}',
            "es" | "it" | "kmr" | "ro" | "vi" => '.',
            "ckb" | "fa" | "ps" => '\u{66C}',
            _ => ',',
        };
        let from = if matches!(tag, "bg" | "es" | "hu" | "it" | "pl" | "pt") { 5 } else { 4 };
        let beyond = if matches!(tag, "bn" | "gu" | "hi" | "pa-Guru" | "ta") { 2 } else { 3 };
        Ways { zero, between, from, beyond }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{LANGUAGES, UNKNOWN};

    /// Written by ICU 78.2 (CLDR 48): a language, four numbers, and for 0 to 199 the first letters of the form
    /// (z, o, t, f, m; a dot for "other").
    const ICU: &str = include_str!("../../../tests/languages/counting.txt");

    fn letter(form: Form) -> char {
        if form == Form::Other { '.' } else { form.as_str().chars().next().unwrap_or('?') }
    }

    #[test]
    fn criterion_77_every_language_counts_and_writes_numbers_as_icu_does() {
        let mut seen = Vec::new();
        for line in ICU.lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            let [tag, small, middle, large, largest, counted] = columns.as_slice() else {
                panic!("{line}");
            };
            for (n, written) in [(999, small), (1_234, middle), (12_345, large), (12_345_678, largest)] {
                assert_eq!(number(tag, n), **written, "{n} in {tag}");
            }
            let ours: String = (0..200).map(|n| letter(form(tag, n))).collect();
            assert_eq!(ours, *counted, "{tag}");
            seen.push(*tag);
        }
        assert_eq!(seen, LANGUAGES.map(|one| one.tag), "every language of the list is in the table");
    }

    #[test]
    fn criterion_77_plurals_of_the_languages_with_many_forms() {
        for (tag, n, wanted) in [
            ("en-GB", 0, "other"),
            ("en-GB", 1, "one"),
            ("en-GB", 21, "other"),
            ("ur", 1, "one"),
            ("ur", 0, "other"),
            ("ar", 0, "zero"),
            ("ar", 1, "one"),
            ("ar", 2, "two"),
            ("ar", 103, "few"),
            ("ar", 11, "many"),
            ("ar", 100, "other"),
            ("pl", 1, "one"),
            ("pl", 22, "few"),
            ("pl", 12, "many"),
            ("pl", 0, "many"),
            ("ro", 119, "few"),
            ("ro", 120, "other"),
            ("uk", 21, "one"),
            ("uk", 111, "many"),
            ("cy", 3, "few"),
            ("cy", 6, "many"),
            ("cy", 7, "other"),
            ("fr", 1_000_000, "many"),
            ("pt", 0, "other"),
            (UNKNOWN, 1, "other"),
        ] {
            assert_eq!(form(tag, n).as_str(), wanted, "{n} in {tag}");
        }
    }

    #[test]
    fn a_translator_is_told_which_forms_there_are() {
        let said = |tag: &str| {
            let all = forms(tag).into_iter().map(|(form, numbers)| format!("{}{numbers:?}", form.as_str()));
            all.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(said("en-GB"), "one[1] other[0, 2, 3, 4]");
        assert_eq!(said("zh"), "other[0, 1, 2, 3]");
        assert_eq!(said("pl"), "one[1] few[2, 3, 4, 22] many[0, 5, 6, 7]");
        assert_eq!(
            said("ar"),
            "zero[0] one[1] two[2] few[3, 4, 5, 6] many[11, 12, 13, 14] other[100, 101, 102, 200]"
        );
        assert_eq!(said("es"), "one[1] other[0, 2, 3, 4]");
    }
}
