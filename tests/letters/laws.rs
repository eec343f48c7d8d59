//! What holds of every reply, whatever was said: its words are the frame's or somebody's, and each thing that is
//! shared is in it once.

use proptest::prelude::*;
use tell_it_once_core::{
    entry::Entry,
    folder::{Edit, Folder, Role, Spot},
    id::{BookletId, QuestionId},
    letters::{Letter, Paragraph, Part, Piece, Signer, Span},
};

use super::{
    family::{begun, now, row, say, words},
    shipped, written,
};

/// Questions of the reply that have rows, with a column for what was written.
const ROWS: [(&str, &str); 8] = [
    ("dr.reports", "send"),
    ("dr.b", "change"),
    ("dr.cd", "change"),
    ("dr.e", "change"),
    ("dr.f", "change"),
    ("dr.gh", "change"),
    ("dr.placement", "why"),
    ("dr.budget", "use"),
];

fn reply(folder: &Folder) -> Letter {
    let all = written(folder, Signer::Parent);
    all.into_iter().find(|(id, ..)| id == "reply").expect("there is a reply").2
}

fn spans(letter: &Letter) -> Vec<Span> {
    let of = |one: &'_ Paragraph| -> Vec<Span> {
        match one {
            Paragraph::Words(spans) => spans.clone(),
            Paragraph::Heading(words) => vec![Span::Frame(words.clone())],
            Paragraph::Lines(lines) => lines.concat(),
        }
    };
    letter.body.iter().flat_map(of).collect()
}

/// All that the frame may say: its sentences, headings and labels, and the questions of the booklet.
fn frame() -> Vec<String> {
    let (_, letters, council, booklets) = shipped();
    let template = letters.0.iter().find(|one| one.id.as_str() == "reply").expect("there is a reply");
    let mut all = vec![council.name, "\n".to_owned()];
    for part in template.parts() {
        match part {
            Part::Words(pieces) => all.extend(pieces.iter().filter_map(|piece| {
                if let Piece::Plain(words) = piece { Some(words.clone()) } else { None }
            })),
            Part::Said(said) => {
                all.extend(said.heading.clone());
                all.extend(said.labels.iter().map(|(_, label)| format!("{label}: ")));
            }
        }
    }
    let booklet = booklets.iter().find(|one| one.id.as_str() == "draft-response").expect("it is there");
    for question in booklet.questions() {
        if let tell_it_once_core::question::Kind::Rows(rows) = &question.kind {
            all.extend(rows.columns.iter().map(|column| format!("{} ", column.ask.usual)));
        }
    }
    all
}

/// What was written for each of the rows of each question, and which of the questions stay private.
fn said() -> impl Strategy<Value = Vec<(Vec<String>, bool)>> {
    let rows = prop::collection::vec("[a-z]{1,8}( [a-zé؟]{1,6}){0,3}", 0..4);
    prop::collection::vec((rows, any::<bool>()), ROWS.len())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_reply_adds_nothing_and_loses_nothing(said in said()) {
        let mut folder = begun(Role::Parent);
        let mut shared = Vec::new();
        for (n, ((question, column), (lines, is_private))) in ROWS.iter().zip(&said).enumerate() {
            // so that no two are the same
            let unique = |m: usize, line: &String| format!("{line} q{n}r{m}");
            let each = lines.iter().enumerate();
            let rows = each.clone().map(|(m, line)| row(m, &[(*column, words(&unique(m, line)))]));
            say(&mut folder, "draft-response", question, Entry::Rows(rows.collect()));
            if *is_private {
                let contributor = folder.writer().expect("somebody is here").id.clone();
                let (booklet, question) = (BookletId::known("draft-response"), QuestionId::known(question));
                let spot = Spot { contributor, booklet, question };
                let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
                folder.apply(Edit::Share { spot, asked, lang, shared: false }, now());
            } else {
                shared.extend(each.map(|(m, line)| unique(m, line)));
            }
        }
        let letter = reply(&folder);
        let frame = frame();
        let mut told = Vec::new();
        for span in spans(&letter) {
            match span {
                Span::Frame(words) => prop_assert!(frame.contains(&words), "nobody said {words:?}"),
                Span::Said(words) => told.push(words),
                // of a family of which nothing is known but these rows
                Span::Gap(_) => {}
            }
        }
        // the name of the child, who is here from the first, is a fact and no row
        told.retain(|words| words.contains(" q"));
        told.sort();
        shared.sort();
        prop_assert_eq!(told, shared);
    }
}
