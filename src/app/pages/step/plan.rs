//! What the page of a question is made from.

use std::sync::Arc;

use tell_it_once_core::{
    folder::Spot,
    journey::{Asked, Next, Page},
    panel::Looking,
    provision::Funding,
    question::{Kind, Question},
    route::Route,
    sitting::Sitting,
    summary::Earlier,
};

use crate::{
    questions::{Aids, Ask, Put},
    state::App,
};

/// What the page is made from, looked up once.
pub(super) struct Plan {
    pub(super) page: Page,
    pub(super) title: String,
    pub(super) caption: String,
    /// the heading is the question itself
    pub(super) is_one: bool,
    pub(super) accent: &'static str,
    pub(super) back: Route,
    pub(super) next: Route,
    pub(super) questions: Vec<Prepared>,
}

/// A question, ready to be put.
pub(super) struct Prepared {
    pub(super) question: Arc<Question>,
    pub(super) spot: Spot,
    pub(super) put: Put,
    pub(super) starters: Vec<String>,
    pub(super) example: Option<String>,
    pub(super) earlier: Vec<Earlier>,
    pub(super) is_helped: bool,
    pub(super) child: String,
}

pub(super) fn prepare(app: App, sitting: &Sitting<'_>, number: usize) -> Option<Plan> {
    let (section, question) = sitting.question(number)?;
    let journey = sitting.journey(app.density(sitting));
    let at = sitting.booklet.sections.iter().position(|one| one.id == section.id)?;
    let found = journey.page(number).map(|(_, page)| page.clone());
    // a question that is off the route can still be reached from the check page
    let alone = || {
        let question = section.questions.iter().find(|one| one.id == question.id)?;
        Some(Page { section: at, asked: vec![Asked { number, question: question.clone() }] })
    };
    let page = found.or_else(alone)?;
    let parts = journey.parts();
    let part = parts.iter().position(|other| *other == at).map_or(at + 1, |n| n + 1);
    let part_title = sitting.say(&section.title);
    let caption = (app.text.shell.part_of)(&part_title, part, parts.len().max(part));
    let is_one = page.asked.len() == 1;
    let (n, of) = journey.place(number).unwrap_or((1, 1));
    let title = match page.asked.first() {
        Some(asked) if is_one => sitting.say(&asked.question.ask),
        _ => (app.text.questions.page_of)(&part_title, n, of),
    };
    let booklet = sitting.booklet.id.clone();
    let next = match journey.after(number) {
        Some(Next::Question(number)) => Route::Step { booklet: booklet.clone(), number },
        Some(Next::PartEnd(section)) => Route::Part { booklet: booklet.clone(), part: section + 1 },
        None => Route::Part { booklet: booklet.clone(), part: at + 1 },
    };
    let back = journey.before(number).map_or(Route::List, |number| Route::Step { booklet, number });
    let questions =
        page.asked.iter().map(|asked| prepare_question(app, sitting, asked, is_one.then(|| caption.clone())));
    let questions = questions.collect();
    Some(Plan { page, title, caption, is_one, accent: section.accent.as_str(), back, next, questions })
}

fn prepare_question(app: App, sitting: &Sitting<'_>, asked: &Asked, caption: Option<String>) -> Prepared {
    let question = &asked.question;
    let route = Route::Step { booklet: sitting.booklet.id.clone(), number: asked.number };
    let child = sitting.folder.known_as();
    let child = if child.is_empty() { app.text.people.young_person } else { child };
    Prepared {
        spot: sitting.spot(&question.id),
        put: put(app, sitting, question, &format!("q{}", asked.number), caption, route.to_string()),
        starters: question.starters.iter().map(|words| sitting.say(words)).collect(),
        example: question.example.as_ref().map(|words| sitting.say(words)),
        earlier: sitting.kept(&question.id).map(|kept| sitting.earlier(kept)).unwrap_or_default(),
        is_helped: sitting.is_helped(),
        child: child.to_owned(),
        question: question.clone(),
    }
}

fn put(
    app: App,
    sitting: &Sitting<'_>,
    question: &Question,
    dom: &str,
    caption: Option<String>,
    address: String,
) -> Put {
    let ask = Ask {
        dom: dom.to_owned(),
        words: sitting.say(&question.ask),
        hint: question.help.as_ref().map(|words| sitting.say(words)),
        caption,
        text: app.text,
        aids: Aids { symbol: app.symbol(question.picture.as_ref()), explained: None },
    };
    let mut item = String::new();
    if let Kind::Rows(rows) = &question.kind {
        item = sitting.say(&rows.item);
    }
    let mut shown = sitting.shown(&question.kind);
    if let Kind::Info(info) = &question.kind
        && let Some(panel) = info.panel
    {
        let (pack, folder, text) = (app.pack(), sitting.folder, app.text);
        let (style, today, funding) = (sitting.style, sitting.today, Funding::of(&pack.council));
        shown.extend(Looking { funding, folder, booklets: &pack.booklets, style, text, today }.shown(panel));
    }
    let (today, offer_today) = (sitting.today, question.today || question.kind == Kind::Sign);
    Put {
        ask,
        today,
        offer_today,
        kind: question.kind.clone(),
        shown,
        ends: sitting.ends(&question.kind),
        item,
        address,
        voice: question.voice,
        symbols: app.symbols(),
    }
}
