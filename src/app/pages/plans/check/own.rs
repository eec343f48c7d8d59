//! The same questions, asked of the plan that is put together in this folder.

use std::ops::Range;

use leptos::prelude::*;
use tell_it_once_core::{
    good_plan::{Dots, Rule},
    plan::{
        Form,
        check::{Checked, Looked, check},
        desk::Desk,
    },
    route::{Plans, Route},
};

use super::{Page, lines};
use crate::{
    pages::plans::{make::with_plan, map},
    widgets::nothing_here,
};

impl Page {
    /// The plan of this folder. Looked at once: what is changed is changed on other pages.
    pub(super) fn own_plan(self) -> AnyView {
        let words = self.words;
        let files = self.files.get_value();
        let pack = self.app.pack();
        let looked = with_plan(self.app, Form::Ehc, |plan| {
            let checked = check(&files.good_plan, &plan.sitting, &pack.booklets, &plan.origins);
            let gaps = plan.desk();
            self.checked(&checked, &gaps)
        });
        let body = looked.flatten().unwrap_or_else(|| {
            nothing_here(words.own_plan_empty, &Route::Plans(Plans::Make), self.app.text.plan().page.title)
        });
        view! {
            <section class="flow" aria-labelledby="check-own">
                <h2 id="check-own">{words.own_plan}</h2>
                <p>{words.own_plan_lead}</p>
                {body}
            </section>
        }
        .into_any()
    }

    /// None where there is no plan yet.
    fn checked(self, checked: &Checked<'_>, desk: &Desk) -> Option<AnyView> {
        if checked.is_empty && checked.lost.is_empty() {
            return None;
        }
        let words = self.words;
        let is_good = checked.looked.iter().all(|one| one.findings.is_empty());
        let good = is_good.then(|| view! { <p class="notice notice--success">{words.own_plan_good}</p> });
        let texts = checked.looked.iter().map(|one| self.looked(one)).collect_view();
        let missing = map::missing(desk);
        let chain = (missing > 0).then(|| {
            let to = Route::Plans(Plans::Make).to_string();
            let said = self.app.text.plan().page.map_missing.say(missing);
            view! { <h3>{words.chain}</h3> <p><a class="alone" href=to>{said}</a></p> }
        });
        Some(
            view! {
                {good}
                <ol class="found">{texts}</ol>
                {chain}
                {self.whole(checked)}
                {self.lost(checked)}
            }
            .into_any(),
        )
    }

    fn looked(self, one: &Looked<'_>) -> AnyView {
        let dots: Vec<(Range<usize>, Dots)> =
            one.dots.iter().map(|dots| (0..one.text.len(), *dots)).collect();
        let lines = lines(&one.text, &one.findings, &dots);
        let lines = lines.iter().map(|line| self.line(line)).collect_view();
        view! { <li><h3 class="found__of">{one.section.title()}</h3> <ol class="found">{lines}</ol></li> }
            .into_any()
    }

    fn whole(self, checked: &Checked<'_>) -> Option<AnyView> {
        let words = self.words;
        let files = self.files.get_value();
        let say = |rule: Rule| files.good_plan.say(rule).map(|say| self.say(say));
        let whole = checked.whole.iter().map(|rule| view! { <li>{say(*rule)}</li> }.into_any());
        let reports = checked
            .reports
            .iter()
            .map(|(rule, title)| view! { <li><p><q>{title.clone()}</q></p> {say(*rule)}</li> }.into_any());
        let all: Vec<AnyView> = whole.chain(reports).collect();
        (!all.is_empty())
            .then(|| view! { <h3>{words.whole}</h3> <ul class="found__list">{all}</ul> }.into_any())
    }

    fn lost(self, checked: &Checked<'_>) -> Option<AnyView> {
        let words = self.words;
        let item = |one: &tell_it_once_core::plan::check::Kept| {
            let found = match one.found {
                Some(section) => {
                    let text = one.text.clone().unwrap_or_default();
                    view! {
                        <p><span aria-hidden="true">"✓ "</span> {(words.lost_found)(section.title())} ": " <q>{text}</q></p>
                    }
                    .into_any()
                }
                None => view! { <p><strong><span aria-hidden="true">"? "</span> {words.lost_not_found}</strong></p> }
                    .into_any(),
            };
            view! { <li><p class="plan__quote">{one.item.clone()}</p> {found}</li> }
        };
        let items = checked.lost.iter().map(item).collect_view();
        (!checked.lost.is_empty()).then(|| {
            view! { <h3>{words.lost}</h3> <p>{words.lost_lead}</p> <ul class="found__list">{items}</ul> }
                .into_any()
        })
    }
}
