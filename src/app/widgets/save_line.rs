//! Whether what was typed is safe. "Saved" only when it is.

use leptos::prelude::*;
use tell_it_once_core::text::Text;

use crate::{
    autosave::{NotSaved, SaveStatus},
    browser::storage::{self, Mode},
};

/// The quiet line under a form.
pub(crate) fn save_line(text: &'static Text, saving: Signal<SaveStatus>) -> AnyView {
    let words = move || {
        saving.with(|status| match status {
            SaveStatus::Saved { at: Some(time) } => match storage::mode() {
                Mode::Both | Mode::DatabaseOnly => (text.shell.saved_at)(time),
                Mode::MirrorOnly => (text.shell.saved_less_surely_at)(time),
                Mode::Session | Mode::Memory => (text.shell.saved_for_now_at)(time),
            },
            SaveStatus::Saved { at: None } => String::new(),
            SaveStatus::Unsaved => text.shell.not_saved_yet.to_owned(),
            SaveStatus::Saving => text.shell.saving.to_owned(),
            SaveStatus::NotSaved(_) => text.shell.not_saved_title.to_owned(),
        })
    };
    view! { <p class="save">{words}</p> }.into_any()
}

/// The banner over a page while something cannot be saved.
pub(crate) fn save_banner(
    text: &'static Text,
    saving: Signal<SaveStatus>,
    retry: Callback<()>,
    download: Callback<()>,
) -> AnyView {
    let trouble = Memo::new(move |_| {
        saving.with(|status| match status {
            SaveStatus::NotSaved(why) => Some(*why),
            SaveStatus::Saved { .. } | SaveStatus::Unsaved | SaveStatus::Saving => None,
        })
    });
    let banner = move || {
        trouble.get().map(|why| {
            let advice = match why {
                NotSaved::Full => text.shell.not_saved_full,
                NotSaved::Refused => text.shell.not_saved_private,
                NotSaved::OtherTab => text.shell.not_saved_other_tab,
            };
            view! {
                <div class="banner banner--error" role="region" aria-label=text.shell.not_saved_title>
                    <div class="page">
                        <p>
                            <strong>{text.shell.not_saved_title}</strong> " " {text.shell.not_saved_words} " " {advice}
                        </p>
                        <button class="btn btn--small" type="button" on:click=move |_| retry.run(())>
                            {text.shell.try_again}
                        </button>
                        <button class="btn btn--quiet btn--small" type="button" on:click=move |_| download.run(())>
                            {text.shell.download_what_i_have}
                        </button>
                    </div>
                </div>
            }
        })
    };
    banner.into_any()
}
