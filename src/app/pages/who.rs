//! Who is here today? Comes before everything else, and can be changed from any page.

use leptos::prelude::*;
use tell_it_once_core::{
    folder::{Arrival, Edit, Role},
    route::Route,
};

use super::Drawn;
use crate::{
    browser::{entropy, focus, input, location, storage::device},
    state::App,
    widgets::{Frame, Trouble, error_summary, frame, one_of},
};

#[derive(Clone, Copy)]
struct Form {
    app: App,
    role: RwSignal<Option<Role>>,
    name: RwSignal<String>,
    child: RwSignal<String>,
    troubles: RwSignal<Vec<Trouble>>,
}

pub(super) fn page(app: App) -> Drawn {
    let words = &app.text.pages.who;
    let (role, name, child) = app.store.read(|folder| {
        let writer = folder.writer();
        let name = writer.filter(|writer| writer.role != Role::YoungPerson).map(|writer| writer.name.clone());
        (writer.map(|writer| writer.role), name.unwrap_or_default(), folder.child().name.clone())
    });
    let form = Form {
        app,
        role: RwSignal::new(role),
        name: RwSignal::new(name),
        child: RwSignal::new(child),
        troubles: RwSignal::new(Vec::new()),
    };
    let keeping = if device::is_shared() { app.text.shared.who_keeping } else { words.keeping };
    let content = view! {
        {error_summary(app.text, form.troubles.into(), None)}
        <form class="flow" novalidate on:submit=move |event| {
            event.prevent_default();
            form.submit();
        }>
            {form.roles()}
            {move || form.names()}
            <p class="hint">{keeping}</p>
            <div class="actions"><button class="btn" type="submit">{app.text.shell.save_and_continue}</button></div>
        </form>
    };
    let back = app.store.read(|folder| match folder.here {
        Some(_) => Route::List,
        None => Route::Home,
    });
    let around = Frame { text: app.text, back: Some(back.to_string()), class: "step", accent: Some("coral") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

impl Form {
    fn roles(self) -> AnyView {
        let words = &self.app.text.pages.who;
        let options = [
            (Role::YoungPerson, words.young_person),
            (Role::Parent, words.parent),
            (Role::Helper, words.helper),
            (Role::Professional, words.professional),
        ];
        // who was asked for their own part is nobody else in it; a young person may have a helper
        let asked = self.app.store.read(|folder| folder.invited.as_ref().map(|asked| asked.role));
        let asked = asked.filter(|asked| *asked != Role::YoungPerson);
        let options = options.into_iter().filter(move |(role, _)| asked.is_none_or(|asked| asked == *role));
        let options = options.map(|(role, label)| (role.as_str(), label.to_owned(), role));
        let choose = Callback::new(move |role| self.role.set(Some(role)));
        view! {
            <fieldset class="field" class:has-error=move || self.role_missing()>
                <legend class="ask">
                    <span class="spot" aria-hidden="true"></span>
                    <h1 tabindex="-1">{words.title}</h1>
                </legend>
                {move || self.role_missing().then(|| self.error("who-error", words.pick))}
                {one_of("who", options, self.role.into(), choose)}
            </fieldset>
        }
        .into_any()
    }

    fn error(self, id: &'static str, words: &'static str) -> impl IntoView {
        let prefix = self.app.text.shell.error_prefix;
        view! { <p class="error-msg" id=id><span class="sr">{prefix}</span>{words}</p> }
    }

    fn role_missing(self) -> bool {
        self.troubles.with(|all| all.iter().any(|one| one.control == "who-young_person"))
    }

    fn child_missing(self) -> bool {
        self.troubles.with(|all| all.iter().any(|one| one.control == "who-child"))
    }

    /// The young person says one name; anybody else says their own and the child's.
    fn names(self) -> Option<AnyView> {
        let words = &self.app.text.pages.who;
        let role = self.role.get()?;
        let own = match role {
            Role::YoungPerson => self.child,
            Role::Parent | Role::Helper | Role::Professional => self.name,
        };
        let yours = view! {
            <div class="field">
                <label for="who-name">{words.your_name}</label>
                <p class="hint" id="who-name-hint">{words.your_name_hint}</p>
                // somebody else's device may fill in somebody else's name
                <input class="input input--short" type="text" id="who-name" autocomplete="off"
                    aria-describedby="who-name-hint" prop:value=own
                    on:input=move |event| own.set(input::typed(&event)) />
            </div>
        };
        let child = (role != Role::YoungPerson).then(|| {
            view! {
                <div class="field" class:has-error=move || self.child_missing()>
                    <label for="who-child">{words.child_name}</label>
                    <p class="hint" id="who-child-hint">{words.child_name_hint}</p>
                    {move || self.child_missing().then(|| self.error("who-child-error", words.name_needed))}
                    <input class="input input--short" type="text" id="who-child" autocomplete="off"
                        aria-describedby="who-child-hint" prop:value=self.child
                        on:input=move |event| self.child.set(input::typed(&event)) />
                </div>
            }
        });
        Some(view! { {yours} {child} }.into_any())
    }

    fn submit(self) {
        let words = &self.app.text.pages.who;
        let role = self.role.get_untracked();
        let child = self.child.get_untracked();
        let trouble =
            |control: &str, words: &str| Trouble { control: control.to_owned(), words: words.to_owned() };
        let found = match role {
            None => Some(trouble("who-young_person", words.pick)),
            Some(Role::YoungPerson) => None,
            Some(_) if child.trim().is_empty() => Some(trouble("who-child", words.name_needed)),
            Some(_) => None,
        };
        if let (Some(role), None) = (role, &found) {
            let name = self.name.get_untracked();
            let arrival = Arrival { role, name, child, key: entropy::make_secret_key() };
            self.app.store.apply(Edit::Arrive(arrival));
            device::came_back();
            location::go(&Route::List.to_string());
            return;
        }
        self.troubles.set(found.into_iter().collect());
        focus::error_summary(self.app.text.shell.error_prefix);
    }
}
