//! Every word that is explained, on one page.

use leptos::prelude::*;

use super::{Drawn, help::way_back};
use crate::{
    state::App,
    widgets::{Explained, Frame, frame, meaning, symbol},
};

pub(super) fn page(app: App) -> Drawn {
    let words = app.text.words();
    let pack = app.pack();
    let one = |word: Explained| {
        let (id, term) = (format!("word-{}", word.id), word.term.clone());
        view! {
            <section class="meaning" aria-labelledby=id.clone()>
                {symbol(word.symbol.clone())}
                <div>
                    <h2 id=id.clone()>{term}</h2>
                    {meaning(word)}
                </div>
            </section>
        }
    };
    let all = pack.jargon.sorted().into_iter().map(|term| one(Explained::of(app, term))).collect_view();
    let nothing = pack.jargon.is_empty().then(|| view! { <p>{words.nothing}</p> });
    let content = view! {
        <h1 tabindex="-1">{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {nothing}
        <div class="meanings">{all}</div>
        <p><a class="alone" href="symbols.html">{words.whose_pictures}</a></p>
    };
    let around =
        Frame { text: app.text, back: Some(way_back(app)), class: "content flow", accent: Some("sky") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}
