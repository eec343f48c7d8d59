//! The file is made: where it is, its receipt for eyes, ears and paper, and what to do next.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Form, Made, digits};
use crate::{
    browser::{files, measure, time},
    widgets::send,
};

pub(super) const TITLE: &str = "share-done";
pub(super) const MIME: &str = "application/json";

impl Form {
    pub(super) fn done(self, made: &Arc<Made>) -> AnyView {
        let words = self.app.text.share();
        let pack = self.app.pack();
        let council = &pack.council;
        let locked = made.is_locked.then(|| view! { <p>{(words.done_locked)(&council.name)}</p> });
        let again = made.clone();
        view! {
            <section class="notice notice--success flow">
                <h2 id=TITLE tabindex="-1">{words.done_title}</h2>
                <p>{(words.done)(&made.name)}</p>
                {locked}
                <div class="actions">
                    {self.send_button(made)}
                    <button class="btn btn--quiet" type="button" on:click=move |_| {
                        let _ = files::download(&again.name, MIME, &again.octets);
                    }>{words.download_again}</button>
                </div>
            </section>
            <section class="flow">
                <h2>{words.receipt}</h2>
                {digits(&made.receipt)}
                <p>{words.receipt_words}</p>
                <p><button class="btn btn--quiet" type="button" on:click=move |_| measure::print()>
                    {words.print}
                </button></p>
            </section>
            <section class="flow">
                <h2>{words.next_title}</h2>
                <p>{(words.next)(&council.team)} " " {(words.next_phone)(&council.phone)}</p>
            </section>
            <section class="flow">
                <h2>{words.proves_title}</h2>
                <p>{words.proves} " " {words.proves_not}</p>
            </section>
            {self.sheet(made)}
        }
        .into_any()
    }

    /// Where this device has a sheet of its own for it. Whoever closes that has lost nothing: the file is
    /// in the downloads, and here.
    fn send_button(self, made: &Arc<Made>) -> Option<AnyView> {
        let words = self.app.text.share();
        let made = made.clone();
        let file = move || files::sharable(&made.name, MIME, &made.octets);
        send(file, words.send, words.not_sent)
    }

    /// For the place next to the telephone. It is seen on paper only, and holds no name.
    fn sheet(self, made: &Made) -> AnyView {
        let words = self.app.text.share();
        let pack = self.app.pack();
        let (team, phone) = (pack.council.team.clone(), pack.council.phone.clone());
        let today = time::date_words((self.app.clock.now)());
        view! {
            <article class="sheet">
                <h2>{words.receipt}</h2>
                {digits(&made.receipt)}
                <p>{words.receipt_words}</p>
                <h3>{words.sheet_file}</h3>
                <p dir="ltr">{made.name.clone()}</p>
                <p>{(words.sheet_made)(&today)}</p>
                <h3>{pack.council.name.clone()}</h3>
                <p>{team}</p>
                <p>{phone}</p>
            </article>
        }
        .into_any()
    }
}
