//! A symbol beside the words that say the same. It is never without them, and says nothing to who listens.

use leptos::prelude::*;
use tell_it_once_core::{id::SymbolId, symbol::address, words::Style};

use crate::{
    browser::prefs::{Pictures, Prefs, Theme},
    state::App,
};

/// A symbol as somebody sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Symbol {
    id: SymbolId,
    /// in one colour, on its white tile
    is_plain: bool,
}

/// How symbols are shown, where they are wanted at all.
#[derive(Clone, Copy)]
pub(crate) struct Symbols {
    is_plain: bool,
}

impl Symbols {
    /// With easier words, unless somebody wants words only.
    pub(crate) fn wanted(prefs: &Prefs) -> Option<Symbols> {
        let wanted = prefs.style == Style::Easier && prefs.pictures != Some(Pictures::Off);
        wanted.then_some(Symbols { is_plain: prefs.theme == Some(Theme::Contrast) })
    }

    pub(crate) fn of(self, id: &SymbolId) -> Symbol {
        Symbol { id: id.clone(), is_plain: self.is_plain }
    }
}

impl App {
    /// For what is in easier words in any case.
    pub(crate) fn wants_pictures(self) -> bool {
        self.prefs.with_untracked(|prefs| prefs.pictures != Some(Pictures::Off))
    }

    pub(crate) fn symbols(self) -> Option<Symbols> {
        self.prefs.with_untracked(Symbols::wanted)
    }

    /// A symbol, where symbols are wanted.
    pub(crate) fn symbol(self, id: Option<&SymbolId>) -> Option<Symbol> {
        self.symbols()?.of(id?).into()
    }

    /// The symbol of a word idea.
    pub(crate) fn symbol_of_words(self, words: &str) -> Option<Symbol> {
        self.symbols()?.of(self.pack().pictures.of(words)?).into()
    }
}

/// The corner of a part: its own picture in one colour among its shapes, unless somebody wants words only. With
/// easier words it stands in its colours beside the heading.
pub(crate) fn spot(app: App, picture: Option<&SymbolId>) -> AnyView {
    let shapes = view! { <span class="spot" aria-hidden="true"></span> }.into_any();
    if let Some(beside) = app.symbol(picture) {
        return view! { {shapes} {symbol(Some(beside))} }.into_any();
    }
    let Some(id) = picture.filter(|_| app.wants_pictures()) else { return shapes };
    let src = address(id, true);
    view! { <span class="spot spot--drawn" aria-hidden="true"><img src=src alt="" width="36" height="36" /></span> }
        .into_any()
}

/// The picture on its tile. One that does not come leaves no trace.
pub(crate) fn symbol(symbol: Option<Symbol>) -> Option<AnyView> {
    let Symbol { id, is_plain } = symbol?;
    let lost = RwSignal::new(false);
    let (plain, src) = (address(&id, true), address(&id, is_plain));
    let drawn = view! {
        <span class="symbol" aria-hidden="true" hidden=move || lost.get()>
            <picture>
                <source media="(forced-colors: active)" srcset=plain />
                <img src=src alt="" width="32" height="32" on:error=move |_| lost.set(true) />
            </picture>
        </span>
    };
    Some(drawn.into_any())
}
