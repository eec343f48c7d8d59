//! One earlier version: each answer that differs, as it is now and as it was then.

use leptos::prelude::*;
use tell_it_once_core::{
    folder::{Edit, Kept, Spot},
    keep::{
        differing::{Laid, Looking, Row, Side},
        version::Why,
    },
};

use super::{Opened, Page};
use crate::{
    browser::focus,
    questions::shown,
    widgets::{lines, when},
};

pub(super) const TITLE: &str = "version-title";

/// An answer that was taken up here, and what stood there before.
#[derive(Clone)]
struct Used {
    spot: Spot,
    asked: String,
    before: Option<Box<Kept>>,
}

pub(super) fn view(page: Page, opened: Opened) -> AnyView {
    let (app, words) = (page.app, &page.app.text.versions);
    let Opened { version, .. } = opened.clone();
    let title = when(app.text, version.at, (app.clock.now)());
    let is_window = version.why == Why::Window;
    let opened = StoredValue::new(opened);
    let used = RwSignal::new(None::<Used>);
    let rows = move || {
        page.changed.track();
        let laid = opened.with_value(|opened| lay(page, opened));
        rows(page, laid, is_window, used)
    };
    let do_it = match is_window {
        true => view! {
            <button class="btn btn--quiet" type="button" on:click=move |_| page.let_go(version.clone())>
                {words.let_go}
            </button>
        }
        .into_any(),
        false => view! {
            <button class="btn" type="button" on:click=move |_| page.go_back(opened.get_value())>
                {words.go_back}
            </button>
        }
        .into_any(),
    };
    view! {
        <h2 class="group" id=TITLE tabindex="-1">{title}</h2>
        <p>{(words.why)(opened.with_value(|opened| opened.version.why))} "."</p>
        {move || used.get().map(|one| undo(page, one, used))}
        {rows}
        {(!is_window).then(|| view! { <p class="hint">{words.go_back_hint}</p> })}
        <div class="actions">
            {do_it}
            <button class="btn btn--quiet" type="button" on:click=move |_| {
                page.show_all();
                focus::heading();
            }>{words.all}</button>
        </div>
    }
    .into_any()
}

fn lay(page: Page, opened: &Opened) -> Laid {
    let app = page.app;
    let (style, text, today) = (app.style(), app.text, (app.clock.today)());
    let pack = app.pack();
    let then = &opened.then;
    app.store.read(|now| Looking { now, then, booklets: &pack.booklets, style, text, today }.lay())
}

fn rows(page: Page, laid: Laid, is_window: bool, used: RwSignal<Option<Used>>) -> AnyView {
    let words = &page.app.text.versions;
    let Laid { rows, kept_back } = laid;
    let same = rows.is_empty().then(|| view! { <p>{words.same}</p> });
    let rows = rows.into_iter().map(|row| draw(page, row, is_window, used)).collect_view();
    let kept_back = (kept_back > 0).then(|| view! { <p class="hint">{words.kept_back.say(kept_back)}</p> });
    view! { {same} <ul class="rows-list">{rows}</ul> {kept_back} }.into_any()
}

fn draw(page: Page, row: Row, is_window: bool, used: RwSignal<Option<Used>>) -> AnyView {
    let words = &page.app.text.versions;
    let Row { spot, asked, title, view, now, then, kept_then } = row;
    let use_one = kept_then.filter(|_| is_window).map(|then| {
        let (asked, of) = (asked.clone(), (words.of)(&asked));
        let take = move |_| take_up(page, &spot, &asked, then.clone(), used);
        view! {
            <div class="cluster">
                <button class="btn btn--small" type="button" on:click=take>
                    {words.use_one} <span class="sr">{of}</span>
                </button>
            </div>
        }
    });
    view! {
        <li class="row-card">
            <h3 class="row-card__name" dir="auto">{asked}</h3>
            <p class="hint">{(words.in_booklet)(&title, &view)}</p>
            <dl class="sides">
                <div class="side"><dt>{words.now}</dt><dd>{side(page, now)}</dd></div>
                <div class="side"><dt>{words.then}</dt><dd>{side(page, then)}</dd></div>
            </dl>
            {use_one}
        </li>
    }
    .into_any()
}

fn side(page: Page, side: Option<Side>) -> AnyView {
    let Some(Side { lines: said, pictures, whose }) = side else {
        return view! { <p class="hint">{page.app.text.versions.nothing}</p> }.into_any();
    };
    let pictures = pictures.into_iter().map(|one| shown(one, page.app.pictures, "summary-list__picture"));
    let whose = whose.map(|whose| view! { <p class="said">{whose}</p> });
    view! { <p>{lines(&said)}</p> {pictures.collect_view()} {whose} }.into_any()
}

fn take_up(page: Page, spot: &Spot, asked: &str, then: Kept, used: RwSignal<Option<Used>>) {
    let before = page.app.store.read(|folder| folder.kept(spot).cloned()).map(Box::new);
    page.app.store.apply(Edit::TakeUp { spot: spot.clone(), then: Box::new(then) });
    used.set(Some(Used { spot: spot.clone(), asked: asked.to_owned(), before }));
    page.changed.update(|changed| *changed += 1);
    focus::by_id("version-used");
}

fn undo(page: Page, one: Used, used: RwSignal<Option<Used>>) -> AnyView {
    let words = &page.app.text.versions;
    let Used { spot, asked, before } = one;
    let press = move |_| {
        page.app.store.apply(Edit::PutBack { spot: spot.clone(), before: before.clone() });
        used.set(None);
        page.changed.update(|changed| *changed += 1);
        focus::by_id(TITLE);
    };
    view! {
        <p class="notice notice--success" id="version-used" tabindex="-1">
            {words.used} " "
            <button class="btn btn--link" type="button" on:click=press>
                {page.app.text.shell.undo} <span class="sr">{(words.of)(&asked)}</span>
            </button>
        </p>
    }
    .into_any()
}
