//! A drawing board. Every line is kept when it ends, so that nothing waits for a button.

use leptos::{ev::PointerEvent, prelude::*, reactive::owner::LocalStorage};
use tell_it_once_core::{
    drawing::{Drawing, Ink, Nib, Outcome, Stroke, Undone},
    question::media::Made,
};

use super::{
    super::Ask,
    Slot,
    keeper::{Keeper, Work},
    tools::{inks, tools},
};
use crate::browser::{
    draw::{self, By, Earlier, Touch},
    task,
};

/// What a board offers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tools {
    /// colours, lines of three kinds, and a way to say that it is done
    All,
    OnlyLines,
}

#[derive(Clone, Copy)]
pub(super) struct Board {
    ask: StoredValue<Ask>,
    slot: Slot,
    tools: Tools,
    keeper: Keeper,
    /// which of the inks, and which of the nibs
    ink: RwSignal<usize>,
    nib: RwSignal<usize>,
    drawing: StoredValue<Drawing>,
    /// the line that is being drawn, and by which pointer
    line: StoredValue<Option<(Touch, Stroke)>>,
    /// since a pen was seen, hands only rest on the board
    has_pen: StoredValue<bool>,
    earlier: StoredValue<Option<Earlier>, LocalStorage>,
    /// what it goes on from is on it
    is_ready: StoredValue<bool>,
}

impl Board {
    pub(super) fn new(ask: &Ask, slot: Slot, tools: Tools, done: Callback<()>) -> Board {
        let going_on = slot.now().filter(|picture| picture.made == Made::Drawing);
        let keeper = Keeper::new(slot);
        keeper.begin(going_on.as_ref(), done);
        let going_on = going_on.map(|picture| picture.sha256);
        let board = Board {
            ask: StoredValue::new(ask.clone()),
            slot,
            tools,
            keeper,
            ink: RwSignal::new(0),
            nib: RwSignal::new(Nib::ALL.iter().position(|nib| *nib == Nib::default()).unwrap_or_default()),
            drawing: StoredValue::new(Drawing::default()),
            line: StoredValue::new(None),
            has_pen: StoredValue::new(false),
            earlier: StoredValue::new_local(None),
            is_ready: StoredValue::new(going_on.is_none()),
        };
        if let Some(sha256) = going_on {
            task::run(board.go_on_from(sha256));
        }
        board
    }

    async fn go_on_from(self, sha256: String) {
        let earlier = match self.slot.io.pictures.octets(&sha256).await {
            Some(bytes) => draw::earlier(&bytes).await,
            None => None,
        };
        let _ = self.earlier.try_set_value(earlier);
        let _ = self.is_ready.try_set_value(true);
        self.paint();
    }

    fn id(self) -> String {
        self.ask.try_with_value(|ask| ask.id("board")).unwrap_or_default()
    }

    pub(super) fn view(self) -> AnyView {
        let words = &self.slot.text.pictures;
        let (label, hint, no_keyboard) = match self.tools {
            Tools::All => (words.board, words.draw_hint, words.no_keyboard),
            Tools::OnlyLines => (words.mark_board, words.mark_hint, words.mark_no_keyboard),
        };
        let height = match self.tools {
            Tools::All => "800",
            Tools::OnlyLines => "400",
        };
        let tools = (self.tools == Tools::All).then(|| {
            // the first control of the question carries its id
            let (dom, ink, nib) = self.ask.with_value(|ask| (ask.dom.clone(), ask.id("ink"), ask.id("nib")));
            let nibs = Nib::ALL.map(|nib| (words.nib(nib), None)).into();
            let inks = inks(self.slot.text, ink, Some(dom), self.ink);
            [inks, tools(words.line, nib, None, nibs, self.nib)].collect_view()
        });
        view! {
            <div class="draw">
                <p class="hint">{hint} " " {no_keyboard}</p>
                {tools}
                <div class="draw__board">
                    <canvas id=self.id() width="1200" height=height role="img" aria-label=label
                        on:pointerdown=move |event| self.begin(&event)
                        on:pointermove=move |event| self.go(&event)
                        on:pointerup=move |event| self.lift(&event)
                        on:pointercancel=move |event| self.lift(&event)
                    ></canvas>
                </div>
                {self.keeper.fault()}
                {self.buttons()}
            </div>
        }
        .into_any()
    }

    fn buttons(self) -> AnyView {
        let (words, undo) = (&self.slot.text.pictures, self.slot.text.shell.undo);
        let done = (self.tools == Tools::All).then(|| {
            view! { <button class="btn" type="button" on:click=move |_| self.keeper.finish()>{words.done}</button> }
        });
        view! {
            <div class="cluster">
                <button class="btn btn--quiet btn--small" type="button" on:click=move |_| self.undo()>
                    {undo}
                </button>
                <button class="btn btn--quiet btn--small" type="button" on:click=move |_| self.clear()>
                    {words.clear}
                </button>
                {done}
            </div>
        }
        .into_any()
    }

    fn begin(self, event: &PointerEvent) {
        if !self.is_ready.get_value() {
            return;
        }
        let Some(touch) = draw::began(event) else { return };
        let has_pen = self.has_pen.get_value();
        let drawing_already = self.line.with_value(|line| line.as_ref().map(|(by, _)| by.by));
        let may_draw = match (touch.by, drawing_already) {
            // a pen takes over from the hand that came down before it
            (By::Pen, Some(By::Finger)) | (By::Pen | By::Mouse, None) => true,
            (By::Finger, None) => !has_pen,
            (By::Pen | By::Finger | By::Mouse, Some(_)) => false,
        };
        if !may_draw {
            return;
        }
        self.has_pen.set_value(has_pen || touch.by == By::Pen);
        let (ink, nib) = (Ink::ALL[self.ink.get_untracked()], Nib::ALL[self.nib.get_untracked()]);
        let stroke = Stroke::start(ink, nib, touch.at);
        if drawing_already.is_some() {
            self.paint();
        }
        draw::bend(&self.id(), stroke.ink, stroke.nib, stroke.tail());
        self.line.set_value(Some((touch, stroke)));
    }

    fn go(self, event: &PointerEvent) {
        let Some(touch) = draw::touch(event) else { return };
        self.line.update_value(|line| {
            if let Some((_, stroke)) = line.as_mut().filter(|(by, _)| by.pointer == touch.pointer) {
                let bend = stroke.extend(touch.at);
                draw::bend(&self.id(), stroke.ink, stroke.nib, bend);
            }
        });
    }

    fn lift(self, event: &PointerEvent) {
        let Some(touch) = draw::touch(event) else { return };
        let is_its =
            |line: &Option<(Touch, Stroke)>| line.as_ref().is_some_and(|(by, _)| by.pointer == touch.pointer);
        if !self.line.with_value(is_its) {
            return;
        }
        let mut lifted = None;
        self.line.update_value(|line| lifted = line.take());
        let Some((_, stroke)) = lifted else { return };
        draw::bend(&self.id(), stroke.ink, stroke.nib, stroke.tail());
        self.drawing.update_value(|drawing| drawing.draw(stroke));
        self.save();
    }

    fn undo(self) {
        let words = &self.slot.text.pictures;
        let mut undone = None;
        self.drawing.update_value(|drawing| undone = drawing.undo());
        let said = match undone {
            Some(Undone::Line) => words.undone_line,
            Some(Undone::Clearing) => words.undone_clear,
            None => words.nothing_to_undo,
        };
        self.slot.say(said);
        if undone.is_some() {
            self.paint();
            self.save();
        }
    }

    fn clear(self) {
        let is_empty = self.drawing.with_value(|drawing| match drawing.outcome() {
            Outcome::AsBefore => self.earlier.with_value(Option::is_none),
            Outcome::Nothing => true,
            Outcome::Lines => false,
        });
        if is_empty {
            return;
        }
        self.drawing.update_value(Drawing::clear);
        self.slot.say(self.slot.text.pictures.cleared);
        self.paint();
        self.save();
    }

    fn paint(self) {
        let id = self.id();
        let _ = self.drawing.try_with_value(|drawing| {
            self.earlier.try_with_value(|earlier| draw::all(&id, drawing, earlier.as_ref()))
        });
    }

    fn save(self) {
        let work = move |outcome| match outcome {
            Outcome::AsBefore => Work::AsBefore,
            Outcome::Nothing => Work::Nothing,
            Outcome::Lines => {
                let id = self.id();
                let alt = match self.tools {
                    Tools::All => self.slot.alt(Made::Drawing),
                    Tools::OnlyLines => self.slot.text.pictures.a_mark.to_owned(),
                };
                Work::Picture { png: Box::pin(async move { draw::png(&id).await }), alt }
            }
        };
        self.keeper.save(Box::new(move || self.drawing.try_with_value(Drawing::outcome).map(work)));
    }
}
