//! A document on the screen and on paper. Its headings stand under those of the page; its words are text and
//! never markup.

use std::collections::BTreeMap;

use leptos::prelude::*;
use tell_it_once_core::document::{
    Block, Direction, Lang, Level, Marks, Picture, Run, Runs, Table, Tone, Weight, direction,
};

use crate::browser::{focus, picture::Address};

/// Draws blocks one after another, and remembers the headings.
pub(super) struct Paper {
    /// by digest
    pictures: BTreeMap<String, Address>,
    /// how many headings there are
    count: usize,
    /// those of the first order, with their ids
    first: Vec<(String, String)>,
}

impl Paper {
    pub(super) fn new(pictures: BTreeMap<String, Address>) -> Paper {
        Paper { pictures, count: 0, first: Vec::new() }
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) -> AnyView {
        blocks.iter().map(|block| self.block(block)).collect_view().into_any()
    }

    pub(super) fn block(&mut self, block: &Block) -> AnyView {
        match block {
            Block::Title(said) => view! { <h2 dir=way(said)>{runs(said)}</h2> }.into_any(),
            Block::Heading(level, said) => self.heading(*level, said),
            Block::Paragraph(said) => paragraph(said),
            Block::Note(weight, lines) => {
                let class = match weight {
                    Weight::Remark => "notice notice--info",
                    Weight::Warning => "notice notice--warn",
                };
                let lines = lines.iter().map(paragraph).collect_view();
                view! { <div class=class>{lines}</div> }.into_any()
            }
            Block::List(marks, items) => list(*marks, items),
            Block::Table(table) => self.table(table),
            Block::Picture(picture) => self.picture(picture),
            Block::PageBreak => view! { <div class="paper__break"></div> }.into_any(),
        }
    }

    /// Links to the parts. They move the focus; the address stays.
    pub(super) fn contents(&self, title: &'static str) -> AnyView {
        let link = |(id, words): &(String, String)| {
            let (id, words) = (id.clone(), words.clone());
            view! {
                <li>
                    <button class="btn btn--link" type="button" on:click=move |_| focus::by_id(&id)>{words}</button>
                </li>
            }
        };
        let links = self.first.iter().map(link).collect_view();
        view! {
            <details class="disclose opener__jump no-print">
                <summary>{title}</summary>
                <ul>{links}</ul>
            </details>
        }
        .into_any()
    }

    fn heading(&mut self, level: Level, said: &Runs) -> AnyView {
        self.count += 1;
        let id = self.id();
        match level {
            Level::First => {
                self.first.push((id.clone(), said.iter().map(|run| run.text.as_str()).collect()));
                view! { <h3 id=id tabindex="-1" dir=way(said)>{runs(said)}</h3> }.into_any()
            }
            Level::Second => view! { <h4 id=id dir=way(said)>{runs(said)}</h4> }.into_any(),
            Level::Third => view! { <h5 id=id dir=way(said)>{runs(said)}</h5> }.into_any(),
        }
    }

    /// Of the last heading.
    fn id(&self) -> String {
        format!("paper-{}", self.count)
    }

    /// Named by the heading over it. Wide ones scroll in a frame of their own, by keyboard too.
    fn table(&self, table: &Table) -> AnyView {
        let (id, named) = (self.id(), self.id());
        let header =
            table.header.iter().map(|cell| view! { <th scope="col" dir=way(cell)>{runs(cell)}</th> });
        let header = header.collect_view();
        let row = |row: &Vec<Runs>| {
            let cells = row.iter().map(|cell| view! { <td dir=way(cell)>{runs(cell)}</td> }).collect_view();
            view! { <tr>{cells}</tr> }
        };
        let rows = table.rows.iter().map(row).collect_view();
        view! {
            <div class="paper__table" role="group" tabindex="0" aria-labelledby=named>
                <table aria-labelledby=id><thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table>
            </div>
        }
        .into_any()
    }

    /// Its words stand under it as a paragraph of their own. Where it cannot be drawn, they stand for it.
    fn picture(&self, picture: &Picture) -> AnyView {
        match self.pictures.get(&picture.sha256) {
            Some(address) => {
                let from = address.as_str().to_owned();
                view! { <img class="paper__picture" src=from alt=picture.alt.clone() /> }.into_any()
            }
            None => view! { <p>{picture.alt.clone()}</p> }.into_any(),
        }
    }
}

fn paragraph(said: &Runs) -> AnyView {
    view! { <p dir=way(said)>{runs(said)}</p> }.into_any()
}

fn list(marks: Marks, items: &[Runs]) -> AnyView {
    let items = items.iter().map(|item| view! { <li dir=way(item)>{runs(item)}</li> }).collect_view();
    match marks {
        Marks::Bullets => view! { <ul>{items}</ul> }.into_any(),
        Marks::Numbers => view! { <ol>{items}</ol> }.into_any(),
    }
}

/// Only where it is not that of the page.
fn way(said: &[Run]) -> Option<&'static str> {
    match direction(said) {
        Direction::LeftToRight => None,
        Direction::RightToLeft => Some("rtl"),
    }
}

fn runs(said: &Runs) -> AnyView {
    said.iter().map(run).collect_view().into_any()
}

/// Each in its own voice, language and direction.
fn run(run: &Run) -> AnyView {
    let lang = match &run.lang {
        Lang::Ours => None,
        Lang::Other(lang) => Some(lang.clone()),
        Lang::Unknown => Some("und".to_owned()),
    };
    let turns = run.pieces().iter().any(|(way, _)| *way == Direction::RightToLeft);
    let text = run.text.clone();
    let text = if turns || lang.is_some() {
        view! { <bdi lang=lang>{text}</bdi> }.into_any()
    } else {
        text.into_any()
    };
    match run.tone {
        Tone::Plain => text,
        Tone::Strong => view! { <strong>{text}</strong> }.into_any(),
        Tone::Quiet => view! { <span class="said">{text}</span> }.into_any(),
    }
}
