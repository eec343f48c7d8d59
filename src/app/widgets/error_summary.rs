//! What is to be looked at again, over the heading. Takes the focus itself.

use leptos::prelude::*;
use tell_it_once_core::text::Text;

/// One thing to look at: the control it is about, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    pub(crate) control: String,
    pub(crate) words: String,
}

/// The summary, when there is trouble. Its links move the focus; they do not change the address.
pub(crate) fn error_summary(
    text: &'static Text,
    troubles: Signal<Vec<Trouble>>,
    advice: Option<&'static str>,
) -> AnyView {
    let summary = move || {
        let troubles = troubles.get();
        (!troubles.is_empty()).then(|| {
            let items = troubles.into_iter().map(item).collect_view();
            view! {
                <div class="err-summary" id="error-summary" role="group" tabindex="-1" aria-labelledby="error-summary-title">
                    <h2 id="error-summary-title">{text.shell.problem_title}</h2>
                    <ul>{items}</ul>
                    {advice.map(|words| view! { <p>{words}</p> })}
                </div>
            }
        })
    };
    summary.into_any()
}

fn item(trouble: Trouble) -> impl IntoView {
    let control = trouble.control.clone();
    view! {
        <li>
            <a href=format!("#{control}") on:click=move |event| {
                event.prevent_default();
                crate::browser::focus::by_id(&control);
            }>{trouble.words}</a>
        </li>
    }
}
