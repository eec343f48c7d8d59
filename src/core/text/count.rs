//! Sentences of the program that hold a count, in the one place where its form is chosen and its number written.
//!
//! English has two forms. Which ones another language has is in `language::counting`; `all` names every sentence
//! here, so that a translator can give the forms of each (`translation::counts`).

use super::ENGLISH;

/// A sentence with a count in it, in the forms that English has. `{n}` is where the number stands.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    /// said in its own words, where "0" would be unkind or odd
    none: Option<&'static str>,
    one: &'static str,
    other: &'static str,
}

impl Counted {
    pub(super) const fn new(one: &'static str, other: &'static str) -> Counted {
        Counted { none: None, one, other }
    }

    pub(super) const fn or_none(self, none: &'static str) -> Counted {
        Counted { none: Some(none), ..self }
    }

    pub fn say(&self, n: usize) -> String {
        self.with(n, &[])
    }

    /// With other words in it, each by the name that stands in braces.
    pub fn with(&self, n: usize, others: &[(&str, &str)]) -> String {
        let sentence = match (n, self.none) {
            (0, Some(none)) => none,
            (1, _) => self.one,
            _ => self.other,
        };
        put(sentence, &number(n), others)
    }

    /// Whether there is a sentence of its own for none at all.
    pub fn has_none(&self) -> bool {
        self.none.is_some()
    }

    /// In English, about several: for whoever translates it.
    pub fn other(&self) -> &'static str {
        self.other
    }

    /// Every name that stands in braces.
    pub fn names(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        for sentence in [self.none.unwrap_or_default(), self.one, self.other] {
            names.extend(named(sentence));
        }
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// "It has 12 answers and 1 picture."
pub struct Held {
    pub(super) answers: Counted,
    pub(super) pictures: Counted,
    said: fn(answers: &str) -> String,
    said_with: fn(answers: &str, pictures: &str) -> String,
}

impl Held {
    pub(super) const ENGLISH: Held = Held {
        answers: Counted::new("1 answer", "{n} answers"),
        pictures: Counted::new("1 picture", "{n} pictures"),
        said: |answers| format!("It has {answers}."),
        said_with: |answers, pictures| format!("It has {answers} and {pictures}."),
    };

    pub fn say(&self, answers: usize, pictures: usize) -> String {
        let answers = self.answers.say(answers);
        match pictures {
            0 => (self.said)(&answers),
            pictures => (self.said_with)(&answers, &self.pictures.say(pictures)),
        }
    }
}

/// How far off a day is: nearest in its own words, then by days, weeks or months.
pub struct Far {
    pub(super) none: &'static str,
    pub(super) one: &'static str,
    pub(super) days: Counted,
    pub(super) weeks: Counted,
    pub(super) about_weeks: Counted,
    pub(super) about_months: Counted,
}

impl Far {
    pub fn say(&self, days: u32) -> String {
        let days = days as usize;
        match days {
            0 => self.none.to_owned(),
            1 => self.one.to_owned(),
            2..=20 => self.days.say(days),
            days if days % 7 == 0 => self.weeks.say(days / 7),
            21..=70 => self.about_weeks.say((days + 3) / 7),
            days => self.about_months.say((days + 15) / 30),
        }
    }
}

/// Every sentence with a count in it, by its name.
pub fn all() -> Vec<(&'static str, &'static Counted)> {
    let text = &ENGLISH;
    let (apart, copies, opener) = (text.apart(), text.copies(), text.opener());
    let (plan, sees, share, when) = (text.plan(), text.sees(), text.share(), text.where_are_we());
    let (list, home, versions) = (&text.pages.list, &text.pages.home, &text.versions);
    vec![
        ("apart.earlier", &apart.theirs.earlier),
        ("apart.holds.answers", &apart.sent.holds.answers),
        ("apart.holds.pictures", &apart.sent.holds.pictures),
        ("check.gaps", &text.pages.check.gaps),
        ("copies.make.missing", &copies.make.missing),
        ("copies.open.differ", &copies.open.differ),
        ("copies.open.only_file", &copies.open.only_file),
        ("copies.open.only_here", &copies.open.only_here),
        ("costs.not_counted", &text.costs().not_counted),
        ("dictation.added", &text.dictation().added),
        ("home.finished", &home.finished),
        ("kept.days_ago", &text.kept.days_ago),
        ("leave.shift_more", &text.leave().shift_more),
        ("letters.gaps", &text.letters().gaps),
        ("list.come_back", &list.come_back),
        ("list.finished", &list.finished),
        ("list.full", &list.full),
        ("list.minutes", &list.minutes),
        ("list.parts_there", &list.parts_there),
        ("list.quick", &list.quick),
        ("list.quick_or_full", &list.quick_or_full),
        ("opener.count_locked", &opener.count_locked),
        ("opener.count_opened", &opener.count_opened),
        ("opener.count_refused", &opener.count_refused),
        ("opener.ledger_count", &opener.ledger_count),
        ("opener.to_look_at", &opener.to_look_at),
        ("opener.together", &opener.together),
        ("plan.check.dots", &plan.check.dots),
        ("plan.check.found", &plan.check.found),
        ("plan.page.map_missing", &plan.page.map_missing),
        ("questions.rows_count", &text.questions.rows_count),
        ("questions.rows_most", &text.questions.rows_most),
        ("reuse.more", &text.reuse.more),
        ("sees.kept_back", &sees.kept_back),
        ("sees.made", &sees.made),
        ("sees.notes", &sees.notes),
        ("sees.others", &sees.others),
        ("sees.people", &sees.people),
        ("share.pictures", &share.pictures),
        ("share.spoken", &share.spoken),
        ("share.uncarried", &share.uncarried),
        ("shared.goes_folders", &text.shared.clear.goes_folders),
        ("sheets.too_long", &text.sheets().too_long),
        ("versions.differ", &versions.differ),
        ("versions.kept_back", &versions.kept_back),
        ("voice.minutes", &text.voice.minutes),
        ("voice.seconds", &text.voice.seconds),
        ("when.ago.about_months", &when.ago.about_months),
        ("when.ago.about_weeks", &when.ago.about_weeks),
        ("when.ago.days", &when.ago.days),
        ("when.ago.weeks", &when.ago.weeks),
        ("when.in.about_months", &when.in_days.about_months),
        ("when.in.about_weeks", &when.in_days.about_weeks),
        ("when.in.days", &when.in_days.days),
        ("when.in.weeks", &when.in_days.weeks),
    ]
}

/// What stands in braces.
pub(crate) fn named(sentence: &str) -> Vec<&str> {
    sentence.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect()
}

/// The sentence with its number and its other words in their places. What they hold themselves is left as it is.
pub(crate) fn put(sentence: &str, number: &str, others: &[(&str, &str)]) -> String {
    let mut said = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        said.push_str(before);
        let other = others.iter().find(|(known, _)| *known == name).map(|(_, words)| *words);
        said.push_str(other.unwrap_or(number));
        rest = after;
    }
    said.push_str(rest);
    said
}

/// "1,200"
fn number(n: usize) -> String {
    in_threes(&n.to_string())
}

pub(super) fn in_threes(digits: &str) -> String {
    let mut grouped = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_one_more_are_more_and_none_may_have_words_of_its_own() {
        let plain = Counted::new("1 answer", "{n} answers");
        let kind = plain.or_none("Nothing yet");
        for (counted, n, words) in [
            (plain, 0, "0 answers"),
            (plain, 1, "1 answer"),
            (plain, 2, "2 answers"),
            (plain, 21, "21 answers"),
            (plain, 1_200, "1,200 answers"),
            (plain, 1_234_567, "1,234,567 answers"),
            (kind, 0, "Nothing yet"),
            (kind, 1, "1 answer"),
        ] {
            assert_eq!(counted.say(n), words);
        }
    }

    #[test]
    fn what_people_wrote_stays_as_they_wrote_it() {
        let counted = Counted::new("1 file about {name}", "{n} files about {name} of {day}");
        let said = counted.with(3, &[("name", "{n} {day}"), ("day", "today")]);
        assert_eq!(said, "3 files about {n} {day} of today");
        assert_eq!(put("a { b", "1", &[]), "a 1");
    }

    #[test]
    fn every_sentence_is_named_once_and_bends_to_one() {
        let all = all();
        for (n, (name, counted)) in all.iter().enumerate() {
            assert!(n == 0 || all[n - 1].0 < *name, "{name} is in its place");
            assert_ne!(counted.one, counted.other, "{name}");
            assert!(named(counted.other).contains(&"n"), "{name} has a number");
            assert!(!named(counted.one).contains(&"n"), "{name} says one in words of its own");
        }
    }
}
