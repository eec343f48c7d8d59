//! What the help costs and who pays, in plain words: for parents, and for the school's sums. As a spreadsheet
//! and on paper too.

use leptos::prelude::*;
use tell_it_once_core::{
    panel::Looking,
    provision::{Basis, Funding, ProvisionMap, Row, Share},
    route::{Plans, Route},
    text::CostPage,
};

use super::take::{file_name, save_office, say};
use crate::{
    browser::{files, measure},
    later::Office,
    pages::{Drawn, list::chip},
    state::App,
    widgets::{Frame, frame, nothing_here},
};

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub(super) fn page(app: App) -> Drawn {
    let words = app.text.cost_page();
    let pack = app.pack();
    let (style, today) = (app.prefs.with_untracked(|prefs| prefs.style), (app.clock.today)());
    let funding = Funding::of(&pack.council);
    let maps = app.store.read(|folder| {
        let (booklets, text) = (pack.booklets.as_slice(), app.text);
        Looking { funding, folder, booklets, style, text, today }.maps()
    });
    let is_one = maps.len() == 1;
    let drawn =
        maps.into_iter().enumerate().map(|(n, (name, map))| one(app, n, (!is_one).then_some(name), map));
    let drawn: Vec<AnyView> = drawn.collect();
    let empty = drawn.is_empty().then(|| nothing_yet(words));
    let content = view! {
        <div class="no-print">{chip(app)}</div>
        <div class="ask">
            <p class="caption">{app.text.plans().title}</p>
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </div>
        {empty}
        {drawn}
        {about(app, funding)}
    };
    let back = Some(Route::Plans(Plans::Overview).to_string());
    let around = Frame { text: app.text, back, class: "content wide flow plan", accent: Some("leaf") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

fn nothing_yet(words: &'static CostPage) -> AnyView {
    let booklet = tell_it_once_core::id::BookletId::known("provision-map");
    nothing_here(words.nothing_yet, &Route::Booklet { booklet }, words.fill_in)
}

fn one(app: App, n: usize, name: Option<String>, map: ProvisionMap) -> AnyView {
    let words = app.text.cost_page();
    let id = format!("costs-{n}");
    let named = id.clone();
    let heading = name.map_or(words.this_map.to_owned(), |name| (words.map_of)(&name));
    let part = |title: &'static str, rows: &[Row]| {
        let rows: Vec<_> = rows.iter().map(|row| line(app, &map, row)).collect();
        (!rows.is_empty()).then(|| view! { <h3>{title}</h3> <ul class="costs__rows">{rows}</ul> })
    };
    let costs = app.text.costs();
    let (setting, services) = (part(costs.setting, &map.a), part(costs.services, &map.b));
    let remarks = map.remarks(app.text).into_iter().map(|said| view! { <li>{said}</li> }).collect_view();
    view! {
        <section class="card flow costs" aria-labelledby=named>
            <h2 id=id>{heading}</h2>
            {setting}
            {services}
            {sums(app, &map)}
            {shares(app, &map)}
            <h3>{costs.how}</h3>
            <ul>{remarks}</ul>
            {tools(app, map.clone())}
        </section>
    }
    .into_any()
}

fn line(app: App, map: &ProvisionMap, row: &Row) -> AnyView {
    let year = row.cost.as_ref().ok().map(|cost| app.text.money(cost.year));
    let year = year.map(|year| view! { <strong class="costs__sum">{year}</strong> });
    let what = [row.what.as_str(), row.who.as_str()].into_iter().filter(|said| !said.is_empty());
    let what = what.collect::<Vec<_>>().join(", ");
    let how = row.how(map.weeks, app.text);
    view! {
        <li>
            <span class="costs__what">{what}</span>
            {year}
            <span class="said costs__how">{how}</span>
        </li>
    }
    .into_any()
}

fn sums(app: App, map: &ProvisionMap) -> Option<AnyView> {
    let costs = app.text.costs();
    let totals = map.totals.as_ref()?;
    let line = |label: &'static str, pence| {
        view! { <div><dt>{label}</dt><dd>{app.text.money(pence)}</dd></div> }
    };
    let lines = [(costs.total_a, totals.a), (costs.total_b, totals.b), (costs.total, totals.all)];
    let lines = lines.into_iter().map(|(label, pence)| line(label, pence)).collect_view();
    Some(view! { <dl class="costs__totals">{lines}</dl> }.into_any())
}

/// Who pays what, by either way to count; the one that the map says it is stands first.
fn shares(app: App, map: &ProvisionMap) -> AnyView {
    let words = app.text.cost_page();
    let mut shares: Vec<&Share> = map.shares.iter().collect();
    shares.sort_by_key(|share| map.basis != Some(share.basis));
    let one = |share: &Share| {
        let threshold = app.text.money(share.threshold);
        let (setting, top_up) = (app.text.money(share.setting), app.text.money(share.top_up));
        let title = match share.basis {
            Basis::Extra => words.extra,
            Basis::Whole => words.whole,
        };
        let chosen = (map.basis == Some(share.basis)).then_some(app.text.costs().chosen);
        let council =
            if share.top_up.0 == 0 { words.no_top_up.to_owned() } else { (words.council_pays)(&top_up) };
        view! {
            <li class="costs__share">
                <h4>{title}</h4>
                {chosen.map(|chosen| view! { <p class="said">{chosen}</p> })}
                <p>{(words.school_pays)(&threshold, &setting)}</p>
                <p><strong>{council}</strong></p>
            </li>
        }
    };
    let shares = shares.into_iter().map(one).collect_view();
    view! { <h3>{words.who_pays}</h3> <ul class="costs__shares">{shares}</ul> }.into_any()
}

fn tools(app: App, map: ProvisionMap) -> AnyView {
    let words = app.text.cost_page();
    let told = RwSignal::new(None);
    let sheet = StoredValue::new(map.sheet(app.text));
    let workbook = move |_| {
        let name = file_name(app, "costs", "xlsx");
        save_office(app, name, WORKBOOK, Office::Workbook(sheet.get_value()), told);
    };
    let csv = move |_| {
        let name = file_name(app, "costs", "csv");
        let octets = sheet.with_value(|sheet| sheet.csv());
        say(app, &name, files::download(&name, "text/csv", octets.as_bytes()).is_ok(), told);
    };
    view! {
        <div class="no-print">
            <p class="cluster">
                <button class="btn btn--quiet btn--small" type="button" on:click=move |_| measure::print()>{words.print}</button>
                <button class="btn btn--quiet btn--small" type="button" on:click=workbook>{words.workbook}</button>
                <button class="btn btn--quiet btn--small" type="button" on:click=csv>{words.csv}</button>
            </p>
            <p class="save">{move || told.get()}</p>
        </div>
    }
    .into_any()
}

/// What parents can know of the money, whatever was filled in.
fn about(app: App, funding: Funding) -> AnyView {
    let words = app.text.cost_page();
    let [place, support] = [funding.place, funding.support].map(|pence| app.text.money(pence));
    let said =
        (words.about)(&place, &support).map(|said| view! { <li>{said}</li> }).into_iter().collect_view();
    view! {
        <section class="flow" aria-labelledby="costs-about">
            <h2 id="costs-about">{words.about_title}</h2>
            <ul>{said}</ul>
            <p>{app.text.costs().no_limit}</p>
            <h3>{words.printed_title}</h3>
            <p>{app.text.costs().printed_form}</p>
        </section>
    }
    .into_any()
}
