//! Files that a person saves, and files that they choose. Nothing is looked into here.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DomException, DragEvent, Event, File, FileList, FilePropertyBag,
    HtmlAnchorElement, HtmlInputElement, ShareData, Url,
};

use super::{page, timer};

/// Long enough for every browser to have taken the octets.
const UNTIL_TAKEN: f64 = 60_000.0;

/// The browser would not make the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotOffered;

/// Puts a file where the browser puts downloads.
pub(crate) fn download(name: &str, mime: &str, bytes: &[u8]) -> Result<(), NotOffered> {
    let document = page::document().ok_or(NotOffered)?;
    let kind = BlobPropertyBag::new();
    kind.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind).map_err(|_| NotOffered)?;
    let address = Url::create_object_url_with_blob(&blob).map_err(|_| NotOffered)?;
    let link = document.create_element("a").map_err(|_| NotOffered)?;
    let link: HtmlAnchorElement = link.dyn_into().map_err(|_| NotOffered)?;
    link.set_href(&address);
    link.set_download(name);
    link.set_hidden(true);
    let body = document.body().ok_or(NotOffered)?;
    // Firefox follows only links that are in the page
    body.append_child(&link).map_err(|_| NotOffered)?;
    link.click();
    link.remove();
    timer::after(UNTIL_TAKEN, move || {
        let _ = Url::revoke_object_url(&address);
    });
    Ok(())
}

/// A file that this device's own sheet for sharing takes.
#[derive(Clone)]
pub(crate) struct Sharable(ShareData);

/// Where there is such a sheet, and it takes files of this kind.
pub(crate) fn sharable(name: &str, mime: &str, bytes: &[u8]) -> Option<Sharable> {
    let navigator = page::window()?.navigator();
    // many browsers have neither
    for method in ["share", "canShare"] {
        Reflect::has(&navigator, &method.into()).ok().filter(|has| *has)?;
    }
    let kind = FilePropertyBag::new();
    kind.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let file = File::new_with_u8_array_sequence_and_options(&parts, name, &kind).ok()?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    navigator.can_share_with_data(&data).then_some(Sharable(data))
}

impl Sharable {
    /// Opens the sheet, which must be while somebody presses. To close it again is no fault.
    pub(crate) async fn share(&self) -> Result<(), NotOffered> {
        let window = page::window().ok_or(NotOffered)?;
        let sharing = JsFuture::from(window.navigator().share_with_data(&self.0)).await;
        let closed = |why: &wasm_bindgen::JsValue| {
            why.dyn_ref::<DomException>().is_some_and(|why| why.name() == "AbortError")
        };
        match sharing {
            Ok(_) => Ok(()),
            Err(why) if closed(&why) => Ok(()),
            Err(_) => Err(NotOffered),
        }
    }
}

/// A file that a person chose. Its octets are still on the device's disk.
#[derive(Clone)]
pub(crate) struct Chosen(File);

/// Why a chosen file has no octets for us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotRead {
    TooLarge {
        limit: usize,
    },
    /// it was moved, or the browser may not read it
    Gone,
}

/// The file in the input that this event is about, if there is one.
pub(crate) fn chosen(event: &Event) -> Option<Chosen> {
    all_chosen(event).into_iter().next()
}

/// Every file in that input.
pub(crate) fn all_chosen(event: &Event) -> Vec<Chosen> {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let files = input.as_ref().and_then(HtmlInputElement::files).map(all).unwrap_or_default();
    if let Some(input) = input {
        // so that the same file can be chosen again
        input.set_value("");
    }
    files
}

/// The first of the files that were dropped.
pub(crate) fn dropped(event: &DragEvent) -> Option<Chosen> {
    all_dropped(event).into_iter().next()
}

pub(crate) fn all_dropped(event: &DragEvent) -> Vec<Chosen> {
    event.data_transfer().and_then(|dropped| dropped.files()).map(all).unwrap_or_default()
}

fn all(files: FileList) -> Vec<Chosen> {
    (0..files.length()).filter_map(|n| files.get(n)).map(Chosen).collect()
}

impl Chosen {
    pub(crate) fn name(&self) -> String {
        self.0.name()
    }

    /// Its octets. The size is looked at before any of them is read.
    pub(crate) async fn bytes(&self, limit: usize) -> Result<Vec<u8>, NotRead> {
        if self.0.size() > limit as f64 {
            return Err(NotRead::TooLarge { limit });
        }
        let read = JsFuture::from(self.0.array_buffer()).await.map_err(|_| NotRead::Gone)?;
        Ok(Uint8Array::new(&read).to_vec())
    }
}
