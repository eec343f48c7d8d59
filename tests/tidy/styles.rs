//! Styles: directions are logical, colours come from the tokens, every file is used.

use crate::{repo, tidy::none};

/// What is wrong where text runs from right to left, or from top to bottom.
const PHYSICAL: [&str; 12] = [
    "left",
    "right",
    "top",
    "bottom",
    "width",
    "height",
    "min-width",
    "max-width",
    "min-height",
    "max-height",
    "overflow-x",
    "overflow-y",
];
const SIDES: [&str; 4] = ["left", "right", "top", "bottom"];
const SIDED: [&str; 5] = ["margin-", "padding-", "border-", "scroll-margin-", "scroll-padding-"];

fn is_physical(property: &str, value: &str) -> bool {
    let sided = SIDED.iter().filter_map(|start| property.strip_prefix(start));
    let sided = sided.into_iter().any(|rest| rest.split('-').any(|part| SIDES.contains(&part)));
    let turned = ["text-align", "float", "clear", "caption-side", "resize"].contains(&property)
        && value.split_whitespace().any(|word| ["left", "right", "horizontal", "vertical"].contains(&word));
    PHYSICAL.contains(&property) || sided || turned
}

/// Without comments, on the lines where they are.
fn plain(css: &str) -> String {
    let mut plain = css.to_owned();
    while let Some(start) = plain.find("/*") {
        let end = plain[start..].find("*/").map_or(plain.len(), |end| start + end + 2);
        let lines = "\n".repeat(plain[start..end].matches('\n').count());
        plain.replace_range(start..end, &lines);
    }
    plain
}

/// Every declaration, with its line.
fn declarations(css: &str) -> Vec<(usize, String, String)> {
    let mut found = Vec::new();
    let (mut line, mut piece) = (1, String::new());
    for letter in plain(css).chars() {
        line += usize::from(letter == '\n');
        match letter {
            '{' => piece.clear(),
            ';' | '}' => {
                if let Some((property, value)) = piece.split_once(':') {
                    found.push((line, property.trim().to_owned(), value.trim().to_owned()));
                }
                piece.clear();
            }
            _ => piece.push(letter),
        }
    }
    found
}

#[test]
fn criterion_75_directions_are_logical() {
    assert!(is_physical("margin-left", "1px") && is_physical("border-top-left-radius", "1px"));
    assert!(is_physical("text-align", "left") && !is_physical("margin-inline-start", "1px"));
    let mut found = Vec::new();
    for path in repo::files("style", ".css") {
        let all = declarations(&repo::text(&path));
        let physical = all.into_iter().filter(|(_, property, value)| is_physical(property, value));
        found.extend(physical.map(|(line, property, value)| format!("{path}:{line}: {property}: {value}")));
    }
    none(
        &found,
        "Name the side by the direction of the text: margin-inline-start, inset-block-end, inline-size.",
    );
}

/// Files with colours that are the same in every theme, and why.
const FIXED: [(&str, &str); 6] = [
    ("style/tokens.css", "the tokens themselves"),
    ("style/components/draw.css", "the inks of the board and its white paper, as drawings are saved"),
    ("style/components/looks.css", "black ink on white paper, whatever the screen shows"),
    ("style/components/sheets.css", "black ink on white paper, and the white ground of pictures"),
    ("style/components/photo.css", "the white paper of a drawing, and the edge around a part of a photo"),
    ("style/components/tile.css", "the white ground of symbols"),
];

#[test]
fn colours_come_from_the_tokens() {
    let mut found = Vec::new();
    for path in repo::files("style", ".css") {
        if FIXED.iter().any(|(fixed, _)| *fixed == path) {
            continue;
        }
        for (line, property, value) in declarations(&repo::text(&path)) {
            let functions = ["rgb(", "rgba(", "hsl(", "oklch(", "lab("];
            let figures = value.split(|c: char| !(c.is_ascii_alphanumeric() || c == '#')).any(|word| {
                word.strip_prefix('#')
                    .is_some_and(|hex| hex.len() >= 3 && hex.bytes().all(|b| b.is_ascii_hexdigit()))
            });
            let is_one = figures || functions.iter().any(|one| value.contains(one));
            found.extend(is_one.then(|| format!("{path}:{line}: {property}: {value}")));
        }
    }
    none(&found, "A colour that is not a token has no contrast that a test holds it to.");
}

#[test]
fn nothing_is_important_and_every_layer_is_used() {
    let sheets = ["main.css", "later.css"];
    let [main, later] = sheets.map(|sheet| repo::text(&format!("style/{sheet}")));
    let layers =
        |sheet: &str| plain(sheet).lines().find(|line| line.starts_with("@layer ")).map(str::to_owned);
    assert!(layers(&main).is_some_and(|order| order.ends_with("council, prefs, print;")));
    assert_eq!(layers(&main), layers(&later), "both sheets know the same layers in the same order");
    let mut found = Vec::new();
    for path in repo::files("style", ".css") {
        let text = plain(&repo::text(&path));
        found.extend(text.contains("!important").then(|| format!("{path}: !important")));
        let name = path.strip_prefix("style/").unwrap_or(&path);
        let takers = [&main, &later].into_iter().filter(|sheet| sheet.contains(&format!("url(\"{name}\")")));
        let fits = sheets.contains(&name) || takers.count() == 1;
        found.extend((!fits).then(|| format!("{path}: one of main.css and later.css must take it in")));
    }
    none(&found, "The order of the layers is the whole cascade.");
}
