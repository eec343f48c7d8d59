//! Keeps a part of a photo, chosen with buttons. Nothing changes before "Use this part".

use leptos::prelude::*;
use tell_it_once_core::{
    picture::{
        self,
        crop::{Crop, Form, Rect, Step},
    },
    question::media::{Made, Picture},
};

use super::{super::Ask, Slot, choose::not_kept};
use crate::{
    browser::{
        picture::{Address, address, part},
        task,
    },
    widgets::one_of,
};

#[derive(Clone, Copy)]
pub(super) struct Cutter {
    ask: StoredValue<Ask>,
    slot: Slot,
    pub(super) crop: RwSignal<Option<Crop>>,
    photo: RwSignal<Option<Address>>,
    pub(super) fault: RwSignal<Option<&'static str>>,
    is_busy: StoredValue<bool>,
    /// with the photo as it was before, if it was cut
    done: Callback<Option<Picture>>,
}

impl Cutter {
    pub(super) fn new(ask: StoredValue<Ask>, slot: Slot, done: Callback<Option<Picture>>) -> Cutter {
        let cutter = Cutter {
            ask,
            slot,
            crop: RwSignal::new(None),
            photo: RwSignal::new(None),
            fault: RwSignal::new(None),
            is_busy: StoredValue::new(false),
            done,
        };
        if let Some(photo) = slot.now() {
            task::run(cutter.open(photo));
        }
        cutter
    }

    async fn open(self, photo: Picture) {
        let octets = self.slot.io.pictures.octets(&photo.sha256).await;
        let opened = octets.and_then(|bytes| Some((picture::size(&bytes)?, address(&bytes)?)));
        match opened {
            Some((size, address)) => {
                let _ = self.photo.try_set(Some(address));
                let _ = self.crop.try_set(Some(Crop::new(size)));
            }
            None => {
                let _ = self.fault.try_set(Some(self.slot.text.pictures.missing));
            }
        }
    }

    pub(super) fn view(self) -> AnyView {
        let (text, words) = (self.slot.text, &self.slot.text.pictures.crop);
        let has_size = Memo::new(move |_| self.crop.with(|crop| crop.map(Crop::photo)));
        let shown = move || has_size.get().map(|_| self.shown());
        let state = move || match (self.fault.get(), self.crop.get()) {
            (Some(words), _) => view! {
                <p class="error-msg"><span class="sr">{text.shell.error_prefix}</span>{words}</p>
            }
            .into_any(),
            (None, Some(crop)) => view! { <p>{words.now(crop)}</p> }.into_any(),
            (None, None) => view! { <p class="hint">{text.pictures.working}</p> }.into_any(),
        };
        let first = self.ask.with_value(|ask| ask.dom.clone());
        let steps = Step::ALL.map(|step| {
            // the first control of the question carries its id
            let id = (step == Step::Closer).then(|| first.clone());
            view! {
                <button class="btn btn--quiet" type="button" id=id on:click=move |_| self.press(step)>
                    {words.step(step)}
                </button>
            }
        });
        let may_be_square = Memo::new(move |_| self.crop.with(|crop| crop.is_some_and(Crop::may_be_square)));
        view! {
            <div class="crop">
                <p class="hint">{words.hint}</p>
                {shown}
                {state}
                <div class="cluster" role="group" aria-label=words.move_it>{steps.collect_view()}</div>
                {move || may_be_square.get().then(|| self.forms())}
                <div class="cluster">
                    <button class="btn" type="button" on:click=move |_| self.take()>{words.take}</button>
                    <button class="btn btn--quiet" type="button" on:click=move |_| self.leave()>{words.leave}</button>
                </div>
            </div>
        }
        .into_any()
    }

    /// All of the photo, with a veil over what is not kept.
    fn shown(self) -> AnyView {
        let address = self.photo.with_untracked(|photo| photo.as_ref().map(|one| one.as_str().to_owned()));
        let size = self.crop.with_untracked(|crop| crop.map(Crop::photo));
        let (width, height) = size.map(|size| (size.width, size.height)).unwrap_or_default();
        let kept = move || self.crop.get().map(|crop| outline(crop.rect())).unwrap_or_default();
        let veil = move || format!("M0 0H{width}V{height}H0Z{}", kept());
        view! {
            <svg class="crop__photo" viewBox=format!("0 0 {width} {height}") role="img"
                aria-label=self.slot.text.pictures.crop.photo
            >
                <image href=address width=width height=height />
                <path class="crop__veil" d=veil />
                <path class="crop__edge" d=kept />
                <path class="crop__line" d=kept />
            </svg>
        }
        .into_any()
    }

    fn forms(self) -> AnyView {
        let words = &self.slot.text.pictures.crop;
        let options = [("as-it-is", Form::AsItIs), ("square", Form::Square)];
        let options = options.map(|(key, form)| (key, words.form(form).to_owned(), form));
        let chosen = Signal::derive(move || self.crop.get().map(Crop::form));
        let choose = Callback::new(move |form| {
            if let Some(crop) = self.crop.get_untracked() {
                let next = crop.with_form(form);
                self.crop.set(Some(next));
                self.slot.say(&words.now(next));
            }
        });
        let options = one_of(&self.ask.with_value(|ask| ask.id("form")), options, chosen, choose);
        view! { <fieldset class="field"><legend>{words.form}</legend>{options}</fieldset> }.into_any()
    }

    fn press(self, step: Step) {
        let words = &self.slot.text.pictures.crop;
        let Some(crop) = self.crop.get_untracked() else { return };
        match crop.after(step) {
            Some(next) => {
                self.crop.set(Some(next));
                self.slot.say(&words.after(step, next));
            }
            None => self.slot.say(&format!("{} {}", words.cannot(step), words.now(crop))),
        }
    }

    fn leave(self) {
        self.slot.say(self.slot.text.pictures.crop.left_as_it_was);
        self.done.run(None);
    }

    fn take(self) {
        let (Some(photo), Some(crop)) = (self.slot.now(), self.crop.get_untracked()) else { return };
        if self.is_busy.get_value() {
            return;
        }
        if crop.is_all() {
            return self.leave();
        }
        self.is_busy.set_value(true);
        let words = &self.slot.text.pictures;
        self.slot.say(words.working);
        let lasting = self.slot.lasting();
        task::run(async move {
            let cut = self.cut(&photo, crop.rect()).await;
            let _ = self.is_busy.try_set_value(false);
            match cut {
                Ok(part) => {
                    // what was said of the photo meanwhile is said of its part
                    let is_here = lasting.put(&|now| {
                        let alt = now.map_or(&photo.alt, |now| &now.alt).clone();
                        Some(Picture { alt, ..part.clone() })
                    });
                    if !is_here {
                        lasting.tell(words.ready_late);
                    } else if !self.crop.is_disposed() {
                        self.slot.say(words.crop.ready);
                        self.done.run(Some(photo));
                    }
                }
                Err(why) => {
                    lasting.tell(why);
                    let _ = self.fault.try_set(Some(why));
                }
            }
        });
    }

    async fn cut(self, photo: &Picture, rect: Rect) -> Result<Picture, &'static str> {
        let text = self.slot.text;
        let pictures = self.slot.io.pictures;
        let bytes = pictures.octets(&photo.sha256).await.ok_or(text.pictures.missing)?;
        let bytes = part(&bytes, rect).await.ok_or(text.pictures.not_kept)?;
        let kept = pictures.keep(bytes, Made::Photo, photo.alt.clone()).await;
        kept.map_err(|not_saved| not_kept(text, not_saved))
    }
}

/// Counter-clockwise, so that it is a hole in what is drawn clockwise around it.
fn outline(Rect { left, top, size }: Rect) -> String {
    let (right, bottom) = (left + size.width, top + size.height);
    format!("M{left} {top}V{bottom}H{right}V{top}Z")
}
