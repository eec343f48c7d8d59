//! Keeps what is drawn or made after every change, so that nothing waits for a button.

use std::pin::Pin;

use leptos::prelude::*;
use tell_it_once_core::question::media::{Made, Picture};

use super::{Lasting, Slot, choose::not_kept};
use crate::browser::task;

#[derive(Clone, Copy)]
pub(super) struct Keeper {
    slot: Slot,
    before: StoredValue<Option<Picture>>,
    /// what was kept last, with the words that it was given here
    last: StoredValue<Option<Picture>>,
    saving: StoredValue<Saving>,
    fault: RwSignal<Option<&'static str>>,
    done: StoredValue<Option<Callback<()>>>,
}

/// What there is to keep.
pub(super) enum Work {
    /// the picture that was here before
    AsBefore,
    /// all was taken away
    Nothing,
    Picture {
        png: Pin<Box<dyn Future<Output = Option<Vec<u8>>>>>,
        alt: String,
    },
}

/// Pictures are kept one after another, so that an older one never comes last.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Saving {
    is_busy: bool,
    again: bool,
    then_done: bool,
}

impl Keeper {
    pub(super) fn new(slot: Slot) -> Keeper {
        Keeper {
            slot,
            before: StoredValue::new(None),
            last: StoredValue::new(None),
            saving: StoredValue::new(Saving::default()),
            fault: RwSignal::new(None),
            done: StoredValue::new(None),
        }
    }

    /// Begins with the picture that is here, or goes on with it: then what was said of it stays.
    pub(super) fn begin(self, going_on: Option<&Picture>, done: Callback<()>) {
        self.before.set_value(self.slot.now());
        self.last.set_value(going_on.map(|picture| Picture { alt: String::new(), ..picture.clone() }));
        self.go_on(done);
    }

    pub(super) fn go_on(self, done: Callback<()>) {
        self.done.set_value(Some(done));
        self.fault.set(None);
    }

    /// Whether the picture that is here is the one that was kept last.
    pub(super) fn is_here(self) -> bool {
        let digest = |picture: Option<Picture>| picture.map(|picture| picture.sha256);
        let last = digest(self.last.get_value());
        last.is_some() && last == digest(self.slot.now())
    }

    pub(super) fn before(self) -> Option<Picture> {
        self.before.get_value()
    }

    pub(super) fn fault(self) -> AnyView {
        let prefix = self.slot.text.shell.error_prefix;
        let fault = move || {
            let fault = self.fault.get();
            fault.map(|words| view! { <p class="error-msg"><span class="sr">{prefix}</span>{words}</p> })
        };
        fault.into_any()
    }

    /// Closes the board, once its last line is kept.
    pub(super) fn finish(self) {
        if self.saving.with_value(|saving| saving.is_busy) {
            self.saving.update_value(|saving| saving.then_done = true);
        } else {
            self.close();
        }
    }

    fn close(self) {
        if let Some(done) = self.done.get_value() {
            done.run(());
        }
    }

    /// Keeps what there is now. `look` finds nothing when the page is gone.
    pub(super) fn save(self, look: Box<dyn Fn() -> Option<Work>>) {
        if self.saving.with_value(|saving| saving.is_busy) {
            self.saving.update_value(|saving| saving.again = true);
            return;
        }
        self.saving.set_value(Saving { is_busy: true, ..Saving::default() });
        let lasting = self.slot.lasting();
        task::run(async move {
            // the page may be gone after every wait
            while let Some(work) = look() {
                let last = self.last.get_value();
                let kept = self.keep(work).await;
                let fault = kept.map(|picture| self.put(picture, last, &lasting)).err();
                if let Some(words) = fault.filter(|_| self.fault.is_disposed()) {
                    lasting.tell(words);
                }
                let _ = self.fault.try_set(fault);
                let Some(saving) = self.saving.try_get_value() else { return };
                let again = saving.again;
                self.saving.set_value(Saving { is_busy: again, again: false, ..saving });
                if !again {
                    if saving.then_done && fault.is_none() {
                        self.close();
                    }
                    return;
                }
            }
        });
    }

    async fn keep(self, work: Work) -> Result<Option<Picture>, &'static str> {
        let (text, before) = (self.slot.text, self.before.get_value());
        match work {
            Work::AsBefore => Ok(before),
            // an empty board takes no photo away
            Work::Nothing => Ok(before.filter(|picture| picture.made == Made::Photo)),
            Work::Picture { png, alt } => {
                let bytes = png.await.ok_or(text.pictures.not_kept)?;
                let kept = self.slot.io.pictures.keep(bytes, Made::Drawing, alt).await;
                kept.map(Some).map_err(|not_saved| not_kept(text, not_saved))
            }
        }
    }

    /// What somebody said about this drawing stays with it.
    fn put(self, picture: Option<Picture>, last: Option<Picture>, lasting: &Lasting) {
        let _ = self.last.try_set_value(picture.clone());
        lasting.put(&|now| {
            let picture = picture.clone()?;
            let own = now.zip(last.as_ref()).filter(|(now, last)| {
                now.sha256 == last.sha256 && now.alt != last.alt && !now.alt.trim().is_empty()
            });
            Some(match own {
                Some((now, _)) if picture.made == Made::Drawing => {
                    Picture { alt: now.alt.clone(), ..picture }
                }
                Some(_) | None => picture,
            })
        });
    }
}
