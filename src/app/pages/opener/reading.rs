//! One opened file: how sure it is whose it is, and what it says.

use std::collections::BTreeMap;

use leptos::prelude::*;
use tell_it_once_core::{
    bundle::{hidden::visible_name, ledger::Ledger, verdict::Confidence, words::TO_BE_SURE},
    casework::{Case, Layout, changed},
};

use super::{Chosen, Cover, Desk, Held, RESULT, State, faulty};
use crate::{
    browser::{focus, input, live, picture, timer},
    widgets::one_of,
};

const CODE: &str = "opener-code";

/// What an officer types to confirm a file.
#[derive(Clone, Copy)]
pub(super) struct Confirm {
    code: RwSignal<String>,
    by: RwSignal<String>,
    wrong: RwSignal<Option<String>>,
    working: RwSignal<bool>,
}

impl Confirm {
    pub(super) fn new() -> Confirm {
        Confirm {
            code: RwSignal::new(String::new()),
            by: RwSignal::new(String::new()),
            wrong: RwSignal::new(None),
            working: RwSignal::new(false),
        }
    }

    pub(super) fn clear(self) {
        self.code.set(String::new());
        self.by.set(String::new());
        self.next();
    }

    #[cfg(test)]
    pub(super) fn type_in(self, code: &str, by: &str) {
        self.code.set(code.to_owned());
        self.by.set(by.to_owned());
    }

    /// Another file: the officer stays the same.
    fn next(self) {
        self.code.set(String::new());
        self.wrong.set(None);
    }
}

impl Desk {
    pub(super) fn show(self, chosen: Chosen) {
        self.confirm.next();
        self.taken.set(None);
        self.cover.set(None);
        self.pictures.set(self.pictures_of(&chosen));
        self.chosen.set(Some(chosen));
        self.draw_again();
    }

    fn pictures_of(self, chosen: &Chosen) -> BTreeMap<String, picture::Address> {
        let shown = |(about, octets): (&tell_it_once_core::bundle::payload::Attachment, &[u8])| {
            Some((about.sha256.to_string(), picture::address(octets)?))
        };
        let files = self.files_of(chosen);
        files.iter().flat_map(|held| held.verdict.pictures().filter_map(shown)).collect()
    }

    /// After the rest is on the screen: the receipt code takes a while.
    pub(super) fn draw_again(self) {
        timer::after(50.0, move || self.draw_cover());
    }

    pub(super) fn draw_cover(self) {
        match self.chosen.try_get_untracked().flatten() {
            Some(Chosen::File(id)) => self.draw_cover_of(id),
            Some(Chosen::Together(folder)) => self.draw_together(&folder),
            None => {}
        }
    }

    fn draw_cover_of(self, id: u32) {
        let Some(held) = self.held_now(id) else { return };
        let pack = self.app.pack();
        let case = Case::of(&held.verdict, &pack.booklets);
        let changed = self.earlier(&held).map(|one| changed(&one.verdict, &held.verdict, &pack.booklets));
        self.cover.set(Some(Cover {
            receipt: case.receipt().to_string(),
            opening: case.cover(),
            about: case.about(),
            marking: case.marking(),
            changed: changed.unwrap_or_default(),
        }));
    }

    /// The file before it of the same folder, as far as it is open here.
    fn earlier(self, held: &Held) -> Option<Held> {
        let place = |held: &Held| {
            let bundle = held.verdict.bundle();
            (bundle.bundle_id.clone(), bundle.revision.number)
        };
        let (folder, number) = place(held);
        let rows = self.rows.get_untracked();
        let all = rows.iter().filter_map(|row| self.held_now(row.id));
        let earlier = all.filter(|one| place(one).0 == folder && place(one).1 < number);
        earlier.max_by_key(|one| place(one).1)
    }

    pub(super) fn reading(self) -> AnyView {
        let file = move || match self.chosen.get() {
            Some(Chosen::File(id)) => self.file(id),
            Some(Chosen::Together(folder)) => self.together(folder),
            None => self.nothing_yet(),
        };
        file.into_any()
    }

    pub(super) fn nothing_yet(self) -> AnyView {
        let words = self.text;
        let steps = words.start.map(|step| view! { <li>{step}</li> }).collect_view();
        view! {
            <section class="opener__reading opener__empty flow no-print" aria-labelledby="opener-start">
                <h2 id="opener-start">{words.start_title}</h2>
                <ol>{steps}</ol>
            </section>
        }
        .into_any()
    }

    fn file(self, id: u32) -> AnyView {
        let Some(held) = self.held_now(id) else { return self.nothing_yet() };
        let about = visible_name(held.verdict.bundle().subject.called());
        let row = self.rows.with_untracked(|rows| rows.iter().find(|row| row.id == id).cloned());
        let name = row.map(|row| visible_name(&row.name)).unwrap_or_default();
        let confidence = Memo::new(move |_| self.held(id).map(|held| held.verdict.confidence().clone()));
        view! {
            <article class="opener__reading" aria-labelledby=RESULT>
                <div class="opener__verdict card flow no-print">
                    <h2 id=RESULT tabindex="-1">{(self.text.about)(&about)}</h2>
                    <p class="said"><bdi>{name}</bdi></p>
                    {held.is_contradicted.then(|| self.contradiction())}
                    {move || confidence.get().map(sure)}
                    {self.receipt()}
                    {move || confidence.get().filter(|one| !one.is_confirmed()).map(|_| self.confirmer(id))}
                </div>
                {self.tools(Chosen::File(id))}
                {self.paper(Chosen::File(id))}
            </article>
        }
        .into_any()
    }

    fn contradiction(self) -> AnyView {
        let words = self.text;
        view! { <div class="notice notice--error">{faulty([words.altered, words.altered_advice])}</div> }
            .into_any()
    }

    fn receipt(self) -> AnyView {
        let words = self.text;
        let code = move || {
            self.cover.get().map(|cover| {
                let groups =
                    cover.receipt.split(' ').map(|group| view! { <bdi>{group.to_owned()}</bdi> " " });
                view! { <p class="receipt">{groups.collect_view()}</p> }
            })
        };
        let coming =
            move || self.cover.with(Option::is_none).then(|| view! { <p>{words.receipt_coming}</p> });
        view! { <h3>{words.receipt}</h3> {code} {coming} }.into_any()
    }

    fn confirmer(self, id: u32) -> AnyView {
        let (words, confirm) = (self.text, self.confirm);
        let label = move || if confirm.working.get() { words.confirming } else { words.confirm_now };
        view! {
            <details class="disclose">
                <summary>{words.confirm}</summary>
                <form class="flow" novalidate aria-label=words.confirm on:submit=move |event| {
                    event.prevent_default();
                    self.confirm(id);
                }>
                    <p>{TO_BE_SURE}</p>
                    {move || self.not_confirmed()}
                    {field(CODE, words.confirm_code, words.confirm_code_hint, confirm.code)}
                    {field("opener-by", words.confirm_by, words.confirm_by_hint, confirm.by)}
                    <p class="actions"><button class="btn" type="submit">{label}</button></p>
                </form>
            </details>
        }
        .into_any()
    }

    fn not_confirmed(self) -> Option<AnyView> {
        let prefix = self.app.text.shell.error_prefix;
        let wrong = self.confirm.wrong.get()?;
        Some(view! { <p class="error-msg"><span class="sr">{prefix}</span>{wrong}</p> }.into_any())
    }

    fn confirm(self, id: u32) {
        if self.confirm.working.get_untracked() {
            return;
        }
        self.confirm.working.set(true);
        // after paint: comparing takes as long as working a code out
        timer::after(50.0, move || self.compare(id));
    }

    pub(super) fn compare(self, id: u32) {
        let Some(held) = self.held_now(id) else { return };
        let (typed, by) = (self.confirm.code.get_untracked(), self.confirm.by.get_untracked());
        let sid = held.verdict.sid();
        let done = self.ledger.all.try_update(|all| all.confirm(&sid, &typed, &by, self.now()));
        self.confirm.working.set(false);
        match done {
            Some(Ok(())) => self.confirmed(),
            Some(Err(why)) => {
                live::say(&why.what());
                self.confirm.wrong.set(Some(why.what()));
                focus::by_id(CODE);
            }
            None => {}
        }
    }

    /// Later files of the same key are known now, too.
    fn confirmed(self) {
        self.confirm.next();
        self.ledger.unsaved.set(true);
        let ledger: Ledger = self.ledger.all.get_untracked();
        self.rows.update(|rows| {
            for row in rows {
                if let State::Opened(held) = &mut row.state {
                    held.recall(&ledger);
                }
            }
        });
        live::say(self.text.confirmed);
        focus::by_id(RESULT);
        self.draw_again();
    }

    pub(super) fn order(self) -> AnyView {
        let words = self.text;
        let options = [
            ("person", words.order_person.to_owned(), Layout::Person),
            ("booklet", words.order_booklet.to_owned(), Layout::Booklet),
            ("section", words.order_section.to_owned(), Layout::Section),
        ];
        let chosen = Signal::derive(move || Some(self.layout.get()));
        let choose = Callback::new(move |layout| self.layout.set(layout));
        view! {
            <fieldset>
                <legend>{words.order}</legend>
                {one_of("opener-order", options, chosen, choose)}
            </fieldset>
        }
        .into_any()
    }
}

/// The tick is for what a person confirmed.
fn sure(confidence: Confidence) -> AnyView {
    let is_confirmed = confidence.is_confirmed();
    let class = if is_confirmed { "notice notice--success" } else { "notice notice--info" };
    let tick = is_confirmed.then(|| view! { <span class="tick" aria-hidden="true">"✓ "</span> });
    view! {
        <div class=class>
            <p><strong>{tick} {confidence.title()}</strong></p>
            <p>{confidence.what()}</p>
        </div>
    }
    .into_any()
}

fn field(id: &'static str, label: &'static str, hint: &'static str, value: RwSignal<String>) -> AnyView {
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <p class="hint" id=hint_id.clone()>{hint}</p>
            <input class="input input--short" id=id type="text" autocomplete="off" spellcheck="false"
                aria-describedby=hint_id prop:value=value
                on:input=move |event| value.set(input::typed(&event)) />
        </div>
    }
    .into_any()
}
