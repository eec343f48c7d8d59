//! The one page: measured off screen, drawn at its size, printed as it is drawn.

use leptos::prelude::*;
use tell_it_once_core::{
    booklet::{Accent, Booklet},
    folder::Role,
    profile::{FilledBox, FilledPart, Fit, Over, ProfilePage, SIZES, fit},
    route::Route,
};

use super::Drawn;
use crate::{
    browser::{measure, time},
    questions::{Pictures, shown},
    state::App,
    widgets::{Frame, frame, lines},
};

/// The sheet that is measured and never seen.
const MEASURED: &str = "profile-measured";

const SHAPES: [Accent; 6] =
    [Accent::Coral, Accent::Teal, Accent::Plum, Accent::Ochre, Accent::Leaf, Accent::Sky];

pub(super) fn page(app: App, booklet: &Booklet) -> Option<Drawn> {
    let words = &app.text.pages.profile;
    let page = app.sitting(booklet, |sitting| sitting.profile())?;
    let size = RwSignal::new(SIZES[0]);
    let over = RwSignal::new(Vec::new());
    let pages = RwSignal::new(1_u8);
    let made = made(app);
    let to_measure = page.clone();
    measure::when_letters_are_here(move || {
        // the page may be gone by now; then there is nothing to measure
        match fit(&to_measure, |size| measure::sheet(MEASURED, size)) {
            Fit::At(fits) => {
                let _ = size.try_set(fits);
            }
            Fit::TooLong(boxes) => {
                let _ = size.try_set(SIZES[SIZES.len() - 1]);
                let _ = over.try_set(boxes);
            }
        }
    });
    let sheet = |id: &'static str, hidden: bool| draw(app, &page, id, hidden, size, pages, &made);
    let verdict = verdict(app, booklet, &page, size, over, pages);
    let check = Route::Check { booklet: booklet.id.clone() }.to_string();
    let content = view! {
        <h1 tabindex="-1">{words.title}</h1>
        {verdict}
        <div class="actions">
            <button class="btn" type="button" on:click=move |_| measure::print()>{words.print}</button>
            <a class="btn btn--quiet" href=check>{words.change}</a>
        </div>
        <p class="hint">{words.print_tip}</p>
        <div class="profile-preview">{sheet("profile-shown", false)}</div>
        <div class="profile-measure" aria-hidden="true">{sheet(MEASURED, true)}</div>
    };
    let back = Some(Route::List.to_string());
    let around = Frame { text: app.text, back, class: "wide content flow", accent: Some("coral") };
    Some(Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() })
}

/// "Made with help from Alex, on 3 May 2026".
fn made(app: App) -> String {
    let words = &app.text.pages.profile;
    let today = time::date_words((app.clock.now)());
    let helper = app.store.read(|folder| {
        let writer = folder.writer().filter(|writer| writer.role != Role::YoungPerson)?;
        (!writer.name.is_empty()).then(|| writer.name.clone())
    });
    helper.map_or_else(|| (words.made)(&today), |helper| (words.made_with_help)(&helper, &today))
}

/// Whether it fits; and if not, which box is too long, by how much, and what can be done.
fn verdict(
    app: App,
    booklet: &Booklet,
    page: &ProfilePage,
    size: RwSignal<u8>,
    over: RwSignal<Vec<Over>>,
    pages: RwSignal<u8>,
) -> AnyView {
    let words = &app.text.pages.profile;
    let boxes = StoredValue::new(page.boxes.clone());
    let booklet = StoredValue::new(booklet.clone());
    let too_long = move |one: Over| {
        let filled = boxes.with_value(|boxes| boxes.get(one.which).cloned())?;
        let question =
            filled.parts.iter().max_by_key(|part| part.lines.iter().map(|l| l.words.len()).sum::<usize>());
        let number = booklet.with_value(|booklet| {
            booklet.questions().position(|asked| Some(&asked.id) == question.map(|part| &part.question))
        });
        let href = booklet.with_value(|booklet| {
            number.map(|n| Route::Step { booklet: booklet.id.clone(), number: n + 1 }.to_string())
        });
        let shorten = href.map(|href| {
            view! {
                " " <a href=href>{words.shorten} <span class="sr">": " {filled.title.clone()}</span></a>
            }
        });
        Some(view! { <li>{(words.too_long)(&filled.title, one.words)} {shorten}</li> })
    };
    let verdict = move || {
        let over = over.get();
        if over.is_empty() {
            let points = measure::points(size.get());
            return view! { <p class="hint" role="status">{(words.size)(&points)}</p> }.into_any();
        }
        let two = pages.get() == 2;
        let items = over.into_iter().filter_map(too_long).collect_view();
        view! {
            <div class="notice notice--warn flow" role="status">
                <p><strong>{words.too_long_title}</strong></p>
                <ul>{items}</ul>
                <p>
                    <button class="btn btn--quiet btn--small" type="button"
                        on:click=move |_| pages.set(if two { 1 } else { 2 })>
                        {if two { words.one_page } else { words.two_pages }}
                    </button>
                </p>
            </div>
        }
        .into_any()
    };
    verdict.into_any()
}

fn draw(
    app: App,
    page: &ProfilePage,
    id: &'static str,
    hidden: bool,
    size: RwSignal<u8>,
    pages: RwSignal<u8>,
    made: &str,
) -> AnyView {
    let words = &app.text.pages.profile;
    let (main, more): (Vec<&FilledBox>, Vec<&FilledBox>) = page.boxes.iter().partition(|one| one.always);
    // each column flows by itself, so that a long answer takes no room from its neighbour
    let mut main = main;
    let right = main.split_off(main.len().div_ceil(2));
    let draw = |boxes: Vec<&FilledBox>| boxes.into_iter().map(|one| draw_box(app, one)).collect_view();
    let name = if page.name.is_empty() { words.unnamed.to_owned() } else { page.name.clone() };
    let shapes = SHAPES.map(|accent| view! { <span class="shape" data-accent=accent.as_str()></span> });
    // the measured sheet sets its own size while it is measured
    let data_size = move || (!hidden).then(|| measure::points(size.get()));
    let heading = if hidden {
        view! { <p class="profile__name"><bdi>{name}</bdi></p> }.into_any()
    } else {
        view! { <h2 class="profile__name" id="profile-name"><bdi>{name}</bdi></h2> }.into_any()
    };
    view! {
        <article class="profile" id=id data-size=data_size
            data-pages=move || (!hidden && pages.get() == 2).then_some("2")
            aria-labelledby=(!hidden).then_some("profile-name")>
            <header class="profile__head">
                <div class="profile__who">
                    <p class="profile__kind">{words.kind}</p>
                    {heading}
                    <p class="profile__shapes" aria-hidden="true">{shapes.into_iter().collect_view()}</p>
                </div>
                {photo(page, app.pictures)}
            </header>
            <div class="profile__main">
                <div class="profile__column">{draw(main)}</div>
                <div class="profile__column">{draw(right)}</div>
            </div>
            <div class="profile__more">{draw(more)}</div>
            <footer class="profile__foot"><span>{made.to_owned()}</span><span>{words.ask_me}</span></footer>
        </article>
    }
    .into_any()
}

fn photo(page: &ProfilePage, pictures: Pictures) -> AnyView {
    let picture = match page.picture.clone() {
        Some(picture) => shown(picture, pictures, "profile__picture"),
        None => view! { <span class="photo__empty" aria-hidden="true"></span> }.into_any(),
    };
    let shapes = [Accent::Teal, Accent::Ochre, Accent::Plum, Accent::Sky]
        .map(|accent| view! { <span class="shape" aria-hidden="true" data-accent=accent.as_str()></span> });
    view! {
        <div class="profile__photo">
            <div class="profile__frame">{picture}</div>
            {shapes.into_iter().collect_view()}
        </div>
    }
    .into_any()
}

fn draw_box(app: App, one: &FilledBox) -> AnyView {
    let parts = one.parts.iter().map(draw_part).collect_view();
    let room = one.parts.is_empty().then(|| {
        view! { <p class="profile__room"><span class="sr">{app.text.pages.profile.room_to_write}</span></p> }
    });
    view! {
        <section class="profile__box" data-accent=one.accent.as_str()>
            <h3 class="profile__title"><span class="shape" aria-hidden="true"></span>{one.title.clone()}</h3>
            {parts}
            {room}
        </section>
    }
    .into_any()
}

fn draw_part(part: &FilledPart) -> AnyView {
    let label = part.label.clone().map(|label| view! { <h4 class="profile__sub">{label}</h4> });
    let whose = part.whose.clone().map(|whose| view! { <p class="profile__said">{whose}</p> });
    let said = if part.is_list {
        let items = part.lines.iter().map(|line| view! { <li>{lines(std::slice::from_ref(line))}</li> });
        view! { <ul>{items.collect_view()}</ul> }.into_any()
    } else {
        view! { <p dir="auto">{lines(&part.lines)}</p> }.into_any()
    };
    view! { {label} {said} {whose} }.into_any()
}
