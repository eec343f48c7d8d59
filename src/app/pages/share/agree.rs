//! What is agreed to, and by whom. Nothing is ticked beforehand.

use leptos::prelude::*;

use super::{Form, tick};
use crate::{
    browser::input,
    questions::{Aids, Ask, date_fields},
};

impl Form {
    pub(super) fn agree(self, council: &str) -> AnyView {
        let words = self.app.text.share();
        let ticks =
            [words.agree_true.to_owned(), (words.agree_council)(council), words.agree_school.to_owned()];
        let row = |(n, label): (usize, String)| {
            let picked = Signal::derive(move || self.agreed.with(|all| all[n]));
            let change = Callback::new(move |on| self.agreed.update(|all| all[n] = on));
            tick(format!("agree-{n}"), label, None, picked, change)
        };
        let ticks = ticks.into_iter().enumerate().map(row).collect_view();
        view! {
            <fieldset class="field" aria-describedby="agree-hint">
                <legend>{words.agree}</legend>
                <p class="hint" id="agree-hint">{words.agree_hint}</p>
                {self.error("agree-1")}
                <div class="choices">{ticks}</div>
            </fieldset>
        }
        .into_any()
    }

    pub(super) fn sign(self) -> AnyView {
        let (text, words) = (self.app.text, self.app.text.share());
        let ask = Ask {
            dom: "share-day".to_owned(),
            words: words.date.to_owned(),
            hint: None,
            caption: None,
            text,
            aids: Aids::default(),
        };
        let set = Callback::new(move |day| self.day.set(day));
        let day = date_fields(&ask, (self.app.clock.today)(), true, self.day.into(), set);
        view! {
            <div class="field">
                <label for="share-name">{words.name}</label>
                <p class="hint" id="share-name-hint">{words.name_hint}</p>
                {self.error("share-name")}
                <input class="input input--short" type="text" id="share-name" autocomplete="off"
                    aria-describedby="share-name-hint" prop:value=self.name
                    on:input=move |event| self.name.set(input::typed(&event)) />
            </div>
            <fieldset class="field">
                <legend>{words.date}</legend>
                {self.error("share-day")}
                {day}
            </fieldset>
        }
        .into_any()
    }
}
