//! Opening a copy: which file, which words, and what becomes of what is here already.
//!
//! Never puts two folders together: a person chooses which one to carry on with.

mod bring;
mod choose;
mod outcome;
mod pass;

use std::sync::Arc;

use leptos::prelude::*;
use tell_it_once_core::{
    backup::{self, Arriving, Backup, Chosen, Compared, LockedFile, WhyNot, arriving},
    folder::Folder,
    route::Route,
};

use self::{choose::Side, outcome::Outcome};
use crate::{
    browser::{
        files::{self, NotRead},
        focus, live,
        storage::{self, Device, device, locked},
        task,
    },
    pages::Drawn,
    state::App,
    widgets::{Choice, ChoiceKind, Frame, Trouble, choice, error_summary, frame},
};

const FILE: &str = "copy-file";
/// Where a page of this one begins, for the focus.
const NEXT: &str = "copy-next";

/// What is to be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Choose,
    /// the words that open it
    Words,
    /// whose device it is, so that what is in it is kept where it belongs
    Device,
    Which(Arriving, Compared),
}

/// The file that was chosen, as people know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Named {
    name: String,
    size: String,
}

#[derive(Clone, Copy)]
pub(super) struct Desk {
    app: App,
    stage: RwSignal<Stage>,
    named: RwSignal<Named>,
    locked: StoredValue<Option<Arc<LockedFile>>>,
    backup: StoredValue<Option<Arc<Backup>>>,
    typed: RwSignal<String>,
    device: RwSignal<Option<Device>>,
    side: RwSignal<Option<Side>>,
    troubles: RwSignal<Vec<Trouble>>,
    /// what to do about it, where that is not plain
    advice: RwSignal<Option<&'static str>>,
    working: RwSignal<Option<&'static str>>,
    /// why it does not go on, and what to do
    fault: RwSignal<Option<[&'static str; 2]>>,
}

pub(crate) fn page(app: App) -> Drawn {
    match outcome::take() {
        Some(told) => outcome::page(app, told),
        None => draw(Desk::new(app)),
    }
}

fn draw(desk: Desk) -> Drawn {
    let app = desk.app;
    let words = &app.text.copies().open;
    let body = move || match desk.stage.get() {
        Stage::Choose => desk.chooser(),
        Stage::Words => desk.pass_words(),
        Stage::Device => desk.whose_device(),
        Stage::Which(case, compared) => desk.which(case, compared),
    };
    let content = view! {
        <div class="ask">
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </div>
        {error_summary(app.text, desk.troubles.into(), None)}
        {desk.faults()}
        {body}
    };
    let is_somebody = app.store.read(|folder| folder.here.is_some());
    let back = Some(if is_somebody { Route::List } else { Route::Home }.to_string());
    let around = Frame { text: app.text, back, class: "content flow", accent: Some("teal") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

impl Desk {
    fn new(app: App) -> Desk {
        Desk {
            app,
            stage: RwSignal::new(Stage::Choose),
            named: RwSignal::new(Named::default()),
            locked: StoredValue::new(None),
            backup: StoredValue::new(None),
            typed: RwSignal::new(String::new()),
            device: RwSignal::new(device::known()),
            side: RwSignal::new(None),
            troubles: RwSignal::new(Vec::new()),
            advice: RwSignal::new(None),
            working: RwSignal::new(None),
            fault: RwSignal::new(None),
        }
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

    /// Somebody chose a file, or dropped it.
    fn take(self, chosen: files::Chosen) {
        if self.working.get_untracked().is_some() {
            return;
        }
        self.fault.set(None);
        self.begin(self.app.text.copies().open.looking);
        task::run(async move {
            let octets = match chosen.bytes(backup::MOST_BYTES).await {
                Ok(octets) => octets,
                Err(NotRead::TooLarge { .. }) => return self.refuse(&WhyNot::TooLarge),
                Err(NotRead::Gone) => return self.fail(self.app.text.copies().open.gone),
            };
            let size = self.app.text.size(octets.len());
            let _ = self.named.try_set(Named { name: chosen.name(), size });
            match backup::look(&octets) {
                Ok(Chosen::Locked(file)) => {
                    let _ = self.locked.try_set_value(Some(Arc::new(file)));
                    self.go_on(Stage::Words);
                }
                Ok(Chosen::Plain(opened)) => self.arrived(*opened).await,
                Err(why) => self.refuse(&why),
            }
        });
    }

    /// The copy is open, and nothing of it is kept yet.
    async fn arrived(self, backup: Backup) {
        let _ = self.backup.try_set_value(Some(Arc::new(backup)));
        let nobody = self.app.store.read(|folder| folder.here.is_none());
        // what was kept here before this was asked was somebody's own
        if device::known().is_none() && nobody {
            return self.go_on(Stage::Device);
        }
        self.compare().await;
    }

    async fn compare(self) {
        let Some(backup) = self.backup.try_get_value().flatten() else { return };
        let here = match self.here(&backup.folder).await {
            Here::Nothing => return self.bring(backup, None).await,
            Here::Unreadable => return self.keep_both(backup).await,
            Here::Newer => return self.refuse(&WhyNot::Newer),
            Here::Locked => return self.fail(self.app.text.lock().first),
            Here::Folder(here) => here,
        };
        match arriving(Some(&here), &backup.folder) {
            Arriving::New => self.bring(backup, None).await,
            Arriving::Same => self.is_same(&backup).await,
            case @ (Arriving::FileIsNewer(compared)
            | Arriving::HereIsNewer(compared)
            | Arriving::BothChanged(compared)) => self.go_on(Stage::Which(case, compared)),
        }
    }

    /// The folder of that id that this device has.
    async fn here(self, file: &Folder) -> Here {
        let is_open = self.app.saver.id() == file.id;
        if is_open {
            return Here::Folder(Box::new(self.app.store.read(Folder::clone)));
        }
        if !self.app.folders.others.with_untracked(|others| others.contains(&file.id)) {
            return Here::Nothing;
        }
        if locked::is_closed(&file.id) {
            return Here::Locked;
        }
        let found = storage::read(&file.id).await.opened;
        match (found.newer, found.folder) {
            (Some(_), _) => Here::Newer,
            (None, Some(folder)) => Here::Folder(Box::new(folder)),
            (None, None) => Here::Unreadable,
        }
    }

    fn begin(self, doing: &'static str) {
        let _ = self.working.try_set(Some(doing));
        live::say(doing);
    }

    fn go_on(self, stage: Stage) {
        let _ = self.working.try_set(None);
        let _ = self.troubles.try_set(Vec::new());
        let _ = self.stage.try_set(stage);
        focus::by_id(NEXT);
    }

    fn refuse(self, why: &WhyNot) {
        let _ = self.working.try_set(None);
        let _ = self.fault.try_set(Some(self.app.text.why_not(why)));
    }

    /// Nothing was changed. The first sentence says what happened, the others what to do.
    fn fail(self, words: &'static str) {
        let _ = self.working.try_set(None);
        let (what, advice) = words.split_once(". ").unwrap_or((words, ""));
        let _ = self.fault.try_set(Some([what, advice]));
    }
}

/// What this device has of a folder in a file.
enum Here {
    Nothing,
    Folder(Box<Folder>),
    /// it is damaged: what can be saved of it stays where it is
    Unreadable,
    /// a newer version of this program saved it
    Newer,
    /// its words come first
    Locked,
}

#[cfg(test)]
pub(crate) mod tests;
