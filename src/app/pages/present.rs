//! What was said, one thing at a time, on a large screen: for a meeting, in the young person's own time.

use leptos::prelude::*;
use tell_it_once_core::{
    booklet::Booklet,
    present::{Said, Slide},
    route::Route,
};

use super::Drawn;
use crate::{
    aids::Aid,
    browser::focus,
    later,
    questions::{listen_to, shown},
    state::App,
    widgets::{Frame, frame, lines_in},
};

/// The heading of what is shown now. It takes the focus, so that it is read out.
const HEADING: &str = "present-heading";
const LISTEN: &str = "present-listen";

pub(super) fn page(app: App, booklet: &Booklet) -> Drawn {
    let words = app.text.present();
    let (slides, caption) = app.sitting(booklet, |sitting| (sitting.slides(), sitting.say(&booklet.title)));
    let title = format!("{}: {caption}", words.title);
    let out = Route::Booklet { booklet: booklet.id.clone() }.to_string();
    let shown = if slides.is_empty() {
        view! { <h2>{words.nothing}</h2> <p>{words.nothing_words}</p> }.into_any()
    } else {
        show(app, slides)
    };
    let content = view! {
        <h1 tabindex="-1" class="present__title">{title.clone()}</h1>
        {shown}
        <p class="present__leave"><a class="btn btn--quiet" href=out>{words.leave}</a></p>
    };
    let around = Frame { text: app.text, back: None, class: "present", accent: Some("plum") };
    Drawn { view: frame(around, content.into_any()), title }
}

fn show(app: App, slides: Vec<Slide>) -> AnyView {
    let words = app.text.present();
    let all = slides.len();
    let at = RwSignal::new(0_usize);
    let slides = StoredValue::new(slides);
    let slide = move || slides.with_value(|slides| slides.get(at.get()).map(|slide| draw(app, slide)));
    // the ends stay where they are: a button that comes and goes under a finger is pressed by mistake
    let go = move |to: usize| {
        // nothing is read that is not shown any more
        later::aid(Aid::Stop, || ());
        at.set(to);
        focus::by_id(HEADING);
    };
    let back = move |_| go(at.get_untracked().saturating_sub(1));
    let next = move |_| {
        let now = at.get_untracked();
        go(if now + 1 == all { 0 } else { now + 1 });
    };
    view! {
        <div class="present__slide">{slide}</div>
        <div class="present__steer">
            <button class="btn btn--quiet btn--big" type="button" on:click=back
                aria-disabled=move || (at.get() == 0).then_some("true")>{words.back}</button>
            <p class="present__place">{move || (words.place)(at.get() + 1, all)}</p>
            <button class="btn btn--big" type="button" on:click=next>
                {move || if at.get() + 1 == all { words.again } else { words.next }}
            </button>
        </div>
    }
    .into_any()
}

fn draw(app: App, slide: &Slide) -> AnyView {
    let words = app.text.present();
    match slide {
        Slide::Start { kind, name, picture } => {
            let picture = picture.clone().map(|picture| shown(picture, app.pictures, "present__picture"));
            view! {
                <div class="present__start">
                    {picture}
                    <div class="present__hello">
                        <p class="present__part">{kind.clone()}</p>
                        <h2 id=HEADING tabindex="-1"><bdi>{(words.hello)(name)}</bdi></h2>
                        <p class="hint">{words.what_is_shown}</p>
                        {listen_to(LISTEN, app.text, (words.hello)(name))}
                    </div>
                </div>
            }
            .into_any()
        }
        Slide::Answer(said) => answer(app, said),
        Slide::End => view! {
            <h2 id=HEADING tabindex="-1">{words.end}</h2>
            <p class="present__words">{words.thanks}</p>
        }
        .into_any(),
    }
}

fn answer(app: App, said: &Said) -> AnyView {
    let pictures = said.pictures.iter().map(|one| shown(one.clone(), app.pictures, "present__picture"));
    let pictures = pictures.collect_view();
    let lang = said.lang.as_deref();
    let items = said.lines.iter().map(|line| view! { <li>{lines_in(lang, std::slice::from_ref(line))}</li> });
    let items = items.collect_view();
    let said_words = (!said.lines.is_empty()).then(|| view! { <ul class="present__words">{items}</ul> });
    let whose = said.whose.clone().map(|whose| view! { <p class="said">{whose}</p> });
    view! {
        <p class="present__part" data-accent=said.accent.as_str()>
            <span class="shape" aria-hidden="true"></span>
            {said.part.clone()}
        </p>
        <h2 id=HEADING tabindex="-1">{said.ask.clone()}</h2>
        {pictures}
        {said_words}
        {whose}
        {listen_to(LISTEN, app.text, said.ask.clone())}
    }
    .into_any()
}
