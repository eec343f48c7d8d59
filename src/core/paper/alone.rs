//! Blank booklets as files that stand by themselves: for a site without the app, for a memory stick, for an email.
//!
//! Nothing in them runs, and nothing in them is fetched.

use chrono::{DateTime, NaiveDate, Utc};

use super::Paper;
use crate::{
    booklet::{Asks, Booklet},
    folder::{Folder, child_id},
    html::{Element, Node, classed, el, heading},
    id::{BookletId, ContributorId, FolderId},
    sitting::Sitting,
    text::Text,
    words::Style,
};

const FORM: &str = include_str!("../../../style/components/form.css");
const ALONE: &str = include_str!("alone.css");
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

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
            el("nav").with("aria-label", words.all_title).add(el("p").add(link(LIST, words.all_title)));
        let form = Paper { sitting, filled: false, level: 1 }.draw();
        let main = el("main").add(classed("p", "screen").add(words.all_how)).add(form);
        file(text, title, [classed("header", "screen").add(back), main])
    })
}

/// The list of them.
pub fn list<'a>(booklets: impl IntoIterator<Item = &'a Booklet>, text: &'static Text) -> String {
    let words = text.paper();
    let row = |booklet: &Booklet| {
        let titled = |style, say: fn(&str) -> String| {
            let title = with_blank(booklet, Style::Usual, text, |sitting| sitting.say(&booklet.title));
            el("li").add(link(&file_name(&booklet.id, style), &say(&title)))
        };
        [titled(Style::Usual, words.all_usual), titled(Style::Easier, words.all_easier)]
    };
    let rows = booklets.into_iter().flat_map(row).collect::<Vec<_>>();
    let main = el("main")
        .add(heading(1).add(words.all_title))
        .add(el("p").add(words.all_lead))
        .add(el("ul").all(rows))
        .add(el("p").add(words.all_how))
        .add(el("p").add(link("../", words.all_start)));
    file(text, words.all_title.to_owned(), [main])
}

fn link(to: &str, words: &str) -> Element {
    el("a").with("href", to).add(words)
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
        .add(el("meta").with("charset", "utf-8"))
        .add(el("meta").with("http-equiv", "Content-Security-Policy").with("content", POLICY))
        .add(el("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"))
        .add(el("title").add(title))
        .add(Node::Style(ALONE))
        .add(Node::Style(FORM));
    let html = el("html").with("lang", text.lang).add(head).add(el("body").all(body));
    format!("<!DOCTYPE html>\n{}\n", Node::from(html).write(&|_| None))
}
