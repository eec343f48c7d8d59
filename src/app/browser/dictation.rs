//! Writes down what somebody says, where the browser proves that it does so on the device. Never anywhere else:
//! what goes wrong ends it, and nothing takes its place.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;

use super::{live, page, speech, time};

/// Whether this device can, as its browser says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum There {
    No,
    Yes,
    /// once a language file has been downloaded
    CanBeFetched,
}

/// What comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Heard {
    Begun,
    /// what is certain so far, and what may still change
    Words {
        sure: String,
        unsure: String,
    },
    Over(Option<NotHeard>),
}

/// Why it ended by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotHeard {
    NotAllowed,
    NoMicrophone,
    /// it cannot be done on the device after all
    NotHere,
}

/// A pause ends some recognisers. Whoever has not finished is listened to again, unless it fails at once.
const TOO_SOON: f64 = 400.0;

struct Now {
    recogniser: JsValue,
    hear: Rc<dyn Fn(Heard)>,
    /// what was said before the last pause that ended it
    earlier: String,
    words: String,
    is_stopping: bool,
    why: Option<NotHeard>,
    began: f64,
    _listeners: Vec<Closure<dyn FnMut(JsValue)>>,
}

thread_local! {
    static NOW: RefCell<Option<Now>> = const { RefCell::new(None) };
    static KNOWN: RefCell<Option<(String, There)>> = const { RefCell::new(None) };
    static WATCHES: Cell<bool> = const { Cell::new(false) };
}

fn class() -> Option<JsValue> {
    let window = page::window()?;
    let named = |name: &str| Reflect::get(&window, &name.into()).ok().filter(JsValue::is_function);
    named("SpeechRecognition").or_else(|| named("webkitSpeechRecognition"))
}

fn get(from: &JsValue, name: &str) -> JsValue {
    Reflect::get(from, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn text(from: &JsValue, name: &str) -> String {
    get(from, name).as_string().unwrap_or_default()
}

fn call(on: &JsValue, name: &str, with: &Array) -> Option<JsValue> {
    get(on, name).dyn_into::<Function>().ok()?.apply(on, with).ok()
}

async fn ask(method: &str, lang: &str) -> Option<JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"langs".into(), &Array::of1(&lang.into())).ok()?;
    Reflect::set(&options, &"processLocally".into(), &JsValue::TRUE).ok()?;
    let promise = call(&class()?, method, &Array::of1(&options))?;
    JsFuture::from(Promise::resolve(&promise)).await.ok()
}

/// Whether what is said can be written on this device. Asked once for a language.
pub(crate) async fn there(lang: &str) -> There {
    let known = KNOWN.with_borrow(|known| known.clone().filter(|(of, _)| of == lang).map(|(_, there)| there));
    if let Some(there) = known {
        return there;
    }
    let answer = ask("available", lang).await.and_then(|answer| answer.as_string());
    let there = match answer.as_deref() {
        Some("available") => There::Yes,
        Some("downloadable" | "downloading") => There::CanBeFetched,
        Some(_) | None => There::No,
    };
    KNOWN.set(Some((lang.to_owned(), there)));
    there
}

/// Downloads what it needs. Only after somebody said yes.
pub(crate) async fn fetch(lang: &str) -> bool {
    let done = ask("install", lang).await.and_then(|done| done.as_bool()) == Some(true);
    KNOWN.take();
    done && there(lang).await == There::Yes
}

/// Listens until it is stopped.
pub(crate) fn listen(lang: &str, hear: impl Fn(Heard) + 'static) {
    stop();
    speech::microphone_begins();
    watch();
    let Some(recogniser) = recogniser(lang) else { return hear(Heard::Over(Some(NotHeard::NotHere))) };
    let listeners = ["start", "result", "error", "end"].map(|name| {
        let listener = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| heard(name, &event));
        let _ = Reflect::set(&recogniser, &format!("on{name}").into(), listener.as_ref());
        listener
    });
    let now = Now {
        recogniser: recogniser.clone(),
        hear: Rc::new(hear),
        earlier: String::new(),
        words: String::new(),
        is_stopping: false,
        why: None,
        began: time::since_start(),
        _listeners: listeners.into(),
    };
    NOW.set(Some(now));
    live::hush(true);
    if call(&recogniser, "start", &Array::new()).is_none() {
        over(Some(NotHeard::NotHere));
    }
}

/// One that works on the device, or none.
fn recogniser(lang: &str) -> Option<JsValue> {
    let made = Reflect::construct(&class()?.dyn_into::<Function>().ok()?, &Array::new()).ok()?;
    // a browser that does not know the word would send the voice away all the same
    if !Reflect::has(&made, &"processLocally".into()).unwrap_or_default() {
        return None;
    }
    let set = |name: &str, value: JsValue| Reflect::set(&made, &name.into(), &value).unwrap_or_default();
    let is_set = set("processLocally", JsValue::TRUE)
        && set("lang", lang.into())
        && set("continuous", JsValue::TRUE)
        && set("interimResults", JsValue::TRUE);
    (is_set && get(&made, "processLocally").as_bool() == Some(true)).then_some(made)
}

/// Nobody is listened to behind another page, or while they record or are read to.
fn watch() {
    if !WATCHES.replace(true) {
        speech::on_interruption(stop);
    }
}

/// Ends it. What was heard until now is given to whoever began it.
pub(crate) fn stop() {
    let going = NOW.with_borrow_mut(|now| {
        let now = now.as_mut().filter(|now| !now.is_stopping)?;
        now.is_stopping = true;
        Some(now.recogniser.clone())
    });
    if let Some(recogniser) = going {
        let _ = call(&recogniser, "stop", &Array::new());
    }
}

fn heard(name: &str, event: &JsValue) {
    match name {
        "start" => tell(Heard::Begun),
        "result" => {
            let (sure, unsure) = words(&get(event, "results"));
            let said = NOW.with_borrow_mut(|now| {
                let now = now.as_mut()?;
                now.words = [sure.as_str(), unsure.as_str()].join(" ");
                Some([now.earlier.as_str(), sure.as_str()].join(" "))
            });
            if let Some(sure) = said {
                tell(Heard::Words { sure: sure.trim().to_owned(), unsure });
            }
        }
        "error" => {
            let why = match text(event, "error").as_str() {
                "no-speech" | "aborted" => return,
                "not-allowed" | "service-not-allowed" => NotHeard::NotAllowed,
                "audio-capture" => NotHeard::NoMicrophone,
                // above all where the browser says that it would need a network
                _ => NotHeard::NotHere,
            };
            NOW.with_borrow_mut(|now| {
                if let Some(now) = now {
                    (now.why, now.is_stopping) = (Some(why), true);
                }
            });
        }
        _ => ended(),
    }
}

/// What is certain, and what may still change.
fn words(results: &JsValue) -> (String, String) {
    let (mut sure, mut unsure) = (Vec::new(), Vec::new());
    for result in Array::from(results) {
        let words = text(&get(&result, "0"), "transcript").trim().to_owned();
        if get(&result, "isFinal").as_bool() == Some(true) { sure.push(words) } else { unsure.push(words) }
    }
    (sure.join(" "), unsure.join(" "))
}

/// It stopped: because it should, or after a pause. Then it goes on.
fn ended() {
    let again = NOW.with_borrow_mut(|now| {
        let now = now.as_mut()?;
        let is_quick = time::since_start() - now.began < TOO_SOON;
        if now.is_stopping || is_quick {
            return Some(Err(now.why.or((!now.is_stopping).then_some(NotHeard::NotHere))));
        }
        now.earlier = [now.earlier.as_str(), now.words.trim()].join(" ").trim().to_owned();
        now.words.clear();
        now.began = time::since_start();
        Some(Ok(now.recogniser.clone()))
    });
    match again {
        Some(Ok(recogniser)) if call(&recogniser, "start", &Array::new()).is_none() => {
            over(Some(NotHeard::NotHere));
        }
        Some(Err(why)) => over(why),
        Some(Ok(_)) | None => {}
    }
}

fn over(why: Option<NotHeard>) {
    let Some(now) = NOW.take() else { return };
    live::hush(false);
    for name in ["onstart", "onresult", "onerror", "onend"] {
        let _ = Reflect::set(&now.recogniser, &name.into(), &JsValue::NULL);
    }
    // what was not certain yet was said all the same
    let all = [now.earlier.as_str(), now.words.trim()].join(" ");
    (now.hear)(Heard::Words { sure: all.trim().to_owned(), unsure: String::new() });
    (now.hear)(Heard::Over(why));
}

fn tell(what: Heard) {
    let hear = NOW.with_borrow(|now| now.as_ref().map(|now| now.hear.clone()));
    if let Some(hear) = hear {
        hear(what);
    }
}
