//! A drawing board. Every line is kept when it ends, so that nothing waits for a button.

use leptos::{ev::PointerEvent, prelude::*, reactive::owner::LocalStorage};
use tell_it_once_core::{
    drawing::{Drawing, Ink, Nib, Outcome, Stroke, Undone},
    question::media::{Made, Picture},
};

use super::{super::Ask, Slot, choose::not_kept};
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
    done: Callback<()>,
    ink: RwSignal<Ink>,
    nib: RwSignal<Nib>,
    drawing: StoredValue<Drawing>,
    /// the line that is being drawn, and by which pointer
    line: StoredValue<Option<(Touch, Stroke)>>,
    /// since a pen was seen, hands only rest on the board
    has_pen: StoredValue<bool>,
    before: StoredValue<Option<Picture>>,
    earlier: StoredValue<Option<Earlier>, LocalStorage>,
    /// what it goes on from is on it
    is_ready: StoredValue<bool>,
    saving: StoredValue<Saving>,
    fault: RwSignal<Option<&'static str>>,
}

/// Drawings are kept one after another, so that an older one never comes last.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Saving {
    is_busy: bool,
    again: bool,
    then_done: bool,
}

impl Board {
    pub(super) fn new(ask: &Ask, slot: Slot, tools: Tools, done: Callback<()>) -> Board {
        let before = slot.now();
        let going_on = before.as_ref().filter(|picture| picture.made == Made::Drawing);
        let going_on = going_on.map(|picture| picture.sha256.clone());
        let board = Board {
            ask: StoredValue::new(ask.clone()),
            slot,
            tools,
            done,
            ink: RwSignal::new(Ink::default()),
            nib: RwSignal::new(Nib::default()),
            drawing: StoredValue::new(Drawing::default()),
            line: StoredValue::new(None),
            has_pen: StoredValue::new(false),
            before: StoredValue::new(before),
            earlier: StoredValue::new_local(None),
            is_ready: StoredValue::new(going_on.is_none()),
            saving: StoredValue::new(Saving::default()),
            fault: RwSignal::new(None),
        };
        if let Some(sha256) = going_on {
            task::run(board.go_on_from(sha256));
        }
        board
    }

    async fn go_on_from(self, sha256: String) {
        let earlier = match self.slot.pictures.octets(&sha256).await {
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
        let tools = (self.tools == Tools::All).then(|| view! { {self.inks()} {self.nibs()} });
        let prefix = self.slot.text.shell.error_prefix;
        let fault = move || {
            let fault = self.fault.get();
            fault.map(|words| view! { <p class="error-msg"><span class="sr">{prefix}</span>{words}</p> })
        };
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
                {fault}
                {self.buttons()}
            </div>
        }
        .into_any()
    }

    fn buttons(self) -> AnyView {
        let (words, undo) = (&self.slot.text.pictures, self.slot.text.shell.undo);
        let done = (self.tools == Tools::All).then(|| {
            view! { <button class="btn" type="button" on:click=move |_| self.finish()>{words.done}</button> }
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

    fn inks(self) -> AnyView {
        let words = &self.slot.text.pictures;
        let (dom, name) = self.ask.with_value(|ask| (ask.dom.clone(), ask.id("ink")));
        let ink = |ink: Ink| {
            // the first control of the question carries its id
            let id = (ink == Ink::default()).then(|| dom.clone());
            let picked = Memo::new(move |_| self.ink.get() == ink);
            view! {
                <label class="pile">
                    <input type="radio" name=name.clone() id=id prop:checked=picked
                        checked=picked.get_untracked() on:change=move |_| self.ink.set(ink) />
                    <span class="draw__ink" data-ink=ink.as_str() aria-hidden="true"></span>
                    <span>{words.ink(ink)}</span>
                </label>
            }
        };
        let inks = Ink::ALL.map(ink).into_iter().collect_view();
        view! { <fieldset class="draw__tools"><legend>{words.colour}</legend>{inks}</fieldset> }.into_any()
    }

    fn nibs(self) -> AnyView {
        let words = &self.slot.text.pictures;
        let name = self.ask.with_value(|ask| ask.id("nib"));
        let nib = |nib: Nib| {
            let picked = Memo::new(move |_| self.nib.get() == nib);
            view! {
                <label class="pile">
                    <input type="radio" name=name.clone() prop:checked=picked checked=picked.get_untracked()
                        on:change=move |_| self.nib.set(nib) />
                    <span>{words.nib(nib)}</span>
                </label>
            }
        };
        let nibs = Nib::ALL.map(nib).into_iter().collect_view();
        view! { <fieldset class="draw__tools"><legend>{words.line}</legend>{nibs}</fieldset> }.into_any()
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
        let stroke = Stroke::start(self.ink.get_untracked(), self.nib.get_untracked(), touch.at);
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

    /// Closes the board, once its last line is kept.
    fn finish(self) {
        if self.saving.with_value(|saving| saving.is_busy) {
            self.saving.update_value(|saving| saving.then_done = true);
        } else {
            self.done.run(());
        }
    }

    fn save(self) {
        if self.saving.with_value(|saving| saving.is_busy) {
            self.saving.update_value(|saving| saving.again = true);
            return;
        }
        self.saving.set_value(Saving { is_busy: true, ..Saving::default() });
        task::run(async move {
            // the page may be gone after every wait
            while let Some(outcome) = self.drawing.try_with_value(Drawing::outcome) {
                let kept = self.keep(outcome).await;
                let fault = kept.map(|picture| self.put(picture)).err();
                let _ = self.fault.try_set(fault);
                let Some(saving) = self.saving.try_get_value() else { return };
                let again = saving.again;
                self.saving.set_value(Saving { is_busy: again, again: false, ..saving });
                if !again {
                    if saving.then_done && fault.is_none() {
                        self.done.run(());
                    }
                    return;
                }
            }
        });
    }

    async fn keep(self, outcome: Outcome) -> Result<Option<Picture>, &'static str> {
        let text = self.slot.text;
        let before = self.before.try_get_value().flatten();
        match outcome {
            Outcome::AsBefore => Ok(before),
            // an empty board takes no photo away
            Outcome::Nothing => Ok(before.filter(|picture| picture.made == Made::Photo)),
            Outcome::Lines => {
                let bytes = draw::png(&self.id()).await.ok_or(text.pictures.not_kept)?;
                let alt = match self.tools {
                    Tools::All => self.slot.alt(Made::Drawing),
                    Tools::OnlyLines => text.pictures.a_mark.to_owned(),
                };
                let kept = self.slot.pictures.keep(bytes, Made::Drawing, alt).await;
                kept.map(Some).map_err(|not_saved| not_kept(text, not_saved))
            }
        }
    }

    /// What somebody said about this drawing stays with it.
    fn put(self, picture: Option<Picture>) {
        let now = self.slot.now().filter(|now| now.made == Made::Drawing && !now.alt.trim().is_empty());
        let picture = picture.map(|picture| match now {
            Some(now) if picture.made == Made::Drawing => Picture { alt: now.alt, ..picture },
            Some(_) | None => picture,
        });
        self.slot.put(picture);
    }
}
