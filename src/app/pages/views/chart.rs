//! Numbers from 0 to 10 as a small chart, and the same numbers as a table.

use std::fmt::Write;

use chrono::NaiveDate;
use leptos::prelude::*;
use tell_it_once_core::{
    compare::{Point, ScaleViews, Series},
    text::Text,
};

/// Where the chart's field lies in its drawing: left, right, 10 and 0.
const FIELD: [f64; 4] = [34.0, 304.0, 14.0, 134.0];

/// Each line has a colour and a shape. Who has the seventh has those of the first again.
const ACCENTS: [&str; 6] = ["plum", "teal", "coral", "sky", "ochre", "leaf"];

pub(in crate::pages) fn scales(text: &'static Text, scales: Vec<ScaleViews>) -> Option<AnyView> {
    let words = &text.compare;
    (!scales.is_empty()).then(|| {
        let scales = scales.into_iter().map(|one| scale(text, one)).collect_view();
        view! { <h2 class="group">{words.in_numbers}</h2> <div class="views">{scales}</div> }.into_any()
    })
}

fn scale(text: &'static Text, scale: ScaleViews) -> AnyView {
    let words = &text.compare;
    let differs =
        scale.differs.iter().map(|one| view! { <p class="notice notice--info">{one.words.clone()}</p> });
    let differs = differs.collect_view();
    let meaning = |(n, one): (usize, &Series)| {
        let said = (words.series)(&one.name, &one.ask, &one.low, &one.high);
        view! {
            <li data-accent=accent(n)>
                <svg class="chart__mark" viewBox="0 0 16 16" aria-hidden="true"><path class="chart__dot" d=mark(n, 8.0, 8.0)></path></svg>
                <span>{said}</span>
            </li>
        }
    };
    let meanings = scale.series.iter().enumerate().map(meaning).collect_view();
    view! {
        <div class="card views__person">
            <h3>{scale.title.clone()}</h3>
            {differs}
            {chart(&scale.series)}
            <ul class="chart__key">{meanings}</ul>
            {table(text, &scale)}
        </div>
    }
    .into_any()
}

/// The very numbers of the chart, for everybody who would rather read them.
fn table(text: &'static Text, scale: &ScaleViews) -> AnyView {
    let words = &text.compare;
    let row = |one: &Series, point: &Point| {
        let whose = point.whose.clone().map(|whose| view! { <span class="said answer-line">{whose}</span> });
        view! {
            <tr>
                <th scope="row"><bdi>{one.name.clone()}</bdi> {whose}</th>
                <td>{text.day(point.day)}</td>
                <td>{point.value}</td>
            </tr>
        }
    };
    let rows = scale.series.iter().flat_map(|one| one.points.iter().map(move |point| row(one, point)));
    let rows = rows.collect_view();
    view! {
        <table class="chart__table">
            <caption class="sr">{scale.title.clone()}</caption>
            <thead>
                <tr><th scope="col">{words.who}</th><th scope="col">{words.day}</th><th scope="col">{words.number}</th></tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn chart(series: &[Series]) -> AnyView {
    let [left, right, ..] = FIELD;
    let lines: String = [0_u8, 5, 10].map(|value| format!("M{left} {y}H{right}", y = down(value))).concat();
    let numbers = [0_u8, 5, 10].map(|value| {
        view! { <text class="chart__number" x=left - 8.0 y=down(value) + 5.0>{value}</text> }
    });
    let drawn = paths(series).into_iter().enumerate().map(|(n, [line, dots])| {
        view! {
            <path class="chart__line" data-accent=accent(n) d=line></path>
            <path class="chart__dot" data-accent=accent(n) d=dots></path>
        }
    });
    view! {
        <svg class="chart" viewBox="0 0 320 148" aria-hidden="true">
            <path class="chart__grid" d=lines></path>
            {numbers.into_iter().collect_view()}
            {drawn.collect_view()}
        </svg>
    }
    .into_any()
}

fn accent(n: usize) -> &'static str {
    ACCENTS[n % ACCENTS.len()]
}

fn down(value: u8) -> f64 {
    let [.., top, bottom] = FIELD;
    bottom - f64::from(value) / 10.0 * (bottom - top)
}

/// Of each series its line and its dots. Where all was said on one day, the dots stand beside each other.
fn paths(series: &[Series]) -> Vec<[String; 2]> {
    let [left, right, ..] = FIELD;
    let days = || series.iter().flat_map(|one| &one.points).map(|point| point.day);
    let (first, last) = (days().min().unwrap_or_default(), days().max().unwrap_or_default());
    let since = |day: NaiveDate| f64::from(i32::try_from((day - first).num_days()).unwrap_or(i32::MAX));
    let across = |n: usize, day: NaiveDate| {
        let part = if first == last {
            f64::from(u16::try_from(n + 1).unwrap_or(1))
                / f64::from(u16::try_from(series.len() + 1).unwrap_or(2))
        } else {
            // a dot at the edge is still whole
            0.03 + 0.94 * since(day) / since(last)
        };
        left + part * (right - left)
    };
    let one = |(n, one): (usize, &Series)| {
        let (mut line, mut dots) = (String::new(), String::new());
        for (at, point) in one.points.iter().enumerate() {
            let (x, y) = (across(n, point.day), down(point.value));
            let _ = write!(line, "{}{x:.1} {y:.1}", if at == 0 { 'M' } else { 'L' });
            dots.push_str(&mark(n, x, y));
        }
        [line, dots]
    };
    series.iter().enumerate().map(one).collect()
}

/// A shape around a point: disc, square, triangle, diamond, hourglass, bar.
fn mark(n: usize, x: f64, y: f64) -> String {
    let shape = match n % ACCENTS.len() {
        0 => "m-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
        1 => "m-5-5h10v10h-10z",
        2 => "m0-7l7 12h-14z",
        3 => "m0-7l7 7l-7 7l-7-7z",
        4 => "m-6-6h12l-12 12h12z",
        _ => "m-7-3h14v6h-14z",
    };
    format!("M{x:.1} {y:.1}{shape}")
}
