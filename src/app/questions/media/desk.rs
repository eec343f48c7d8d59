//! The desk of a question: a picture is chosen, drawn, made of shapes or cut there, one at a time.

use leptos::prelude::*;
use tell_it_once_core::{
    question::media::{Made, Picture},
    text::Text,
};

use super::{
    super::Ask,
    Slot,
    board::{Board, Tools},
    crop::Cutter,
    shapes::Maker,
};
use crate::browser::{focus, input};

#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) ask: StoredValue<Ask>,
    pub(super) slot: Slot,
    pub(super) doing: RwSignal<Doing>,
    pub(super) maker: Maker,
    pub(super) work: RwSignal<Work>,
    pub(super) undo: RwSignal<Option<Before>>,
}

/// What stands on the desk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Doing {
    Choosing,
    Drawing,
    /// a picture is made of shapes
    Making,
    /// a part of the photo is chosen
    Cutting,
}

#[derive(Clone, PartialEq)]
pub(super) enum Work {
    Nothing,
    /// a photo is made ready
    Opening,
    /// why there is none, and what to do next
    Refused(String),
}

/// A picture that was here before, and what happened to it.
#[derive(Clone)]
pub(super) struct Before {
    pub(super) picture: Picture,
    pub(super) words: &'static str,
}

impl Desk {
    pub(super) fn new(ask: &Ask, slot: Slot) -> Desk {
        let ask = StoredValue::new(ask.clone());
        Desk {
            ask,
            slot,
            doing: RwSignal::new(Doing::Choosing),
            maker: Maker::new(ask, slot),
            work: RwSignal::new(Work::Nothing),
            undo: RwSignal::new(None),
        }
    }

    pub(super) fn id(self, part: &str) -> String {
        self.ask.with_value(|ask| ask.id(part))
    }

    pub(super) fn text(self) -> &'static Text {
        self.slot.text
    }

    pub(super) fn view(self) -> AnyView {
        let has_picture = Memo::new(move |_| self.slot.read.with(Option::is_some));
        let place = move || match self.doing.get() {
            Doing::Choosing => self.chooser(),
            Doing::Drawing => self.board(),
            Doing::Making => self.shapes(),
            Doing::Cutting => self.cutter(),
        };
        view! {
            {place}
            {move || has_picture.get().then(|| self.described())}
        }
        .into_any()
    }

    /// A picture is here, or on its way.
    pub(super) fn is_busy(self) -> Memo<bool> {
        Memo::new(move |_| {
            self.slot.read.with(Option::is_some)
                || self.doing.get() != Doing::Choosing
                || self.work.with(|work| *work == Work::Opening)
        })
    }

    fn described(self) -> AnyView {
        let words = &self.text().pictures;
        let (id, hint) = (self.id("shows"), self.id("shows-hint"));
        let value = Memo::new(move |_| {
            self.slot.read.with(|now| now.as_ref().map(|picture| picture.alt.clone())).unwrap_or_default()
        });
        let set = move |alt: String| {
            if let Some(picture) = self.slot.now() {
                self.slot.put(Some(Picture { alt, ..picture }));
            }
        };
        // a picture is never left without words
        let leave = move |alt: String| {
            if let Some(made) = self.slot.now().map(|picture| picture.made).filter(|_| alt.trim().is_empty())
            {
                set(self.slot.alt(made));
            }
        };
        view! {
            <div class="field">
                <label for=id.clone()>{words.shows}</label>
                <p class="hint" id=hint.clone()>{words.shows_hint}</p>
                <input class="input" id=id type="text" autocomplete="off" aria-describedby=hint
                    prop:value=value on:input=move |event| set(input::typed(&event))
                    on:change=move |event| leave(input::typed(&event)) />
            </div>
        }
        .into_any()
    }

    pub(super) fn begin(self, doing: Doing) {
        if self.work.with_untracked(|work| *work == Work::Opening) {
            return;
        }
        self.work.set(Work::Nothing);
        self.undo.set(None);
        self.doing.set(doing);
        focus::by_id(&self.ask.with_value(|ask| ask.dom.clone()));
    }

    /// Back to the choice, with a way to the picture that was here before.
    fn end(self, undo: Option<Before>, focus: &str) {
        self.undo.set(undo);
        self.doing.set(Doing::Choosing);
        focus::by_id(&self.id(focus));
    }

    fn board(self) -> AnyView {
        let before = self.slot.now();
        let done = Callback::new(move |()| {
            // going on with a drawing loses nothing
            let now = self.slot.now();
            let lost = before.clone().filter(|before| before.made == Made::Photo || now.is_none());
            self.drawn(lost, "draw");
        });
        self.ask.with_value(|ask| Board::new(ask, self.slot, Tools::All, done)).view()
    }

    fn shapes(self) -> AnyView {
        self.maker.open(Callback::new(move |()| self.drawn(self.maker.before(), "make")));
        self.maker.view()
    }

    fn drawn(self, before: Option<Picture>, focus: &str) {
        let words = &self.text().pictures;
        let now = self.slot.now();
        let lost = before.filter(|before| now.as_ref().is_none_or(|now| now.sha256 != before.sha256));
        let (happened, said) = match now.map(|picture| picture.made) {
            Some(Made::Drawing) => (words.replaced, words.drawing_kept),
            Some(Made::Photo) => (words.replaced, words.still_here),
            None => (words.removed, words.none),
        };
        self.slot.say(said);
        self.end(lost.map(|picture| Before { picture, words: happened }), focus);
    }

    fn cutter(self) -> AnyView {
        let done = Callback::new(move |before: Option<Picture>| {
            let words = self.text().pictures.crop.cut;
            self.end(before.map(|picture| Before { picture, words }), "part");
        });
        Cutter::new(self.ask, self.slot, done).view()
    }
}
