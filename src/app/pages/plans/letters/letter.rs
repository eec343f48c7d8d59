//! One letter: who signs it, how it reads, and how to take it along.

use leptos::prelude::*;
use tell_it_once_core::{
    letters::{Letter, Paragraph, Signer, Span, Template, Writing},
    route::{Plans, Route},
};

use super::changed::Key;
use crate::{
    browser::{files as downloads, focus, input, live, measure, task},
    later,
    pages::{
        Drawn,
        list::chip,
        plans::{
            PlanFiles,
            telling::{days, telling, timeline},
        },
    },
    state::App,
    widgets::{Frame, frame, one_of},
};

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// What the page shows and what its buttons change.
#[derive(Clone, Copy)]
struct Desk {
    app: App,
    signer: RwSignal<Signer>,
    /// the words that somebody changed
    changed: RwSignal<Option<String>>,
    is_changing: RwSignal<bool>,
    told: RwSignal<Option<String>>,
}

pub(in crate::pages::plans) fn page(app: App, files: &PlanFiles, number: usize) -> Option<Drawn> {
    let words = app.text.letters();
    let template = files.letters.at(number)?.clone();
    let (title, about, due) = telling(app, |telling| {
        let known = days(&files.dates, telling);
        let timeline = timeline(&files.dates, &known, telling);
        let due = template.due(&timeline).filter_map(|line| telling.told(line));
        let due = due.filter_map(|told| Some(format!("{}: {}", told.title, told.day?)));
        (telling.say(&template.title), telling.say(&template.about), due.collect::<Vec<_>>())
    });
    let due = due.into_iter().map(|one| view! { <p class="due__day">{one}</p> }).collect_view();
    let usual = app.store.read(|folder| Signer::usual(folder, (app.clock.today)()));
    let key = move |template: &Template, signer| {
        Key::new(app.store.read(|folder| folder.id.clone()), template.id.clone(), signer)
    };
    let desk = Desk {
        app,
        signer: RwSignal::new(usual),
        changed: RwSignal::new(key(&template, usual).words()),
        is_changing: RwSignal::new(false),
        told: RwSignal::new(None),
    };
    let sources = template.sources.iter().map(|one| view! { <li>{one.clone()}</li> }).collect_view();
    let shown = template.clone();
    let content = view! {
        <div class="no-print flow">
            {chip(app)}
            <div class="ask">
                <p class="caption">{words.title}</p>
                <span class="spot" aria-hidden="true"></span>
                <h1 tabindex="-1">{title.clone()}</h1>
            </div>
            <div class="card flow"><h2>{words.when}</h2> <p>{about}</p> {due}</div>
            {desk.who(template.clone(), key)}
        </div>
        {move || desk.letter(&shown, key)}
        <div class="no-print flow">
            <h2>{words.send}</h2>
            <p>{(words.send_words)(&app.pack().council.email)}</p>
            <p>{words.keep_copy}</p>
            <details class="disclose"><summary>{words.law}</summary> <ul>{sources}</ul></details>
            <p class="hint">{words.no_advice}</p>
        </div>
    };
    let back = Some(Route::Plans(Plans::Letters).to_string());
    let around = Frame { text: app.text, back, class: "content flow", accent: Some("plum") };
    Some(Drawn { view: frame(around, content.into_any()), title })
}

impl Desk {
    fn who(
        self,
        template: Template,
        key: impl Fn(&Template, Signer) -> Key + Copy + Send + Sync + 'static,
    ) -> AnyView {
        let words = self.app.text.letters();
        let options = [
            ("parent", words.parent.to_owned(), Signer::Parent),
            ("own", words.young_person.to_owned(), Signer::YoungPerson),
        ];
        let choose = Callback::new(move |signer| {
            self.is_changing.set(false);
            self.told.set(None);
            self.changed.set(key(&template, signer).words());
            self.signer.set(signer);
        });
        let now = Signal::derive(move || Some(self.signer.get()));
        view! {
            <fieldset class="field">
                <legend>{words.who}</legend>
                <p class="hint">{words.who_hint}</p>
                {one_of("signer", options, now, choose)}
            </fieldset>
        }
        .into_any()
    }

    fn letter(
        self,
        template: &Template,
        key: impl Fn(&Template, Signer) -> Key + Copy + Send + Sync + 'static,
    ) -> AnyView {
        let words = self.app.text.letters();
        let signer = self.signer.get();
        let Some(letter) = written(self.app, template, signer) else { return ().into_any() };
        let changed = self.changed.get();
        let gaps = if changed.is_none() { letter.gaps() } else { 0 };
        let gaps = (gaps > 0).then(|| {
            view! { <p><strong>{words.gaps.say(gaps)}</strong></p> <p class="hint">{words.gaps_hint}</p> }
        });
        let own = changed.is_some().then(|| view! { <p class="notice notice--info">{words.changed}</p> });
        let key = key(template, signer);
        let body = if self.is_changing.get() {
            self.changing(changed.unwrap_or_else(|| letter.body_words()), key)
        } else {
            let tools = self.tools(template, letter.clone(), changed.clone(), key);
            view! { {sheet(words.preview, &letter, changed)} {tools} }.into_any()
        };
        view! { <div class="no-print flow">{gaps} {own}</div> {body} }.into_any()
    }

    /// One big box with the words between greeting and name.
    fn changing(self, words: String, key: Key) -> AnyView {
        let text = self.app.text.letters();
        let typed = RwSignal::new(words.clone());
        let again = key.clone();
        let take = move |_| {
            key.clone().keep(typed.get_untracked());
            self.changed.set(Some(typed.get_untracked()));
            self.is_changing.set(false);
            focus::by_id("letter");
        };
        let undo = move |_| {
            again.forget();
            self.changed.set(None);
            self.is_changing.set(false);
            focus::by_id("letter");
        };
        view! {
            <div class="field flow">
                <label for="letter-words">{text.change_label}</label>
                <p class="hint" id="letter-words-hint">{text.change_hint}</p>
                <textarea class="input" id="letter-words" rows="16" autocomplete="off" aria-describedby="letter-words-hint"
                    prop:value=words.clone() on:input=move |event| typed.set(input::typed(&event))>
                    {typed.get_untracked()}
                </textarea>
            </div>
            <div class="actions">
                <button class="btn" type="button" on:click=take>{text.use_changes}</button>
                <button class="btn btn--quiet" type="button" on:click=undo>{text.start_again}</button>
            </div>
        }
        .into_any()
    }

    fn tools(self, template: &Template, letter: Letter, changed: Option<String>, key: Key) -> AnyView {
        let words = self.app.text.letters();
        let name = (words.file)(template.id.as_str());
        let again = changed.is_some().then(|| {
            let undo = move |_| {
                key.forget();
                self.changed.set(None);
            };
            view! { <button class="btn btn--quiet" type="button" on:click=undo>{words.start_again}</button> }
        });
        let word = move |_| self.word(&name, &letter, changed.as_deref());
        let change = move |_| {
            self.is_changing.set(true);
            focus::by_id("letter-words");
        };
        view! {
            <div class="no-print flow">
                <div class="actions">
                    <button class="btn" type="button" on:click=move |_| measure::print()>{words.print}</button>
                    <button class="btn btn--quiet" type="button" on:click=word>{words.word}</button>
                    <button class="btn btn--quiet" type="button" on:click=change>{words.change}</button>
                    {again}
                </div>
                <p class="save">{move || self.told.get()}</p>
            </div>
        }
        .into_any()
    }

    /// What makes Word files is fetched when somebody wants one.
    fn word(self, name: &str, letter: &Letter, changed: Option<&str>) {
        let words = self.app.text.letters();
        let document = letter.document(name, changed, self.app.text);
        let (file, now) = (format!("{name}.docx"), (self.app.clock.now)());
        let told = self.told;
        task::run(async move {
            let said = match later::word_file(document, now.into()).await {
                Ok(octets) => match downloads::download(&file, WORD, &octets) {
                    Ok(()) => (words.saved)(&file),
                    Err(downloads::NotOffered) => words.not_saved.to_owned(),
                },
                Err(_) => words.not_fetched.to_owned(),
            };
            live::say(&said);
            // the page may be gone
            let _ = told.try_set(Some(said));
        });
    }
}

fn written(app: App, template: &Template, signer: Signer) -> Option<Letter> {
    let files = PlanFiles::here(app)?;
    let pack = app.pack();
    Some(telling(app, |telling| {
        let known = days(&files.dates, telling);
        let timeline = timeline(&files.dates, &known, telling);
        let (folder, reader, today) = (telling.folder, telling.reader, telling.today);
        let (booklets, council, dates) = (&pack.booklets[..], &pack.council, &files.dates);
        let (known, timeline, text) = (&known, &timeline, app.text);
        let all = Writing { folder, reader, booklets, council, dates, known, timeline, signer, text, today };
        all.letter(template)
    }))
}

/// The letter as it is printed.
fn sheet(label: &'static str, letter: &Letter, changed: Option<String>) -> AnyView {
    let body = match changed {
        Some(changed) => {
            let paragraphs = changed.split("\n\n").map(str::trim).filter(|one| !one.is_empty());
            paragraphs.map(|one| view! { <p dir="auto">{broken(one)}</p> }.into_any()).collect::<Vec<_>>()
        }
        None => letter.body.iter().map(paragraph).collect(),
    };
    let lines = |lines: &[String]| lines.iter().map(|one| view! { {one.clone()} <br/> }).collect_view();
    let from = letter.from.iter().map(|one| view! { {span(one)} <br/> }).collect_view();
    view! {
        <article class="letter" id="letter" tabindex="-1" aria-label=label>
            <p class="letter__from">{from}</p>
            <p>{lines(&letter.to)}</p>
            <p>{letter.date.clone()}</p>
            <p>{letter.greeting.clone()}</p>
            <p><strong>{spans(&letter.subject)}</strong></p>
            {body}
            <p>{letter.ending.clone()}</p>
            <p class="letter__name">{span(&letter.name)}</p>
        </article>
    }
    .into_any()
}

fn broken(words: &str) -> AnyView {
    let lines = words.lines().map(|one| view! { {one.to_owned()} <br/> });
    lines.collect_view().into_any()
}

fn paragraph(one: &Paragraph) -> AnyView {
    match one {
        Paragraph::Words(said) => view! { <p>{spans(said)}</p> }.into_any(),
        Paragraph::Heading(words) => {
            view! { <p class="letter__part"><strong>{words.clone()}</strong></p> }.into_any()
        }
        Paragraph::Lines(lines) => {
            let lines = lines.iter().map(|one| view! { <li>{spans(one)}</li> }).collect_view();
            view! { <ul class="letter__lines">{lines}</ul> }.into_any()
        }
    }
}

fn spans(all: &[Span]) -> AnyView {
    all.iter().map(span).collect_view().into_any()
}

/// What was typed may run another way. A blank line is read out as what belongs there.
fn span(one: &Span) -> AnyView {
    match one {
        Span::Frame(words) if words == "\n" => view! { <br/> }.into_any(),
        Span::Frame(words) => words.clone().into_any(),
        Span::Said(words) => view! { <bdi>{words.clone()}</bdi> }.into_any(),
        Span::Gap(what) => {
            view! { <span class="gap"><span class="gap__line" aria-hidden="true"></span> "(" {what.clone()} ")"</span> }
                .into_any()
        }
    }
}
