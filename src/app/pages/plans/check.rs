//! Looking at the words of a plan: typed or pasted here, and those of the plan that is put together in this
//! folder. What is typed lives in this page's memory and nowhere else.

mod own;

use std::{ops::Range, sync::Arc};

use leptos::prelude::*;
use tell_it_once_core::{
    casework::Section,
    good_plan::{About, Dots, Finding, Say, Slot, Weight},
    route::{Plans, Route},
    text::CheckWords,
    words,
};

use super::PlanFiles;
use crate::{
    browser::{focus, input, live},
    pages::{Drawn, list::chip},
    state::App,
    widgets::{Frame, frame, one_of},
};

const FIELD: &str = "check-words";
const RESULT: &str = "check-result";

#[derive(Clone, Copy)]
struct Page {
    app: App,
    words: &'static CheckWords,
    files: StoredValue<Arc<PlanFiles>>,
    section: RwSignal<Section>,
    typed: RwSignal<String>,
    name: RwSignal<String>,
    /// what was looked at last; none before
    seen: RwSignal<Option<Seen>>,
}

/// The words as they were when they were looked at.
#[derive(Clone)]
struct Seen {
    text: String,
    section: Section,
    name: String,
}

/// A line of the text with what there is to ask about it.
struct Line<'t, 'p> {
    text: &'t str,
    findings: Vec<(Range<usize>, &'p Finding<'p>)>,
    dots: Option<Dots>,
}

pub(super) fn page(app: App, files: Arc<PlanFiles>) -> Drawn {
    let words = &app.text.plan().check;
    let known = app.store.read(|folder| folder.known_as().to_owned());
    let page = Page {
        app,
        words,
        files: StoredValue::new(files),
        section: RwSignal::new(Section::F),
        typed: RwSignal::new(String::new()),
        name: RwSignal::new(known),
        seen: RwSignal::new(None),
    };
    let somebody = app.store.read(|folder| folder.here.is_some());
    let content = view! {
        {somebody.then(|| chip(app))}
        <div class="ask">
            <p class="caption">{app.text.plans().title}</p>
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </div>
        {page.form()}
        <div aria-live="off">{move || page.result()}</div>
        {somebody.then(|| page.own_plan())}
        <p class="hint">{words.not_verdict}</p>
    };
    let back = Some(if somebody { Route::Plans(Plans::Overview) } else { Route::Home }.to_string());
    let around = Frame { text: app.text, back, class: "content wide flow plan", accent: Some("ochre") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

impl Page {
    fn form(self) -> AnyView {
        let words = self.words;
        let keys = ["f", "g", "h", "e", "b", "a", "i"];
        let options = keys.into_iter().zip(words.sections);
        let options = options.map(|(key, (section, label))| (key, label.to_owned(), section));
        let chosen = Signal::derive(move || Some(self.section.get()));
        let choose = Callback::new(move |section| self.section.set(section));
        view! {
            <form class="flow" novalidate on:submit=move |event| {
                event.prevent_default();
                self.look();
            }>
                <p>{words.nothing_kept}</p>
                <fieldset class="field">
                    <legend>{words.section}</legend>
                    <p class="hint">{words.section_hint}</p>
                    {one_of("check-section", options, chosen, choose)}
                </fieldset>
                {self.fields()}
                <p class="actions">
                    <button class="btn" type="submit">{words.look}</button>
                    <button class="btn btn--quiet" type="button" on:click=move |_| self.clear()>{words.clear}</button>
                </p>
            </form>
        }
        .into_any()
    }

    fn fields(self) -> AnyView {
        let words = self.words;
        view! {
            <div class="field">
                <label for=FIELD>{words.words}</label>
                <p class="hint" id="check-words-hint">{words.words_hint}</p>
                <textarea class="input" id=FIELD rows="6" autocomplete="off" aria-describedby="check-words-hint"
                    prop:value=self.typed on:input=move |event| self.typed.set(input::typed(&event))>
                </textarea>
            </div>
            <div class="field">
                <label for="check-name">{words.name}</label>
                <p class="hint" id="check-name-hint">{words.name_hint}</p>
                <input class="input input--short" id="check-name" type="text" autocomplete="off" spellcheck="false"
                    aria-describedby="check-name-hint" prop:value=self.name value=self.name.get_untracked()
                    on:input=move |event| self.name.set(input::typed(&event)) />
            </div>
        }
        .into_any()
    }

    fn look(self) {
        let text = self.typed.get_untracked();
        if text.trim().is_empty() {
            self.seen.set(None);
            live::say(self.words.nothing_typed);
            focus::by_id(FIELD);
            return;
        }
        let (section, name) = (self.section.get_untracked(), self.name.get_untracked());
        self.seen.set(Some(Seen { text, section, name }));
        focus::by_id(RESULT);
    }

    fn clear(self) {
        self.typed.set(String::new());
        self.seen.set(None);
        focus::by_id(FIELD);
    }

    fn result(self) -> Option<AnyView> {
        let Seen { text, section, name } = self.seen.get()?;
        let files = self.files.get_value();
        let about = About { name: name.trim(), first_draft: true, whose_words: false };
        let findings = files.good_plan.look(section, &text, about);
        let is_help = matches!(section, Section::F | Section::G | Section::H);
        let dots = if is_help { files.good_plan.dots(&text, about) } else { Vec::new() };
        let title = match findings.len() {
            0 => self.words.found_none.to_owned(),
            found => self.words.found.say(found),
        };
        let lines = lines(&text, &findings, &dots);
        let lines = lines.iter().map(|line| self.line(line)).collect_view();
        let class = if findings.is_empty() { "notice notice--success" } else { "notice notice--info" };
        Some(
            view! {
                <section class="flow" aria-labelledby=RESULT>
                    <h2 class=class id=RESULT tabindex="-1">{title}</h2>
                    <ol class="found">{lines}</ol>
                </section>
            }
            .into_any(),
        )
    }

    fn line(self, line: &Line<'_, '_>) -> AnyView {
        let dots = line.dots.map(|dots| self.dots(dots));
        // what is asked about all of the line is said once to be so
        let (whole, words): (Vec<_>, Vec<_>) =
            line.findings.iter().partition(|(at, _)| at.len() + 1 >= line.text.trim_end().len());
        let whole = (!whole.is_empty()).then(|| self.about_line(&whole));
        let words = words.into_iter().map(|(at, one)| self.finding(line.text, at, one));
        let findings: Vec<_> = whole.into_iter().chain(words).collect();
        let list = (!findings.is_empty()).then(|| view! { <ul class="found__list">{findings}</ul> });
        view! { <li class="card found__line"><p class="found__text">{marked(line)}</p> {dots} {list}</li> }
            .into_any()
    }

    fn finding(self, text: &str, at: &Range<usize>, one: &Finding<'_>) -> AnyView {
        let quote = text.get(at.clone()).unwrap_or_default().to_owned();
        view! {
            <li>
                <p><span class="said">{self.words.about_words}</span> " " <q>{quote}</q></p>
                {self.one(one)}
            </li>
        }
        .into_any()
    }

    fn about_line(self, findings: &[&(Range<usize>, &Finding<'_>)]) -> AnyView {
        let each = findings.iter().map(|(_, one)| view! { <div class="found__one">{self.one(one)}</div> });
        let each = each.collect_view();
        view! { <li><p class="said">{self.words.about_all}</p> {each}</li> }.into_any()
    }

    fn one(self, one: &Finding<'_>) -> AnyView {
        let hint = (one.weight == Weight::Hint).then(|| view! { <p class="said">{self.words.hint}</p> });
        view! { {hint} {self.say(one.say)} }.into_any()
    }

    /// Why it is asked about, and what to ask.
    fn say(self, say: &Say) -> AnyView {
        let style = self.app.prefs.with_untracked(|prefs| prefs.style);
        let voice = self.app.store.read(|folder| folder.voice_about(self.app.text.unnamed_child));
        let [why, ask] = [&say.why, &say.ask].map(|words| words::say(words.pick(style), &voice));
        view! { <p>{why}</p> <p><strong>{self.words.ask}</strong> " " {ask}</p> }.into_any()
    }

    /// Six dots, and the same in words.
    fn dots(self, dots: Dots) -> AnyView {
        let words = self.words;
        let slot = |slot: Slot| {
            let has = dots.has(slot);
            let class = if has { "dots__dot dots__dot--full" } else { "dots__dot" };
            let state = if has { words.said } else { words.not_said };
            view! {
                <li class="dots__slot">
                    <span class=class aria-hidden="true"></span>
                    <span>{(words.slot)(slot)} ": " <span class="said">{state}</span></span>
                </li>
            }
        };
        let slots = Slot::ALL.map(slot).into_iter().collect_view();
        let training = dots.names_training().then(|| view! { <p class="said">{words.training}</p> });
        view! {
            <p><strong>{words.dots.say(dots.count())}</strong></p>
            <ul class="dots" aria-label=words.dots_of>{slots}</ul>
            {training}
        }
        .into_any()
    }
}

/// Each line that says something, with what was found in it.
fn lines<'t, 'p>(
    text: &'t str,
    findings: &'p [Finding<'p>],
    dots: &[(Range<usize>, Dots)],
) -> Vec<Line<'t, 'p>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let here = start..start + line.len();
        let shown = line.trim_end();
        let of = |at: &Range<usize>| {
            let within = |octet: usize| octet.saturating_sub(here.start).min(shown.len());
            within(at.start)..within(at.end)
        };
        let findings =
            findings.iter().filter(|one| here.contains(&one.at.start)).map(|one| (of(&one.at), one));
        let dots = dots.iter().find(|(at, _)| here.contains(&at.start)).map(|(_, dots)| *dots);
        if !shown.is_empty() {
            lines.push(Line { text: shown, findings: findings.collect(), dots });
        }
        start = here.end;
    }
    lines
}

/// The line with the words marked that something is asked about.
fn marked(line: &Line<'_, '_>) -> AnyView {
    let mut pieces = Vec::new();
    let mut at = 0;
    for (range, _) in &line.findings {
        let is_part = range.len() + 1 < line.text.len() && range.start >= at;
        let (Some(before), Some(words)) = (line.text.get(at..range.start), line.text.get(range.clone()))
        else {
            continue;
        };
        if is_part && !words.is_empty() {
            let (before, words) = (before.to_owned(), words.to_owned());
            pieces.push(view! { {before} <mark>{words}</mark> }.into_any());
            at = range.end;
        }
    }
    let rest = line.text.get(at..).unwrap_or_default().to_owned();
    view! { {pieces} {rest} }.into_any()
}
