//! What the file will say, drawn from what will be signed.

use leptos::prelude::*;
use tell_it_once_core::{
    answer::Line,
    bundle::{
        sign,
        statement::{Answered, Given, Statement},
    },
    id::QuestionId,
};

use super::{Form, uncarried, with_sharing};
use crate::{questions::shown, state::App, widgets::lines};

impl Form {
    /// Made of the very statements that will be signed, to the moment at which they were shown.
    pub(super) fn preview(self) -> AnyView {
        let words = self.app.text.share();
        if let Some(list) = uncarried::list(self.app, &self.all_chosen()) {
            return list;
        }
        let Ok(draft) = self.draft() else {
            self.shown.set_value(None);
            return view! { <p class="notice notice--error">{words.failed}</p> }.into_any();
        };
        self.shown.set_value(Some(draft.clone()));
        let exact = draft.parts().map(sign::exact_words).collect::<Vec<_>>().join("\n\n");
        let statements = draft.parts().map(|one| statement(self.app, one)).collect_view();
        let subject =
            [Some(draft.subject.name.clone()), draft.subject.date_of_birth.map(|day| day.to_string())];
        let subject = subject.into_iter().flatten().collect::<Vec<_>>().join(", ");
        view! {
            <p><strong><bdi>{subject}</bdi></strong></p>
            {statements}
            <details class="disclose">
                <summary>{words.exact}</summary>
                <pre class="exact" tabindex="0">{exact}</pre>
            </details>
        }
        .into_any()
    }
}

/// A part under its name.
pub(super) fn statement(app: App, statement: &Statement) -> AnyView {
    let pack = app.pack();
    let title = pack.booklet(&statement.booklet.id).map(|one| one.title.usual.clone());
    let says = (app.text.share().written_for)(&statement.contributor.name_typed);
    view! { <h3>{title} ": " {says}</h3> {rows(app, statement, false)} }.into_any()
}

/// Its questions and answers, in the order of the booklet; what that no longer asks comes last.
pub(super) fn rows(app: App, statement: &Statement, with_pictures: bool) -> AnyView {
    let pack = app.pack();
    let row = |answered: &Answered| {
        let (said, whose) = said(app, statement, answered);
        let pictures = with_pictures.then(|| pictures(app, answered));
        view! {
            <div class="summary-list__row">
                <dt>{answered.question.clone()}</dt>
                <dd>{lines(&said)} {pictures} {whose.map(|whose| view! { <p class="said">{whose}</p> })}</dd>
            </div>
        }
    };
    let asked: Vec<&QuestionId> = match pack.booklet(&statement.booklet.id) {
        Some(booklet) => booklet.questions().map(|question| &question.id).collect(),
        None => Vec::new(),
    };
    let gone = statement.answers.keys().filter(|id| !asked.contains(id));
    let answers = asked.iter().copied().chain(gone).filter_map(|id| statement.answers.get(id));
    let rows = answers.map(row).collect_view();
    view! { <div class="summary"><dl class="summary-list">{rows}</dl></div> }.into_any()
}

fn pictures(app: App, answered: &Answered) -> AnyView {
    let Given::Answer { answer, .. } = &answered.given else { return ().into_any() };
    let all = answer.pictures().into_iter();
    all.map(|one| shown(one.clone(), app.pictures, "summary-list__picture")).collect_view().into_any()
}

/// An answer of the draft, for reading, and whose words it is in.
fn said(app: App, statement: &Statement, answered: &Answered) -> (Vec<Line>, Option<String>) {
    let view = statement.contributor.name_typed.as_str();
    match &answered.given {
        Given::Skip(skip) => {
            let words = crate::widgets::skipped_words(app.text, *skip);
            (vec![Line { label: None, words }], None)
        }
        Given::Answer { answer, whose, .. } => {
            let by = match &answered.by {
                Some(by) => with_sharing(app, |sharing| sharing.name_of(by)),
                None => view.to_owned(),
            };
            (answer.lines(app.text), app.text.whose_words(*whose, view, &by))
        }
    }
}
