//! Which language somebody writes in, and which one they read: kept with this device, beside the answers.
//!
//! Which there are, and what an answer is tagged with, is the core's to say (`language`, `translation`). A booklet
//! in another language is fetched when it is opened by somebody who reads that. Comes with the pages.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    sync::Arc,
};

use leptos::prelude::*;
use tell_it_once_core::{
    booklet::{Asks, Booklet},
    folder::{Folder, Role},
    id::BookletId,
    language::{self, Language},
    question::{Kind, Question},
    sitting::Sitting,
    translation::{self, Translation},
};

use crate::{
    browser::{focus, pack::ask, storage::device, task},
    pages::Drawn,
    state::App,
    widgets::{Frame, frame},
};

const WRITES: &str = "tio1.writes";
const READS: &str = "tio1.reads";

thread_local! {
    /// of whoever is here: looked up for each page, and not for each key
    static WRITING: Cell<Option<&'static Language>> = const { Cell::new(None) };
    static FETCHED: RefCell<BTreeMap<BookletId, Fetched>> = const { RefCell::new(BTreeMap::new()) };
}

/// A booklet in the language that is read here.
#[derive(Clone)]
pub(crate) enum Fetched {
    /// it is on its way
    Asked,
    Here(Arc<Translation>),
    /// there is none, or it could not be had: the booklet stays in English
    None,
}

/// Looks up who writes on the next page.
pub(crate) fn look(app: App) {
    WRITING.set(app.store.read(chosen));
}

/// The language in which whoever is here says that they write.
pub(crate) fn writes() -> Option<&'static Language> {
    WRITING.get()
}

/// For a box to write in: so that spelling is checked, and words are spoken, in that language.
pub(crate) fn written() -> Option<&'static str> {
    writes().map(|one| one.tag)
}

fn chosen(folder: &Folder) -> Option<&'static Language> {
    let writer = folder.writer()?;
    let kept = device::kept(WRITES).unwrap_or_default();
    let said = kept.lines().find_map(|line| line.strip_prefix(writer.id.as_str())?.strip_prefix(' '));
    if let Some(tag) = said {
        return language::known(tag);
    }
    // a folder that came from another device says it by its answers
    let all = folder.contributions.iter().flat_map(|one| one.entries.values());
    let newest = all.filter(|kept| kept.by == writer.id && kept.lang != language::LANGUAGES[0].tag);
    newest.max_by_key(|kept| kept.at).and_then(|kept| language::known(&kept.lang))
}

/// Keeps it for whoever is here. Others on the device have their own.
pub(crate) fn write_in(app: App, tag: &str) {
    let Some(id) = app.store.read(|folder| folder.writer().map(|writer| writer.id.to_string())) else {
        return;
    };
    let kept = device::kept(WRITES).unwrap_or_default();
    let others = kept.lines().filter(|line| line.split(' ').next() != Some(id.as_str()));
    let lines: Vec<String> = others.map(str::to_owned).chain([format!("{id} {tag}")]).collect();
    device::keep(WRITES, Some(&lines.join("\n")));
    look(app);
}

/// What somebody said, as it was kept: a tag, also that of another language than those on the list.
pub(crate) fn writes_now(app: App) -> &'static str {
    look(app);
    writes().map_or(language::LANGUAGES[0].tag, |one| one.tag)
}

/// The language that booklets are read in, where the council offers it.
pub(crate) fn reads(app: App) -> Option<&'static Language> {
    let tag = device::kept(READS)?;
    let offered = translation::offered(&app.pack().council).contains_key(&tag);
    language::known(&tag).filter(|_| offered)
}

pub(crate) fn read_in(tag: Option<&str>) {
    device::keep(READS, tag);
    FETCHED.with_borrow_mut(BTreeMap::clear);
}

/// The booklet in the language that is read here. What is not here yet is fetched, and the page drawn again.
pub(crate) fn of(app: App, booklet: &BookletId) -> Fetched {
    if let Some(fetched) = FETCHED.with_borrow(|all| all.get(booklet).cloned()) {
        return fetched;
    }
    let Some(language) = reads(app) else { return Fetched::None };
    let offered = translation::offered(&app.pack().council);
    if !offered.get(language.tag).is_some_and(|all| all.contains(booklet)) {
        return Fetched::None;
    }
    keep(booklet, Fetched::Asked);
    let (id, words) = (booklet.clone(), ask(&translation::path(language.tag, booklet.as_str())));
    let original = ask(&format!("booklets/{booklet}.json"));
    task::run(async move {
        let fetched = match (words.answer().await, original.answer().await) {
            (Ok(words), Ok(original)) => translation::read(&words, &original).ok(),
            _ => None,
        };
        keep(&id, fetched.map_or(Fetched::None, |one| Fetched::Here(Arc::new(one))));
        app.redraw();
    });
    Fetched::Asked
}

fn keep(booklet: &BookletId, fetched: Fetched) {
    FETCHED.with_borrow_mut(|all| all.insert(booklet.clone(), fetched));
}

/// For tests: as if it had been fetched.
#[cfg(test)]
pub(crate) fn pretend(translation: Option<Translation>) {
    FETCHED.with_borrow_mut(|all| {
        all.clear();
        if let Some(one) = translation {
            all.insert(one.booklet.clone(), Fetched::Here(Arc::new(one)));
        }
    });
}

/// Whether the booklet speaks to the child or young person, or about them to somebody else.
pub(crate) fn is_said_to_child(app: App, booklet: &Booklet) -> bool {
    let is_child =
        || app.store.read(|folder| folder.writer().is_none_or(|one| one.role == Role::YoungPerson));
    match booklet.asks {
        Asks::YoungPerson => true,
        Asks::Family => is_child(),
        Asks::School | Asks::Professional | Asks::Council => false,
    }
}

/// While a booklet's words in another language are on their way.
pub(crate) fn waiting(app: App) -> Drawn {
    let words = app.text.languages();
    let title = words.waiting;
    let content = view! { <h1 tabindex="-1" role="status">{title}</h1> };
    let around = Frame { text: app.text, back: None, class: "content flow", accent: None };
    Drawn { view: frame(around, content.into_any()), title: title.to_owned() }
}

/// The page in the direction and the language of its booklet. The program's own words on it say that they are
/// English.
pub(crate) fn worn(language: &'static Language, page: Drawn) -> Drawn {
    focus::set_language(language.tag, language::direction(language.tag));
    on_cleanup(|| focus::set_language(language::LANGUAGES[0].tag, "ltr"));
    page
}

/// Words of the program on a page that is in another language.
pub(crate) fn ours(app: App, is_translated: bool, words: AnyView) -> AnyView {
    if !is_translated {
        return words;
    }
    view! { <div class="flow ours" lang=app.text.lang dir="ltr">{words}</div> }.into_any()
}

/// The English booklet, where this page has it in another language.
pub(crate) fn english(app: App, booklet: &BookletId) -> Option<Booklet> {
    let Fetched::Here(_) = of(app, booklet) else { return None };
    app.pack().booklet(booklet).cloned()
}

/// What is asked, in English, beneath what is asked in the language of the reader: so that whoever helps, and
/// the council, see the same question.
pub(crate) fn beneath(app: App, booklet: &BookletId, numbers: &[usize]) -> Option<AnyView> {
    under(app, booklet, |sitting| {
        let questions = numbers.iter().filter_map(|number| sitting.question(*number));
        questions.map(|(_, question)| in_english(sitting, question)).collect_view().into_any()
    })
}

/// The same beneath the boxes of one repeated item.
pub(crate) fn beneath_item(app: App, booklet: &BookletId, number: usize) -> Option<AnyView> {
    under(app, booklet, |sitting| {
        let rows = sitting.question(number).and_then(|(_, question)| {
            let Kind::Rows(rows) = &question.kind else { return None };
            Some(rows)
        });
        let columns = rows.into_iter().flat_map(|rows| &rows.columns);
        let boxes = columns.map(|one| boxed(&sitting.say(&one.ask), offered(sitting, &one.kind)));
        boxes.collect_view().into_any()
    })
}

fn under(app: App, booklet: &BookletId, asked: impl FnOnce(&Sitting<'_>) -> AnyView) -> Option<AnyView> {
    let english = english(app, booklet)?;
    let asked = app.sitting(&english, asked);
    let title = app.text.languages().in_english;
    Some(
        view! {
            <section class="beneath flow" lang=app.text.lang dir="ltr" aria-label=title>
                <p class="caption">{title}</p>
                {asked}
            </section>
        }
        .into_any(),
    )
}

fn in_english(sitting: &Sitting<'_>, question: &Question) -> AnyView {
    let help = question.help.as_ref().map(|words| view! { <p class="hint">{sitting.say(words)}</p> });
    let shown = if question.kind.is_info() { Vec::new() } else { offered(sitting, &question.kind) };
    view! { {boxed(&sitting.say(&question.ask), Vec::new())} {help} {list(shown)} }.into_any()
}

fn boxed(ask: &str, offered: Vec<String>) -> AnyView {
    view! { <p><strong>{ask.to_owned()}</strong></p> {list(offered)} }.into_any()
}

/// An empty list would be spoken of.
fn list(offered: Vec<String>) -> Option<AnyView> {
    let items = (!offered.is_empty()).then(|| offered.into_iter().map(|one| view! { <li>{one}</li> }));
    items.map(|items| view! { <ul>{items.collect_view()}</ul> }.into_any())
}

/// What can be picked, with what is asked beside it, the ends of a scale, the names of piles, and what a repeated
/// item is called: in the same order as above.
fn offered(sitting: &Sitting<'_>, kind: &Kind) -> Vec<String> {
    let shown = sitting.shown(kind).into_iter().map(|one| match one.detail {
        Some(detail) => format!("{} – {detail}", one.label),
        None => one.label,
    });
    let ends = sitting.ends(kind).into_iter().filter(|end| !end.is_empty());
    let item = if let Kind::Rows(rows) = kind { Some(sitting.say(&rows.item)) } else { None };
    shown.chain(ends).chain(item).collect()
}
