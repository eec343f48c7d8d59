//! The page as one file for a screen, with its picture inside.

use base64ct::{Base64, Encoding};
use leptos::prelude::*;
use tell_it_once_core::{
    id::BookletId,
    profile::ProfilePage,
    question::media::Picture,
    sheet::{self, Around},
};

use crate::{
    browser::{files, task},
    questions::Pictures,
    state::App,
    widgets::{Choice, ChoiceKind, choice},
};

/// What became of it.
#[derive(Clone, Copy, PartialEq)]
enum Done {
    NotYet,
    Saved,
    Failed,
}

pub(super) fn draw(app: App, booklet: &BookletId, page: ProfilePage, made: String) -> AnyView {
    let words = app.text.sheets();
    let (named, done) = (RwSignal::new(false), RwSignal::new(Done::NotYet));
    let name = page.name.clone();
    let wants_name = (!name.is_empty()).then(|| {
        let label = (words.copy_named)(&name);
        let (id, change) = ("copy-named".to_owned(), Callback::new(move |on| named.set(on)));
        let one = Choice {
            kind: ChoiceKind::Many,
            name: id.clone(),
            id,
            label,
            hint: None,
            picked: named.into(),
            change,
        };
        view! { <div class="choices">{choice(one, None)}</div> }
    });
    let (booklet, page) = (StoredValue::new(booklet.to_string()), StoredValue::new((page, made)));
    let save = move |_| {
        let (page, made) = page.get_value();
        let file =
            sheet::file_name(&booklet.get_value(), named.get_untracked().then_some(page.name.as_str()));
        let pictures = app.pictures;
        task::run(async move {
            let data = data(pictures, page.picture.as_ref()).await;
            let html = sheet::copy(&page, Around { text: app.text, made: &made }, &|_| data.clone());
            let saved = files::download(&file, "text/html", html.as_bytes());
            let _ = done.try_set(if saved.is_ok() { Done::Saved } else { Done::Failed });
        });
    };
    let told = move || match done.get() {
        Done::NotYet => "",
        Done::Saved => words.copy_saved,
        Done::Failed => words.copy_failed,
    };
    view! {
        <section class="card flow" aria-labelledby="copy-title">
            <h2 id="copy-title">{words.copy_title}</h2>
            <p>{words.copy_words}</p>
            <p>{words.copy_warning}</p>
            {wants_name}
            <p><button class="btn btn--quiet" type="button" on:click=save>{words.copy_save}</button></p>
            <p class="hint" role="status">{told}</p>
        </section>
    }
    .into_any()
}

/// The octets of a picture as an address. A picture that is not on this device leaves its words.
async fn data(pictures: Pictures, picture: Option<&Picture>) -> Option<String> {
    let picture = picture?;
    let octets = pictures.octets(&picture.sha256).await?;
    Some(format!("data:{};base64,{}", picture.format.media_type(), Base64::encode_string(&octets)))
}
