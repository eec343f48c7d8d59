//! Words on the page: a heading, points, and what a panel says. There is nothing to fill in.

use leptos::prelude::*;
use tell_it_once_core::{
    question::{
        info::{Info, Panel},
        pick::Shown,
    },
    route::Route,
};

use super::{Put, hint, listen};

/// Points have words only; what a panel says has something under its words.
pub(super) fn view(put: &Put, info: &Info) -> AnyView {
    let ask = &put.ask;
    let (facts, points): (Vec<Shown>, Vec<Shown>) =
        put.shown.iter().cloned().partition(|shown| shown.detail.is_some());
    let heading = match &ask.caption {
        Some(caption) => view! {
            <div class="ask">
                <p class="caption">{caption.clone()}</p>
                <span class="spot" aria-hidden="true"></span>
                {ask.symbol()}
                <h1 tabindex="-1" id=ask.dom.clone()>{ask.words.clone()}</h1>
            </div>
        }
        .into_any(),
        None => view! { <h2 tabindex="-1" id=ask.dom.clone()>{ask.words.clone()}</h2> }.into_any(),
    };
    let points = (!points.is_empty()).then(|| {
        let points = points.into_iter().map(|point| view! { <li>{point.label}</li> }).collect_view();
        view! { <ul>{points}</ul> }
    });
    // what can only be said of some is not missed by the others
    let nothing = info.panel.filter(|panel| facts.is_empty() && *panel != Panel::OwnSay);
    let nothing = nothing.map(|_| view! { <p>{ask.text.questions.panel_nothing}</p> });
    let facts = (!facts.is_empty()).then(|| {
        let facts = facts.into_iter().map(|one| fact(info.panel, one)).collect_view();
        view! { <div class="card summary"><dl class="summary-list">{facts}</dl></div> }
    });
    let around = view! { {heading} {hint(ask)} {ask.explained()} {listen(ask)} };
    view! { <div class="field">{around} {points} {facts} {nothing}</div> }.into_any()
}

fn fact(panel: Option<Panel>, Shown { id, label, detail, picture: _ }: Shown) -> AnyView {
    let lines = detail.unwrap_or_default();
    let lines: Vec<_> = lines.lines().map(|line| view! { <p><bdi>{line.to_owned()}</bdi></p> }).collect();
    // a profile leads to its page
    let page = match panel {
        Some(Panel::Profiles) => id.as_str().parse().ok().map(|booklet| Route::Profile { booklet }),
        Some(Panel::FrontPage | Panel::Costs | Panel::OwnSay) | None => None,
    };
    let label = match page {
        Some(page) => view! { <a class="btn btn--link" href=page.to_string()>{label}</a> }.into_any(),
        None => label.into_any(),
    };
    view! { <div class="summary-list__row"><dt>{label}</dt><dd>{lines}</dd></div> }.into_any()
}
