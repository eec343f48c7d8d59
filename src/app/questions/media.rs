//! A photo or a drawing, with words for people who cannot see it.

use leptos::prelude::*;
use tell_it_once_core::question::media::Picture;

use super::{Ask, Io, grouped};

/// How a question reaches kept pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pictures {
    on_device: bool,
}

impl Pictures {
    /// Those that this device keeps.
    pub fn on_device() -> Pictures {
        Pictures { on_device: true }
    }

    /// None are kept and none are found: for drawing pages in tests.
    pub fn none() -> Pictures {
        Pictures { on_device: false }
    }

    /// Where the picture can be shown from, once it was found.
    pub fn url(self, _sha256: &str) -> Signal<Option<String>> {
        Signal::stored(None)
    }
}

pub(super) fn view(ask: &Ask, io: Io) -> AnyView {
    grouped(ask, io, ().into_any())
}

/// A small drawing board for a mark instead of a name.
pub(super) fn mark(ask: &Ask, io: Io) -> AnyView {
    let _ = (ask, io.pictures);
    ().into_any()
}

/// A kept picture, for the pages that only show it.
pub fn shown(picture: Picture, pictures: Pictures, class: &'static str) -> AnyView {
    let url = pictures.url(&picture.sha256);
    view! { <img class=class alt=picture.alt src=move || url.get() /> }.into_any()
}
