//! Colours and text: an ordinary page. Nothing changes before the button is pressed.

use leptos::prelude::*;
use tell_it_once_core::{journey::Density, words::Style};

use super::{Drawn, help::way_back};
use crate::{
    browser::{
        focus, live,
        prefs::{Font, Motion, Pictures, Prefs, Scale, Spacing, Theme},
        storage::device,
    },
    state::App,
    widgets::{Choice, ChoiceKind, Frame, choice, frame},
};

/// Something to choose: an id, its words, and how it changes the preferences.
struct Option_ {
    id: &'static str,
    label: String,
    is: fn(&Prefs) -> bool,
    set: fn(&mut Prefs),
}

pub(super) fn page(app: App) -> Drawn {
    let words = &app.text.pages.colours;
    let chosen = RwSignal::new(app.prefs.get_untracked());
    // the switch at the top of the page turns the words over too
    Effect::new(move |_| {
        let style = app.style();
        chosen.update(|chosen| chosen.style = style);
    });
    let used = RwSignal::new(false);
    let keep = move |prefs: Prefs| {
        prefs.keep();
        chosen.set(prefs.clone());
        app.prefs.set(prefs);
        used.set(true);
        live::say(words.used);
        focus::by_id("colours-used");
    };
    let kept = if device::is_shared() { app.text.shared.looks_kept } else { words.kept };
    let groups = groups(app).into_iter().map(|(name, legend, options)| group(name, legend, options, chosen));
    let groups = groups.collect_view();
    let notice = move || {
        used.get().then(|| {
            view! { <p class="notice notice--success" id="colours-used" tabindex="-1">{words.used}</p> }
        })
    };
    let content = view! {
        <h1 tabindex="-1">{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {notice}
        <form class="flow" novalidate on:submit=move |event| {
            event.prevent_default();
            keep(chosen.get_untracked());
        }>
            {groups}
            {preview(app, chosen)}
            <p class="hint">{kept}</p>
            <div class="actions">
                <button class="btn" type="submit">{words.use_these}</button>
                <button class="btn btn--quiet" type="button" on:click=move |_| keep(Prefs::default())>
                    {words.reset}
                </button>
            </div>
        </form>
    };
    let around =
        Frame { text: app.text, back: Some(way_back(app)), class: "content flow", accent: Some("plum") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

fn groups(app: App) -> Vec<(&'static str, &'static str, Vec<Option_>)> {
    let words = &app.text.pages.colours;
    let option = |id, label: &str, is, set| Option_ { id, label: label.to_owned(), is, set };
    vec![
        (
            "theme",
            words.theme,
            vec![
                option("theme-device", words.theme_device, |p| p.theme.is_none(), |p| p.theme = None),
                option(
                    "theme-light",
                    words.theme_light,
                    |p| p.theme == Some(Theme::Light),
                    |p| p.theme = Some(Theme::Light),
                ),
                option(
                    "theme-dark",
                    words.theme_dark,
                    |p| p.theme == Some(Theme::Dark),
                    |p| p.theme = Some(Theme::Dark),
                ),
                option(
                    "theme-soft",
                    words.theme_soft,
                    |p| p.theme == Some(Theme::Soft),
                    |p| p.theme = Some(Theme::Soft),
                ),
                option(
                    "theme-contrast",
                    words.theme_contrast,
                    |p| p.theme == Some(Theme::Contrast),
                    |p| p.theme = Some(Theme::Contrast),
                ),
            ],
        ),
        (
            "scale",
            words.size,
            vec![
                option(
                    "scale-100",
                    &(words.size_of)(100),
                    |p| matches!(p.scale, None | Some(Scale::Percent100)),
                    |p| p.scale = None,
                ),
                option(
                    "scale-125",
                    &(words.size_of)(125),
                    |p| p.scale == Some(Scale::Percent125),
                    |p| p.scale = Some(Scale::Percent125),
                ),
                option(
                    "scale-150",
                    &(words.size_of)(150),
                    |p| p.scale == Some(Scale::Percent150),
                    |p| p.scale = Some(Scale::Percent150),
                ),
                option(
                    "scale-200",
                    &(words.size_of)(200),
                    |p| p.scale == Some(Scale::Percent200),
                    |p| p.scale = Some(Scale::Percent200),
                ),
            ],
        ),
        (
            "letters",
            words.letters,
            vec![
                option("letters-clear", words.letters_clear, |p| p.font.is_none(), |p| p.font = None),
                option(
                    "letters-device",
                    words.letters_device,
                    |p| p.font == Some(Font::Device),
                    |p| p.font = Some(Font::Device),
                ),
            ],
        ),
        (
            "spacing",
            words.spacing,
            vec![
                option("spacing-usual", words.spacing_usual, |p| p.spacing.is_none(), |p| p.spacing = None),
                option(
                    "spacing-wide",
                    words.spacing_more,
                    |p| p.spacing == Some(Spacing::Wide),
                    |p| p.spacing = Some(Spacing::Wide),
                ),
            ],
        ),
        (
            "words",
            words.words,
            vec![
                option(
                    "words-usual",
                    words.words_usual,
                    |p| p.style == Style::Usual,
                    |p| p.style = Style::Usual,
                ),
                option(
                    "words-easier",
                    words.words_easier,
                    |p| p.style == Style::Easier,
                    |p| p.style = Style::Easier,
                ),
            ],
        ),
        (
            "pictures",
            app.text.words().pictures,
            vec![
                option(
                    "pictures-on",
                    app.text.words().pictures_on,
                    |p| p.pictures.is_none(),
                    |p| p.pictures = None,
                ),
                option(
                    "pictures-off",
                    app.text.words().pictures_off,
                    |p| p.pictures == Some(Pictures::Off),
                    |p| p.pictures = Some(Pictures::Off),
                ),
            ],
        ),
        (
            "density",
            words.density,
            vec![
                option("density-usual", words.density_usual, |p| p.density.is_none(), |p| p.density = None),
                option(
                    "density-one",
                    words.density_one,
                    |p| p.density == Some(Density::One),
                    |p| p.density = Some(Density::One),
                ),
                option(
                    "density-few",
                    words.density_few,
                    |p| p.density == Some(Density::Few),
                    |p| p.density = Some(Density::Few),
                ),
            ],
        ),
        (
            "motion",
            words.movement,
            vec![
                option("motion-device", words.movement_device, |p| p.motion.is_none(), |p| p.motion = None),
                option(
                    "motion-off",
                    words.movement_off,
                    |p| p.motion == Some(Motion::Off),
                    |p| p.motion = Some(Motion::Off),
                ),
            ],
        ),
    ]
}

fn group(
    name: &'static str,
    legend: &'static str,
    options: Vec<Option_>,
    chosen: RwSignal<Prefs>,
) -> AnyView {
    let row = |option: Option_| {
        let Option_ { id, label, is, set } = option;
        let picked = Memo::new(move |_| chosen.with(is)).into();
        let change = Callback::new(move |_| chosen.update(set));
        let (name, id) = (name.to_owned(), id.to_owned());
        choice(Choice { kind: ChoiceKind::One, name, id, label, hint: None, picked, change }, None)
    };
    let options = options.into_iter().map(row).collect_view();
    view! { <fieldset class="field"><legend>{legend}</legend><div class="choices">{options}</div></fieldset> }
        .into_any()
}

/// The colours that are chosen, before they are used.
fn preview(app: App, chosen: RwSignal<Prefs>) -> AnyView {
    let words = &app.text.pages.colours;
    let theme = move || chosen.with(Prefs::theme_name);
    view! {
        <section class="card flow theme-preview" data-theme=theme>
            <h2>{words.preview_title}</h2>
            <p>{words.preview}</p>
            <p><span class="btn" aria-hidden="true">{app.text.shell.save_and_continue}</span></p>
        </section>
    }
    .into_any()
}
