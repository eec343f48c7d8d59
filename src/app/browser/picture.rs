//! Opens pictures, makes them small and upright, and gives kept ones an address to be shown from.

use std::{cell::RefCell, collections::BTreeSet, sync::Arc};

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use tell_it_once_core::{
    picture::{self, MOST_KEPT, Refused, STEPS, Size, Source, crop::Rect},
    question::{media::Format, voice},
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap, ImageBitmapOptions,
    ImageOrientation, Url,
};

use super::page;

/// An address in this window's memory. It goes when nobody holds it any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address(Arc<Held>);

#[derive(Debug, PartialEq, Eq)]
struct Held(String);

thread_local! {
    static HELD: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

impl Drop for Held {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.0);
        HELD.with_borrow_mut(|held| held.remove(&self.0));
    }
}

/// From here on no picture can be shown from any address that was given.
pub(super) fn let_all_go() {
    for address in HELD.take() {
        let _ = Url::revoke_object_url(&address);
    }
}

impl Address {
    pub(crate) fn as_str(&self) -> &str {
        &self.0.0
    }
}

/// Where these octets can be shown from. The kind is ours to say, never the file's.
pub(crate) fn address(bytes: &[u8]) -> Option<Address> {
    held(bytes, Format::sniff(bytes)?.media_type())
}

/// Where a recording can be listened to.
pub(crate) fn address_of_sound(bytes: &[u8]) -> Option<Address> {
    held(bytes, voice::Format::sniff(bytes)?.media_type())
}

fn held(bytes: &[u8], kind: &str) -> Option<Address> {
    page::window()?;
    let blob = blob(bytes, kind)?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    HELD.with_borrow_mut(|held| held.insert(address.clone()));
    Some(Address(Arc::new(Held(address))))
}

/// A photo as it is kept: upright, not large, and with nothing in it but what can be seen.
pub(crate) async fn small(bytes: Vec<u8>) -> Result<Vec<u8>, Refused> {
    let source = Source::look(&bytes)?;
    let bitmap = opened(&bytes).await.ok_or(source.unopenable())?;
    drop(bytes);
    let size = Size { width: bitmap.width(), height: bitmap.height() };
    let small = if size.is_openable() {
        written(&bitmap, Rect::whole(size)).await.ok_or(source.unopenable())
    } else {
        Err(Refused::TooLarge)
    };
    bitmap.close();
    small
}

/// The picture, turned as its notes say.
pub(super) async fn opened(bytes: &[u8]) -> Option<ImageBitmap> {
    let window = page::window()?;
    let blob = blob(bytes, "")?;
    let upright = ImageBitmapOptions::new();
    upright.set_image_orientation(ImageOrientation::FromImage);
    let opening = window.create_image_bitmap_with_blob_and_image_bitmap_options(&blob, &upright).ok()?;
    JsFuture::from(opening).await.ok()?.dyn_into().ok()
}

/// A part of a kept photo, drawn anew: nothing of the rest of it is left anywhere in the octets.
pub(crate) async fn part(bytes: &[u8], rect: Rect) -> Option<Vec<u8>> {
    let bitmap = opened(bytes).await?;
    let part = written(&bitmap, rect).await;
    bitmap.close();
    part
}

/// Written again and again, smaller each time, until it is small enough.
async fn written(bitmap: &ImageBitmap, rect: Rect) -> Option<Vec<u8>> {
    let canvas = new_canvas()?;
    let mut best = None;
    for step in STEPS {
        paint(&canvas, bitmap, rect, rect.size.within(step.long_side))?;
        let bytes = octets(&canvas, Format::Jpeg, step.quality).await?;
        let is_small = bytes.len() <= MOST_KEPT;
        best = Some(bytes);
        if is_small {
            break;
        }
    }
    // some browsers keep the memory of a canvas until it is needed elsewhere
    canvas.set_width(0);
    best
}

pub(super) fn new_canvas() -> Option<HtmlCanvasElement> {
    page::document()?.create_element("canvas").ok()?.dyn_into().ok()
}

fn paint(canvas: &HtmlCanvasElement, bitmap: &ImageBitmap, rect: Rect, size: Size) -> Option<()> {
    let (width, height) = (f64::from(size.width), f64::from(size.height));
    canvas.set_width(size.width);
    canvas.set_height(size.height);
    let context = context(canvas)?;
    // what the picture lets through is paper
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    let _ = Reflect::set(&context, &"imageSmoothingQuality".into(), &"high".into());
    let [left, top, across, down] = [rect.left, rect.top, rect.size.width, rect.size.height].map(f64::from);
    let drawn = context.draw_image_with_image_bitmap_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
        bitmap, left, top, across, down, 0.0, 0.0, width, height,
    );
    drawn.ok()
}

pub(super) fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// What the canvas shows, as a file that holds nothing else. `None` where the browser wrote another
/// kind than it was asked for, or something that cannot be looked through.
pub(super) async fn octets(canvas: &HtmlCanvasElement, format: Format, quality: f64) -> Option<Vec<u8>> {
    let writing = Promise::new(&mut |done: Function, failed: Function| {
        let kind = format.media_type();
        if canvas.to_blob_with_type_and_encoder_options(&done, kind, &quality.into()).is_err() {
            let _ = failed.call0(&JsValue::NULL);
        }
    });
    let blob: Blob = JsFuture::from(writing).await.ok()?.dyn_into().ok()?;
    let written = JsFuture::from(blob.array_buffer()).await.ok()?;
    // some browsers put notes of their own into it
    let bytes = picture::bare(&Uint8Array::new(&written).to_vec())?;
    (Format::sniff(&bytes) == Some(format) && !picture::says_more(&bytes)).then_some(bytes)
}

fn blob(bytes: &[u8], kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}
