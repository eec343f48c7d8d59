//! Pictures that this device keeps, by their digest.

use std::sync::Arc;

use leptos::prelude::*;
use tell_it_once_core::{
    digest::sha256_base64url,
    entry::Entry,
    question::{
        media::{Format, Made, Picture},
        voice::{self, Note},
    },
};

use crate::browser::{
    picture::{self, Address},
    storage::{self, NotSaved},
    task,
};

/// How a question reaches kept pictures.
#[derive(Clone, Copy)]
pub(crate) struct Pictures {
    /// false where pages are drawn in tests
    is_real: bool,
    child: Option<Signal<String>>,
    late: Option<StoredValue<Late>>,
}

/// Changes the entry of a question, even when its page is gone.
pub(in crate::questions) type Late = Arc<dyn Fn(&dyn Fn(Option<Entry>) -> Entry) + Send + Sync>;

/// What became of looking for a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// not known yet
    Looking,
    Here(Address),
    /// it is not on this device, or it is damaged
    Missing,
}

/// Why a recording is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotKept {
    Refused(voice::Refused),
    NotSaved(NotSaved),
}

impl Pictures {
    pub(crate) fn kept() -> Pictures {
        Pictures { is_real: true, child: None, late: None }
    }

    /// None are kept and none are found: for drawing pages in tests.
    #[cfg(test)]
    pub(crate) fn none() -> Pictures {
        Pictures { is_real: false, child: None, late: None }
    }

    /// Who is most likely to be in a photo: for "Photo of Sam".
    pub(crate) fn of(self, child: Signal<String>) -> Pictures {
        Pictures { child: Some(child), ..self }
    }

    /// How a picture that is ready late still comes to its question.
    pub(crate) fn also_late(
        self,
        late: impl Fn(&dyn Fn(Option<Entry>) -> Entry) + Send + Sync + 'static,
    ) -> Pictures {
        let late: Late = Arc::new(late);
        Pictures { late: Some(StoredValue::new(late)), ..self }
    }

    /// To be asked for while the page is there.
    pub(in crate::questions) fn late(self) -> Option<Late> {
        self.late.and_then(|late| late.try_get_value())
    }

    pub(super) fn child(self) -> String {
        self.child.and_then(|child| child.try_get_untracked()).unwrap_or_default()
    }

    /// The octets of a picture, to put into a file.
    pub(crate) async fn octets(self, sha256: &str) -> Option<Vec<u8>> {
        if self.is_real { storage::get_picture(sha256).await } else { None }
    }

    /// Looks for a picture. Its address goes together with whatever asked for it.
    pub(crate) fn find(self, sha256: &str) -> Signal<Found> {
        self.look_for(sha256, picture::address)
    }

    /// The same for a recording.
    pub(crate) fn find_sound(self, sha256: &str) -> Signal<Found> {
        self.look_for(sha256, picture::address_of_sound)
    }

    fn look_for(self, sha256: &str, address: fn(&[u8]) -> Option<Address>) -> Signal<Found> {
        let found = RwSignal::new(Found::Looking);
        let sha256 = sha256.to_owned();
        task::run(async move {
            let bytes = self.octets(&sha256).await;
            let address = bytes.and_then(|bytes| address(&bytes));
            // given back, and so let go, where nobody waits for it any more
            let _ = found.try_set(address.map_or(Found::Missing, Found::Here));
        });
        found.into()
    }

    /// Keeps the octets, and only then gives what an entry names them by.
    pub(crate) async fn keep(self, bytes: Vec<u8>, made: Made, alt: String) -> Result<Picture, NotSaved> {
        let format = Format::sniff(&bytes).ok_or(NotSaved::Refused)?;
        let len = u32::try_from(bytes.len()).map_err(|_| NotSaved::Refused)?;
        let sha256 = sha256_base64url(&bytes);
        self.put(&sha256, bytes).await?;
        Ok(Picture { sha256, bytes: len, format, made, alt })
    }

    /// Keeps a recording in the same way.
    pub(crate) async fn keep_sound(self, bytes: Vec<u8>, seconds: u16) -> Result<Note, NotKept> {
        let format = voice::Format::look(&bytes).map_err(NotKept::Refused)?;
        let (len, sha256) = (u32::try_from(bytes.len()).unwrap_or(u32::MAX), sha256_base64url(&bytes));
        self.put(&sha256, bytes).await.map_err(NotKept::NotSaved)?;
        Ok(Note { sha256, bytes: len, format, seconds })
    }

    async fn put(self, sha256: &str, bytes: Vec<u8>) -> Result<(), NotSaved> {
        if self.is_real { storage::put_picture(sha256, bytes).await } else { Err(NotSaved::Refused) }
    }
}

/// A kept picture, for the pages that only show it. Its words, where it is not on this device.
pub(crate) fn shown(picture: Picture, pictures: Pictures, class: &'static str) -> AnyView {
    image(pictures.find(&picture.sha256), Signal::stored(picture.alt), class)
}

/// The same, with words that may still change.
pub(super) fn image(found: Signal<Found>, alt: Signal<String>, class: &'static str) -> AnyView {
    let image = move || match found.get() {
        Found::Looking => ().into_any(),
        Found::Here(address) => {
            view! { <img class=class alt=move || alt.get() src=address.as_str().to_owned() /> }.into_any()
        }
        Found::Missing => view! { <span class="photo__missing">{move || alt.get()}</span> }.into_any(),
    };
    image.into_any()
}
