//! Makes a picture of shapes, with buttons or keys alone: for people who do not draw with a pointer.
//!
//! Plain buttons rather than a grid to move about in: they work alike with a keyboard, a switch, a touch and a
//! screen reader, whichever way it reads. Arrow keys and a touch on the paper are there besides.

use leptos::{ev::KeyboardEvent, prelude::*};
use tell_it_once_core::{
    drawing::{
        Ink, Outcome,
        layout::{COLUMNS, Cell, Layout, ROWS, Way},
        shape::{Placed, Shape},
    },
    question::media::Picture,
};

use super::{
    super::Ask,
    Slot,
    keeper::{Keeper, Work},
    tools::{inks, tools},
};
use crate::browser::draw::{self, Key};

#[derive(Clone, Copy)]
pub(super) struct Maker {
    ask: StoredValue<Ask>,
    slot: Slot,
    keeper: Keeper,
    /// which of the shapes, and which of the inks
    shape: RwSignal<usize>,
    ink: RwSignal<usize>,
    layout: RwSignal<Layout>,
}

impl Maker {
    pub(super) fn new(ask: StoredValue<Ask>, slot: Slot) -> Maker {
        Maker {
            ask,
            slot,
            keeper: Keeper::new(slot),
            shape: RwSignal::new(0),
            ink: RwSignal::new(0),
            layout: RwSignal::new(Layout::default()),
        }
    }

    /// Goes on with the picture that was made on this page, or begins a new one.
    pub(super) fn open(self, done: Callback<()>) {
        if self.is_open() {
            self.keeper.go_on(done);
        } else {
            self.layout.set(Layout::default());
            self.keeper.begin(None, done);
        }
    }

    /// Whether the picture that is here was made on this page.
    pub(super) fn is_open(self) -> bool {
        self.keeper.is_here()
    }

    /// The picture in whose place this one is made.
    pub(super) fn before(self) -> Option<Picture> {
        self.keeper.before()
    }

    pub(super) fn view(self) -> AnyView {
        let (text, words) = (self.slot.text, &self.slot.text.pictures.shapes);
        // the first control of the question carries its id
        let (dom, shape, ink) = self.ask.with_value(|ask| (ask.dom.clone(), ask.id("shape"), ask.id("ink")));
        let shapes = Shape::ALL.map(|shape| {
            let outline = shape.outline();
            let shown = view! { <svg viewBox="0 0 100 100" aria-hidden="true"><path d=outline /></svg> };
            (words.name(shape), Some(shown.into_any()))
        });
        view! {
            <div class="draw">
                <p class="hint">{words.hint}</p>
                <p class="hint">{words.keys}</p>
                {tools(words.shape, shape, Some(dom), shapes.into(), self.shape)}
                {inks(text, ink, None, self.ink)}
                {self.paper()}
                {self.pad()}
                {self.keeper.fault()}
            </div>
        }
        .into_any()
    }

    fn paper(self) -> AnyView {
        let words = &self.slot.text.pictures.shapes;
        let label = move || self.layout.with(|layout| words.paper(layout));
        let placed = move || {
            let one = |(cell, Placed { shape, ink }): (Cell, Placed)| {
                view! { <path d=shape.outline() fill=ink.colour() transform=format!("translate({})", place(cell)) /> }
            };
            self.layout.with(|layout| layout.placed().map(one).collect_view())
        };
        let marker = move || format!("translate({})", place(self.layout.with(Layout::at)));
        let squares: String = (1..COLUMNS).map(|n| format!("M{n}00 0V{ROWS}00")).collect();
        let squares: String =
            (1..ROWS).map(|n| format!("M0 {n}00H{COLUMNS}00")).fold(squares, |all, one| all + &one);
        view! {
            <svg class="draw__paper" viewBox=format!("0 0 {COLUMNS}00 {ROWS}00") role="img" aria-label=label
                on:click=move |event| {
                    if let Some(cell) = draw::cell(&event) {
                        self.layout.update(|layout| layout.go_to(cell));
                        self.put();
                    }
                }
            >
                <path class="draw__squares" d=squares />
                {placed}
                <path class="draw__here" d="m5 5h90v90h-90Z" transform=marker />
            </svg>
            <p>{move || self.layout.with(|layout| words.here(layout))}</p>
        }
        .into_any()
    }

    fn pad(self) -> AnyView {
        let (shell, words) = (&self.slot.text.shell, &self.slot.text.pictures.shapes);
        let button = |label: &'static str, press: fn(Maker), class: &'static str| {
            view! { <button class=class type="button" on:click=move |_| press(self)>{label}</button> }
        };
        let quiet = "btn btn--quiet";
        let ways: [fn(Maker); 4] = [
            |maker| maker.go(Way::Left),
            |maker| maker.go(Way::Right),
            |maker| maker.go(Way::Up),
            |maker| maker.go(Way::Down),
        ];
        let ways = Way::ALL.into_iter().zip(ways).map(|(way, go)| button(words.way(way), go, quiet));
        view! {
            <div class="stack" role="group" aria-label=words.pad on:keydown=move |event| self.key(&event)>
                <div class="draw__ways">{ways.collect_view()}</div>
                <div class="cluster">
                    {button(words.put, Maker::put, "btn")}
                    {button(words.take_away, Maker::take_away, quiet)}
                </div>
            </div>
            <div class="cluster">
                {button(shell.undo, Maker::undo, "btn btn--quiet btn--small")}
                {button(self.slot.text.pictures.clear, Maker::clear, "btn btn--quiet btn--small")}
                {button(self.slot.text.pictures.done, |maker| maker.keeper.finish(), "btn")}
            </div>
        }
        .into_any()
    }

    fn key(self, event: &KeyboardEvent) {
        match draw::key(event) {
            Some(Key::Go(way)) => self.go(way),
            Some(Key::TakeAway) => self.take_away(),
            None => {}
        }
    }

    pub(super) fn go(self, way: Way) {
        let went = self.layout.try_update(|layout| layout.go(way)) == Some(true);
        self.tell(if went { "" } else { self.slot.text.pictures.shapes.edge });
    }

    pub(super) fn put(self) {
        let words = &self.slot.text.pictures.shapes;
        let (shape, ink) = (Shape::ALL[self.shape.get_untracked()], Ink::ALL[self.ink.get_untracked()]);
        self.change(|layout| layout.put(Some(Placed { shape, ink })), words.placed, words.already);
    }

    fn take_away(self) {
        let words = &self.slot.text.pictures.shapes;
        self.change(|layout| layout.put(None), words.taken, words.nothing);
    }

    fn undo(self) {
        let words = &self.slot.text.pictures;
        self.change(Layout::undo, words.shapes.undone, words.nothing_to_undo);
    }

    fn clear(self) {
        let words = &self.slot.text.pictures;
        self.change(Layout::clear, words.cleared, words.shapes.nothing_at_all);
    }

    fn change(self, change: impl FnOnce(&mut Layout) -> bool, did: &str, did_not: &str) {
        let changed = self.layout.try_update(change) == Some(true);
        self.tell(if changed { did } else { did_not });
        if changed {
            self.save();
        }
    }

    /// What happened, where one is, and what is there.
    fn tell(self, happened: &str) {
        let here = self.layout.with_untracked(|layout| self.slot.text.pictures.shapes.here(layout));
        self.slot.say(format!("{happened} {here}").trim_start());
    }

    fn save(self) {
        let work = move |layout: Layout| match layout.outcome() {
            Outcome::AsBefore => Work::AsBefore,
            Outcome::Nothing => Work::Nothing,
            Outcome::Lines => {
                let alt = self.slot.text.pictures.shapes.described(&layout);
                Work::Picture { png: Box::pin(async move { draw::shapes_png(&layout).await }), alt }
            }
        };
        self.keeper.save(Box::new(move || self.layout.try_get_untracked().map(work)));
    }
}

/// Where the corner of a square is.
fn place(Cell { column, row }: Cell) -> String {
    format!("{column}00 {row}00")
}
