//! What somebody chooses: the file, whose device this is, and which of two folders to carry on with.

use leptos::{ev::DragEvent, prelude::*};
use tell_it_once_core::backup::{Arriving, Compared};

use super::{
    Choice, ChoiceKind, Desk, Device, FILE, NEXT, Stage, Trouble, choice, device, files, focus, task,
};
use crate::browser::time;

/// Which folder to carry on with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    File,
    Here,
    Both,
}

impl Desk {
    pub(super) fn chooser(self) -> AnyView {
        let words = &self.app.text.copies().open;
        let over = RwSignal::new(false);
        let dropped = move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            if let Some(file) = files::dropped(&event) {
                self.take(file);
            }
        };
        let doing = move || self.working.get().map(|doing| view! { <p class="hint">{doing}</p> });
        view! {
            <section class="drop flow" class:drop--over=over on:drop=dropped
                on:dragover=move |event| { event.prevent_default(); over.set(true); }
                on:dragleave=move |_| over.set(false)>
                {self.file_button(words.choose, "btn")}
                <p class="hint" id="copy-file-hint">{words.choose_hint}</p>
                <p class="hint">{words.drop_here}</p>
                {doing}
            </section>
        }
        .into_any()
    }

    /// The button is the label of a file input that only assistive technology meets.
    pub(super) fn file_button(self, label: &'static str, class: &'static str) -> AnyView {
        let described = (self.stage.get_untracked() == Stage::Choose).then_some("copy-file-hint");
        view! {
            <p class="file">
                <label class=class for=FILE>{label}</label>
                <input class="sr" id=FILE type="file" accept=".json,.txt,application/json" aria-describedby=described
                    on:change=move |event| {
                        if let Some(file) = files::chosen(&event) {
                            self.take(file);
                        }
                    } />
            </p>
        }
        .into_any()
    }

    pub(super) fn whose_device(self) -> AnyView {
        let (text, words) = (self.app.text, &self.app.text.device);
        let options = [
            ("own", words.own, words.own_hint, Device::Own),
            ("shared", words.shared, words.shared_hint, Device::Shared),
        ];
        let options =
            options.map(|(id, label, hint, value)| option("device", id, label, hint, self.device, value));
        let submit = move || match self.device.get_untracked() {
            Some(chosen) => {
                self.begin(text.copies().open.opening);
                task::run(async move {
                    device::set(chosen).await;
                    self.compare().await;
                });
            }
            None => self.missing("device-own", words.pick),
        };
        view! {
            <form class="flow" novalidate on:submit=move |event| {
                event.prevent_default();
                submit();
            }>
                <fieldset class="field" class:has-error=move || self.is_wrong()>
                    <legend id=NEXT tabindex="-1">{words.title}</legend>
                    <p class="hint">{text.copies().open.device_hint}</p>
                    {self.error()}
                    <div class="choices">{options.into_iter().collect_view()}</div>
                </fieldset>
                {self.go_on_button(text.shell.go_on)}
            </form>
        }
        .into_any()
    }

    pub(super) fn which(self, case: Arriving, compared: Compared) -> AnyView {
        let words = &self.app.text.copies().open;
        let lead = match case {
            Arriving::FileIsNewer(_) => words.file_newer,
            Arriving::HereIsNewer(_) => words.here_newer,
            Arriving::BothChanged(Compared { here, file, .. }) if here.more + file.more == 0 => {
                words.only_differ
            }
            Arriving::New | Arriving::Same | Arriving::BothChanged(_) => words.both_changed,
        };
        let side = |title: &'static str, at, more: String| {
            let at = (words.changed)(&time::moment_words(at));
            view! { <section class="card"><h3>{title}</h3><p>{at}</p><p>{more}</p></section> }
        };
        let differ = (compared.differ > 0).then(|| view! { <p>{words.differ.say(compared.differ)}</p> });
        let (here, file) = (compared.here, compared.file);
        view! {
            <section class="flow" aria-labelledby=NEXT>
                <h2 id=NEXT tabindex="-1">{words.both_title}</h2>
                <p>{lead}</p>
                <div class="two-sides">
                    {side(words.here, here.changed_at, words.only_here.say(here.more))}
                    {side(words.in_file, file.changed_at, words.only_file.say(file.more))}
                </div>
                {differ}
                {self.which_one()}
            </section>
        }
        .into_any()
    }

    fn which_one(self) -> AnyView {
        let (text, words) = (self.app.text, &self.app.text.copies().open);
        let options = [
            ("file", words.use_file, words.use_file_hint, Side::File),
            ("here", words.keep_here, words.keep_here_hint, Side::Here),
            ("both", words.keep_both, words.keep_both_hint, Side::Both),
        ];
        let options =
            options.map(|(id, label, hint, value)| option("which", id, label, hint, self.side, value));
        view! {
            <form class="flow" novalidate on:submit=move |event| {
                event.prevent_default();
                match self.side.get_untracked() {
                    Some(side) => self.carry_on_with(side),
                    None => self.missing("which-file", words.pick),
                }
            }>
                <fieldset class="field" class:has-error=move || self.is_wrong()>
                    <legend>{words.which}</legend>
                    {self.error()}
                    <div class="choices">{options.into_iter().collect_view()}</div>
                </fieldset>
                {self.go_on_button(text.shell.go_on)}
            </form>
        }
        .into_any()
    }

    pub(super) fn go_on_button(self, label: &'static str) -> AnyView {
        let label = move || self.working.get().unwrap_or(label);
        view! {
            <div class="actions">
                <button class="btn" type="submit" aria-disabled=move || self.working.get().map(|_| "true")>
                    {label}
                </button>
            </div>
        }
        .into_any()
    }

    pub(super) fn is_wrong(self) -> bool {
        self.troubles.with(|all| !all.is_empty())
    }

    pub(super) fn error(self) -> AnyView {
        let prefix = self.app.text.shell.error_prefix;
        let error = move || {
            let wrong = self.troubles.with(|all| all.first().map(|one| one.words.clone()));
            wrong.map(|words| {
                let advice = self.advice.get().map(|advice| view! { <p>{advice}</p> });
                view! {
                    <div id="copy-error">
                        <p class="error-msg"><span class="sr">{prefix}</span>{words}</p>
                        {advice}
                    </div>
                }
            })
        };
        error.into_any()
    }

    pub(super) fn missing(self, control: &str, words: &str) {
        let _ = self.advice.try_set(None);
        let trouble = Trouble { control: control.to_owned(), words: words.to_owned() };
        let _ = self.troubles.try_set(vec![trouble]);
        focus::error_summary(self.app.text.shell.error_prefix);
    }
}

fn option<T: Copy + PartialEq + Send + Sync + 'static>(
    group: &str,
    id: &str,
    label: &'static str,
    hint: &'static str,
    chosen: RwSignal<Option<T>>,
    value: T,
) -> AnyView {
    let picked = Memo::new(move |_| chosen.get() == Some(value)).into();
    let change = Callback::new(move |_| chosen.set(Some(value)));
    let (name, id) = (group.to_owned(), format!("{group}-{id}"));
    let (label, hint) = (label.to_owned(), Some(hint.to_owned()));
    choice(Choice { kind: ChoiceKind::One, name, id, label, hint, picked, change }, None)
}
