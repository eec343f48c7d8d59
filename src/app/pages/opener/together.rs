//! What is read, be it one file or all of one family together; and the latter's own page.

use leptos::prelude::*;
use tell_it_once_core::{
    bundle::{hidden::visible_name, names::BundleId},
    casework::{Case, Layout, Together},
    document::{Block, Weight},
};

use super::{Chosen, Cover, Desk, Held, RESULT, State};
use crate::pages::document::Paper;

/// Of which several different files are open.
#[derive(Clone, PartialEq)]
struct Family {
    folder: BundleId,
    /// the child, as the newest file has it
    about: String,
    files: usize,
}

impl Desk {
    /// The files that are read, untracked.
    pub(super) fn files_of(self, chosen: &Chosen) -> Vec<Held> {
        let is_read = |id: u32, held: &Held| match chosen {
            Chosen::File(one) => *one == id,
            Chosen::Together(folder) => held.verdict.bundle().bundle_id == *folder,
        };
        let opened = |rows: &Vec<super::Row>| {
            let held = rows.iter().filter_map(|row| match &row.state {
                State::Opened(held) if is_read(row.id, held) => Some(held.clone()),
                State::Opened(_)
                | State::Waiting
                | State::Locked(_)
                | State::Refused(_)
                | State::NotRead(_) => None,
            });
            held.collect()
        };
        self.rows.try_with_untracked(opened).unwrap_or_default()
    }

    /// `None` where fewer than two different files of the family are open.
    pub(super) fn with_together<T>(
        self,
        folder: &BundleId,
        look: impl FnOnce(&Together<'_>) -> T,
    ) -> Option<T> {
        let files = self.files_of(&Chosen::Together(folder.clone()));
        let pack = self.app.pack();
        let verdicts = files.iter().map(|held| held.verdict.as_ref());
        Together::of(verdicts, folder, &pack.booklets).map(|together| look(&together))
    }

    /// The family of these files, where they are all of one and can be read together.
    pub(super) fn one_family(self, ids: &[u32]) -> Option<Chosen> {
        let mut folders =
            ids.iter().filter_map(|id| Some(self.held_now(*id)?.verdict.bundle().bundle_id.clone()));
        let folder = folders.next()?;
        let is_one = folders.all(|other| other == folder) && self.with_together(&folder, |_| ()).is_some();
        is_one.then_some(Chosen::Together(folder))
    }

    /// A button for each family of which there is more than one file.
    pub(super) fn families(self) -> AnyView {
        let all = Memo::new(move |_| {
            self.rows.track();
            untrack(|| self.all_families())
        });
        let button = move |family: Family| {
            let chosen = Chosen::Together(family.folder);
            let is_here = {
                let chosen = chosen.clone();
                Memo::new(move |_| self.chosen.get().as_ref() == Some(&chosen))
            };
            let about = self.text.together.with(family.files, &[("name", &family.about)]);
            view! {
                <button class="opener__file" type="button" aria-current=move || is_here.get().then_some("true")
                    on:click=move |_| self.read(chosen.clone())>
                    <strong><bdi>{about}</bdi></strong>
                    <span class="said">{self.text.together_hint}</span>
                </button>
            }
        };
        (move || all.get().into_iter().map(button).collect_view()).into_any()
    }

    fn all_families(self) -> Vec<Family> {
        let ids: Vec<u32> = self.rows.with(|rows| rows.iter().map(|row| row.id).collect());
        let mut folders: Vec<BundleId> = Vec::new();
        for held in ids.into_iter().filter_map(|id| self.held_now(id)) {
            let folder = &held.verdict.bundle().bundle_id;
            if !folders.contains(folder) {
                folders.push(folder.clone());
            }
        }
        let family = |folder: BundleId| {
            let (about, files) = self.with_together(&folder, |together| {
                let newest = together.files().first();
                let about = newest.map(|file| visible_name(file.bundle().subject.called()));
                (about.unwrap_or_default(), together.files().len())
            })?;
            Some(Family { folder, about, files })
        };
        folders.into_iter().filter_map(family).collect()
    }

    pub(super) fn draw_together(self, folder: &BundleId) {
        let cover = self.with_together(folder, |together| Cover {
            receipt: String::new(),
            opening: together.cover(),
            about: together.about(),
            marking: together.marking(),
            changed: Vec::new(),
        });
        self.cover.set(cover);
    }

    pub(super) fn together(self, folder: BundleId) -> AnyView {
        let family = self.all_families().into_iter().find(|family| family.folder == folder);
        let Some(family) = family else { return self.nothing_yet() };
        let chosen = Chosen::Together(folder);
        view! {
            <article class="opener__reading" aria-labelledby=RESULT>
                <div class="opener__verdict card flow no-print">
                    <h2 id=RESULT tabindex="-1">{self.text.together.with(family.files, &[("name", &family.about)])}</h2>
                    <p>{self.text.together_words}</p>
                </div>
                {self.tools(chosen.clone())}
                {self.paper(chosen)}
            </article>
        }
        .into_any()
    }

    fn body(self, chosen: &Chosen, layout: Layout) -> Vec<Block> {
        let pack = self.app.pack();
        match chosen {
            Chosen::File(id) => {
                let held = self.held_now(*id);
                held.map(|held| Case::of(&held.verdict, &pack.booklets).body(layout))
            }
            Chosen::Together(folder) => self.with_together(folder, |together| together.body(layout)),
        }
        .unwrap_or_default()
    }

    /// The document itself: the only thing that is printed.
    pub(super) fn paper(self, chosen: Chosen) -> AnyView {
        let coming = self.text.drawing;
        let whole = move || {
            let Some(cover) = self.cover.get() else {
                return view! { <p class="no-print">{coming}</p> }.into_any();
            };
            let body = self.body(&chosen, self.layout.get());
            let mut paper = Paper::new(self.pictures.get());
            let opening = cover.opening.iter().map(|block| opening(&mut paper, block)).collect_view();
            let about = paper.blocks(&cover.about);
            let changed = paper.blocks(&cover.changed);
            let body = paper.blocks(&body);
            let marking =
                cover.marking.map(|words| view! { <p class="paper__marking print-only">{words}</p> });
            view! {
                {paper.contents(self.text.jump)}
                <div class="paper">
                    {marking}
                    <div>{opening} {about} <div class="paper__break"></div> {changed} {body}</div>
                </div>
            }
            .into_any()
        };
        whole.into_any()
    }
}

/// On the screen the title and the verdict stand above already. A warning is never left out.
fn opening(paper: &mut Paper, block: &Block) -> AnyView {
    let drawn = paper.block(block);
    match block {
        Block::Note(Weight::Warning, _) => drawn,
        Block::Title(_)
        | Block::Heading(..)
        | Block::Paragraph(_)
        | Block::Note(Weight::Remark, _)
        | Block::List(..)
        | Block::Table(_)
        | Block::Picture(_)
        | Block::PageBreak => view! { <div class="print-only">{drawn}</div> }.into_any(),
    }
}
