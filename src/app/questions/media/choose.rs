//! Choosing a photo, taking it out again, and saying what it shows.

use leptos::{ev::Event, prelude::*};
use tell_it_once_core::{
    picture::{MOST_FILE, Refused},
    question::media::{Made, Picture},
    text::Text,
};

use super::{
    super::Ask,
    Slot,
    board::{Board, Tools},
    kept::{Found, image},
};
use crate::browser::{
    files::{self, Chosen, NotRead},
    focus, input, picture,
    storage::NotSaved,
    task,
};

#[derive(Clone, Copy)]
pub(super) struct Desk {
    ask: StoredValue<Ask>,
    slot: Slot,
    is_drawing: RwSignal<bool>,
    work: RwSignal<Work>,
    undo: RwSignal<Option<Before>>,
}

#[derive(Clone, PartialEq)]
enum Work {
    Nothing,
    /// a photo is made ready
    Opening,
    /// why there is none, and what to do next
    Refused(String),
}

/// A picture that was here before, and what happened to it.
#[derive(Clone)]
struct Before {
    picture: Picture,
    words: &'static str,
}

impl Desk {
    pub(super) fn new(ask: &Ask, slot: Slot) -> Desk {
        Desk {
            ask: StoredValue::new(ask.clone()),
            slot,
            is_drawing: RwSignal::new(false),
            work: RwSignal::new(Work::Nothing),
            undo: RwSignal::new(None),
        }
    }

    fn id(self, part: &str) -> String {
        self.ask.with_value(|ask| ask.id(part))
    }

    fn text(self) -> &'static Text {
        self.slot.text
    }

    pub(super) fn view(self) -> AnyView {
        let has_picture = Memo::new(move |_| self.slot.read.with(Option::is_some));
        let place = move || if self.is_drawing.get() { self.board() } else { self.chooser() };
        view! {
            {place}
            {move || has_picture.get().then(|| self.described())}
        }
        .into_any()
    }

    fn chooser(self) -> AnyView {
        let words = &self.text().pictures;
        let made = Memo::new(move |_| self.slot.read.with(|now| now.as_ref().map(|picture| picture.made)));
        let sha256 =
            Memo::new(move |_| self.slot.read.with(|now| now.as_ref().map(|one| one.sha256.clone())));
        let found = Memo::new(move |_| sha256.get().map(|sha256| self.slot.pictures.find(&sha256)));
        let everyone = move || {
            let is_photo = made.get() == Some(Made::Photo);
            is_photo.then(|| view! { <p class="hint">{words.everyone}</p> })
        };
        let is_drawing = move || made.get() == Some(Made::Drawing);
        view! {
            <div class="photo">
                <div class="photo__frame" class:photo__frame--drawing=is_drawing>
                    {self.frame(found)}
                </div>
                <div class="stack">{self.state(found)} {self.buttons(made)}</div>
            </div>
            {self.refused()}
            {self.undoing()}
            <p class="hint">{words.removes}</p>
            {everyone}
        }
        .into_any()
    }

    fn frame(self, found: Memo<Option<Signal<Found>>>) -> AnyView {
        let alt = Signal::derive(move || {
            self.slot.read.with(|now| now.as_ref().map(|picture| picture.alt.clone())).unwrap_or_default()
        });
        let frame = move || match found.get() {
            Some(found) => image(found, alt, ""),
            None => view! { <span class="photo__empty" aria-hidden="true"></span> }.into_any(),
        };
        frame.into_any()
    }

    /// What there is to say besides the picture itself.
    fn state(self, found: Memo<Option<Signal<Found>>>) -> AnyView {
        let words = &self.text().pictures;
        let state = move || {
            if self.work.with(|work| *work == Work::Opening) {
                return Some(words.working);
            }
            match found.get() {
                None => Some(words.none),
                Some(found) => (found.get() == Found::Missing).then_some(words.missing),
            }
        };
        (move || state().map(|words| view! { <p class="hint">{words}</p> })).into_any()
    }

    fn buttons(self, made: Memo<Option<Made>>) -> AnyView {
        let words = &self.text().pictures;
        let input = self.ask.with_value(|ask| ask.dom.clone());
        let fault = self.id("refused");
        let described =
            move || self.work.with(|work| matches!(work, Work::Refused(_)).then(|| fault.clone()));
        let choose = move || if made.get().is_some() { words.choose_another } else { words.choose };
        let draw = move || match made.get() {
            None => words.draw,
            Some(Made::Photo) => words.draw_instead,
            Some(Made::Drawing) => words.draw_more,
        };
        let remove = move || {
            made.get().map(|_| {
                view! {
                    <button class="btn btn--quiet" type="button" on:click=move |_| self.remove()>
                        {self.text().shell.remove}
                    </button>
                }
            })
        };
        view! {
            <label class="btn" for=input.clone()>{choose}</label>
            <input class="sr" id=input type="file" accept="image/*" aria-describedby=described
                on:change=move |event| self.choose(&event) />
            <button class="btn btn--quiet" type="button" id=self.id("draw") on:click=move |_| self.draw()>
                {draw}
            </button>
            {remove}
        }
        .into_any()
    }

    fn refused(self) -> AnyView {
        let (id, prefix) = (self.id("refused"), self.text().shell.error_prefix);
        let refused = move || match self.work.get() {
            Work::Nothing | Work::Opening => None,
            Work::Refused(words) => Some(view! {
                <p class="error-msg" id=id.clone()><span class="sr">{prefix}</span>{words}</p>
            }),
        };
        refused.into_any()
    }

    fn undoing(self) -> AnyView {
        let text = self.text();
        let notice = move || {
            self.undo.get().map(|before| {
                view! {
                    <p class="notice notice--info">
                        {before.words} " "
                        <button class="btn btn--link" type="button"
                            on:click=move |_| self.bring_back(before.picture.clone())>
                            {text.shell.undo}
                        </button>
                    </p>
                }
            })
        };
        notice.into_any()
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

    fn choose(self, event: &Event) {
        let Some(chosen) = files::chosen(event) else { return };
        let words = &self.text().pictures;
        self.work.set(Work::Opening);
        self.slot.say(words.working);
        task::run(async move {
            let taken = self.take(chosen).await;
            match taken {
                Ok(picture) => self.replace(picture),
                Err(why) => self.refuse(why),
            }
        });
    }

    async fn take(self, chosen: Chosen) -> Result<Picture, String> {
        let text = self.text();
        let said = |refused| text.pictures.refused(refused).to_owned();
        let bytes = chosen.bytes(MOST_FILE).await.map_err(|not_read| match not_read {
            NotRead::TooLarge { .. } => said(Refused::TooLong),
            NotRead::Gone => text.pictures.not_read.to_owned(),
        })?;
        let bytes = picture::small(bytes).await.map_err(said)?;
        let kept = self.slot.pictures.keep(bytes, Made::Photo, self.slot.alt(Made::Photo)).await;
        kept.map_err(|not_saved| not_kept(text, not_saved).to_owned())
    }

    /// A picture in place of the one that was here. The page may be gone by now.
    fn replace(self, picture: Picture) {
        let before = self.slot.now();
        if !self.slot.put(Some(picture)) {
            return;
        }
        let words = &self.text().pictures;
        let before = before.map(|picture| Before { picture, words: words.replaced });
        let _ = self.undo.try_set(before);
        let _ = self.work.try_set(Work::Nothing);
        self.slot.say(words.ready);
    }

    /// What was here before stays.
    fn refuse(self, why: String) {
        let still =
            self.slot.now().map(|_| format!(" {}", self.text().pictures.still_here)).unwrap_or_default();
        let words = format!("{why}{still}");
        self.slot.say(&words);
        let _ = self.work.try_set(Work::Refused(words));
    }

    fn remove(self) {
        let words = &self.text().pictures;
        let Some(picture) = self.slot.now() else { return };
        self.slot.put(None);
        self.work.set(Work::Nothing);
        self.undo.set(Some(Before { picture, words: words.removed }));
        self.slot.say(words.removed);
        focus::by_id(&self.id("draw"));
    }

    fn bring_back(self, picture: Picture) {
        self.slot.put(Some(picture));
        self.undo.set(None);
        self.slot.say(self.text().pictures.back_again);
        focus::by_id(&self.id("draw"));
    }

    fn draw(self) {
        if self.work.with_untracked(|work| *work == Work::Opening) {
            return;
        }
        self.work.set(Work::Nothing);
        self.undo.set(None);
        self.is_drawing.set(true);
        focus::by_id(&self.ask.with_value(|ask| ask.dom.clone()));
    }

    fn board(self) -> AnyView {
        let before = self.slot.now();
        let words = &self.text().pictures;
        let done = Callback::new(move |()| {
            let now = self.slot.now();
            // going on with a drawing loses nothing
            let lost = before.clone().filter(|before| match before.made {
                Made::Photo => now.as_ref() != Some(before),
                Made::Drawing => now.is_none(),
            });
            let (happened, said) = match now.map(|picture| picture.made) {
                Some(Made::Drawing) => (words.replaced, words.drawing_kept),
                Some(Made::Photo) => (words.replaced, words.still_here),
                None => (words.removed, words.none),
            };
            self.undo.set(lost.map(|picture| Before { picture, words: happened }));
            self.slot.say(said);
            self.is_drawing.set(false);
            focus::by_id(&self.id("draw"));
        });
        self.ask.with_value(|ask| Board::new(ask, self.slot, Tools::All, done)).view()
    }
}

pub(super) fn not_kept(text: &'static Text, not_saved: NotSaved) -> &'static str {
    match not_saved {
        NotSaved::Full => text.shell.not_saved_full,
        NotSaved::Refused | NotSaved::OtherTab => text.pictures.not_kept,
    }
}
