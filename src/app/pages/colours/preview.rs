//! How the page would look, before the button is pressed.

use leptos::prelude::*;
use tell_it_once_core::journey::Density;

use crate::{browser::prefs::Prefs, state::App};

/// The same data attributes as on `<html>`, on a panel of its own.
pub(super) fn preview(app: App, chosen: RwSignal<Prefs>) -> AnyView {
    let words = app.text.colours();
    let theme = move || chosen.with(|prefs| prefs.name("theme"));
    // what is as usual is said too: the page around it may have something else
    let look = move |name: &'static str, usual: &'static str| {
        move || chosen.with(|prefs| prefs.name(name).unwrap_or(usual))
    };
    let ask = move || (words.preview_ask)(chosen.with(|prefs| prefs.style));
    let others = move || {
        let (style, density) = chosen.with(|prefs| (prefs.style, prefs.density));
        let shown = if matches!(density, Some(Density::Few | Density::Whole)) { 2 } else { 0 };
        let others = (words.preview_more)(style).into_iter().take(shown);
        others.map(|words| view! { <p class="settings__ask">{words}</p> }).collect_view()
    };
    view! {
        <section class="theme-preview settings__preview" data-theme=theme data-scale=look("scale", "100")
            data-font=look("font", "atkinson") data-spacing=look("spacing", "usual") data-measure=look("measure", "usual")
            data-pictures=look("pictures", "on") aria-labelledby="looks-preview">
            <h2 id="looks-preview">{words.preview_title}</h2>
            <span class="spot" aria-hidden="true"></span>
            <p class="settings__ask">{ask}</p>
            <p class="settings__box">{words.preview_words}</p>
            {others}
            <p><span class="btn" aria-hidden="true">{app.text.shell.save_and_continue}</span></p>
        </section>
    }
    .into_any()
}
