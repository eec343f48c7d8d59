//! How a person wants the page to look and read. Kept apart from answers, and never exported.
//!
//! `public/boot/prefs.js` reads the same text before the first paint. What is absent means "as my
//! device has it"; what a newer program wrote is kept as it was.

use std::collections::BTreeMap;

use tell_it_once_core::{
    journey::Density,
    json::{self, Limits, Value},
    words::Style,
};

use super::{
    page,
    storage::{device, mirror},
};

pub(super) const KEY: &str = "tio1.prefs";

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Prefs {
    pub(crate) theme: Option<Theme>,
    pub(crate) scale: Option<Scale>,
    pub(crate) font: Option<Font>,
    pub(crate) spacing: Option<Spacing>,
    pub(crate) measure: Option<Measure>,
    pub(crate) motion: Option<Motion>,
    pub(crate) pictures: Option<Pictures>,
    pub(crate) style: Style,
    pub(crate) density: Option<Density>,
    other: BTreeMap<String, Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    Light,
    Dark,
    Contrast,
    Soft,
}

/// Text size, in percent of the browser's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scale {
    Percent100,
    Percent125,
    Percent150,
    Percent200,
}

/// Other letters than ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Font {
    Lexend,
    /// OpenDyslexic
    Dyslexic,
    Device,
}

/// More room between lines, words and letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spacing {
    Wide,
}

/// Shorter lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    Short,
}

/// Nothing moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Motion {
    Off,
}

/// Words only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pictures {
    Off,
}

type Names<T> = &'static [(&'static str, T)];

pub(crate) const THEMES: Names<Theme> =
    &[("light", Theme::Light), ("dark", Theme::Dark), ("contrast", Theme::Contrast), ("soft", Theme::Soft)];
pub(crate) const SCALES: Names<Scale> = &[
    ("100", Scale::Percent100),
    ("125", Scale::Percent125),
    ("150", Scale::Percent150),
    ("200", Scale::Percent200),
];
pub(crate) const FONTS: Names<Font> =
    &[("lexend", Font::Lexend), ("dyslexic", Font::Dyslexic), ("device", Font::Device)];
pub(crate) const SPACINGS: Names<Spacing> = &[("wide", Spacing::Wide)];
pub(crate) const MEASURES: Names<Measure> = &[("short", Measure::Short)];
pub(crate) const MOTIONS: Names<Motion> = &[("off", Motion::Off)];
pub(crate) const PICTURES: Names<Pictures> = &[("off", Pictures::Off)];
pub(crate) const STYLES: Names<Style> = &[("usual", Style::Usual), ("easier", Style::Easier)];
pub(crate) const DENSITIES: Names<Density> =
    &[("one", Density::One), ("few", Density::Few), ("whole", Density::Whole)];

const KNOWN: [&str; 9] =
    ["theme", "scale", "font", "spacing", "measure", "motion", "pictures", "words", "density"];

impl Prefs {
    /// What was kept. What cannot be read is as if it were never chosen.
    pub(crate) fn load() -> Prefs {
        let kept = kept(mirror::Area::Session).or_else(|| kept(mirror::Area::Local));
        Prefs::read(&kept.unwrap_or_default())
    }

    /// Shows them on the page, and keeps them if the browser lets us.
    pub(crate) fn keep(&self) {
        self.show();
        let area = if device::is_shared() { mirror::Area::Session } else { mirror::Area::Local };
        if let Some(storage) = mirror::raw(area) {
            let _ = storage.set_item(KEY, &self.to_value().to_canonical());
        }
    }

    /// Puts them on `<html>`, where the styles look.
    pub(crate) fn show(&self) {
        let Some(root) = page::root() else { return };
        for (name, chosen) in KNOWN.into_iter().zip(self.names()) {
            let attribute = format!("data-{name}");
            let _ = match chosen {
                Some(chosen) => root.set_attribute(&attribute, chosen),
                None => root.remove_attribute(&attribute),
            };
        }
    }

    /// A choice as styles name it; none where the device's own is wanted.
    pub(crate) fn name(&self, choice: &str) -> Option<&'static str> {
        KNOWN.iter().zip(self.names()).find(|(name, _)| **name == choice).and_then(|(_, chosen)| chosen)
    }

    /// What only some of the pages know of, by its name.
    pub(crate) fn extra(&self, name: &str) -> Option<&str> {
        match self.other.get(name) {
            Some(Value::Text(text)) => Some(text),
            Some(_) | None => None,
        }
    }

    pub(crate) fn set_extra(&mut self, name: &str, value: Option<String>) {
        match value {
            Some(value) => self.other.insert(name.to_owned(), Value::Text(value)),
            None => self.other.remove(name),
        };
    }

    /// What a page keeps here by itself, by a name of its own.
    pub(crate) fn other(&self, name: &str) -> Option<&str> {
        match self.other.get(name) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn set_other(&mut self, name: &str, chosen: &str) {
        self.other.insert(name.to_owned(), Value::text(chosen));
    }

    fn read(text: &str) -> Prefs {
        let value = json::parse(text.as_bytes(), Limits { bytes: 10_000, ..Limits::FILE });
        let Ok(Value::Object(mut members)) = value else { return Prefs::default() };
        let known = Prefs {
            theme: named(&members, "theme", THEMES),
            scale: named(&members, "scale", SCALES),
            font: named(&members, "font", FONTS),
            spacing: named(&members, "spacing", SPACINGS),
            measure: named(&members, "measure", MEASURES),
            motion: named(&members, "motion", MOTIONS),
            pictures: named(&members, "pictures", PICTURES),
            style: named(&members, "words", STYLES).unwrap_or_default(),
            density: named(&members, "density", DENSITIES),
            other: BTreeMap::new(),
        };
        members.retain(|name, _| !KNOWN.contains(&name.as_str()));
        Prefs { other: members, ..known }
    }

    fn to_value(&self) -> Value {
        let mut members = self.other.clone();
        for (name, chosen) in KNOWN.into_iter().zip(self.names()) {
            if let Some(chosen) = chosen {
                members.insert(name.to_owned(), Value::text(chosen));
            }
        }
        Value::Object(members)
    }

    /// In the order of `KNOWN`.
    fn names(&self) -> [Option<&'static str>; 9] {
        let easier = Some(self.style).filter(|style| *style == Style::Easier);
        [
            name(self.theme, THEMES),
            name(self.scale, SCALES),
            name(self.font, FONTS),
            name(self.spacing, SPACINGS),
            name(self.measure, MEASURES),
            name(self.motion, MOTIONS),
            name(self.pictures, PICTURES),
            name(easier, STYLES),
            name(self.density, DENSITIES),
        ]
    }
}

fn kept(area: mirror::Area) -> Option<String> {
    mirror::raw(area)?.get_item(KEY).ok().flatten()
}

/// On a shared device they go with the window, like everything else.
pub(super) fn take_along() {
    if let (Some(kept), Some(session)) = (kept(mirror::Area::Local), mirror::raw(mirror::Area::Session)) {
        let _ = session.set_item(KEY, &kept);
    }
}

fn name<T: PartialEq>(chosen: Option<T>, names: Names<T>) -> Option<&'static str> {
    let chosen = chosen?;
    names.iter().find(|(_, each)| *each == chosen).map(|(name, _)| *name)
}

fn named<T: Copy>(members: &BTreeMap<String, Value>, member: &str, names: Names<T>) -> Option<T> {
    let Value::Text(text) = members.get(member)? else { return None };
    names.iter().find(|(name, _)| name == text).map(|(_, chosen)| *chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kept: &str, written: &str) -> Prefs {
        let prefs = Prefs::read(kept);
        assert_eq!(prefs.to_value().to_canonical(), written);
        prefs
    }

    #[test]
    fn what_was_chosen_comes_back() {
        let all = r#"{"density":"few","font":"device","measure":"short","motion":"off","pictures":"off","scale":"150","spacing":"wide","theme":"soft","words":"easier"}"#;
        let prefs = check(all, all);
        assert_eq!((prefs.theme, prefs.scale), (Some(Theme::Soft), Some(Scale::Percent150)));
        assert_eq!((prefs.style, prefs.density), (Style::Easier, Some(Density::Few)));
    }

    #[test]
    fn nonsense_is_as_if_nothing_was_chosen_and_what_is_newer_is_kept() {
        for nonsense in ["", "null", "[]", "{", r#"{"theme":"pink","scale":150}"#] {
            assert_eq!(check(nonsense, "{}"), Prefs::default());
        }
        check(r#"{"theme":"dark","voice":"calm"}"#, r#"{"theme":"dark","voice":"calm"}"#);
    }
}
