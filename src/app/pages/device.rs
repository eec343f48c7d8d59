//! Whose device is this? Asked once, before anything is kept.

use leptos::prelude::*;
use tell_it_once_core::route::Route;

use super::Drawn;
use crate::{
    browser::{
        focus, location,
        storage::{Device, device},
        task,
    },
    guard,
    state::App,
    widgets::{Choice, ChoiceKind, Frame, Trouble, choice, error_summary, frame},
};

pub(super) fn page(app: App) -> Drawn {
    let words = &app.text.device;
    // a newcomer beside somebody else's work says it anew
    let here = app.store.read(|folder| folder.here.is_some());
    let chosen = RwSignal::new(device::known().filter(|_| here));
    let troubles = RwSignal::new(Vec::<Trouble>::new());
    let submit = move || match chosen.get_untracked() {
        Some(device) => task::run(async move {
            // where it was not saved, the banner says so, and the words are still there
            if app.folders.settle_on(device).await.is_ok() {
                guard::settle_in(app);
                location::go(&Route::Who.to_string());
            }
        }),
        None => {
            troubles.set(vec![Trouble { control: "device-own".to_owned(), words: words.pick.to_owned() }]);
            focus::error_summary(app.text.shell.error_prefix);
        }
    };
    let option = move |id: &str, label: &'static str, hint: &'static str, device: Device| {
        let picked = Memo::new(move |_| chosen.get() == Some(device)).into();
        let change = Callback::new(move |_| chosen.set(Some(device)));
        let (name, id) = ("device".to_owned(), format!("device-{id}"));
        let (label, hint) = (label.to_owned(), Some(hint.to_owned()));
        choice(Choice { kind: ChoiceKind::One, name, id, label, hint, picked, change }, None)
    };
    let wrong = move || troubles.with(|all| !all.is_empty());
    let error = move || {
        wrong().then(|| {
            let prefix = app.text.shell.error_prefix;
            view! { <p class="error-msg" id="device-error"><span class="sr">{prefix}</span>{words.pick}</p> }
        })
    };
    let content = view! {
        {error_summary(app.text, troubles.into(), None)}
        <form class="flow" novalidate on:submit=move |event| {
            event.prevent_default();
            submit();
        }>
            <fieldset class="field" class:has-error=wrong>
                <legend class="ask">
                    <span class="spot" aria-hidden="true"></span>
                    <h1 tabindex="-1">{words.title}</h1>
                </legend>
                <p class="hint">{words.hint}</p>
                {error}
                <div class="choices">
                    {option("own", words.own, words.own_hint, Device::Own)}
                    {option("shared", words.shared, words.shared_hint, Device::Shared)}
                </div>
            </fieldset>
            <div class="actions"><button class="btn" type="submit">{app.text.shell.go_on}</button></div>
        </form>
    };
    let around =
        Frame { text: app.text, back: Some(Route::Home.to_string()), class: "step", accent: Some("coral") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}
