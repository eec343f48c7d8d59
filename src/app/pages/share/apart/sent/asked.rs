//! Somebody is asked for their part: what for, who they are, and a folder of their own for it.

use leptos::prelude::*;
use tell_it_once_core::{
    bundle::Invitation,
    folder::{Arrival, Edit, Folder, Role},
    route::Route,
};

use super::{Desk, NEXT, Stage};
use crate::{
    browser::{
        entropy, input, location,
        storage::{Device, device},
        task,
    },
    folders::NotOpened,
    guard,
    pages::share::apart::{radio, title_of},
};

const CHILD: &str = "sent-child";
const NAME: &str = "sent-name";
const DEVICE: &str = "sent-device-own";

impl Desk {
    /// Whether it can be answered here.
    pub(super) fn invited(self, invitation: Invitation) -> Result<Stage, [&'static str; 2]> {
        let words = &self.app.text.apart().sent;
        let pack = self.app.pack();
        let because = |words: &'static str| words.split_once(". ").unwrap_or((words, "")).into();
        if invitation.council.to_string() != pack.council.code {
            return Err(because(words.other_council));
        }
        if pack.booklet(&invitation.booklet).is_none() {
            return Err(because(words.no_booklet));
        }
        let own = self
            .app
            .store
            .read(|folder| folder.bundle_id == invitation.bundle_id.to_string() && folder.invited.is_none());
        if own {
            return Err(because(words.own_invitation));
        }
        Ok(Stage::Asked(invitation.into()))
    }

    pub(super) fn asked(self, invitation: &std::sync::Arc<Invitation>) -> AnyView {
        let (text, words) = (self.app.text, &self.app.text.apart().sent);
        let title = title_of(self.app, &invitation.booklet);
        let is_child = invitation.role == Role::YoungPerson;
        let asks_child = invitation.known_as.is_none() && !is_child;
        let asks_name = !is_child || invitation.known_as.is_none();
        let child = asks_child.then(|| self.field(CHILD, words.child_name, None, self.child));
        let name = asks_name.then(|| self.field(NAME, words.name, Some(words.name_hint), self.name));
        let invited = invitation.clone();
        let start = move || {
            let missing = |value: RwSignal<String>| value.with_untracked(|typed| typed.trim().is_empty());
            let found = [
                (asks_child && missing(self.child), CHILD, words.child_needed),
                (asks_name && missing(self.name), NAME, words.name_needed),
                (self.device.get_untracked().is_none(), DEVICE, words.device_needed),
            ];
            if self.troubles.tell(self.app, found) && !self.working.get_untracked() {
                self.working.set(true);
                task::run(self.begin((*invited).clone()));
            }
        };
        view! {
            <section class="flow" aria-labelledby=NEXT>
                <h2 id=NEXT tabindex="-1">{words.asked_title}</h2>
                <p>{(words.asked)(&title, invitation.known_as.as_deref())}</p>
                <p>{words.asked_kept}</p>
                <form class="flow" novalidate on:submit=move |event| {
                    event.prevent_default();
                    start();
                }>
                    {name}
                    {child}
                    {device::known().is_none().then(|| self.whose_device())}
                    <p class="hint">{text.pages.who.keeping}</p>
                    <div class="actions"><button class="btn" type="submit">{words.start}</button></div>
                </form>
            </section>
        }
        .into_any()
    }

    fn field(
        self,
        id: &'static str,
        label: &'static str,
        hint: Option<&'static str>,
        value: RwSignal<String>,
    ) -> AnyView {
        let hint_id = hint.map(|_| format!("{id}-hint"));
        let described = hint_id.clone();
        let hint = hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> });
        view! {
            <div class="field" class:has-error=move || self.troubles.is_at(id)>
                <label for=id>{label}</label>
                {hint}
                {self.troubles.at(self.app, id)}
                // somebody else's device may fill in somebody else's name
                <input class="input input--short" type="text" id=id autocomplete="off"
                    aria-describedby=described prop:value=value
                    on:input=move |event| value.set(input::typed(&event)) />
            </div>
        }
        .into_any()
    }

    fn whose_device(self) -> AnyView {
        let words = &self.app.text.device;
        let options = [
            ("own", words.own, words.own_hint, Device::Own),
            ("shared", words.shared, words.shared_hint, Device::Shared),
        ];
        let options = options.map(|(key, label, hint, value)| {
            radio("sent-device", key, label.to_owned(), Some(hint.to_owned()), self.device, value)
        });
        view! {
            <fieldset class="field" class:has-error=move || self.troubles.is_at(DEVICE)>
                <legend>{words.title}</legend>
                <p class="hint">{words.hint}</p>
                {self.troubles.at(self.app, DEVICE)}
                <div class="choices">{options.into_iter().collect_view()}</div>
            </fieldset>
        }
        .into_any()
    }

    /// A folder of its own. Whoever opens the same file again carries on in it.
    async fn begin(self, invitation: Invitation) {
        let (name, child) = (self.name.get_untracked(), self.child.get_untracked());
        if let (None, Some(chosen)) = (device::known(), self.device.get_untracked()) {
            device::set(chosen).await;
            guard::settle_in(self.app);
        }
        let id = invitation.folder_id().unwrap_or_else(entropy::make_folder_id);
        let is_open = self.app.saver.id() == id;
        let is_here = self.app.folders.others.with_untracked(|others| others.contains(&id));
        let opened = match (is_open, is_here) {
            (true, _) => Ok(()),
            (false, true) => self.app.folders.open(id).await,
            (false, false) => {
                let keys = std::array::from_fn(|_| entropy::make_secret_key());
                let folder = Folder::invited(id, invitation.clone(), keys, (self.app.clock.now)());
                self.app.folders.add(folder).await
            }
        };
        let words = &self.app.text.apart().sent;
        match opened {
            Err(NotOpened::Unsaved(_)) => return self.fail(words.not_saved),
            Err(NotOpened::Unreadable) => return self.fail(self.app.text.kept.not_opened),
            Ok(()) => {}
        }
        let role = invitation.role;
        let child = if role == Role::YoungPerson { name.clone() } else { child };
        if !name.trim().is_empty() || !child.trim().is_empty() {
            self.app.store.apply(Edit::Arrive(Arrival {
                role,
                name,
                child,
                key: entropy::make_secret_key(),
            }));
        }
        self.app.saver.flush();
        location::go(&Route::List.to_string());
    }
}
