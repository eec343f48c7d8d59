//! What is printed of a booklet that has one page: chosen here, seen as it will be, and printed so.

mod chosen;
mod copy;
mod fit;

use chrono::{Datelike, Months};
use leptos::prelude::*;
use tell_it_once_core::{
    answer::Dated,
    booklet::Booklet,
    folder::Role,
    html::Node,
    id::BookletId,
    profile::ProfilePage,
    route::Route,
    sheet::{self, Around, Beside, Call, EASIER_POINTS, Ink, Place, Sheet, Size, key},
    sitting::Sitting,
    text::Sheets,
    words::Style,
};

use super::Drawn;
use crate::{
    browser::{measure, time},
    language,
    state::App,
    widgets::{Frame, drawn, explain, explained, frame},
};

use chosen::Chosen;
use fit::Fitting;

/// Everything that a sheet is made of.
#[derive(Clone, PartialEq)]
struct Made {
    page: ProfilePage,
    /// the same in easier words
    easier: ProfilePage,
    /// who may be put on a card
    calls: Vec<Call>,
    /// "Made on 3 May 2026. Look at it again by May 2027."
    on: String,
}

#[derive(Clone, Copy)]
struct Desk {
    app: App,
    made: StoredValue<Made>,
    chosen: Chosen,
    fitting: Fitting,
}

pub(super) fn page(app: App, booklet: &Booklet) -> Option<Drawn> {
    let words = app.text.sheets();
    let made = made(app, booklet)?;
    let (page, calls) = (made.page.clone(), made.calls.clone());
    let fitting = Fitting::new(app, booklet, &page);
    let desk = Desk { app, made: StoredValue::new(made), chosen: Chosen::of(app, booklet), fitting };
    measure::number_pages(words.page, words.of);
    fitting.measure();
    let check = Route::Check { booklet: booklet.id.clone() }.to_string();
    let content = view! {
        <h1 tabindex="-1">{words.title}</h1>
        {desk.chosen.draw(app.text, fitting, &calls)}
        {move || (desk.chosen.sheet.get() == Sheet::One).then(|| fitting.verdict())}
        <div class="actions">
            <button class="btn" type="button" on:click=move |_| measure::print()>{words.print}</button>
            <a class="btn btn--quiet" href=check>{words.change}</a>
        </div>
        <p class="hint">{words.print_tip}</p>
        <h2 class="sr">{words.preview}</h2>
        <div class="profile-preview">{move || desk.sheet()}</div>
        {hard_words(app, &page)}
        {move || (desk.chosen.sheet.get() == Sheet::One).then(|| desk.measured())}
        {copy::draw(app, &booklet.id, page, desk.made.with_value(|made| made.on.clone()))}
        {other_ways(words, &booklet.id)}
    };
    let back = Some(Route::List.to_string());
    let around = Frame { text: app.text, back, class: "wide content flow", accent: Some("coral") };
    Some(Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() })
}

/// What the titles of the page mean. What somebody wrote is theirs, and explained by nobody.
fn hard_words(app: App, page: &ProfilePage) -> AnyView {
    let labels = page.boxes.iter().flat_map(|one| &one.parts).filter_map(|part| part.label.as_deref());
    let titles = page.boxes.iter().map(|one| one.title.as_str()).chain(labels);
    let words = explained(app, vec![titles.collect::<Vec<_>>().join(". ")]);
    (move || explain(app.text, words.get().into_iter().flatten().collect())).into_any()
}

fn other_ways(words: &Sheets, booklet: &BookletId) -> AnyView {
    let present = Route::Present { booklet: booklet.clone() }.to_string();
    let paper = Route::Paper { booklet: booklet.clone() }.to_string();
    view! {
        <h2 class="group">{words.other_ways}</h2>
        <ul class="ways">
            <li><a class="alone" href=present>{words.to_present}</a></li>
            <li><a class="alone" href=paper>{words.to_paper}</a></li>
        </ul>
    }
    .into_any()
}

fn made(app: App, booklet: &Booklet) -> Option<Made> {
    let page = app.sitting(booklet, |sitting| sitting.profile())?;
    let english = language::english(app, &booklet.id);
    let english = english.and_then(|english| app.sitting(&english, |sitting| sitting.profile()));
    let pack = app.pack();
    let today = (app.clock.today)();
    let details = pack.booklets.iter().find(|one| one.id.as_str() == "details");
    let (easier, calls) = app.store.read(|folder| {
        let easier = Sitting::new(folder, booklet, Style::Easier, app.text, today).profile();
        let calls = details.map(|details| sheet::calls(folder, details, app.text, today));
        (easier, calls.unwrap_or_default())
    });
    let (mut page, mut easier) = (page, easier?);
    if let Some(english) = &english {
        (page, easier) = (page.with_english(english), easier.with_english(english));
    }
    Some(Made { page, easier, calls, on: made_on(app) })
}

/// "Made with help from Alex, on 3 May 2026. Look at it again by May 2027."
fn made_on(app: App) -> String {
    let words = app.text.sheets();
    let today = time::date_words((app.clock.now)());
    let helper = app.store.read(|folder| {
        let writer = folder.writer().filter(|writer| writer.role != Role::YoungPerson)?;
        (!writer.name.is_empty()).then(|| writer.name.clone())
    });
    let again = again(app);
    match helper {
        Some(helper) => (words.made_with_help)(&helper, &today, &again),
        None => (words.made)(&today, &again),
    }
}

/// A year on: what was true of a child is looked at again by then, as plans are.
fn again(app: App) -> String {
    let today = (app.clock.today)();
    let day = today.checked_add_months(Months::new(12)).unwrap_or(today);
    let [year, month] = [u32::try_from(day.year()).unwrap_or_default(), day.month()];
    let (year, month) = (u16::try_from(year).unwrap_or_default(), u8::try_from(month).ok());
    app.text.date(Dated { year, month, day: None, about: false })
}

impl Desk {
    fn sheet(self) -> AnyView {
        let class = match self.chosen.sheet.get() {
            Sheet::One => return self.one(Place::Shown),
            Sheet::Large => "large",
            Sheet::Easier => "large large--easier",
            Sheet::Cards => "large large--cards",
        };
        view! {
            <article class=class aria-labelledby="profile-name"
                data-points=move || self.points()
                data-ink=move || key(&Ink::NAMES, &self.chosen.ink.get())
            >{move || self.nodes()}</article>
        }
        .into_any()
    }

    fn points(self) -> &'static str {
        match self.chosen.sheet.get() {
            Sheet::Large => key(&Size::NAMES, &self.chosen.size.get()),
            Sheet::One | Sheet::Easier | Sheet::Cards => EASIER_POINTS,
        }
    }

    fn nodes(self) -> Vec<AnyView> {
        let call = self.chosen.call.get();
        // the pictures of words come last of all
        self.app.pack.is_whole();
        let (pack, is_plain) = (self.app.pack(), self.chosen.ink.get() == Ink::Black);
        let beside = self.app.wants_pictures().then_some(Beside { words: &pack.pictures, is_plain });
        let nodes = self.with(|made, around| match self.chosen.sheet.get() {
            Sheet::One => Vec::new(),
            Sheet::Large => sheet::large(&made.page, around),
            Sheet::Easier => sheet::easier(&made.easier, around, beside),
            Sheet::Cards => sheet::cards(&made.page, around, call.and_then(|n| made.calls.get(n))),
        });
        self.draw(nodes)
    }

    /// The measured sheet sets its own size while it is measured.
    fn one(self, place: Place) -> AnyView {
        let (id, is_shown) = match place {
            Place::Shown => ("profile-shown", true),
            Place::Measured => (fit::MEASURED, false),
        };
        let nodes = self.with(|made, around| sheet::one(&made.page, around, place));
        let Fitting { size, pages, .. } = self.fitting;
        view! {
            <article class="profile" id=id
                data-look=move || self.chosen.look_name()
                data-ink=move || key(&Ink::NAMES, &self.chosen.ink.get())
                data-size=move || is_shown.then(|| measure::points(size.get()))
                data-pages=move || (is_shown && pages.get() == 2).then_some("2")
                aria-labelledby=is_shown.then_some("profile-name")
            >{self.draw(nodes)}</article>
        }
        .into_any()
    }

    /// Laid out and never seen.
    fn measured(self) -> AnyView {
        view! { <div class="profile-measure" aria-hidden="true">{self.one(Place::Measured)}</div> }.into_any()
    }

    fn with<T>(self, make: impl FnOnce(&Made, Around<'_>) -> T) -> T {
        self.made.with_value(|made| make(made, Around { text: self.app.text, made: &made.on }))
    }

    fn draw(self, nodes: Vec<Node>) -> Vec<AnyView> {
        nodes.into_iter().map(|node| drawn(node, self.app.pictures)).collect()
    }
}
