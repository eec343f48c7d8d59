//! The pages in each of their states, for `html_tests`.

use super::*;
use crate::pages::keep::copy::tests::{OWN, SIX};

/// Each state with what it is.
pub(crate) fn states(app: App) -> Vec<(&'static str, Drawn)> {
    let id = app.saver.id();
    let form = |change: fn(Form)| {
        let form = Form::new(app, Purpose::Lock { done: RwSignal::new(false) }, SIX);
        change(form);
        Drawn { view: frame_of(app, to_lock(form)), title: String::new() }
    };
    let done = |form: Form| {
        if let Purpose::Lock { done } = form.purpose {
            done.set(true);
        }
    };
    vec![
        ("not here", draw(app, State::NotHere, SIX)),
        ("nothing", draw(app, State::Nothing, SIX)),
        ("first", draw(app, State::Open, SIX)),
        ("locked", draw(app, State::Locked, SIX)),
        ("own words", form(|form| form.own.set(OWN.to_owned()))),
        ("asked again", form(|form| form.submit())),
        ("not locked", form(|form| form.fail(form.app.text.lock().make.full))),
        ("done", form(done)),
        ("asks for words", unlock::draw(app, Some(id))),
        ("none", unlock::draw(app, None)),
    ]
}

fn frame_of(app: App, body: AnyView) -> AnyView {
    let content = view! { <h1 tabindex="-1">{app.text.lock().make.title}</h1> {body} };
    frame(Frame { text: app.text, back: None, class: "content flow", accent: None }, content.into_any())
}

/// The field in its states: nothing typed, wrong words, a slip, a damaged lock.
pub(crate) fn fields(app: App) -> Vec<(&'static str, AnyView)> {
    let words = &app.text.lock().open;
    let with = |change: fn(Ask)| {
        let ask = Ask::new(app, app.saver.id(), Callback::new(|_| {}), words.working);
        change(ask);
        frame_of(app, view! { {ask.faults()} {ask.form(words.hint, words.open)} }.into_any())
    };
    vec![
        ("empty", with(|ask| ask.submit())),
        ("wrong", with(|ask| ask.refuse(ask.words().wrong, Some(ask.words().wrong_advice)))),
        (
            "slip",
            with(|ask| {
                ask.type_in("aple bridge candle daisy engine forest");
                ask.refuse(ask.words().wrong, Some(ask.words().wrong_advice));
            }),
        ),
        ("slip unseen", with(|ask| ask.type_in("aple bridge candle daisy engine forest"))),
        ("damaged", with(|ask| ask.fail(ask.words().damaged))),
    ]
}
