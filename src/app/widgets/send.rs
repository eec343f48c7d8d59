//! A file given to the device's own sheet for sharing, where there is one that takes it.

use leptos::prelude::*;

use crate::browser::{files::Sharable, live, task};

/// Whoever closes the sheet has lost nothing, and is told nothing. A sheet that does not take the file after
/// all, as with data files on many phones, is told of here and in words that stay.
pub(crate) fn send(
    file: impl Fn() -> Option<Sharable> + Send + Sync + 'static,
    label: &'static str,
    not_sent: &'static str,
) -> Option<AnyView> {
    file()?;
    let is_refused = RwSignal::new(false);
    let press = move |_| {
        let Some(file) = file() else { return };
        task::run(async move {
            let is_sent = file.share().await.is_ok();
            let _ = is_refused.try_set(!is_sent);
            if !is_sent {
                live::say(not_sent);
            }
        });
    };
    let refused = move || is_refused.get().then(|| view! { <p class="error-msg">{not_sent}</p> });
    Some(view! { <button class="btn" type="button" on:click=press>{label}</button> {refused} }.into_any())
}
