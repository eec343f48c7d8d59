//! What is to be printed and how it looks. A look is kept for each booklet: the page of a small child and that
//! of an elder sister are made on one device.

use leptos::prelude::*;
use tell_it_once_core::{
    booklet::Booklet,
    sheet::{Call, Ink, Look, Sheet, Size, key},
    text::{Sheets, Text},
};

use super::fit::Fitting;
use crate::{state::App, widgets::one_of};

#[derive(Clone, Copy)]
pub(super) struct Chosen {
    app: App,
    pub(super) sheet: RwSignal<Sheet>,
    look: RwSignal<Look>,
    pub(super) ink: RwSignal<Ink>,
    pub(super) size: RwSignal<Size>,
    /// whose phone number goes on a card: nobody's, until somebody says so
    pub(super) call: RwSignal<Option<usize>>,
    look_kept: StoredValue<String>,
}

/// Among the preferences.
const INK: &str = "paper-ink";
const SIZE: &str = "paper-size";

impl Chosen {
    pub(super) fn of(app: App, booklet: &Booklet) -> Chosen {
        let look_kept = format!("paper-look-{}", booklet.id);
        let prefs = app.prefs.get_untracked();
        let look = named(&Look::NAMES, prefs.other(&look_kept)).unwrap_or(Look::usual(booklet));
        Chosen {
            app,
            sheet: RwSignal::new(Sheet::default()),
            look: RwSignal::new(look),
            ink: RwSignal::new(named(&Ink::NAMES, prefs.other(INK)).unwrap_or_default()),
            size: RwSignal::new(named(&Size::NAMES, prefs.other(SIZE)).unwrap_or(Size::P18)),
            call: RwSignal::new(None),
            look_kept: StoredValue::new(look_kept),
        }
    }

    pub(super) fn look_name(self) -> &'static str {
        key(&Look::NAMES, &self.look.get())
    }

    /// The radios. What is measured is measured anew when it looks different.
    pub(super) fn draw(self, text: &'static Text, fitting: Fitting, calls: &[Call]) -> AnyView {
        let words = text.sheets();
        let sheets = radios(words.which, "sheet", sheets(words), self.sheet, move |_| fitting.measure());
        let looks = StoredValue::new(looks(words));
        let look = move || {
            radios(words.look, "look", looks.get_value(), self.look, move |look| {
                self.look_kept.with_value(|name| self.keep(name, key(&Look::NAMES, &look)));
                fitting.measure();
            })
        };
        let size = move || {
            radios(words.size, "size", sizes(words), self.size, move |size| {
                self.keep(SIZE, key(&Size::NAMES, &size));
            })
        };
        let calls = StoredValue::new(calls.to_vec());
        let call = move || calls.with_value(|calls| self.calls(words, calls));
        let more = move || match self.sheet.get() {
            Sheet::One => look().into_any(),
            Sheet::Large => view! { <p class="hint">{words.large_hint}</p> {size()} }.into_any(),
            Sheet::Easier => view! { <p class="hint">{words.easier_hint}</p> }.into_any(),
            Sheet::Cards => view! { <p class="hint">{words.cards_hint}</p> {call()} }.into_any(),
        };
        let inks = [("colour", words.in_colour, Ink::Colour), ("black", words.in_black, Ink::Black)];
        let ink = radios(words.ink, "ink", inks.into(), self.ink, move |ink| {
            self.keep(INK, key(&Ink::NAMES, &ink));
        });
        view! { <div class="sheet-choices">{sheets}<div class="flow">{more}</div>{ink}</div> }.into_any()
    }

    /// A number is offered only where somebody gave one and shares it.
    fn calls(self, words: &'static Sheets, calls: &[Call]) -> Option<AnyView> {
        let nobody = ("nobody", words.call_nobody.to_owned(), None);
        let each = CALLED.into_iter().zip(calls).enumerate();
        let each = each.map(|(n, (key, call))| (key, call.name.clone(), Some(n)));
        let options: Vec<_> = std::iter::once(nobody).chain(each).collect();
        (!calls.is_empty()).then(|| radios(words.call, "call", options, self.call, |_| ()))
    }

    fn keep(self, name: &str, chosen: &str) {
        self.app.prefs.update(|prefs| prefs.set_other(name, chosen));
        self.app.prefs.with_untracked(|prefs| prefs.keep());
    }
}

/// More carers than this are not offered.
const CALLED: [&str; 4] = ["first", "second", "third", "fourth"];

type Options<T> = Vec<(&'static str, &'static str, T)>;

fn sheets(words: &Sheets) -> Options<Sheet> {
    vec![
        ("one", words.one, Sheet::One),
        ("large", words.large, Sheet::Large),
        ("easier", words.easier, Sheet::Easier),
        ("cards", words.cards, Sheet::Cards),
    ]
}

fn looks(words: &Sheets) -> Options<Look> {
    vec![
        ("warm", words.warm, Look::Warm),
        ("plain", words.plain, Look::Plain),
        ("bold", words.bold, Look::Bold),
    ]
}

fn sizes(words: &Sheets) -> Vec<(&'static str, String, Size)> {
    Size::NAMES.into_iter().map(|(points, size)| (points, (words.size_of)(points), size)).collect()
}

fn named<T: Copy>(names: &[(&'static str, T)], kept: Option<&str>) -> Option<T> {
    names.iter().find(|(name, _)| Some(*name) == kept).map(|(_, one)| *one)
}

/// A group of radios that takes effect at once: what it changes is in sight below.
fn radios<L: Into<String>, T: Copy + PartialEq + Send + Sync + 'static>(
    legend: &'static str,
    name: &'static str,
    options: Vec<(&'static str, L, T)>,
    chosen: RwSignal<T>,
    then: impl Fn(T) + Send + Sync + 'static,
) -> AnyView {
    let choose = Callback::new(move |one: T| {
        chosen.set(one);
        then(one);
    });
    let options = options.into_iter().map(|(key, label, one)| (key, label.into(), one));
    let rows = one_of(name, options, Signal::derive(move || Some(chosen.get())), choose);
    view! { <fieldset class="field"><legend>{legend}</legend>{rows}</fieldset> }.into_any()
}
