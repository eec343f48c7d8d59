//! Blank booklets as files that stand by themselves: for a site without the app, for a memory stick, for an email.
//!
//! Nothing in them runs, and nothing in them is fetched.

use chrono::{DateTime, NaiveDate, Utc};

use super::Paper;
use crate::{
    booklet::{Asks, Booklet},
    folder::{Folder, child_id},
    html::{Element, Node, classed, el, heading, policy},
    id::{BookletId, ContributorId, FolderId},
    sitting::Sitting,
    text::Text,
    words::Style,
};

const FORM: &str = include_str!("../../../style/components/form.css");
const ALONE: &str = include_str!("alone.css");

/// The page from which the others are reached.
pub const LIST: &str = "index.html";

/// "my-profile.html", "my-profile-easier.html"
pub fn file_name(booklet: &BookletId, style: Style) -> String {
    match style {
        Style::Usual => format!("{booklet}.html"),
        Style::Easier => format!("{booklet}-easier.html"),
    }
}

/// One booklet without anything in it, as a family reads it.
pub fn alone(booklet: &Booklet, style: Style, text: &'static Text) -> String {
    with_blank(booklet, style, text, |sitting| {
        let words = text.paper();
        let title = format!("{} – {}", sitting.say(&booklet.title), words.title);
        let back =
            el("nav").with("aria-label", words.all_title).child(el("p").child(link(LIST, words.all_title)));
        let form = Paper { sitting, filled: false, level: 1, english: None }.draw();
        let main = el("main").child(classed("p", "screen").child(words.all_how)).child(form);
        file(text, title, [classed("header", "screen").child(back), main])
    })
}

/// The list of them.
pub fn list<'a>(booklets: impl IntoIterator<Item = &'a Booklet>, text: &'static Text) -> String {
    let words = text.paper();
    let row = |booklet: &Booklet| {
        let (title, about) = with_blank(booklet, Style::Usual, text, |sitting| {
            (sitting.say(&booklet.title), sitting.say(&booklet.about))
        });
        let to = |style, words: String| el("li").child(link(&file_name(&booklet.id, style), &words));
        let both = classed("ul", "both")
            .child(to(Style::Usual, (words.all_usual)(&title)))
            .child(to(Style::Easier, (words.all_easier)(&title)));
        classed("section", "offered").child(heading(2).child(title)).child(el("p").child(about)).child(both)
    };
    let main = el("main")
        .child(heading(1).child(words.all_title))
        .child(classed("p", "lead").child(words.all_lead))
        .child(el("p").child(words.all_how))
        .all(booklets.into_iter().map(row))
        .child(el("p").child(link("../", words.all_start)));
    file(text, words.all_title.to_owned(), [main])
}

fn link(to: &str, words: &str) -> Element {
    el("a").with("href", to).child(words)
}

fn with_blank<T>(
    booklet: &Booklet,
    style: Style,
    text: &'static Text,
    look: impl FnOnce(&Sitting<'_>) -> T,
) -> T {
    let nobody = || "blank".to_owned();
    let folder = Folder::new(FolderId::known("blank"), nobody(), nobody(), DateTime::<Utc>::UNIX_EPOCH);
    let contributor = match booklet.asks {
        Asks::YoungPerson => child_id(),
        Asks::Family | Asks::School | Asks::Professional | Asks::Council => ContributorId::known("somebody"),
    };
    look(&Sitting::of(&folder, booklet, contributor, style, text, NaiveDate::default()))
}

fn file<const N: usize>(text: &'static Text, title: String, body: [Element; N]) -> String {
    let head = el("head")
        .child(el("meta").with("charset", "utf-8"))
        .child(policy(&[ALONE, FORM], "'none'"))
        .child(el("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"))
        .child(el("title").child(title))
        .child(Node::Style(ALONE))
        .child(Node::Style(FORM));
    let html = el("html").with("lang", text.lang).child(head).child(el("body").all(body));
    format!("<!DOCTYPE html>\n{}\n", Node::from(html).write(&|_| None))
}
