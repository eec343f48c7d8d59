//! The list of parts: where every visit starts, and where every part leads back to.

pub(super) mod apart;
mod kept;
mod ways;

use leptos::prelude::*;
use tell_it_once_core::{
    booklet::{Asks, Booklet, Shelf},
    folder::{Edit, Length, Role},
    id::BookletId,
    progress::{OPEN, Progress},
    route::{Plans, Route},
    sitting::{Sitting, Status},
};

pub(super) use kept::reminder;
pub(super) use ways::{link, to_check, to_one_page};

use super::Drawn;
use crate::{
    browser::focus,
    pack::Pack,
    state::App,
    widgets::{Frame, Symbol, frame, one_of, symbol},
};

/// A part as it stands on the list.
struct Task {
    title: String,
    accent: &'static str,
    href: String,
    status: Status,
    symbol: Option<Symbol>,
}

/// A booklet on the list.
pub(super) struct Group {
    title: String,
    tasks: Vec<Task>,
    length: AnyView,
}

impl Group {
    pub(super) fn headed(self, title: &str) -> Group {
        Group { title: title.to_owned(), ..self }
    }
}

pub(super) fn page(app: App) -> Drawn {
    let words = &app.text.pages.list;
    let pack = app.pack();
    let (title, own_first) = app.store.read(|folder| {
        let role = folder.writer().map_or(Role::YoungPerson, |writer| writer.role);
        let is_child = role == Role::YoungPerson;
        let own_first = matches!(role, Role::YoungPerson | Role::Helper);
        let name = folder.known_as();
        let named = if name.is_empty() { app.text.unnamed_child } else { name };
        (if is_child { words.title_you.to_owned() } else { (words.title)(named) }, own_first)
    });
    // a young person's own booklet comes first for them and for who helps them
    let open = progress(app, |progress| ids(progress.open(&pack.booklets)));
    let mut booklets = named(&pack, &open);
    booklets.sort_by_key(|booklet| (booklet.asks == Asks::YoungPerson) != own_first);
    let groups: Vec<Group> = booklets.iter().map(|booklet| group(app, booklet)).collect();
    let of = groups.iter().map(|group| group.tasks.len()).sum();
    let done =
        groups.iter().flat_map(|group| &group.tasks).filter(|task| task.status == Status::Completed).count();
    let last = pack.booklets.iter().find_map(|booklet| app.sitting(booklet, last_time)).map(|(ask, href)| {
        view! {
            <p class="notice notice--info">
                {(words.last_time)(&ask)} " " <a href=href>{words.carry_on}</a>
            </p>
        }
    });
    let content = view! {
        {chip(app)}
        <div class="ask">
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{title.clone()}</h1>
            <p class="lead">{words.done(done, of)}</p>
        </div>
        <p>{words.any_order}</p>
        {apart::asked(app)}
        {last}
        {kept::reminder(app)}
        {groups.into_iter().enumerate().map(|(n, group)| draw(app, n, group)).collect_view()}
        {(!apart::is_asked(app)).then_some(move || others(app))}
        {after(app, &booklets)}
    };
    let around = Frame { text: app.text, back: None, class: "content flow", accent: Some("coral") };
    Drawn { view: frame(around, content.into_any()), title }
}

/// What the list of this folder is made from.
pub(super) fn progress<T>(app: App, look: impl FnOnce(Progress<'_>) -> T) -> T {
    let (style, text, today) = (app.prefs.with_untracked(|prefs| prefs.style), app.text, (app.clock.today)());
    app.store.read(|folder| look(Progress { folder, style, text, today }))
}

/// Those of the booklets with these ids, in their order.
fn named<'a>(pack: &'a Pack, ids: &[BookletId]) -> Vec<&'a Booklet> {
    ids.iter().filter_map(|id| pack.booklet(id)).collect()
}

fn ids(booklets: Vec<&Booklet>) -> Vec<BookletId> {
    booklets.into_iter().map(|booklet| booklet.id.clone()).collect()
}

/// The other booklets, one row each, as soon as the last of them has come.
fn others(app: App) -> AnyView {
    let words = &app.text.pages.list;
    if !app.pack.is_whole() {
        return match app.pack.trouble() {
            None => view! { <p class="hint">{words.on_their_way}</p> }.into_any(),
            Some(_) => view! { <p class="notice notice--info">{words.not_all_came}</p> }.into_any(),
        };
    }
    let pack = app.pack();
    let all = progress(app, |progress| ids(progress.on_the_list(&pack.booklets)));
    let booklets = named(&pack, all.get(OPEN..).unwrap_or_default());
    let shelf = |shelf: Shelf| {
        let here = booklets.iter().filter(|booklet| booklet.shelf == shelf);
        let rows: Vec<AnyView> = here.map(|booklet| row(app, booklet)).collect();
        (!rows.is_empty()).then(|| {
            view! {
                <h2 class="group">{(words.shelf)(shelf)}</h2>
                <ol class="tasks">{rows}</ol>
            }
        })
    };
    Shelf::ALL.map(shelf).into_iter().collect_view().into_any()
}

fn row(app: App, booklet: &Booklet) -> AnyView {
    let accent = booklet.sections.first().map_or("coral", |part| part.accent.as_str());
    let symbol = app.symbol(booklet.sections.first().and_then(|part| part.picture.as_ref()));
    let href = Route::Booklet { booklet: booklet.id.clone() }.to_string();
    let (title, status, hint) = app.sitting(booklet, |sitting| {
        let minutes = app.text.pages.list.takes(booklet.minutes);
        (sitting.say(&booklet.title), sitting.whole_status(), minutes)
    });
    draw_task(
        app,
        format!("booklet-{}", booklet.id),
        Task { title, accent, href, status, symbol },
        Some(hint),
    )
}

/// "Answering as: Sam, with help from Alex".
pub(super) fn chip(app: App) -> AnyView {
    let words = &app.text.shell;
    let who = app.store.read(|folder| {
        let child = folder.known_as();
        let child = if child.is_empty() { app.text.people.young_person } else { child };
        let writer = folder.writer()?;
        let name = if writer.name.is_empty() { app.text.role(writer.role) } else { writer.name.as_str() };
        Some(match writer.role {
            Role::YoungPerson => child.to_owned(),
            // who was asked for their own view helps nobody with it
            Role::Helper if folder.invited.as_ref().is_none_or(|asked| asked.role != Role::Helper) => {
                (words.with_help_from)(child, name)
            }
            Role::Helper | Role::Parent | Role::Professional => name.to_owned(),
        })
    });
    let chip = who.map(|who| {
        view! {
            <p class="chip">
                <span>{words.answering_as} " " <strong><bdi>{who}</bdi></strong></span> " "
                <a href=Route::Who.to_string()>{words.change} <span class="sr">" " {words.change_who}</span></a>
            </p>
        }
    });
    chip.into_any()
}

fn last_time(sitting: &Sitting<'_>) -> Option<(String, String)> {
    let last = sitting.contribution()?.last.as_ref()?;
    let number = sitting.booklet.questions().position(|question| question.id == *last)? + 1;
    let (_, question) = sitting.question(number)?;
    let route = Route::Step { booklet: sitting.booklet.id.clone(), number };
    Some((sitting.say(&question.ask), route.to_string()))
}

pub(super) fn group(app: App, booklet: &Booklet) -> Group {
    app.sitting(booklet, |sitting| {
        let journey = sitting.journey(app.density(sitting));
        let task = |section: usize| {
            let part = &booklet.sections[section];
            let status = sitting.status(section);
            // a part leads to the first question that is not answered yet, or to what was said
            let open = journey.part(section).find(|page| {
                let waits = |asked: &tell_it_once_core::journey::Asked| {
                    !sitting
                        .kept(&asked.question.id)
                        .is_some_and(|kept| kept.says_something() || kept.skip.is_some())
                };
                page.asked.iter().any(waits)
            });
            let booklet = booklet.id.clone();
            let route = match (status, open) {
                (Status::NotStarted | Status::InProgress { .. }, Some(page)) => {
                    Route::Step { booklet, number: page.first() }
                }
                (Status::Completed, _) | (_, None) => Route::Part { booklet, part: section + 1 },
            };
            Task {
                title: sitting.say(&part.title),
                accent: part.accent.as_str(),
                href: route.to_string(),
                status,
                symbol: app.symbol(part.picture.as_ref()),
            }
        };
        let tasks = journey.parts().into_iter().map(task).collect();
        Group { title: sitting.say(&booklet.title), tasks, length: length(app, sitting) }
    })
}

/// The short way or all of it.
fn length(app: App, sitting: &Sitting<'_>) -> AnyView {
    let words = &app.text.pages.list;
    let (booklet, contributor) = (sitting.booklet.id.clone(), sitting.contributor.clone());
    let chosen = RwSignal::new(sitting.length());
    let name = format!("length-{booklet}");
    let minutes = sitting.booklet.minutes;
    let title = sitting.say(&sitting.booklet.title);
    let options = [
        ("quick", words.quick.say(minutes.quick.into()), Length::Quick),
        ("full", words.full.say(minutes.full.into()), Length::Full),
    ];
    let now = Signal::derive(move || Some(chosen.get()));
    let options = one_of(&name, options, now, Callback::new(move |length| chosen.set(length)));
    view! {
        <form novalidate role="presentation" class="flow" on:submit=move |event| {
            event.prevent_default();
            let (contributor, booklet) = (contributor.clone(), booklet.clone());
            app.store.apply(Edit::Length { contributor, booklet, length: chosen.get_untracked() });
            app.redraw();
            focus::heading();
        }>
            <fieldset class="field">
                <legend>{words.length} <span class="sr">": " {title}</span></legend>
                {options}
            </fieldset>
            <p><button class="btn btn--quiet" type="submit">{words.length_button}</button></p>
        </form>
    }
    .into_any()
}

pub(super) fn draw(app: App, n: usize, group: Group) -> AnyView {
    let tasks = group.tasks.into_iter().enumerate();
    let tasks = tasks.map(|(m, task)| draw_task(app, format!("task-{n}-{m}"), task, None));
    let tasks = tasks.collect_view();
    view! {
        <h2 class="group">{group.title.clone()}</h2>
        <ol class="tasks">{tasks}</ol>
        <details class="disclose">
            <summary>{app.text.pages.list.length} <span class="sr">": " {group.title}</span></summary>
            {group.length}
        </details>
    }
    .into_any()
}

fn draw_task(app: App, id: String, task: Task, about: Option<String>) -> AnyView {
    let words = &app.text.pages.list;
    let hint_id = format!("{id}-hint");
    let (status, class, hint) = match task.status {
        Status::NotStarted => (words.not_started, "task__status tag tag--new", None),
        Status::InProgress { to_come_back_to: 0 } => {
            (words.in_progress, "task__status tag tag--progress", None)
        }
        Status::InProgress { to_come_back_to } => {
            (words.in_progress, "task__status tag tag--progress", Some(words.come_back.say(to_come_back_to)))
        }
        Status::Completed => (words.completed, "task__status", None),
    };
    let hint = hint.or(about);
    let shape = || view! { <span class="shape" aria-hidden="true"></span> }.into_any();
    let shape = symbol(task.symbol).unwrap_or_else(shape);
    let described = if hint.is_some() { format!("{id} {hint_id}") } else { id.clone() };
    view! {
        <li class="task" data-accent=task.accent>
            {shape}
            <a class="task__link" id=format!("{id}-link") href=task.href aria-describedby=described>{task.title}</a>
            <span class=class id=id>{status}</span>
            {hint.map(|hint| view! { <p class="task__hint" id=hint_id>{hint}</p> })}
        </li>
    }
    .into_any()
}

/// Checking, printing and sharing: never locked, whatever is still open.
fn after(app: App, booklets: &[&Booklet]) -> AnyView {
    let words = &app.text.pages.list;
    let checks = booklets.iter().map(|booklet| to_check(app, booklet)).collect_view();
    let pages = booklets.iter().filter_map(|booklet| to_one_page(app, booklet)).collect_view();
    let views = (!apart::is_asked(app)).then(|| link(Route::Views, words.views.to_owned()));
    let share = link(Route::Share, apart::to_share(app));
    // who was asked for one part has nothing to do with the plan
    let plans = (!apart::is_asked(app) || apart::is_plan(app)).then(|| {
        let words = app.text.plans();
        view! {
            <h2 class="group">{words.title}</h2>
            <ol class="tasks">{link(Route::Plans(Plans::Overview), words.on_the_list.to_owned())}</ol>
        }
    });
    view! {
        <h2 class="group">{words.check_and_share}</h2>
        <ol class="tasks">{checks} {pages} {views} {share}</ol>
        {plans}
        {apart::elsewhere(app)}
        {kept::kept_here(app)}
    }
    .into_any()
}
