//! The files: where they are chosen or dropped, and what became of each.

use leptos::{ev::DragEvent, prelude::*};
use tell_it_once_core::bundle::hidden::visible_name;

use super::{Chosen, Desk, Held, LIST, Row, State, chooser, faulty};

const FILE: &str = "opener-file";

impl Desk {
    pub(super) fn files(self) -> AnyView {
        let words = self.text;
        let list = move || {
            (!self.rows.with(Vec::is_empty)).then(|| {
                view! {
                    <ul class="opener__list" aria-labelledby=LIST>
                        <For each=move || self.rows.get() key=tag children=move |row| self.row(row) />
                    </ul>
                }
            })
        };
        view! {
            <section class="flow" aria-labelledby=LIST>
                <h2 id=LIST tabindex="-1">{words.files}</h2>
                {self.drop_zone()}
                <p class="save">{move || self.progress()}</p>
                {self.families()}
                {list}
            </section>
        }
        .into_any()
    }

    fn drop_zone(self) -> AnyView {
        let words = self.text;
        let over = RwSignal::new(false);
        let dropped = move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            self.take(chooser::all_dropped(&event));
        };
        view! {
            <div class="drop flow" class:drop--over=over on:drop=dropped
                on:dragover=move |event| { event.prevent_default(); over.set(true); }
                on:dragleave=move |_| over.set(false)>
                <p class="file">
                    <label class="btn" for=FILE>{words.choose}</label>
                    <input class="sr" id=FILE type="file" multiple accept=".json,application/json"
                        aria-describedby="opener-file-hint"
                        on:change=move |event| self.take(chooser::all_chosen(&event)) />
                </p>
                <p class="hint" id="opener-file-hint">{words.choose_hint}</p>
                <p class="hint">{words.drop_here}</p>
            </div>
        }
        .into_any()
    }

    fn progress(self) -> String {
        match self.working.get() {
            Some((n, of)) => (self.text.opening)(n, of),
            None => self.rows.with(|rows| self.summary(rows)),
        }
    }

    fn row(self, row: Row) -> AnyView {
        let (id, name) = (row.id, visible_name(&row.name));
        let content = match row.state {
            State::Waiting => self.plain(name, self.text.waiting, None),
            State::Opened(held) => return view! { <li>{self.opened(id, name, &held)}</li> }.into_any(),
            State::Locked(refusal) => {
                let why = view! { <p>{refusal.what()}</p> <p>{self.text.locked_advice}</p> };
                self.plain(name, self.text.locked, Some(why.into_any()))
            }
            State::Refused(refusal) => {
                let why = view! {
                    <p><strong>{refusal.what()}</strong></p>
                    <p>{refusal.advice()}</p>
                    <p class="said">{refusal.code.to_string()}</p>
                };
                self.plain(name, self.text.not_opened, Some(why.into_any()))
            }
            State::NotRead(chooser::NotRead::TooLarge { .. }) => {
                let why = faulty([self.text.too_large, self.text.too_large_advice]);
                self.plain(name, self.text.not_opened, Some(why))
            }
            State::NotRead(chooser::NotRead::Gone) => {
                let why = faulty([self.text.gone, self.text.gone_advice]);
                self.plain(name, self.text.not_opened, Some(why))
            }
        };
        view! { <li>{content}</li> }.into_any()
    }

    /// One that cannot be read, or not yet.
    fn plain(self, name: String, status: &'static str, why: Option<AnyView>) -> AnyView {
        view! {
            <div class="opener__file">
                <p><bdi>{name}</bdi></p>
                <p class="said">{status}</p>
                {why}
            </div>
        }
        .into_any()
    }

    /// Whom it is about first: names of files are all alike.
    fn opened(self, id: u32, name: String, held: &Held) -> AnyView {
        let verdict = &held.verdict;
        let about = visible_name(verdict.bundle().subject.called());
        let is_here = Memo::new(move |_| self.chosen.get() == Some(Chosen::File(id)));
        let confidence = verdict.confidence();
        let tick =
            confidence.is_confirmed().then(|| view! { <span class="tick" aria-hidden="true">"✓ "</span> });
        let count = self.text.to_look_at.say(held.warnings());
        let status = format!("{}, {count}", confidence.title());
        view! {
            <button class="opener__file" type="button" aria-current=move || is_here.get().then_some("true")
                on:click=move |_| self.read(Chosen::File(id))>
                <strong><bdi>{about}</bdi></strong>
                <span><bdi>{name}</bdi></span>
                <span class="said">{tick} {status}</span>
            </button>
        }
        .into_any()
    }
}

impl Held {
    /// The same thing found in several places counts once.
    pub(super) fn warnings(&self) -> usize {
        let all = self.verdict.warnings().iter().map(|warning| warning.what(&self.verdict));
        all.collect::<std::collections::BTreeSet<_>>().len()
    }
}

/// A row is drawn anew only when something became of its file.
fn tag(row: &Row) -> (u32, String) {
    let state = match &row.state {
        State::Waiting => "waiting".to_owned(),
        State::Opened(held) => format!("{} {}", held.verdict.confidence().as_str(), held.warnings()),
        State::Locked(_) => "locked".to_owned(),
        State::Refused(_) | State::NotRead(_) => "refused".to_owned(),
    };
    (row.id, state)
}
