//! On the page that leads to plans and dates: the ways to the plan itself.

use leptos::prelude::*;
use tell_it_once_core::route::{Plans, Route};

use crate::state::App;

pub(super) fn links(app: App) -> AnyView {
    let (plan, review) = (app.text.plan(), app.text.review());
    let hints = &plan.links;
    let row = |accent: &'static str, page: Plans, title: &'static str, hint: &'static str| {
        view! {
            <li class="task" data-accent=accent>
                <span class="shape" aria-hidden="true"></span>
                <a class="task__link" href=Route::Plans(page).to_string()>{title}</a>
                <p class="task__hint">{hint}</p>
            </li>
        }
    };
    view! {
        <h2 class="group">{hints.title}</h2>
        <ol class="tasks">
            {row("coral", Plans::Make, plan.page.title, hints.make)}
            {row("ochre", Plans::Check, plan.check.title, hints.check)}
            {row("sky", Plans::Rounds, review.rounds.title, hints.rounds)}
            {row("plum", Plans::Review, review.title, hints.review)}
            {row("leaf", Plans::Costs, app.text.cost_page().title, hints.costs)}
        </ol>
    }
    .into_any()
}
