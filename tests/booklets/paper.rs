//! The booklets that are shipped, on paper.

use tell_it_once_core::{paper, sheet::Look, text::ENGLISH, words::Style};

use super::{booklet_of, booklets};

/// Criterion 11: every booklet can be printed without the app, with all its questions, and such a page runs and
/// fetches nothing.
#[test]
fn criterion_11_blank_booklets_stand_by_themselves() {
    for booklet in booklets() {
        for style in [Style::Usual, Style::Easier] {
            let html = paper::alone(&booklet, style, &ENGLISH);
            for question in booklet.questions().filter(|question| !question.kind.is_info()) {
                let id = format!("<span class=\"form__id\">{}</span>", question.id);
                assert_eq!(html.matches(&id).count(), 1, "{} {}", booklet.id, question.id);
            }
            for never in ["<script", "<link", "src=", "url(", "@import", "{name", "{is}", "{does}", "✓"] {
                assert!(!html.contains(never), "{} has {never}", booklet.id);
            }
            assert!(html.contains("<html lang=\"en-GB\">") && html.contains("<h1>"), "{}", booklet.id);
            let title = html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next());
            assert!(title.is_some_and(|title| title.ends_with(" – On paper")), "{title:?}");
        }
    }
}

/// Every page that the list names is made, and no other.
#[test]
fn the_list_of_booklets_to_print_leads_to_each() {
    let booklets = booklets();
    let list = paper::list(&booklets, &ENGLISH);
    let files = booklets
        .iter()
        .flat_map(|one| [Style::Usual, Style::Easier].map(|style| paper::file_name(&one.id, style)));
    let files: Vec<String> = files.collect();
    assert!(files.iter().all(|file| list.contains(&format!("href=\"{file}\""))), "{list}");
    assert_eq!(list.matches("href=").count(), files.len() + 1, "and back to the start page");
}

/// The page of somebody nearly grown looks grown up before anybody chooses.
#[test]
fn each_one_page_starts_in_a_look_for_whom_it_is() {
    let look = |id: &str| Look::usual(&booklet_of(id));
    let looks = ["my-profile-early", "my-profile", "my-profile-14", "one-page-parent"].map(look);
    assert_eq!(looks, [Look::Warm, Look::Warm, Look::Bold, Look::Plain]);
}
