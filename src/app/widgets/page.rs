//! The anatomy of every page of the app: the way back, then `main`.

use leptos::prelude::*;
use tell_it_once_core::{answer::Line, language, text::Text};

/// What is around the content of a page.
pub(crate) struct Frame {
    pub(crate) text: &'static Text,
    /// where Back leads; none on pages that start something
    pub(crate) back: Option<String>,
    pub(crate) class: &'static str,
    pub(crate) accent: Option<&'static str>,
}

/// The page. `content` begins with what holds the one `h1`.
pub(crate) fn frame(frame: Frame, content: AnyView) -> AnyView {
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

/// The same in a language that is known, or known not to be that of the page.
pub(crate) fn lines_in(lang: Option<&str>, said: &[Line]) -> AnyView {
    // a page says of a language that nobody knows that it has no name
    let lang = lang.map(|tag| if tag == language::UNKNOWN { "" } else { tag }.to_owned());
    match lang {
        Some(lang) => view! { <span lang=lang>{lines(said)}</span> }.into_any(),
        None => lines(said),
    }
}

/// The lines of an answer. Words that a person typed may be in any language and direction.
pub(crate) fn lines(lines: &[Line]) -> AnyView {
    lines.iter().map(line).collect_view().into_any()
}

/// Which way it runs is asked of its words: what stands in a `bdi` is not asked.
fn line(line: &Line) -> AnyView {
    let words = line.words.clone();
    let inside = match line.label.clone() {
        Some(label) => view! { <strong>{label} ": "</strong> <bdi>{words}</bdi> }.into_any(),
        None => words.into_any(),
    };
    view! { <span class="answer-line" dir="auto">{inside}</span> }.into_any()
}
