//! The family asks somebody: who, for what, and exactly what the file says.

use std::sync::Arc;

use leptos::prelude::*;
use tell_it_once_core::{
    booklet::Booklet, bundle::Invitation, folder::Role, id::BookletId, route::Route, text::Ask,
};

use super::{ForSending, Troubles, radio, sending};
use crate::{
    browser::{entropy, files, focus},
    pages::{
        Drawn,
        share::{done::MIME, tick},
    },
    state::App,
    widgets::{Frame, error_summary, frame},
};

const DONE: &str = "ask-done";
/// The first of each group, for the focus.
const WHO: &str = "ask-who-young_person";
const WHICH: &str = "ask-which-0";

#[derive(Clone, Copy)]
pub(super) struct Form {
    app: App,
    pub(super) role: RwSignal<Option<Role>>,
    booklet: RwSignal<Option<BookletId>>,
    with_name: RwSignal<bool>,
    troubles: Troubles,
    failed: RwSignal<bool>,
    made: RwSignal<Option<Arc<ForSending>>>,
}

pub(in crate::pages) fn page(app: App) -> Drawn {
    draw(Form::new(app))
}

pub(super) fn draw(form: Form) -> Drawn {
    let app = form.app;
    let words = &app.text.apart().ask;
    let body = move || match form.made.get() {
        Some(made) => form.done(&made),
        None => form.draw(),
    };
    let content = view! {
        <div class="ask">
            <p class="caption">{app.text.apart().title}</p>
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </div>
        {body}
    };
    let back = Some(Route::List.to_string());
    let around = Frame { text: app.text, back, class: "content flow", accent: Some("sky") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

impl Form {
    pub(super) fn new(app: App) -> Form {
        Form {
            app,
            role: RwSignal::new(None),
            booklet: RwSignal::new(None),
            with_name: RwSignal::new(false),
            troubles: Troubles::new(),
            failed: RwSignal::new(false),
            made: RwSignal::new(None),
        }
    }

    fn words(self) -> &'static Ask {
        &self.app.text.apart().ask
    }

    fn child(self) -> Option<String> {
        self.app.store.read(|folder| Some(folder.known_as().to_owned()).filter(|name| !name.is_empty()))
    }

    fn draw(self) -> AnyView {
        let (text, words) = (self.app.text, self.words());
        let failed = move || {
            self.failed
                .get()
                .then(|| view! { <p class="notice notice--error" role="alert">{words.failed}</p> })
        };
        let holds = words.holds.map(|words| view! { <li>{words}</li> }).into_iter().collect_view();
        view! {
            {error_summary(text, self.troubles.0.into(), None)}
            <form class="flow" novalidate on:submit=move |event| {
                event.prevent_default();
                self.submit();
            }>
                {self.who()}
                {move || self.role.get().map(|role| self.which(role))}
                {self.name_too()}
                <section class="notice notice--info">
                    <h2>{words.holds_title}</h2>
                    <ul>{holds}</ul>
                </section>
                {failed}
                <div class="actions"><button class="btn" type="submit">{words.make}</button></div>
            </form>
        }
        .into_any()
    }

    fn who(self) -> AnyView {
        let words = self.words();
        let child = self.child().unwrap_or_else(|| self.app.text.unnamed_child.to_owned());
        let options = [
            (Role::YoungPerson, (words.young_person)(&child), Some(words.young_person_hint.to_owned())),
            (Role::Parent, words.parent.to_owned(), None),
            (Role::Helper, (words.helper)(&child), None),
            (Role::Professional, words.professional.to_owned(), None),
        ];
        let options = options
            .map(|(role, label, hint)| radio("ask-who", role.as_str(), label, hint, self.role, role))
            .into_iter()
            .collect_view();
        view! {
            <fieldset class="field" class:has-error=move || self.troubles.is_at(WHO)>
                <legend>{words.who}</legend>
                {self.troubles.at(self.app, WHO)}
                <div class="choices">{options}</div>
            </fieldset>
        }
        .into_any()
    }

    /// Those that are theirs to fill in, and fit the child.
    fn which(self, role: Role) -> AnyView {
        let pack = self.app.pack();
        let age = self.app.store.read(|folder| folder.age((self.app.clock.today)()));
        let theirs = |one: &&Booklet| one.can_be_asked_of(role) && one.fits(age, &pack.booklets);
        let option = |(n, one): (usize, &Booklet)| {
            let (title, about) =
                self.app.sitting(one, |sitting| (sitting.say(&one.title), sitting.say(&one.about)));
            radio("ask-which", &n.to_string(), title, Some(about), self.booklet, one.id.clone())
        };
        let options = pack.booklets.iter().filter(theirs).enumerate().map(option).collect_view();
        view! {
            <fieldset class="field" class:has-error=move || self.troubles.is_at(WHICH)>
                <legend>{self.words().which}</legend>
                {self.troubles.at(self.app, WHICH)}
                <div class="choices">{options}</div>
            </fieldset>
        }
        .into_any()
    }

    /// The file is not locked, so the name is in it only if somebody wants that.
    fn name_too(self) -> Option<AnyView> {
        let words = self.words();
        let child = self.child()?;
        let change = Callback::new(move |on| self.with_name.set(on));
        let hint = Some(words.with_name_hint.to_owned());
        Some(tick("ask-name".to_owned(), (words.with_name)(&child), hint, self.with_name.into(), change))
    }

    pub(super) fn submit(self) {
        let words = self.words();
        let (pack, role) = (self.app.pack(), self.role.get_untracked());
        // what was chosen before for somebody else may not be theirs to fill in
        let is_theirs = |id: &BookletId| {
            pack.booklet(id).is_some_and(|one| role.is_some_and(|role| one.can_be_asked_of(role)))
        };
        let booklet = self.booklet.get_untracked().filter(is_theirs);
        let found = [
            (role.is_none(), WHO, words.who_needed),
            (role.is_some() && booklet.is_none(), WHICH, words.which_needed),
        ];
        self.failed.set(false);
        let (true, Some(role), Some(booklet)) = (self.troubles.tell(self.app, found), role, booklet) else {
            return;
        };
        match self.make(role, booklet) {
            Some(made) if files::download(&made.name, MIME, &made.octets).is_ok() => {
                self.made.set(Some(Arc::new(made)));
                focus::by_id(DONE);
            }
            Some(_) | None => self.failed.set(true),
        }
    }

    fn make(self, role: Role, booklet: BookletId) -> Option<ForSending> {
        let council = self.app.pack().council.code.parse().ok()?;
        let bundle_id = self.app.store.read(|folder| folder.bundle_id.parse().ok())?;
        let known_as = self.child().filter(|_| self.with_name.get_untracked());
        let contributor = entropy::make_contributor_id();
        let invitation = Invitation { bundle_id, contributor, role, booklet, council, known_as };
        let name = Invitation::file_name((self.app.clock.now)());
        Some(ForSending { name, octets: invitation.write().into_bytes() })
    }

    fn done(self, made: &Arc<ForSending>) -> AnyView {
        let words = self.words();
        let next = words.next.map(|words| view! { <li>{words}</li> }).into_iter().collect_view();
        let another = move |_| {
            self.role.set(None);
            self.made.set(None);
            focus::heading();
        };
        view! {
            <section class="notice notice--success flow">
                <h2 id=DONE tabindex="-1">{words.done_title}</h2>
                <p>{(words.done)(&made.name)}</p>
                {sending(self.app, made)}
            </section>
            <section class="flow">
                <h2>{self.app.text.share().next_title}</h2>
                <ol>{next}</ol>
            </section>
            <div class="actions">
                <a class="btn" href=Route::List.to_string()>{self.app.text.copies().open.to_list}</a>
                <button class="btn btn--quiet" type="button" on:click=another>{words.another}</button>
            </div>
        }
        .into_any()
    }

    #[cfg(test)]
    pub(super) fn choose(self, role: Role, booklet: &'static str) {
        self.role.set(Some(role));
        self.booklet.set(Some(BookletId::known(booklet)));
    }
}
