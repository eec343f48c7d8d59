//! The page as one file for a screen: readable on any phone, printable, and sound for screen readers.
//!
//! Nothing in it runs, and nothing in it is fetched: styles and pictures are inside.

use super::{Around, foot, name, said, title as titled};
use crate::{
    html::{Element, Node, classed, el, heading, policy},
    profile::{FilledBox, ProfilePage},
    question::media::Picture,
    text::Text,
};

/// Written for the copy alone, since it must stand by itself. It has no letter that HTML would read as markup.
const STYLE: &str = include_str!("copy.css");

/// The whole file. `data` gives the octets of a picture as a `data:` address.
pub fn copy(page: &ProfilePage, around: Around<'_>, data: &dyn Fn(&Picture) -> Option<String>) -> String {
    let title = format!("{} – {}", page.kind, page.called(around.text));
    let head = el("head")
        .child(el("meta").with("charset", "utf-8"))
        .child(policy(&[STYLE], "data:"))
        .child(el("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"))
        .child(el("title").child(title))
        .child(Node::Style(STYLE));
    let body = el("body").child(main(page, around));
    let lang = around.text.lang;
    let html = Node::from(el("html").with("lang", lang).child(head).child(body)).write(data);
    format!("<!DOCTYPE html>\n{html}\n")
}

fn main(page: &ProfilePage, around: Around<'_>) -> Element {
    let picture =
        page.picture.as_ref().map(|picture| Node::Picture { picture: picture.clone(), class: "face" });
    let who = el("div")
        .child(classed("p", "kind").child(page.kind.as_str()))
        .child(heading(1).child(name(page, around.text)));
    let head = el("header").child(who).all(picture);
    let boxes = page.boxes.iter().filter(|one| !one.parts.is_empty()).map(|one| draw_box(one, around.text));
    el("main").child(head).all(boxes).child(foot(around))
}

fn draw_box(one: &FilledBox, text: &Text) -> Element {
    let parts = one.parts.iter().flat_map(|part| {
        let label = part.label.as_deref().map(|label| heading(3).child(label).into());
        label.into_iter().chain(said(part)).collect::<Vec<Node>>()
    });
    classed("section", one.accent.as_str()).child(titled(heading(2), one, text)).all(parts)
}

/// "my-profile.html", or with the name where somebody wanted it in there.
pub fn file_name(booklet: &str, name: Option<&str>) -> String {
    let name = name.map(slug).filter(|name| !name.is_empty());
    name.map_or_else(|| format!("{booklet}.html"), |name| format!("{booklet}-{name}.html"))
}

/// Letters and digits of any script, in lower case, with hyphens between.
fn slug(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::tried::{AROUND, page, part};

    #[test]
    fn criterion_85_the_copy_is_one_file_with_language_title_and_headings() {
        let page =
            page("Sam", vec![("What helps", vec![part("mp.help", &["</section><script>x</script>"])])]);
        let html = copy(&page, AROUND, &|_| None);
        assert!(
            html.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">"),
            "{html}"
        );
        assert!(html.contains("<title>My Profile – Sam</title><style>"), "{html}");
        assert!(html.contains("<h1><bdi>Sam</bdi></h1>") && html.contains("<h2>What helps</h2>"), "{html}");
        assert!(!html.contains("<script") && !html.contains("http://") && !html.contains("https://"));
        assert!(html.contains("&lt;/section&gt;&lt;script&gt;x&lt;/script&gt;"));
    }

    #[test]
    fn a_name_cannot_end_the_title_or_move_the_style() {
        let page = page("</title><script>x</script>", Vec::new());
        let html = copy(&page, AROUND, &|_| None);
        assert_eq!(html.matches("</title>").count(), 1);
        assert_eq!(html.matches("<script").count(), 0);
    }

    #[test]
    fn the_style_is_no_markup_and_fetches_nothing() {
        assert!(!STYLE.contains(['<', '&']) && !STYLE.contains("url(") && !STYLE.contains("@import"));
    }

    #[test]
    fn the_name_is_in_the_name_of_the_file_only_where_somebody_wants_it() {
        assert_eq!(file_name("my-profile", None), "my-profile.html");
        assert_eq!(file_name("my-profile", Some("Zoë O’Brien / ../")), "my-profile-zoë-o-brien.html");
        assert_eq!(file_name("my-profile", Some("آدم")), "my-profile-آدم.html");
        assert_eq!(file_name("my-profile", Some(" \u{202e}. ")), "my-profile.html");
    }
}
