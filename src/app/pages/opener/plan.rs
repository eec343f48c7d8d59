//! Beginning a plan from the files of a family. The only thing on this page that is kept: it says so before.

use leptos::prelude::*;
use tell_it_once_core::{
    bundle::Verdict,
    folder::{Arrival, Edit, Folder, Role},
    plan::start::{invitation, parts},
    route::{Plans, Route},
};

use super::{Chosen, Desk};
use crate::{
    browser::{
        entropy, focus, input, live, location,
        storage::{self, Device, device},
        task,
    },
    guard,
    widgets::one_of,
};

const NAME: &str = "opener-plan-name";

/// What an officer says before a plan begins.
#[derive(Clone, Copy)]
pub(super) struct Start {
    name: RwSignal<String>,
    device: RwSignal<Option<Device>>,
    fault: RwSignal<Option<&'static str>>,
    working: RwSignal<bool>,
}

impl Start {
    pub(super) fn new() -> Start {
        Start {
            name: RwSignal::new(String::new()),
            device: RwSignal::new(device::known()),
            fault: RwSignal::new(None),
            working: RwSignal::new(false),
        }
    }
}

impl Desk {
    pub(super) fn plan_box(self, chosen: Chosen) -> AnyView {
        let words = self.text;
        let start = self.start;
        let fault = move || {
            start.fault.get().map(|why| view! { <p class="notice notice--error" role="alert">{why}</p> })
        };
        view! {
            <details class="disclose">
                <summary>{words.plan}</summary>
                <form class="flow" novalidate aria-label=words.plan on:submit=move |event| {
                    event.prevent_default();
                    self.begin_plan(chosen.clone());
                }>
                    <p>{words.plan_about}</p>
                    <p class="notice notice--warn">{words.plan_kept}</p>
                    {fault}
                    <div class="field">
                        <label for=NAME>{words.plan_name}</label>
                        <p class="hint" id="opener-plan-name-hint">{words.plan_name_hint}</p>
                        <input class="input input--short" id=NAME type="text" autocomplete="off"
                            aria-describedby="opener-plan-name-hint" prop:value=start.name
                            on:input=move |event| start.name.set(input::typed(&event)) />
                    </div>
                    {device::known().is_none().then(|| self.whose_computer())}
                    <p class="actions"><button class="btn" type="submit">{words.plan_start}</button></p>
                </form>
            </details>
        }
        .into_any()
    }

    fn whose_computer(self) -> AnyView {
        let (words, start) = (&self.app.text.device, self.start);
        let options =
            [("own", words.own.to_owned(), Device::Own), ("shared", words.shared.to_owned(), Device::Shared)];
        let choose = Callback::new(move |device| start.device.set(Some(device)));
        view! {
            <fieldset class="field">
                <legend>{words.title}</legend>
                {one_of("opener-plan-device", options, start.device.into(), choose)}
            </fieldset>
        }
        .into_any()
    }

    fn begin_plan(self, chosen: Chosen) {
        let (words, start) = (self.text, self.start);
        let name = start.name.get_untracked().trim().to_owned();
        let device = start.device.get_untracked();
        start.fault.set(None);
        let fault = if name.is_empty() {
            Some(words.plan_name_needed)
        } else if device.is_none() {
            Some(words.plan_device_needed)
        } else {
            None
        };
        if let Some(fault) = fault {
            start.fault.set(Some(fault));
            focus::by_id(NAME);
            return;
        }
        if !start.working.get_untracked() {
            start.working.set(true);
            task::run(async move {
                if let Err(why) = self.make_plan(&chosen, name, device).await {
                    start.working.set(false);
                    start.fault.set(Some(why));
                    live::say(why);
                }
            });
        }
    }

    /// Whoever begins again with files of the same family gets a plan of its own each time.
    async fn make_plan(
        self,
        chosen: &Chosen,
        name: String,
        device: Option<Device>,
    ) -> Result<(), &'static str> {
        let (app, words) = (self.app, self.text);
        let files = self.files_of(chosen);
        let files: Vec<&Verdict> = files.iter().map(|held| held.verdict.as_ref()).collect();
        let council = app.pack().council.code.parse().map_err(|_| words.plan_failed)?;
        let invitation =
            invitation(&files, entropy::make_contributor_id(), council).ok_or(words.plan_failed)?;
        if let (None, Some(chosen)) = (device::known(), device) {
            device::set(chosen).await;
            guard::settle_in(app);
        }
        let now = (app.clock.now)();
        let id = invitation.folder_id().unwrap_or_else(entropy::make_folder_id);
        let keys = std::array::from_fn(|_| entropy::make_secret_key());
        let child = invitation.known_as.clone().unwrap_or_default();
        let mut folder = Folder::invited(id.clone(), invitation, keys, now);
        let (role, key) = (Role::Professional, entropy::make_secret_key());
        folder.apply(Edit::Arrive(Arrival { role, name, child, key }), now);
        // pictures come first, so that no folder ever names one that is not here
        for (about, octets) in files.iter().flat_map(|file| file.pictures()) {
            let kept = storage::put_picture_of(&id, &about.sha256.to_string(), octets.to_vec()).await;
            kept.map_err(|_| words.plan_no_room)?;
        }
        for part in parts(&folder, &files, now) {
            folder.apply(part, now);
        }
        app.folders.add(folder).await.map_err(|_| words.plan_failed)?;
        app.saver.flush();
        location::go(&Route::Plans(Plans::Make));
        Ok(())
    }
}
