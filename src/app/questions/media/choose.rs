//! Choosing a photo, taking it out again, and saying what it shows.

use leptos::{ev::Event, prelude::*};
use tell_it_once_core::{
    picture::{MOST_FILE, Refused},
    question::media::{Made, Picture},
    text::Text,
};

use super::{
    Lasting,
    desk::{Before, Desk, Doing, Work},
    kept::{Found, image},
};
use crate::browser::{
    files::{self, Chosen, NotRead},
    focus, picture,
    storage::NotSaved,
    task,
};

impl Desk {
    pub(super) fn chooser(self) -> AnyView {
        let words = &self.text().pictures;
        let made = Memo::new(move |_| self.slot.read.with(|now| now.as_ref().map(|picture| picture.made)));
        let sha256 =
            Memo::new(move |_| self.slot.read.with(|now| now.as_ref().map(|one| one.sha256.clone())));
        let found = Memo::new(move |_| sha256.get().map(|sha256| self.slot.io.pictures.find(&sha256)));
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
        let make = move || match made.get() {
            None => words.shapes.begin,
            Some(_) if self.maker.is_open() => words.shapes.change,
            Some(_) => words.shapes.instead,
        };
        let cut = move || {
            (made.get() == Some(Made::Photo)).then(|| self.way_to(words.crop.begin, "part", Doing::Cutting))
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
            {cut}
            {move || self.way_to(draw(), "draw", Doing::Drawing)}
            {move || self.way_to(make(), "make", Doing::Making)}
            {remove}
        }
        .into_any()
    }

    fn way_to(self, words: &'static str, part: &'static str, doing: Doing) -> AnyView {
        let begin = move |_| self.begin(doing);
        view! { <button class="btn btn--quiet" type="button" id=self.id(part) on:click=begin>{words}</button> }
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

    fn choose(self, event: &Event) {
        let Some(chosen) = files::chosen(event) else { return };
        let words = &self.text().pictures;
        self.work.set(Work::Opening);
        self.slot.say(words.working);
        let lasting = self.slot.lasting();
        task::run(async move {
            let taken = self.take(chosen).await;
            match taken {
                Ok(picture) => self.replace(picture, &lasting),
                Err(why) => self.refuse(why, &lasting),
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
        let kept = self.slot.io.pictures.keep(bytes, Made::Photo, self.slot.alt(Made::Photo)).await;
        kept.map_err(|not_saved| not_kept(text, not_saved).to_owned())
    }

    /// A picture in place of the one that was here. The page may be gone by now: the picture comes all the same.
    fn replace(self, picture: Picture, lasting: &Lasting) {
        let before = self.slot.now();
        let words = &self.text().pictures;
        if !lasting.put(&|_| Some(picture.clone())) {
            return lasting.tell(words.ready_late);
        }
        let before = before.map(|picture| Before { picture, words: words.replaced });
        let _ = self.undo.try_set(before);
        let _ = self.work.try_set(Work::Nothing);
        self.slot.say(words.ready);
    }

    /// What was here before stays.
    fn refuse(self, why: String, lasting: &Lasting) {
        let still =
            self.slot.now().map(|_| format!(" {}", self.text().pictures.still_here)).unwrap_or_default();
        let words = format!("{why}{still}");
        lasting.tell(&words);
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
}

pub(super) fn not_kept(text: &'static Text, not_saved: NotSaved) -> &'static str {
    match not_saved {
        NotSaved::Full => text.shell.not_saved_full,
        NotSaved::Refused | NotSaved::OtherTab => text.pictures.not_kept,
    }
}
