//! Making the file to share: what goes in, who agrees to what, and exactly what it will say.

mod preview;
mod uncarried;

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use tell_it_once_core::{
    answer::Answer,
    folder::{Edit, Exported, Folder},
    id::{BookletId, ContributorId},
    keep::version::Why,
    question::date,
    route::Route,
    share::{Choices, Draft, NotMade, Offer, Sharing},
};

use super::Drawn;
use crate::{
    browser::{files, focus, input, letters, live, task, timer},
    questions::{Ask, date_fields},
    state::App,
    widgets::{Choice, ChoiceKind, Frame, Trouble, choice, error_summary, frame},
};

/// A file that was made.
#[derive(Clone, PartialEq)]
struct Made {
    name: String,
    octets: Vec<u8>,
    receipt: String,
}

#[derive(Clone, Copy)]
struct Form {
    app: App,
    offers: StoredValue<Vec<Offer>>,
    /// by the offer's place: whether it is chosen
    chosen: RwSignal<Vec<bool>>,
    agreed: RwSignal<[bool; 3]>,
    name: RwSignal<String>,
    day: RwSignal<date::Typed>,
    troubles: RwSignal<Vec<Trouble>>,
    working: RwSignal<bool>,
    failed: RwSignal<Option<&'static str>>,
    made: RwSignal<Option<Made>>,
}

pub(super) fn page(app: App) -> Drawn {
    let words = &app.text.pages.share;
    let offers = with_sharing(app, |sharing| sharing.offers());
    let form = Form {
        app,
        chosen: RwSignal::new(vec![true; offers.len()]),
        offers: StoredValue::new(offers),
        agreed: RwSignal::new([false; 3]),
        name: RwSignal::new(String::new()),
        day: RwSignal::new(date::Typed::of((app.clock.today)())),
        troubles: RwSignal::new(Vec::new()),
        working: RwSignal::new(false),
        failed: RwSignal::new(None),
        made: RwSignal::new(None),
    };
    let body = move || match form.made.get() {
        Some(made) => form.done(made),
        None if form.offers.with_value(Vec::is_empty) => {
            view! { <p class="notice notice--info">{words.nothing}</p> }.into_any()
        }
        None => form.draw(),
    };
    let content = view! {
        <div class="ask">
            <p class="caption">{app.text.pages.list.check_and_share}</p>
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </div>
        {body}
    };
    let back = Some(Route::List.to_string());
    let around = Frame { text: app.text, back, class: "content flow", accent: Some("leaf") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

fn with_sharing<T>(app: App, look: impl FnOnce(Sharing<'_>) -> T) -> T {
    let pack = app.pack();
    let (now, today) = ((app.clock.now)(), (app.clock.today)());
    let style = app.prefs.with_untracked(|prefs| prefs.style);
    app.store.read(|folder| {
        let (booklets, council, text) = (pack.booklets.as_slice(), &pack.council, app.text);
        look(Sharing { folder, booklets, council, text, style, now, today, nfc: letters::nfc })
    })
}

type Chosen = BTreeSet<(ContributorId, BookletId)>;

impl Form {
    fn all_chosen(self) -> Chosen {
        let chosen = self.chosen.get();
        self.offers.with_value(|offers| {
            let both = offers.iter().zip(&chosen).filter(|(_, chosen)| **chosen);
            both.map(|(offer, _)| (offer.contributor.clone(), offer.booklet.clone())).collect()
        })
    }

    fn choices(self) -> Choices {
        let [true_as_far_as_i_know, share_with_council, share_with_school] = self.agreed.get();
        let today = (self.app.clock.today)();
        let day = match date::read(&self.day.get(), today).answer {
            Some(Answer::Date(date)) => date.exact(),
            _ => None,
        };
        Choices {
            chosen: self.all_chosen(),
            true_as_far_as_i_know,
            share_with_council,
            share_with_school,
            name_typed: self.name.get(),
            date_typed: day.unwrap_or(today),
        }
    }

    fn draft(self) -> Result<Draft, NotMade> {
        let choices = self.choices();
        untrack(|| with_sharing(self.app, |sharing| sharing.draft(&choices)))
    }

    fn draw(self) -> AnyView {
        let (text, words) = (self.app.text, &self.app.text.pages.share);
        let council = self.app.pack().council.name.clone();
        let failed = move || {
            self.failed.get().map(|words| view! { <p class="notice notice--error" role="alert">{words}</p> })
        };
        let make = move || if self.working.get() { words.making } else { words.make };
        view! {
            {error_summary(text, self.troubles.into(), None)}
            <form class="flow" novalidate on:submit=move |event| {
                event.prevent_default();
                self.submit();
            }>
                {self.what()}
                <section class="share-file flow" aria-labelledby="share-what">
                    <h2 id="share-what">{words.what}</h2>
                    <p>{(words.what_words)(&council)}</p>
                    {move || self.preview()}
                    {move || uncarried::spoken(self.app, &self.all_chosen())}
                </section>
                {self.agree(&council)}
                {self.sign()}
                <div class="notice notice--warn">
                    <p><strong>{words.unlocked_title}</strong></p>
                    <p>{words.unlocked}</p>
                </div>
                {failed}
                <div class="actions">
                    <button class="btn" type="submit" aria-disabled=move || self.working.get().then_some("true")>
                        {make}
                    </button>
                </div>
            </form>
        }
        .into_any()
    }

    fn what(self) -> AnyView {
        let words = &self.app.text.pages.share;
        let offers = self.offers.get_value();
        let option = |(n, offer): (usize, &Offer)| {
            let hint = (offer.pictures > 0).then(|| (words.pictures)(offer.pictures));
            let label = format!("{}: {}", offer.title, (words.written_for)(&offer.name));
            let picked = Signal::derive(move || self.chosen.with(|all| all[n]));
            let change = Callback::new(move |on| self.chosen.update(|all| all[n] = on));
            tick(format!("share-{n}"), label, hint, picked, change)
        };
        let options = offers.iter().enumerate().map(option).collect_view();
        view! {
            <fieldset class="field">
                <legend>{words.choose}</legend>
                <div class="choices">{options}</div>
            </fieldset>
        }
        .into_any()
    }

    fn agree(self, council: &str) -> AnyView {
        let words = &self.app.text.pages.share;
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

    fn sign(self) -> AnyView {
        let (text, words) = (self.app.text, &self.app.text.pages.share);
        let ask = Ask {
            dom: "share-day".to_owned(),
            words: words.date.to_owned(),
            hint: None,
            caption: None,
            text,
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

    fn error(self, control: &'static str) -> AnyView {
        let prefix = self.app.text.shell.error_prefix;
        let found = move || {
            let found = self.troubles.with(|all| all.iter().find(|one| one.control == control).cloned());
            found.map(|one| view! { <p class="error-msg"><span class="sr">{prefix}</span>{one.words}</p> })
        };
        found.into_any()
    }

    fn missing(self) -> Vec<Trouble> {
        let words = &self.app.text.pages.share;
        let choices = untrack(|| self.choices());
        let day = untrack(|| date::read(&self.day.get(), (self.app.clock.today)()));
        let exact = matches!(day.answer, Some(Answer::Date(date)) if date.exact().is_some());
        let found = [
            (choices.chosen.is_empty(), "share-0", words.nothing_chosen),
            (!choices.share_with_council, "agree-1", words.council_needed),
            (choices.name_typed.trim().is_empty(), "share-name", words.name_needed),
            (!exact, "share-day", words.date_needed),
        ];
        let found = found.into_iter().filter(|(missing, ..)| *missing);
        found
            .map(|(_, control, words)| Trouble { control: control.to_owned(), words: words.to_owned() })
            .collect()
    }

    fn submit(self) {
        if self.working.get_untracked() {
            return;
        }
        let missing = self.missing();
        let is_complete = missing.is_empty();
        self.troubles.set(missing);
        self.failed.set(None);
        if !is_complete {
            focus::error_summary(self.app.text.shell.error_prefix);
            return;
        }
        // it would be refused as a whole, so it is not tried
        if uncarried::is_any(self.app, &untrack(|| self.all_chosen())) {
            focus::by_id(uncarried::ID);
            return;
        }
        self.working.set(true);
        live::say(self.app.text.pages.share.making);
        // after paint, so that the words are seen before the work begins
        timer::after(50.0, move || task::run(self.make()));
    }

    async fn make(self) {
        let words = &self.app.text.pages.share;
        let Ok(draft) = untrack(|| self.draft()) else { return self.fail(words.failed) };
        let mut octets = BTreeMap::new();
        for one in &draft.pictures {
            let Some(found) = self.app.pictures.octets(&one.picture.sha256).await else {
                return self.fail(words.picture_missing);
            };
            octets.insert(one.picture.sha256.clone(), found);
        }
        let now = (self.app.clock.now)();
        let signed = self
            .app
            .store
            .read(|folder: &Folder| draft.sign(folder, &octets, env!("CARGO_PKG_VERSION"), now));
        match signed {
            Ok((file, exported)) => self.finish(file.name, file.octets, exported),
            Err(NotMade::PictureMissing { .. }) => self.fail(words.picture_missing),
            Err(NotMade::DoesNotFit | NotMade::Refused(_)) => self.fail(words.failed),
        }
    }

    fn finish(self, name: String, octets: Vec<u8>, exported: Exported) {
        if files::download(&name, "application/json", &octets).is_err() {
            return self.fail(self.app.text.pages.share.failed);
        }
        let receipt = exported.receipt.clone();
        self.app.store.apply(Edit::Exported(exported));
        self.app.saver.make_safe(Why::File);
        let _ = self.working.try_set(false);
        let _ = self.made.try_set(Some(Made { name, octets, receipt }));
        focus::by_id("share-done");
    }

    fn fail(self, words: &'static str) {
        let _ = self.working.try_set(false);
        let _ = self.failed.try_set(Some(words));
    }

    fn done(self, made: Made) -> AnyView {
        let words = &self.app.text.pages.share;
        let pack = self.app.pack();
        let (team, phone) = (pack.council.team.clone(), pack.council.phone.clone());
        let groups =
            made.receipt.split(' ').map(|group| view! { <bdi>{group.to_owned()}</bdi> " " }).collect_view();
        let name = made.name.clone();
        view! {
            <section class="notice notice--success flow">
                <h2 id="share-done" tabindex="-1">{words.done_title}</h2>
                <p>{(words.done)(&made.name)}</p>
                <p><button class="btn btn--quiet" type="button" on:click=move |_| {
                    let _ = files::download(&made.name, "application/json", &made.octets);
                }>{words.download_again}</button></p>
            </section>
            <section class="flow">
                <h2>{words.receipt}</h2>
                <p class="receipt">{groups}</p>
                <p>{words.receipt_words}</p>
            </section>
            <section class="flow">
                <h2>{words.next_title}</h2>
                <p>{(words.next)(&team)} " " {(words.next_phone)(&phone)}</p>
            </section>
            <section class="flow">
                <h2>{words.proves_title}</h2>
                <p>{words.proves} " " {words.proves_not}</p>
                <p class="hint">{name}</p>
            </section>
        }
        .into_any()
    }
}

fn tick(
    id: String,
    label: String,
    hint: Option<String>,
    picked: Signal<bool>,
    change: Callback<bool>,
) -> AnyView {
    choice(Choice { kind: ChoiceKind::Many, name: id.clone(), id, label, hint, picked, change }, None)
}
