//! Colours and text: an ordinary page. Nothing changes before the button is pressed.

mod listening;
mod options;
mod preview;

use leptos::prelude::*;

use self::{
    listening::listening,
    options::{Group, looks, reads},
    preview::preview,
};
use super::{Drawn, help::way_back};
use crate::{
    browser::{focus, live, prefs::Prefs, storage::device},
    state::App,
    widgets::{Choice, ChoiceKind, Frame, choice, frame},
};

pub(super) fn page(app: App) -> Drawn {
    let words = app.text.colours();
    let chosen = RwSignal::new(app.prefs.get_untracked());
    // the switch at the top of the page turns the words over too
    Effect::new(move |_| {
        let style = app.style();
        chosen.update(|chosen| chosen.style = style);
    });
    let used = RwSignal::new(false);
    let keep = Callback::new(move |prefs: Prefs| {
        prefs.keep();
        chosen.set(prefs.clone());
        app.prefs.set(prefs);
        used.set(true);
        live::say(words.used);
        focus::by_id("colours-used");
    });
    let notice = move || {
        used.get().then(|| {
            view! { <p class="notice notice--success" id="colours-used" tabindex="-1">{words.used}</p> }
        })
    };
    let content = view! {
        <h1 tabindex="-1">{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {notice}
        <form class="settings" novalidate on:submit=move |event| {
            event.prevent_default();
            keep.run(chosen.get_untracked());
        }>
            <div class="settings__groups flow">
                {chapter(words.looks, looks(words), chosen)}
                {chapter(words.reads, reads(app.text), chosen)}
                <p><a class="alone" href="symbols.html">{app.text.words().whose_pictures}</a></p>
                {listening(app.text, chosen)}
            </div>
            <div class="settings__shown flow">
                {preview(app, chosen)}
                {buttons(app, keep)}
            </div>
        </form>
    };
    let around =
        Frame { text: app.text, back: Some(way_back(app)), class: "content wide flow", accent: Some("plum") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

fn buttons(app: App, keep: Callback<Prefs>) -> AnyView {
    let words = app.text.colours();
    let kept = if device::is_shared() { app.text.shared.looks_kept } else { words.kept };
    view! {
        <div class="actions">
            <button class="btn" type="submit">{words.use_these}</button>
            <button class="btn btn--quiet" type="button" on:click=move |_| keep.run(Prefs::default())>
                {words.reset}
            </button>
        </div>
        <p class="hint">{kept}</p>
    }
    .into_any()
}

fn chapter(title: &'static str, groups: Vec<Group>, chosen: RwSignal<Prefs>) -> AnyView {
    let groups = groups.into_iter().map(|one| group(one, chosen)).collect_view();
    view! { <section class="settings__chapter card flow"><h2>{title}</h2>{groups}</section> }.into_any()
}

fn group(group: Group, chosen: RwSignal<Prefs>) -> AnyView {
    let Group { name, legend, hint, options } = group;
    let hint_id = hint.map(|_| format!("{name}-hint"));
    let described_by = hint_id.clone();
    let hint = hint.map(|words| view! { <p class="hint" id=hint_id>{words}</p> });
    let rows = options.into_iter().map(|option| {
        let options::Option_ { id, label, sample, is, set } = option;
        let picked = Memo::new(move |_| chosen.with(is)).into();
        let change = Callback::new(move |_| chosen.update(set));
        let (name, id, label) = (name.to_owned(), format!("{name}-{id}"), label.to_owned());
        let sample = sample.map(options::Sample::view);
        choice(Choice { kind: ChoiceKind::One, name, id, label, hint: None, picked, change }, sample)
    });
    let rows = rows.collect_view();
    view! {
        <fieldset class="field" aria-describedby=described_by>
            <legend>{legend}</legend>{hint}<div class=format!("choices settings__{name}")>{rows}</div>
        </fieldset>
    }
    .into_any()
}
