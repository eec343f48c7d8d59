//! Making the file to share: what goes in, who agrees to what, and exactly what it will say.

mod agree;
pub(super) mod apart;
mod choose;
mod done;
mod lock;
mod missing;
mod preview;
mod uncarried;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use leptos::prelude::*;
use tell_it_once_core::{
    answer::Answer,
    bundle::{Fresh, key::SecretKey, refusal::Code},
    folder::{Edit, Exported, Folder},
    id::{BookletId, ContributorId},
    keep::version::Why,
    question::date,
    route::Route,
    share::{Choices, Draft, ForCouncil, Lock, NotMade, Offer, Seal, Sharing},
};

use super::Drawn;
use crate::{
    browser::{entropy, files, focus, letters, live, task, timer},
    state::App,
    widgets::{Choice, ChoiceKind, Frame, Trouble, choice, error_summary, frame, nothing_yet},
};

/// A file that was made.
struct Made {
    name: String,
    octets: Vec<u8>,
    receipt: String,
    is_locked: bool,
}

/// What is known and chosen about the lock.
#[derive(Clone, Copy)]
struct Locking {
    lock: StoredValue<Lock>,
    /// they want the file without it
    unlocked: RwSignal<bool>,
    /// they asked the council about its new key
    checked: RwSignal<bool>,
    /// the digits of the key, and of the one before it, once they are worked out
    codes: RwSignal<Option<(String, String)>>,
}

#[derive(Clone, Copy)]
struct Form {
    app: App,
    offers: StoredValue<Vec<Offer>>,
    /// by the offer's place: whether it is chosen
    chosen: RwSignal<Vec<bool>>,
    /// the digests of pictures that stay at home
    left_out: RwSignal<BTreeSet<String>>,
    locking: Locking,
    /// what the preview shows: this and nothing else is signed
    shown: StoredValue<Option<Draft>>,
    agreed: RwSignal<[bool; 3]>,
    name: RwSignal<String>,
    day: RwSignal<date::Typed>,
    troubles: RwSignal<Vec<Trouble>>,
    working: RwSignal<bool>,
    failed: RwSignal<Option<&'static str>>,
    made: RwSignal<Option<Arc<Made>>>,
}

/// Where somebody elsewhere asked for a part, that is what is made.
pub(super) fn page(app: App) -> Drawn {
    if app.store.read(|folder| folder.invited.is_some()) {
        return apart::own::page(app);
    }
    let (words, form) = (app.text.share(), Form::new(app));
    let body = move || match form.made.get() {
        Some(made) => form.done(&made),
        None if form.offers.with_value(Vec::is_empty) => nothing_yet(app.text, words.nothing),
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
    /// What somebody asked to keep at home is not ticked at first, and nothing is agreed to.
    fn new(app: App) -> Form {
        let (offers, lock) = with_sharing(app, |sharing| (sharing.offers(), sharing.lock()));
        let pictures = offers.iter().flat_map(|offer| &offer.pictures);
        let held_back = pictures.filter(|one| one.held_back.is_some());
        let left_out: BTreeSet<_> = held_back.map(|one| one.picture.sha256.clone()).collect();
        let locking = Locking {
            lock: StoredValue::new(lock),
            unlocked: RwSignal::new(false),
            checked: RwSignal::new(false),
            codes: RwSignal::new(None),
        };
        Form {
            app,
            chosen: RwSignal::new(offers.iter().map(|offer| offer.held_back.is_none()).collect()),
            left_out: RwSignal::new(left_out),
            locking,
            shown: StoredValue::new(None),
            offers: StoredValue::new(offers),
            agreed: RwSignal::new([false; 3]),
            name: RwSignal::new(String::new()),
            day: RwSignal::new(date::Typed::of((app.clock.today)())),
            troubles: RwSignal::new(Vec::new()),
            working: RwSignal::new(false),
            failed: RwSignal::new(None),
            made: RwSignal::new(None),
        }
    }

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
            left_out: self.left_out.get(),
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
        let (text, words) = (self.app.text, self.app.text.share());
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
                {self.lock()}
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

    fn submit(self) {
        self.submit_these(&untrack(|| self.all_chosen()), move || task::run(self.make()));
    }

    /// Says what is missing, or goes on to make the file out of these.
    fn submit_these(self, chosen: &Chosen, make: impl FnOnce() + 'static) {
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
        if uncarried::is_any(self.app, chosen) {
            focus::by_id(uncarried::ID);
            return;
        }
        self.working.set(true);
        live::say(self.app.text.share().making);
        // after paint, so that the words are seen before the work begins
        timer::after(50.0, make);
    }

    /// The octets of pictures by their digests; none where one of them is gone.
    async fn octets(self, digests: Vec<String>) -> Option<BTreeMap<String, Vec<u8>>> {
        let mut octets = BTreeMap::new();
        for sha256 in digests {
            let found = self.app.pictures.octets(&sha256).await?;
            octets.insert(sha256, found);
        }
        Some(octets)
    }

    fn not_made(self, why: NotMade) {
        let words = self.app.text.share();
        match why {
            NotMade::PictureMissing { .. } => self.fail(words.picture_missing),
            NotMade::Refused(why) if why.code == Code::Size => self.fail(words.too_large),
            NotMade::DoesNotFit | NotMade::Refused(_) => self.fail(words.failed),
        }
    }

    async fn make(self) {
        let words = self.app.text.share();
        let Some(draft) = self.shown.get_value() else { return self.fail(words.failed) };
        let digests = draft.pictures.iter().map(|one| one.picture.sha256.clone()).collect();
        let Some(octets) = self.octets(digests).await else { return self.fail(words.picture_missing) };
        let now = (self.app.clock.now)();
        let (once, fresh) = (SecretKey::make(|octets| *octets = entropy::random()), entropy::random());
        let (lock, fresh) = (self.locking.lock.get_value(), Fresh::new(fresh));
        let key = lock.key().filter(|_| untrack(|| self.is_locked()));
        let seal = key.map(|to| Seal { to, once: &once, fresh: &fresh });
        let version = env!("CARGO_PKG_VERSION");
        let made = self.app.store.read(|folder: &Folder| draft.make(folder, &octets, version, now, seal));
        match made {
            Ok((file, exported)) => self.finish(file, exported),
            Err(why) => self.not_made(why),
        }
    }

    fn finish(self, file: ForCouncil, exported: Exported) {
        let ForCouncil { name, octets, receipt } = file;
        if files::download(&name, done::MIME, &octets).is_err() {
            return self.fail(self.app.text.share().failed);
        }
        let (receipt, is_locked) = (receipt.to_string(), exported.sealed_to.is_some());
        self.app.store.apply(Edit::Exported(exported));
        self.app.saver.make_safe(Why::File);
        let _ = self.working.try_set(false);
        let _ = self.made.try_set(Some(Arc::new(Made { name, octets, receipt, is_locked })));
        focus::by_id(done::TITLE);
    }

    fn fail(self, words: &'static str) {
        let _ = self.working.try_set(false);
        let _ = self.failed.try_set(Some(words));
    }
}

/// A code in groups: large for eyes, and digit by digit for ears.
fn digits(code: &str) -> AnyView {
    let group = |group: &str| view! { <bdi>{group.to_owned()}</bdi> " " };
    let groups = code.split(' ').map(group).collect_view();
    let spoken = |group: &str| group.chars().map(String::from).collect::<Vec<_>>().join(" ");
    let spoken = code.split(' ').map(spoken).collect::<Vec<_>>().join(", ");
    view! {
        <p class="receipt" aria-hidden="true">{groups}</p>
        <p class="sr">{spoken}</p>
    }
    .into_any()
}

fn tick(
    id: String,
    label: String,
    hint: Option<String>,
    picked: Signal<bool>,
    change: Callback<bool>,
) -> AnyView {
    ticked(id, label, hint, picked, change, None)
}

/// With more below it.
fn ticked(
    id: String,
    label: String,
    hint: Option<String>,
    picked: Signal<bool>,
    change: Callback<bool>,
    more: Option<AnyView>,
) -> AnyView {
    choice(Choice { kind: ChoiceKind::Many, name: id.clone(), id, label, hint, picked, change }, more)
}
