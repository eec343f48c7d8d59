//! The sheet with the words, for a drawer at home. It is seen on paper only.

use leptos::prelude::*;

use super::Form;
use crate::browser::{location, measure, time};

/// As many lines to write on as own words may need.
const LINES: usize = 2;

impl Form {
    pub(super) fn to_print(self) -> AnyView {
        let words = &self.app.text.copies().sheet;
        let name = self.app.store.read(|folder| folder.known_as().to_owned());
        let with_name =
            (!name.is_empty()).then(|| self.tick("copy-name", (words.with_name)(&name), self.with_name));
        view! {
            <section class="flow" aria-labelledby="copy-print">
                <h2 id="copy-print">{words.print_title}</h2>
                <p>{words.print_hint}</p>
                {with_name}
                <p><button class="btn btn--quiet" type="button" on:click=move |_| measure::print()>
                    {words.print}
                </button></p>
            </section>
        }
        .into_any()
    }

    pub(super) fn sheet(self) -> AnyView {
        let words = &self.app.text.copies().sheet;
        let today = time::date_words((self.app.clock.now)());
        let about = move || {
            let name = self.app.store.read(|folder| folder.known_as().to_owned());
            self.with_name.get().then(|| view! { <p dir="auto">{(words.about)(&name)}</p> })
        };
        let steps = words.steps.map(|step| view! { <li>{step}</li> }).into_iter().collect_view();
        view! {
            <article class="sheet">
                <h2>{words.title}</h2>
                <p>{words.lead}</p>
                {about}
                {move || self.sheet_words()}
                <h3>{words.file}</h3>
                <p class="hint">{words.file_hint}</p>
                {lines(LINES)}
                <h3>{words.steps_title}</h3>
                <ol>
                    <li>{words.step_go} " " <strong dir="ltr">{location::site()}</strong></li>
                    {steps}
                </ol>
                <p class="sheet__safe">{words.keep_safe}</p>
                <p class="hint">{(words.made)(&today)}</p>
            </article>
        }
        .into_any()
    }

    /// Own words are not printed: there is room to write them.
    fn sheet_words(self) -> AnyView {
        let words = &self.app.text.copies().sheet;
        if self.is_own() {
            return view! { <h3>{words.own_words}</h3> {lines(LINES)} }.into_any();
        }
        view! { <h3>{words.words}</h3> {self.six_shown()} }.into_any()
    }
}

fn lines(count: usize) -> AnyView {
    (0..count).map(|_| view! { <p class="sheet__line" aria-hidden="true"></p> }).collect_view().into_any()
}
