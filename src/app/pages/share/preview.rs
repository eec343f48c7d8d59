//! What the file will say, drawn from what will be signed.

use leptos::prelude::*;
use tell_it_once_core::{
    answer::Line,
    bundle::{
        sign,
        statement::{Answered, Given, Statement},
    },
    folder::Whose,
    id::QuestionId,
};

use super::{Form, uncarried, with_sharing};
use crate::{state::App, widgets::lines};

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
        let statements = draft.parts().map(|one| self.statement(one)).collect_view();
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

    fn statement(self, statement: &Statement) -> AnyView {
        let words = self.app.text.share();
        let pack = self.app.pack();
        let title = pack.booklet(&statement.booklet.id).map(|one| one.title.usual.clone());
        let name = statement.contributor.name_typed.clone();
        let row = |answered: &Answered| {
            let (said, whose) = said(self.app, statement, answered);
            view! {
                <div class="summary-list__row">
                    <dt>{answered.question.clone()}</dt>
                    <dd>{lines(&said)} {whose.map(|whose| view! { <p class="said">{whose}</p> })}</dd>
                </div>
            }
        };
        // in the order of the booklet; what it no longer asks comes last
        let asked: Vec<&QuestionId> = match pack.booklet(&statement.booklet.id) {
            Some(booklet) => booklet.questions().map(|question| &question.id).collect(),
            None => Vec::new(),
        };
        let gone = statement.answers.keys().filter(|id| !asked.contains(id));
        let answers = asked.iter().copied().chain(gone).filter_map(|id| statement.answers.get(id));
        let rows = answers.map(row).collect_view();
        view! {
            <h3>{title} ": " {(words.written_for)(&name)}</h3>
            <div class="summary"><dl class="summary-list">{rows}</dl></div>
        }
        .into_any()
    }
}

/// An answer of the draft, for reading, and whose words it is in.
fn said(app: App, statement: &Statement, answered: &Answered) -> (Vec<Line>, Option<String>) {
    let (people, view) = (&app.text.people, statement.contributor.name_typed.as_str());
    match &answered.given {
        Given::Skip(skip) => {
            let words = crate::widgets::skipped_words(app.text, *skip);
            (vec![Line { label: None, words }], None)
        }
        Given::Answer { answer, whose, .. } => {
            let by = answered.by.as_ref().unwrap_or(&statement.contributor.id);
            let by = with_sharing(app, |sharing| sharing.name_of(by));
            let whose = match whose {
                Whose::Own => None,
                Whose::Helped => Some((people.helped)(view, &by)),
                Whose::ForThem => Some((people.for_them)(view, &by)),
                Whose::Observed => Some((people.observed)(view, &by)),
            };
            (answer.lines(app.text), whose)
        }
    }
}
