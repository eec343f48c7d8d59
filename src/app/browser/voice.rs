//! Listens while somebody records a voice note. Only after a press, and never longer than two minutes.
//!
//! One recording at a time. The microphone is let go as soon as it is over, or the page is out of sight.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Array, Promise, Reflect, Uint8Array};
use tell_it_once_core::question::voice::{MOST_BYTES, MOST_SECONDS, whole_seconds};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobEvent, MediaRecorder, MediaRecorderOptions, MediaStream, MediaStreamConstraints,
    MediaStreamTrack,
};

use super::{events, page, speech, time, timer};

/// Plenty for speech: two minutes need half a megabyte.
const BITS_PER_SECOND: u32 = 32_000;
/// How often the browser hands over what it has, so that its size is known.
const SLICE: i32 = 1_000;
/// More than any browser writes in two slices.
const ROOM: usize = 200_000;

/// What is asked of browsers, the most widely played first. The octets decide what it is.
const KINDS: [&str; 4] =
    ["audio/webm;codecs=opus", "audio/mp4;codecs=mp4a.40.2", "audio/mp4", "audio/ogg;codecs=opus"];

/// Which recording is meant, so that what ends one does not end the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Turn(u32);

/// What was heard.
pub(crate) struct Recorded {
    pub(crate) bytes: Vec<u8>,
    pub(crate) seconds: u16,
}

/// Why nothing was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotHeard {
    /// the browser cannot record
    NoRecorder,
    NoMicrophone,
    /// somebody, or the browser's settings, said no
    NotAllowed,
    /// there is one, and it does not work now
    Busy,
    /// it is not wanted any more
    Left,
}

enum Now {
    Nothing,
    /// the browser asks whether it may listen
    Asking(Turn),
    Going(Turn, MediaRecorder),
}

thread_local! {
    static NOW: RefCell<Now> = const { RefCell::new(Now::Nothing) };
    static TURNS: Cell<u32> = const { Cell::new(0) };
    static WATCHES: Cell<bool> = const { Cell::new(false) };
}

/// Natively pages are drawn as in most browsers.
pub(crate) fn can_record() -> bool {
    let Some(window) = page::window() else { return true };
    // there are none on pages that did not come over a safe connection
    let devices = window.navigator().media_devices();
    devices.is_ok_and(|devices| !JsValue::from(devices).is_undefined())
        && Reflect::has(&window, &"MediaRecorder".into()).unwrap_or_default()
}

pub(crate) fn next_turn() -> Turn {
    TURNS.set(TURNS.get().wrapping_add(1));
    Turn(TURNS.get())
}

/// Ends a recording, or the wait for one. What was heard until now is given to whoever began it.
pub(crate) fn stop(turn: Turn) {
    let is_this = NOW.with_borrow(|now| match now {
        Now::Nothing => false,
        Now::Asking(known) | Now::Going(known, _) => *known == turn,
    });
    if let Now::Going(_, recorder) = if is_this { NOW.replace(Now::Nothing) } else { Now::Nothing } {
        // refused where it has stopped by itself
        let _ = recorder.stop();
    }
}

/// From asking whether we may listen to the end. `begun` is called when it listens.
pub(crate) async fn record(turn: Turn, begun: impl FnOnce()) -> Result<Recorded, NotHeard> {
    watch();
    speech::microphone_begins();
    let before = NOW.replace(Now::Asking(turn));
    if let Now::Going(_, recorder) = before {
        let _ = recorder.stop();
    }
    let stream = match listen().await {
        Ok(stream) => stream,
        Err(why) => {
            stop(turn);
            return Err(why);
        }
    };
    let is_wanted = NOW.with_borrow(|now| matches!(now, Now::Asking(known) if *known == turn));
    let recorded = match is_wanted && !events::is_hidden() {
        true => until_stopped(turn, &stream, begun).await,
        false => Err(NotHeard::Left),
    };
    stop(turn);
    for track in stream.get_tracks() {
        track.unchecked_into::<MediaStreamTrack>().stop();
    }
    recorded
}

/// Nobody is listened to behind another page, nor twice.
fn watch() {
    if !WATCHES.replace(true) {
        events::on_hidden(stop_going);
        speech::on_microphone(stop_going);
    }
}

fn stop_going() {
    let going = NOW.with_borrow(|now| match now {
        Now::Going(turn, _) => Some(*turn),
        Now::Nothing | Now::Asking(_) => None,
    });
    going.into_iter().for_each(stop);
}

async fn listen() -> Result<MediaStream, NotHeard> {
    let window = page::window().filter(|_| can_record()).ok_or(NotHeard::NoRecorder)?;
    let devices = window.navigator().media_devices().map_err(|_| NotHeard::NoRecorder)?;
    let only_sound = MediaStreamConstraints::new();
    only_sound.set_audio_bool(true);
    let asking = devices.get_user_media_with_constraints(&only_sound).map_err(|_| NotHeard::NoRecorder)?;
    let stream = JsFuture::from(asking).await.map_err(|why| match page::name_of(&why).as_str() {
        "NotAllowedError" | "SecurityError" => NotHeard::NotAllowed,
        "NotFoundError" | "OverconstrainedError" => NotHeard::NoMicrophone,
        _ => NotHeard::Busy,
    })?;
    stream.dyn_into().map_err(|_| NotHeard::NoRecorder)
}

fn recorder(stream: &MediaStream) -> Result<MediaRecorder, JsValue> {
    let options = MediaRecorderOptions::new();
    options.set_audio_bits_per_second(BITS_PER_SECOND);
    if let Some(kind) = KINDS.into_iter().find(|kind| MediaRecorder::is_type_supported(kind)) {
        options.set_mime_type(kind);
    }
    MediaRecorder::new_with_media_stream_and_media_recorder_options(stream, &options)
}

async fn until_stopped(turn: Turn, stream: &MediaStream, begun: impl FnOnce()) -> Result<Recorded, NotHeard> {
    let recorder = recorder(stream).map_err(|_| NotHeard::NoRecorder)?;
    let parts = Rc::new(RefCell::new((Array::new(), 0.0)));
    let heard = parts.clone();
    let take = Closure::<dyn Fn(BlobEvent)>::new(move |event: BlobEvent| {
        let Some(part) = event.data() else { return };
        let mut heard = heard.borrow_mut();
        heard.0.push(&part);
        heard.1 += part.size();
        // it ends while what was heard can still be kept
        if heard.1 > (MOST_BYTES - ROOM) as f64 {
            stop(turn);
        }
    });
    recorder.set_ondataavailable(Some(take.as_ref().unchecked_ref()));
    let stopped = Promise::new(&mut |done, _| recorder.set_onstop(Some(&done)));
    recorder.start_with_time_slice(SLICE).map_err(|_| NotHeard::Busy)?;
    NOW.set(Now::Going(turn, recorder.clone()));
    let start = time::since_start();
    timer::after(f64::from(MOST_SECONDS) * 1000.0, move || stop(turn));
    begun();
    let _ = JsFuture::from(stopped).await;
    let seconds = whole_seconds(time::since_start() - start);
    recorder.set_ondataavailable(None);
    recorder.set_onstop(None);
    let all = Blob::new_with_blob_sequence(&parts.borrow().0).map_err(|_| NotHeard::Busy)?;
    let bytes = JsFuture::from(all.array_buffer()).await.map_err(|_| NotHeard::Busy)?;
    let bytes = Uint8Array::new(&bytes).to_vec();
    Ok(Recorded { bytes, seconds })
}
