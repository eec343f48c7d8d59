//! A text as words, sentences and entries, with every phrase that was found in it.
//!
//! An entry is what stands in one row of a plan: in a pasted text a paragraph, or a line of a list.

use std::ops::Range;

use super::{
    lists::List,
    phrase::{Matcher, What},
};

/// A word or a number, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// small letters, without 's
    pub(super) word: String,
    /// as it was written, without 's
    pub(super) written: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token<'_> {
    pub(super) fn has_capital(&self) -> bool {
        self.written.starts_with(char::is_uppercase)
    }

    pub(super) fn is_digits(&self) -> bool {
        self.written.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Four digits that are most likely a year.
    pub(super) fn is_year(&self) -> bool {
        self.written.len() == 4
            && (self.written.starts_with("19") || self.written.starts_with("20"))
            && self.written.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// One adult to so many children: "1:4". A time of the day has two digits behind the colon.
    pub(super) fn is_ratio(&self) -> bool {
        let Some((adults, pupils)) = self.written.split_once(':') else { return false };
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        digits(adults)
            && digits(pupils)
            && adults.len() == 1
            && (pupils.len() == 1 || adults <= "3")
            && !pupils.ends_with("00")
            && !pupils.ends_with("30")
            && !pupils.ends_with("45")
    }
}

/// Where a phrase stands, as tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) what: What,
    pub(super) from: usize,
    /// one past its last token
    pub(super) to: usize,
}

/// One entry: its tokens, and its sentences by number.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) tokens: Range<usize>,
    pub(super) sentences: Range<usize>,
}

pub(super) struct Reading<'a> {
    pub(super) source: &'a str,
    pub(super) tokens: Vec<Token<'a>>,
    /// ranges of tokens, one after another, none empty
    pub(super) sentences: Vec<Range<usize>>,
    /// ranges of sentences
    entries: Vec<Range<usize>>,
    /// by where they begin
    hits: Vec<Hit>,
}

impl<'a> Reading<'a> {
    pub(super) fn of(source: &'a str, matcher: &Matcher) -> Reading<'a> {
        let tokens = tokens(source);
        let (sentences, entries) = parts(source, &tokens);
        let mut hits = Vec::new();
        for sentence in &sentences {
            for from in sentence.clone() {
                matcher.at(&tokens[..sentence.end], from, &mut |what, to| hits.push(Hit { what, from, to }));
            }
        }
        Reading { source, tokens, sentences, entries, hits }
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        self.entries.iter().map(|sentences| {
            let first = self.sentences[sentences.start].start;
            let last = self.sentences[sentences.end - 1].end;
            Entry { tokens: first..last, sentences: sentences.clone() }
        })
    }

    /// What was found in a range of tokens. No phrase goes across the end of a sentence.
    pub(super) fn hits(&self, tokens: &Range<usize>) -> &[Hit] {
        let from = self.hits.partition_point(|hit| hit.from < tokens.start);
        let to = self.hits.partition_point(|hit| hit.from < tokens.end);
        &self.hits[from..to.max(from)]
    }

    pub(super) fn of_list(&self, tokens: &Range<usize>, list: List) -> impl Iterator<Item = &Hit> {
        self.hits(tokens).iter().filter(move |hit| hit.what == What::List(list))
    }

    pub(super) fn has(&self, tokens: &Range<usize>, list: List) -> bool {
        self.of_list(tokens, list).next().is_some()
    }

    /// The octets from the first of some tokens to the last.
    pub(super) fn octets(&self, tokens: &Range<usize>) -> Range<usize> {
        match self.tokens.get(tokens.clone()) {
            Some([first, .., last]) => first.start..last.end,
            Some([one]) => one.start..one.end,
            Some([]) | None => 0..0,
        }
    }

    /// What stands between a token and the one before it.
    pub(super) fn before(&self, token: usize) -> &str {
        let from = token.checked_sub(1).map_or(0, |n| self.tokens[n].end);
        &self.source[from..self.tokens[token].start]
    }

    /// What stands between a token and the next.
    pub(super) fn after(&self, token: usize) -> &str {
        let to = self.tokens.get(token + 1).map_or(self.source.len(), |next| next.start);
        &self.source[self.tokens[token].end..to]
    }

    /// "Section F: Provision" and the like say nothing of any help.
    pub(super) fn is_heading(&self, entry: &Entry) -> bool {
        let is_short = entry.tokens.len() <= 10;
        let first = self.tokens.get(entry.tokens.start).map(|token| token.word.as_str());
        let ends = entry.tokens.end.checked_sub(1).map(|last| self.after(last).trim_start());
        is_short && (first == Some("section") || ends.is_some_and(|after| after.starts_with(':')))
    }
}

/// Letters and digits together; an apostrophe inside a word, and a point, comma or colon inside a
/// number, belong to it. A hyphen parts words, so that 30-minute is 30 and minute.
fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut letters = source.char_indices().peekable();
    while let Some((start, first)) = letters.next() {
        if !first.is_alphanumeric() {
            continue;
        }
        let (mut end, mut last) = (start + first.len_utf8(), first);
        while let Some(&(at, letter)) = letters.peek() {
            let next = source[at + letter.len_utf8()..].chars().next().unwrap_or(' ');
            let joins = match letter {
                '\'' | '\u{2019}' => next.is_alphabetic(),
                '.' | ',' | ':' => last.is_ascii_digit() && next.is_ascii_digit(),
                _ => letter.is_alphanumeric(),
            };
            if !joins {
                break;
            }
            letters.next();
            (end, last) = (at + letter.len_utf8(), letter);
        }
        let all = &source[start..end];
        let bare = ["'s", "\u{2019}s"].into_iter().find_map(|ending| all.strip_suffix(ending));
        let written = bare.unwrap_or(all);
        let word = written.replace('\u{2019}', "'").to_lowercase();
        tokens.push(Token { word, written, start, end });
    }
    tokens
}

/// Behind these a point ends no sentence.
const SHORTENED: [&str; 15] =
    ["approx", "dr", "e", "eg", "etc", "g", "hr", "hrs", "i", "ie", "max", "min", "mins", "mrs", "mr"];

/// The sentences as ranges of tokens, and the entries as ranges of sentences.
fn parts(source: &str, tokens: &[Token<'_>]) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (mut sentences, mut entries) = (Vec::new(), Vec::new());
    let (mut sentence, mut entry) = (0, 0);
    for (n, token) in tokens.iter().enumerate() {
        let next = tokens.get(n + 1);
        let gap = &source[token.end..next.map_or(source.len(), |next| next.start)];
        let entry_ends = next.is_none() || ends_entry(gap);
        if entry_ends || ends_sentence(token, gap, next) {
            sentences.push(sentence..n + 1);
            sentence = n + 1;
        }
        if entry_ends {
            entries.push(entry..sentences.len());
            entry = sentences.len();
        }
    }
    (sentences, entries)
}

fn ends_sentence(token: &Token<'_>, gap: &str, next: Option<&Token<'_>>) -> bool {
    let Some(mark) = gap.find(['.', '!', '?']) else { return false };
    let is_spaced = gap[mark + 1..].contains(char::is_whitespace);
    let starts = next.is_none_or(|next| next.has_capital() || next.is_digits());
    let is_shortened = gap[mark..].starts_with('.') && SHORTENED.contains(&token.word.as_str());
    is_spaced && starts && !is_shortened
}

/// An empty line, the mark of a list, or a line that begins after a full stop.
fn ends_entry(gap: &str) -> bool {
    let Some((before, after)) = gap.split_once('\n') else { return false };
    let has_ended = before.trim_end().ends_with(['.', '!', '?', ';', ':']);
    has_ended
        || after.contains('\n')
        || after.trim_start().starts_with(['-', '*', '\u{2022}', '\u{2013}', '\u{b7}'])
}
