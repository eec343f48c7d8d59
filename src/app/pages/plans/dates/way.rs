//! A path: a list that looks like a way through time. What it says does not hang on how it looks.

use leptos::prelude::*;
use tell_it_once_core::{
    timeline::{Asked, Line, Place, Stand, Telling, Timeline, Told, Way},
    words::Voice,
};

use super::{PlanFiles, href};

/// The family is on it, or it lies ahead with a day.
fn is_begun(way: &Way<'_>) -> bool {
    way.steps.iter().any(|stand| stand.place != Place::Unknown)
}

/// The paths that this family is on.
pub(super) fn open(files: &PlanFiles, telling: &Telling<'_>, timeline: &Timeline<'_>) -> AnyView {
    let ways = timeline.paths.iter().filter(|way| is_begun(way));
    let ways = ways.map(|way| {
        view! {
            <h2 class="group">{telling.say(&way.path.title)}</h2>
            <p>{telling.say(&way.path.about)}</p>
            {steps(files, telling, way)}
        }
    });
    ways.collect_view().into_any()
}

/// The others, closed.
pub(super) fn others(files: &PlanFiles, telling: &Telling<'_>, timeline: &Timeline<'_>) -> Option<AnyView> {
    let words = telling.text.where_are_we();
    let others = timeline.paths.iter().filter(|way| !is_begun(way));
    let others: Vec<AnyView> = others
        .map(|way| {
            view! {
                <details class="disclose way__other">
                    <summary>{telling.say(&way.path.title)}</summary>
                    <div class="flow">
                        <p>{telling.say(&way.path.about)}</p>
                        {steps(files, telling, way)}
                    </div>
                </details>
            }
            .into_any()
        })
        .collect();
    (!others.is_empty()).then(|| {
        view! {
            <h2 class="group">{words.others}</h2>
            <p>{words.others_words}</p>
            <div>{others}</div>
        }
        .into_any()
    })
}

fn steps(files: &PlanFiles, telling: &Telling<'_>, way: &Way<'_>) -> AnyView {
    let steps = way.steps.iter().map(|stand| step(files, telling, stand)).collect_view();
    view! { <ol class="way">{steps}</ol> }.into_any()
}

fn step(files: &PlanFiles, telling: &Telling<'_>, stand: &Stand<'_>) -> AnyView {
    let words = telling.text.where_are_we();
    let (class, place) = match stand.place {
        Place::Behind => ("way__step way__step--behind", Some(words.behind)),
        Place::Here => ("way__step way__step--here", Some(words.here)),
        Place::Ahead => ("way__step", Some(words.ahead)),
        Place::Unknown => ("way__step", None),
    };
    let current = (stand.place == Place::Here).then_some("step");
    let lines = stand.lines.iter().filter_map(|one| Some(line(files, telling, one, telling.told(one)?)));
    view! {
        <li class=class aria-current=current>
            <div class="way__head">
                <h3>{telling.say(&stand.step.title)}</h3>
                {place.map(|place| view! { <p class="way__place">{place}</p> })}
            </div>
            {lines.collect_view()}
            {does(telling, stand)}
        </li>
    }
    .into_any()
}

fn does(telling: &Telling<'_>, stand: &Stand<'_>) -> AnyView {
    let words = telling.text.where_are_we();
    let family = match telling.voice {
        Voice::You => words.family_does_you,
        Voice::About { .. } => words.family_does,
    };
    let [ours, theirs] = telling.does(stand.step).map(|lines| {
        let lines = lines.into_iter().map(|one| view! { <li>{one}</li> }).collect_view();
        view! { <ul>{lines}</ul> }
    });
    view! {
        <details class="disclose">
            <summary>{words.who_does_what} <span class="sr">": " {telling.say(&stand.step.title)}</span></summary>
            <div>
                <h4>{family}</h4> {ours}
                <h4>{words.professionals_do}</h4> {theirs}
            </div>
        </details>
    }
    .into_any()
}

fn line(files: &PlanFiles, telling: &Telling<'_>, line: &Line<'_>, told: Told) -> AnyView {
    let words = telling.text.where_are_we();
    let class = match (told.is_done, told.is_late) {
        (true, _) => "due due--done",
        (false, true) => "due due--late",
        (false, false) => "due",
    };
    let stands = told.stands.iter().map(|one| view! { <p>{one.clone()}</p> }).collect_view();
    let asks = (!told.is_counted && !told.asks.is_empty()).then(|| {
        let links = links(&told.asks);
        view! { <p>{words.ask}</p> <ul>{links}</ul> }
    });
    let letter = told.is_late.then(|| super::super::letters::answering(files, telling, line.rule)).flatten();
    view! {
        <div class=class>
            <h4>{told.title.clone()}</h4>
            {told.day.clone().map(|day| view! { <p class="due__day">{day}</p> })}
            <p>{told.about.clone()}</p>
            {stands}
            {asks}
            {letter}
            {counted(telling, &told)}
        </div>
    }
    .into_any()
}

fn links(asks: &[Asked]) -> AnyView {
    let link = |asked: &Asked| view! { <li><a href=href(asked)>{asked.label.clone()}</a></li> };
    asks.iter().map(link).collect_view().into_any()
}

fn counted(telling: &Telling<'_>, told: &Told) -> AnyView {
    let words = telling.text.where_are_we();
    let counted = told.counted.iter().map(|one| view! { <p>{one.clone()}</p> }).collect_view();
    let surer = (told.is_counted && !told.asks.is_empty() && !told.is_done).then(|| {
        let links = links(&told.asks);
        view! { <p>{words.surer}</p> <ul>{links}</ul> }
    });
    view! {
        <details class="disclose">
            <summary>{words.how_counted} <span class="sr">": " {told.title.clone()}</span></summary>
            <div class="flow">{counted} {surer}</div>
        </details>
    }
    .into_any()
}
