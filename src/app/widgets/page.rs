//! The anatomy of every page of the app: the way back, then `main`.

use leptos::prelude::*;
use tell_it_once_core::{answer::Line, text::Text};

/// What is around the content of a page.
pub struct Frame {
    pub text: &'static Text,
    /// where Back leads; none on pages that start something
    pub back: Option<String>,
    pub class: &'static str,
    pub accent: Option<&'static str>,
}

/// The page. `content` begins with what holds the one `h1`.
pub fn frame(frame: Frame, content: AnyView) -> AnyView {
    let Frame { text, back, class, accent } = frame;
    let back = back.map(|href| {
        view! {
            <div class="page backline">
                <nav aria-label=text.shell.page_nav>
                    <a class="back" href=href>{text.shell.back}</a>
                </nav>
            </div>
        }
    });
    view! {
        {back}
        <main class=format!("page {class}") id="main" tabindex="-1" data-accent=accent>
            {content}
        </main>
    }
    .into_any()
}

/// The lines of an answer. Words that a person typed may be in any language and direction.
pub fn lines(lines: &[Line]) -> AnyView {
    let line = |line: &Line| {
        let label = line.label.clone().map(|label| view! { <strong>{label} ": "</strong> });
        view! { <span class="answer-line" dir="auto">{label} <bdi>{line.words.clone()}</bdi></span> }
    };
    lines.iter().map(line).collect_view().into_any()
}
