//! Whether the one page fits, in which letters; and if not, which box is too long and what can be done.

use leptos::prelude::*;
use tell_it_once_core::{
    booklet::Booklet,
    profile::{Fit, Over, ProfilePage, SIZES, fit},
    route::Route,
};

use crate::{browser::measure, state::App};

/// The sheet that is measured and never seen.
pub(super) const MEASURED: &str = "profile-measured";

#[derive(Clone, Copy)]
pub(super) struct Fitting {
    app: App,
    page: StoredValue<ProfilePage>,
    booklet: StoredValue<Booklet>,
    /// in half points
    pub(super) size: RwSignal<u8>,
    over: RwSignal<Vec<Over>>,
    pub(super) pages: RwSignal<u8>,
}

impl Fitting {
    pub(super) fn new(app: App, booklet: &Booklet, page: &ProfilePage) -> Fitting {
        Fitting {
            app,
            page: StoredValue::new(page.clone()),
            booklet: StoredValue::new(booklet.clone()),
            size: RwSignal::new(SIZES[0]),
            over: RwSignal::new(Vec::new()),
            pages: RwSignal::new(1),
        }
    }

    /// When it is drawn, and again whenever it looks different.
    pub(super) fn measure(self) {
        measure::when_letters_are_here(move || {
            // the page may be gone by now; then there is nothing to measure
            let Some(page) = self.page.try_get_value() else { return };
            let (size, over) = match fit(&page, |size| measure::sheet(MEASURED, size)) {
                Fit::At(fits) => (fits, Vec::new()),
                Fit::TooLong(boxes) => (SIZES[SIZES.len() - 1], boxes),
            };
            let _ = self.size.try_set(size);
            let _ = self.over.try_set(over);
        });
    }

    /// What became of it, in words.
    pub(super) fn verdict(self) -> AnyView {
        let words = self.app.text.sheets();
        let verdict = move || {
            let over = self.over.get();
            if over.is_empty() {
                let points = measure::points(self.size.get());
                return view! { <p class="hint" role="status">{(words.fits)(&points)}</p> }.into_any();
            }
            let two = self.pages.get() == 2;
            let items = over.into_iter().filter_map(|one| self.too_long(one)).collect_view();
            view! {
                <div class="notice notice--warn flow" role="status">
                    <p><strong>{words.too_long_title}</strong></p>
                    <ul>{items}</ul>
                    <p>
                        <button class="btn btn--quiet btn--small" type="button"
                            on:click=move |_| self.pages.set(if two { 1 } else { 2 })>
                            {if two { words.one_page } else { words.two_pages }}
                        </button>
                    </p>
                </div>
            }
            .into_any()
        };
        verdict.into_any()
    }

    /// One box that is too long, and the way to its longest answer.
    fn too_long(self, one: Over) -> Option<AnyView> {
        let words = self.app.text.sheets();
        let filled = self.page.with_value(|page| page.boxes.get(one.which).cloned())?;
        let length = |lines: &[tell_it_once_core::answer::Line]| {
            lines.iter().map(|line| line.words.len()).sum::<usize>()
        };
        let longest = filled.parts.iter().max_by_key(|part| length(&part.lines));
        let href = self.booklet.with_value(|booklet| {
            let number =
                booklet.questions().position(|asked| Some(&asked.id) == longest.map(|part| &part.question));
            number.map(|n| Route::Step { booklet: booklet.id.clone(), number: n + 1 }.to_string())
        });
        let shorten = href.map(|href| {
            view! { " " <a href=href>{words.shorten} <span class="sr">": " {filled.title.clone()}</span></a> }
        });
        Some(
            view! { <li>{words.too_long.with(one.words, &[("title", &filled.title)])} {shorten}</li> }
                .into_any(),
        )
    }
}
