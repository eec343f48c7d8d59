//! From what is being said to where it stands on the page. The browser counts in UTF-16 units, and so does this.

use std::ops::Range;

/// A place in one of several pieces of text that stand behind each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// which piece
    pub piece: usize,
    /// how many units into it
    pub at: usize,
}

/// How many units a text has.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The word that is being said, in units of the sentence. None where the voice does not say how long it is, or
/// says something that cannot be: then the whole sentence is shown.
pub fn word(sentence: &str, at: u32, length: Option<u32>) -> Option<Range<usize>> {
    let start = usize::try_from(at).ok()?;
    let end = start.checked_add(usize::try_from(length?).ok()?)?;
    let mut unit = 0;
    let mut edges = (false, end == units(sentence));
    let mut says_something = false;
    for letter in sentence.chars() {
        edges = (edges.0 || unit == start, edges.1 || unit == end);
        says_something |= (start..end).contains(&unit) && !letter.is_whitespace();
        unit += letter.len_utf16();
    }
    (edges == (true, true) && says_something).then_some(start..end)
}

/// Where a range is in pieces of these lengths: it begins in a piece, never at the end of the one before it.
pub fn locate(lengths: &[usize], range: &Range<usize>) -> Option<(Place, Place)> {
    let mut gone = 0;
    let mut start = None;
    for (piece, length) in lengths.iter().enumerate() {
        let end = gone + length;
        if start.is_none() && (gone..end).contains(&range.start) {
            start = Some(Place { piece, at: range.start - gone });
        }
        if let Some(start) = start
            && range.end <= end
        {
            return (range.start < range.end).then_some((start, Place { piece, at: range.end - gone }));
        }
        gone = end;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_shown_where_the_voice_says_which() {
        let sentence = "Two 🐉 came.";
        for (at, length, want) in [
            (0, Some(3), Some(0..3)),
            (4, Some(2), Some(4..6)),
            (7, Some(5), Some(7..12)),
            (7, Some(4), Some(7..11)),
            (0, None, None),
            (0, Some(0), None),
            (3, Some(1), None),
            (5, Some(3), None),
            (4, Some(1), None),
            (7, Some(6), None),
            (40, Some(2), None),
            (u32::MAX, Some(u32::MAX), None),
        ] {
            assert_eq!(word(sentence, at, length), want, "{at} {length:?}");
        }
    }

    #[test]
    fn a_place_is_found_across_the_pieces_of_a_line() {
        let place = |piece, at| Place { piece, at };
        for (lengths, range, want) in [
            (&[10][..], 2..5, Some((place(0, 2), place(0, 5)))),
            (&[4, 6], 4..10, Some((place(1, 0), place(1, 6)))),
            (&[4, 6], 2..4, Some((place(0, 2), place(0, 4)))),
            (&[4, 0, 6], 3..5, Some((place(0, 3), place(2, 1)))),
            (&[4, 6], 8..11, None),
            (&[4], 2..2, None),
            (&[], 0..1, None),
        ] {
            assert_eq!(locate(lengths, &range), want, "{lengths:?} {range:?}");
        }
    }
}
