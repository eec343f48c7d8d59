//! Cards for a pocket, as large as a bank card: who somebody is, what helps, what does not, and who to call.
//!
//! What does not fit on a card goes on to another. No word is left out.

use chrono::NaiveDate;

use super::{Around, name};
use crate::{
    booklet::Booklet,
    entry::Entry,
    folder::Folder,
    html::{Element, Node, classed, el, heading},
    id::{ColumnId, QuestionId},
    profile::ProfilePage,
    question::rows::Row,
    sitting::Sitting,
    text::Text,
    words::Style,
};

/// A box of the page is known by what its questions are about, which is the last part of their ids and the
/// same in every version of a booklet (booklets.md, section 2).
const KNOW: [&str; 2] = ["know", "safe"];
const HELPS: [&str; 5] = ["do", "howhelp", "calm", "comm", "support"];
const AVOID: [&str; 1] = ["dont"];

/// Letters that fit beside each other, and lines below each other. Carefully few: a card that holds more than
/// it has room for would have to grow.
const WIDE: usize = 36;
const HIGH: usize = 6;

/// Who to call. It is on a card only where somebody chose that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    pub name: String,
    pub phone: String,
}

/// The parents and carers with a phone number, from the important details. Nobody is offered where somebody
/// asked that an address, a number or a name be kept from someone, or where the answer is not shared.
pub fn calls(folder: &Folder, details: &Booklet, text: &'static Text, today: NaiveDate) -> Vec<Call> {
    let of_details = folder.contributions.iter().filter(|one| one.booklet == details.id);
    let sittings: Vec<Sitting<'_>> = of_details
        .map(|one| Sitting::of(folder, details, one.contributor.clone(), Style::Usual, text, today))
        .collect();
    let hides = QuestionId::known("cd.keepprivate");
    if sittings.iter().any(|sitting| sitting.entry(&hides).is_some_and(|entry| !entry.is_empty())) {
        return Vec::new();
    }
    let mut calls: Vec<Call> = Vec::new();
    for sitting in &sittings {
        let carers = details.question(&QuestionId::known("cd.carers"));
        let carers =
            carers.filter(|carers| sitting.may_read(&sitting.reader(), carers) && sitting.is_shared(carers));
        let Some(Entry::Rows(rows)) = carers.and_then(|carers| sitting.entry(&carers.id)) else { continue };
        for call in rows.iter().filter_map(call) {
            if !calls.contains(&call) {
                calls.push(call);
            }
        }
    }
    calls
}

fn call(row: &Row) -> Option<Call> {
    let cell = |column: &'static str| match row.cells.get(&ColumnId::known(column)) {
        Some(Entry::Words(words)) => Some(words.trim().to_owned()).filter(|words| !words.is_empty()),
        _ => None,
    };
    Some(Call { name: cell("name")?, phone: cell("phone")? })
}

struct Card {
    /// read in a hurry
    is_call: bool,
    title: String,
    lines: Vec<String>,
}

pub fn cards(page: &ProfilePage, around: Around<'_>, call: Option<&Call>) -> Vec<Node> {
    let text = around.text;
    let made = made(page, text, call);
    let head = heading(2).with("id", "profile-name").with("class", "sr").child(text.sheets().cards);
    let sheet =
        classed("ul", "cards").child(front(page, around)).all(made.iter().map(|card| draw(page, text, card)));
    vec![head.into(), sheet.into()]
}

fn front(page: &ProfilePage, around: Around<'_>) -> Element {
    let picture = page
        .picture
        .as_ref()
        .map(|picture| Node::Picture { picture: picture.clone(), class: "card-small__photo" });
    let words = el("div")
        .child(classed("p", "card-small__name").child(name(page, around.text)))
        .child(el("p").child(around.text.sheets().card_front))
        .child(classed("p", "card-small__made").child(around.made));
    classed("li", "card-small card-small--front").all(picture).child(words)
}

fn draw(page: &ProfilePage, text: &'static Text, card: &Card) -> Element {
    let lines = card.lines.iter().map(|line| el("li").typed(line));
    classed("li", "card-small")
        .child(heading(3).child(card.title.as_str()))
        .child(if card.is_call { classed("ul", "card-small__call") } else { el("ul") }.all(lines))
        .child(classed("p", "card-small__whose").child(name(page, text)))
}

fn made(page: &ProfilePage, text: &'static Text, call: Option<&Call>) -> Vec<Card> {
    let words = text.sheets();
    let about =
        [(words.card_know, &KNOW[..]), (words.card_helps, &HELPS[..]), (words.card_avoid, &AVOID[..])];
    let mut cards: Vec<Card> =
        about.into_iter().flat_map(|(title, keys)| dealt(title, said(page, keys))).collect();
    if let Some(call) = call {
        let lines = vec![call.name.clone(), call.phone.clone()];
        cards.extend(dealt(words.card_call, lines).into_iter().map(|card| Card { is_call: true, ..card }));
    }
    cards
}

/// What was said to these, a line for each answer, sentence or row.
fn said(page: &ProfilePage, keys: &[&str]) -> Vec<String> {
    let parts = page.boxes.iter().flat_map(|one| &one.parts);
    let is_asked = |id: &str| id.rsplit('.').next().is_some_and(|key| keys.contains(&key));
    let parts = parts.filter(|part| is_asked(part.question.as_str()));
    let lines = parts.flat_map(|part| &part.lines).map(|line| match &line.label {
        Some(label) => format!("{label}: {}", line.words.trim()),
        None => line.words.trim().to_owned(),
    });
    lines.filter(|line| !line.is_empty()).collect()
}

/// As many cards as the lines need.
fn dealt(title: &str, lines: Vec<String>) -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    let mut left = 0;
    for piece in lines.iter().flat_map(|line| pieces(line)) {
        let high = rows(&piece);
        if high > left {
            cards.push(Card { is_call: false, title: title.to_owned(), lines: Vec::new() });
            left = HIGH;
        }
        left = left.saturating_sub(high);
        if let Some(card) = cards.last_mut() {
            card.lines.push(piece);
        }
    }
    cards
}

fn rows(words: &str) -> usize {
    words.chars().count().div_ceil(WIDE).max(1)
}

/// A line that is longer than a card, in pieces that are not.
fn pieces(line: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for word in line.split_whitespace() {
        let longer =
            pieces.last().map(|piece| format!("{piece} {word}")).filter(|longer| rows(longer) <= HIGH);
        match (longer, pieces.last_mut()) {
            (Some(longer), Some(last)) => *last = longer,
            (None, _) | (_, None) => pieces.push(word.to_owned()),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::tried::{AROUND, page, part};

    fn titles(
        boxes: Vec<(&str, Vec<crate::profile::FilledPart>)>,
        call: Option<&Call>,
    ) -> Vec<(String, usize)> {
        let page = page("Sam", boxes);
        made(&page, AROUND.text, call).into_iter().map(|card| (card.title, card.lines.len())).collect()
    }

    #[test]
    fn what_helps_and_what_does_not_have_cards_of_their_own() {
        let boxes = || {
            vec![
                ("Know", vec![part("mp.know", &["I use a wheelchair."])]),
                (
                    "Help",
                    vec![part("mp.help", &["Everything."]), part("mpa.howhelp", &["Wait.", "Show me."])],
                ),
                ("No", vec![part("mp.dont", &["Touch my chair."])]),
            ]
        };
        let owned =
            |titles: &[(&str, usize)]| titles.iter().map(|(t, n)| ((*t).to_owned(), *n)).collect::<Vec<_>>();
        let three = [("Good to know", 1), ("What helps", 2), ("Please don’t", 1)];
        assert_eq!(titles(boxes(), None), owned(&three));
        let call = Call { name: "Alex".to_owned(), phone: "01632 960001".to_owned() };
        let four = titles(boxes(), Some(&call));
        assert_eq!(four.last().map(|(title, lines)| (title.as_str(), *lines)), Some(("Who to call", 2)));
        assert_eq!(titles(Vec::new(), None), Vec::new());
    }

    #[test]
    fn a_long_answer_goes_on_to_another_card_and_loses_no_word() {
        let words: Vec<String> = (0..200).map(|n| format!("word{n}")).collect();
        let long = words.join(" ");
        let page = page("Sam", vec![("Help", vec![part("mp.howhelp", &[&long])])]);
        let cards = made(&page, AROUND.text, None);
        assert!(cards.len() > 5, "{}", cards.len());
        assert!(cards.iter().all(|card| card.lines.iter().map(|line| rows(line)).sum::<usize>() <= HIGH));
        let said: Vec<String> = cards.into_iter().flat_map(|card| card.lines).collect();
        assert_eq!(said.join(" "), long);
    }
}
