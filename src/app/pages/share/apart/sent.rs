//! Opening what somebody sent: a question for one's part, or a part for the family that asked.

mod asked;
mod came;

use std::sync::Arc;

use leptos::{ev::DragEvent, prelude::*};
use tell_it_once_core::{
    backup::MOST_BYTES,
    bundle::{Contributed, Invitation, NotSent, Sent, open_sent},
    folder::{Folder, Received},
    route::Route,
};

use super::Troubles;
use crate::{
    browser::{
        files::{self, NotRead},
        focus, live,
        storage::{Device, device},
        task, timer,
    },
    pages::Drawn,
    state::App,
    widgets::{Frame, error_summary, frame},
};

const FILE: &str = "sent-file";
/// Where the next thing on this page begins, for the focus.
const NEXT: &str = "sent-next";

/// What is to be done next.
#[derive(Clone)]
pub(super) enum Stage {
    Choose,
    /// whether to begin a folder for it
    Asked(Arc<Invitation>),
    /// whether to add it, and whether the same key signed an earlier one
    Came {
        part: Arc<Contributed>,
        received: Arc<Received>,
        is_known: bool,
    },
    Added {
        name: String,
        number: usize,
    },
}

#[derive(Clone, Copy)]
pub(super) struct Desk {
    app: App,
    pub(super) stage: RwSignal<Stage>,
    working: RwSignal<bool>,
    /// why it does not go on, and what to do
    pub(super) fault: RwSignal<Option<[&'static str; 2]>>,
    troubles: Troubles,
    child: RwSignal<String>,
    name: RwSignal<String>,
    device: RwSignal<Option<Device>>,
}

pub(in crate::pages) fn page(app: App) -> Drawn {
    draw(Desk::new(app))
}

pub(super) fn draw(desk: Desk) -> Drawn {
    let app = desk.app;
    let words = &app.text.apart().sent;
    let body = move || match desk.stage.get() {
        Stage::Choose => ().into_any(),
        Stage::Asked(invitation) => desk.asked(&invitation),
        Stage::Came { part, received, is_known } => desk.came(part, received, is_known),
        Stage::Added { name, number } => desk.added(&name, number),
    };
    let content = view! {
        <div class="ask">
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </div>
        {error_summary(app.text, desk.troubles.0.into(), None)}
        {desk.faults()}
        {move || desk.is_choosing().then(|| desk.chooser())}
        {body}
    };
    let is_somebody = app.store.read(|folder| folder.here.is_some());
    let back = Some(if is_somebody { Route::List } else { Route::Home }.to_string());
    let around = Frame { text: app.text, back, class: "content flow", accent: Some("sky") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

impl Desk {
    pub(super) fn new(app: App) -> Desk {
        Desk {
            app,
            stage: RwSignal::new(Stage::Choose),
            working: RwSignal::new(false),
            fault: RwSignal::new(None),
            troubles: Troubles::new(),
            child: RwSignal::new(String::new()),
            name: RwSignal::new(String::new()),
            device: RwSignal::new(device::known()),
        }
    }

    fn is_choosing(self) -> bool {
        self.stage.with(|stage| matches!(stage, Stage::Choose))
    }

    fn faults(self) -> AnyView {
        let fault = move || {
            self.fault.get().map(|[what, advice]| {
                view! {
                    <div class="notice notice--error" role="alert">
                        <p><strong>{what}</strong></p>
                        <p>{advice}</p>
                    </div>
                }
            })
        };
        fault.into_any()
    }

    fn chooser(self) -> AnyView {
        let words = &self.app.text.apart().sent;
        let over = RwSignal::new(false);
        let dropped = move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            if let Some(file) = files::dropped(&event) {
                self.take(file);
            }
        };
        let doing = move || self.working.get().then(|| view! { <p class="hint">{words.looking}</p> });
        view! {
            <section class="drop flow" class:drop--over=over on:drop=dropped
                on:dragover=move |event| { event.prevent_default(); over.set(true); }
                on:dragleave=move |_| over.set(false)>
                <p class="file">
                    <label class="btn" for=FILE>{words.choose}</label>
                    <input class="sr" id=FILE type="file" accept=".json,application/json"
                        aria-describedby="sent-file-hint"
                        on:change=move |event| if let Some(file) = files::chosen(&event) { self.take(file) } />
                </p>
                <p class="hint" id="sent-file-hint">{words.choose_hint}</p>
                <p class="hint">{self.app.text.copies().open.drop_here}</p>
                {doing}
            </section>
        }
        .into_any()
    }

    fn take(self, chosen: files::Chosen) {
        if self.working.get_untracked() {
            return;
        }
        let words = &self.app.text.apart().sent;
        self.fault.set(None);
        self.working.set(true);
        live::say(words.looking);
        task::run(async move {
            let octets = match chosen.bytes(MOST_BYTES).await {
                Ok(octets) => octets,
                Err(NotRead::TooLarge { .. }) => {
                    return self.refuse(self.app.text.not_sent(NotSent::TooLarge));
                }
                Err(NotRead::Gone) => return self.fail(words.gone),
            };
            timer::pause().await;
            self.look(&octets);
        });
    }

    /// Nothing of it is kept yet.
    pub(super) fn look(self, octets: &[u8]) {
        let opened = match open_sent(octets) {
            Err(why) => Err(self.app.text.not_sent(why)),
            Ok(Sent::Invitation(invitation)) => self.invited(invitation),
            Ok(Sent::Part(part)) => self.fits(*part),
        };
        match opened {
            Ok(stage) => self.go_on(stage),
            Err(why) => self.refuse(why),
        }
    }

    /// Whether the part belongs to the folder that is open.
    fn fits(self, part: Contributed) -> Result<Stage, [&'static str; 2]> {
        let (text, now) = (self.app.text, (self.app.clock.now)());
        let words = &text.apart().sent;
        self.app.store.read(|folder: &Folder| {
            // a folder that is for one part takes in none
            if folder.here.is_none() || folder.invited.is_some() {
                return Err(words.nobody);
            }
            let received = folder.receivable(&part, now).map_err(|why| text.not_received(why))?;
            if folder.has_newer(&received) {
                return Err(words.older);
            }
            let is_known = folder.received.iter().any(|one| one.kid == received.kid);
            Ok(Stage::Came { part: Arc::new(part), received: Arc::new(received), is_known })
        })
    }

    fn go_on(self, stage: Stage) {
        let _ = self.working.try_set(false);
        let _ = self.stage.try_set(stage);
        focus::by_id(NEXT);
    }

    fn refuse(self, why: [&'static str; 2]) {
        let _ = self.working.try_set(false);
        let _ = self.fault.try_set(Some(why));
    }

    /// Nothing was changed. The first sentence says what happened, the others what to do.
    fn fail(self, words: &'static str) {
        let (what, advice) = words.split_once(". ").unwrap_or((words, ""));
        self.refuse([what, advice]);
    }
}
