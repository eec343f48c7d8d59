//! What there is to choose, and how each choice changes the preferences.

use leptos::prelude::*;
use tell_it_once_core::{
    journey::Density,
    text::{Colours, Text},
    words::Style,
};

use crate::browser::prefs::{Font, Measure, Motion, Pictures, Prefs, Scale, Spacing, Theme};

/// Several ways to have one thing.
pub(super) struct Group {
    pub(super) name: &'static str,
    pub(super) legend: &'static str,
    pub(super) hint: Option<&'static str>,
    pub(super) options: Vec<Option_>,
}

/// Something to choose: an id, its words, what it looks like, and how it changes the preferences.
pub(super) struct Option_ {
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    pub(super) sample: Option<Sample>,
    pub(super) is: fn(&Prefs) -> bool,
    pub(super) set: fn(&mut Prefs),
}

/// A look, shown beside its name.
#[derive(Clone, Copy)]
pub(super) enum Sample {
    /// colours, or those of the device
    Theme(Option<&'static str>),
    /// the letter that everybody knows a typeface by, as large as it would be
    Letter(&'static str),
    /// lines, closer or wider, shorter or longer
    Lines,
}

impl Sample {
    pub(super) fn view(self) -> AnyView {
        match self {
            Sample::Theme(theme) => view! {
                <span class="sample sample--theme theme-preview" data-theme=theme aria-hidden="true">
                    <span class="sample__letter"></span><span class="sample__brand"></span>
                </span>
            }
            .into_any(),
            Sample::Letter(size) => {
                view! { <span class=format!("sample sample--letter sample--{size}") aria-hidden="true"></span> }.into_any()
            }
            Sample::Lines => view! { <span class="sample sample--lines" aria-hidden="true"></span> }.into_any(),
        }
    }
}

fn option(id: &'static str, label: &'static str, is: fn(&Prefs) -> bool, set: fn(&mut Prefs)) -> Option_ {
    Option_ { id, label, sample: None, is, set }
}

impl Option_ {
    fn like(self, sample: Sample) -> Option_ {
        Option_ { sample: Some(sample), ..self }
    }
}

fn group(name: &'static str, legend: &'static str, options: Vec<Option_>) -> Group {
    Group { name, legend, hint: None, options }
}

/// How it looks.
pub(super) fn looks(words: &'static Colours) -> Vec<Group> {
    vec![
        themes(words),
        sizes(words),
        letters(words),
        group(
            "spacing",
            words.spacing,
            vec![
                option("usual", words.usual, |p| p.spacing.is_none(), |p| p.spacing = None)
                    .like(Sample::Lines),
                option(
                    "wide",
                    words.spacing_more,
                    |p| p.spacing.is_some(),
                    |p| p.spacing = Some(Spacing::Wide),
                )
                .like(Sample::Lines),
            ],
        ),
        group(
            "measure",
            words.measure,
            vec![
                option("usual", words.usual, |p| p.measure.is_none(), |p| p.measure = None)
                    .like(Sample::Lines),
                option(
                    "short",
                    words.measure_short,
                    |p| p.measure.is_some(),
                    |p| p.measure = Some(Measure::Short),
                )
                .like(Sample::Lines),
            ],
        ),
        group(
            "motion",
            words.movement,
            vec![
                option("device", words.movement_device, |p| p.motion.is_none(), |p| p.motion = None),
                option("off", words.movement_off, |p| p.motion.is_some(), |p| p.motion = Some(Motion::Off)),
            ],
        ),
    ]
}

fn themes(words: &'static Colours) -> Group {
    let all = vec![
        option("device", words.theme_device, |p| p.theme.is_none(), |p| p.theme = None)
            .like(Sample::Theme(None)),
        option(
            "light",
            words.theme_light,
            |p| p.theme == Some(Theme::Light),
            |p| p.theme = Some(Theme::Light),
        )
        .like(Sample::Theme(Some("light"))),
        option("dark", words.theme_dark, |p| p.theme == Some(Theme::Dark), |p| p.theme = Some(Theme::Dark))
            .like(Sample::Theme(Some("dark"))),
        option("soft", words.theme_soft, |p| p.theme == Some(Theme::Soft), |p| p.theme = Some(Theme::Soft))
            .like(Sample::Theme(Some("soft"))),
        option(
            "contrast",
            words.theme_contrast,
            |p| p.theme == Some(Theme::Contrast),
            |p| p.theme = Some(Theme::Contrast),
        )
        .like(Sample::Theme(Some("contrast"))),
    ];
    group("theme", words.theme, all)
}

fn sizes(words: &'static Colours) -> Group {
    let is_usual: fn(&Prefs) -> bool = |p| matches!(p.scale, None | Some(Scale::Percent100));
    let all = vec![
        option("100", (words.size_of)(100), is_usual, |p| p.scale = None).like(Sample::Letter("100")),
        option(
            "125",
            (words.size_of)(125),
            |p| p.scale == Some(Scale::Percent125),
            |p| p.scale = Some(Scale::Percent125),
        )
        .like(Sample::Letter("125")),
        option(
            "150",
            (words.size_of)(150),
            |p| p.scale == Some(Scale::Percent150),
            |p| p.scale = Some(Scale::Percent150),
        )
        .like(Sample::Letter("150")),
        option(
            "200",
            (words.size_of)(200),
            |p| p.scale == Some(Scale::Percent200),
            |p| p.scale = Some(Scale::Percent200),
        )
        .like(Sample::Letter("200")),
    ];
    group("scale", words.size, all)
}

/// Shown in themselves once they are picked: they are fetched only then.
fn letters(words: &'static Colours) -> Group {
    let all = vec![
        option("clear", words.letters_clear, |p| p.font.is_none(), |p| p.font = None),
        option(
            "lexend",
            words.letters_lexend,
            |p| p.font == Some(Font::Lexend),
            |p| p.font = Some(Font::Lexend),
        ),
        option(
            "dyslexic",
            words.letters_dyslexic,
            |p| p.font == Some(Font::Dyslexic),
            |p| p.font = Some(Font::Dyslexic),
        ),
        option(
            "device",
            words.letters_device,
            |p| p.font == Some(Font::Device),
            |p| p.font = Some(Font::Device),
        ),
    ];
    Group { hint: Some(words.letters_hint), ..group("letters", words.letters, all) }
}

/// How it reads.
pub(super) fn reads(text: &'static Text) -> Vec<Group> {
    let words = text.colours();
    vec![
        group(
            "words",
            words.words,
            vec![
                option("usual", words.words_usual, |p| p.style == Style::Usual, |p| p.style = Style::Usual),
                option(
                    "easier",
                    words.words_easier,
                    |p| p.style == Style::Easier,
                    |p| p.style = Style::Easier,
                ),
            ],
        ),
        group(
            "pictures",
            text.words().pictures,
            vec![
                option("on", text.words().pictures_on, |p| p.pictures.is_none(), |p| p.pictures = None),
                option(
                    "off",
                    text.words().pictures_off,
                    |p| p.pictures.is_some(),
                    |p| p.pictures = Some(Pictures::Off),
                ),
            ],
        ),
        densities(words),
    ]
}

fn densities(words: &'static Colours) -> Group {
    let all = vec![
        option("usual", words.density_usual, |p| p.density.is_none(), |p| p.density = None),
        option(
            "one",
            (words.density_of)(Density::One),
            |p| p.density == Some(Density::One),
            |p| p.density = Some(Density::One),
        ),
        option(
            "few",
            (words.density_of)(Density::Few),
            |p| p.density == Some(Density::Few),
            |p| p.density = Some(Density::Few),
        ),
        option(
            "whole",
            (words.density_of)(Density::Whole),
            |p| p.density == Some(Density::Whole),
            |p| p.density = Some(Density::Whole),
        ),
    ];
    group("density", words.density, all)
}
