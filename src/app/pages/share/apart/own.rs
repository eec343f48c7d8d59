//! Whoever was asked makes their part: what it says, what they agree to, and where to send it.

use std::sync::Arc;

use leptos::prelude::*;
use tell_it_once_core::{
    bundle::sign,
    folder::{Edit, Exported, Folder},
    keep::version::Why,
    route::Route,
    share::{ForFamily, OwnPart},
};

use super::{
    super::{Chosen, Form, digits, done::MIME, preview, uncarried, with_sharing},
    ForSending, sending,
};
use crate::{
    browser::{files, focus, task},
    pages::Drawn,
    state::App,
    widgets::{Frame, error_summary, frame},
};

const DONE: &str = "part-done";

/// A part that was made, and the digits that name it.
struct Made {
    file: Arc<ForSending>,
    code: String,
}

#[derive(Clone, Copy)]
struct Desk {
    app: App,
    /// what is agreed to, and by whom: as where a file for the council is made
    form: Form,
    /// what the preview shows: this and nothing else is signed
    shown: StoredValue<Option<OwnPart>>,
    made: RwSignal<Option<Arc<Made>>>,
}

pub(in crate::pages::share) fn page(app: App) -> Drawn {
    let (words, form) = (&app.text.apart().own, Form::new(app));
    // there is no lock here, and so nothing to ask about one
    form.locking.unlocked.set(true);
    // there is one part, and whoever is here decides about it now
    form.chosen.update(|all| all.fill(true));
    form.name.set(writer_name(app));
    let desk = Desk { app, form, shown: StoredValue::new(None), made: RwSignal::new(None) };
    let body = move || match desk.made.get() {
        Some(made) => desk.done(&made),
        None if desk.place().is_none() || desk.form.offers.with_value(Vec::is_empty) => {
            view! { <p class="notice notice--info">{words.nothing}</p> }.into_any()
        }
        None => desk.draw(),
    };
    let content = view! {
        <div class="ask">
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

fn writer_name(app: App) -> String {
    app.store.read(|folder| folder.writer().map(|one| one.name.clone()).unwrap_or_default())
}

impl Desk {
    fn place(self) -> Option<Chosen> {
        with_sharing(self.app, |sharing| sharing.own_place()).map(|place| [place].into())
    }

    fn draw(self) -> AnyView {
        let (text, words, form) = (self.app.text, &self.app.text.apart().own, self.form);
        let council = self.app.pack().council.name.clone();
        let failed = move || {
            form.failed.get().map(|words| view! { <p class="notice notice--error" role="alert">{words}</p> })
        };
        let make = move || if form.working.get() { text.share().making } else { words.make };
        view! {
            {error_summary(text, form.troubles.into(), None)}
            <form class="flow" novalidate on:submit=move |event| {
                event.prevent_default();
                self.submit();
            }>
                <section class="share-file flow" aria-labelledby="part-what">
                    <h2 id="part-what">{words.what}</h2>
                    <p>{words.what_words}</p>
                    {move || self.preview()}
                    {move || self.place().and_then(|place| uncarried::spoken(self.app, &place))}
                </section>
                {form.agree(&council)}
                {form.sign()}
                {failed}
                <div class="actions">
                    <button class="btn" type="submit" aria-disabled=move || form.working.get().then_some("true")>
                        {make}
                    </button>
                </div>
            </form>
        }
        .into_any()
    }

    fn preview(self) -> AnyView {
        let words = self.app.text.share();
        if let Some(list) = self.place().and_then(|place| uncarried::list(self.app, &place)) {
            return list;
        }
        let choices = self.form.choices();
        let part = untrack(|| with_sharing(self.app, |sharing| sharing.own_part(&choices)));
        let Some(Ok(part)) = part else {
            self.shown.set_value(None);
            return view! { <p class="notice notice--error">{words.failed}</p> }.into_any();
        };
        let exact = sign::exact_words(&part.statement);
        let said = preview::statement(self.app, &part.statement);
        self.shown.set_value(Some(part));
        view! {
            {said}
            <details class="disclose">
                <summary>{words.exact}</summary>
                <pre class="exact" tabindex="0">{exact}</pre>
            </details>
        }
        .into_any()
    }

    fn submit(self) {
        let place = self.place().unwrap_or_default();
        self.form.submit_these(&place, move || task::run(self.make()));
    }

    async fn make(self) {
        let words = self.app.text.share();
        let Some(part) = self.shown.get_value() else { return self.form.fail(words.failed) };
        let digests = part.pictures.iter().map(|one| one.picture.sha256.clone()).collect();
        let Some(octets) = self.form.octets(digests).await else {
            return self.form.fail(words.picture_missing);
        };
        let now = (self.app.clock.now)();
        match self.app.store.read(|folder: &Folder| part.sign(folder, &octets, now)) {
            Ok((file, exported)) => self.finish(file, exported),
            Err(why) => self.form.not_made(why),
        }
    }

    fn finish(self, file: ForFamily, exported: Exported) {
        let ForFamily { name, octets, code } = file;
        if files::download(&name, MIME, &octets).is_err() {
            return self.form.fail(self.app.text.share().failed);
        }
        self.app.store.apply(Edit::Exported(exported));
        self.app.saver.make_safe(Why::File);
        let _ = self.form.working.try_set(false);
        let file = Arc::new(ForSending { name, octets });
        let _ = self.made.try_set(Some(Arc::new(Made { file, code: code.to_string() })));
        focus::by_id(DONE);
    }

    fn done(self, made: &Arc<Made>) -> AnyView {
        let words = &self.app.text.apart().own;
        let next = words.next.map(|words| view! { <li>{words}</li> }).into_iter().collect_view();
        view! {
            <section class="notice notice--success flow">
                <h2 id=DONE tabindex="-1">{words.done_title}</h2>
                <p>{(self.app.text.apart().ask.done)(&made.file.name)}</p>
                {sending(self.app, &made.file)}
            </section>
            <section class="flow">
                <h2>{words.code}</h2>
                {digits(&made.code)}
                <p>{words.code_words}</p>
            </section>
            <section class="flow">
                <h2>{self.app.text.share().next_title}</h2>
                <ul>{next}</ul>
            </section>
        }
        .into_any()
    }
}
