//! What people said, to be put into the plan with a press, and taken out again.

use leptos::prelude::*;
use tell_it_once_core::{
    entry::Entry,
    folder::{Edit, Spot},
    id::QuestionId,
    plan::{
        desk::Offer,
        fill::put,
        paper::{Assembly, Head},
        sources::Source,
    },
};

use super::{Done, Page, with_plan};
use crate::browser::{entropy, focus, live};

impl Page {
    pub(super) fn offers(self, n: usize) -> AnyView {
        let desk = self.desk.get_untracked();
        let Some(part) = desk.parts.get(n) else { return ().into_any() };
        if part.offers.is_empty() {
            let has_questions = !part.asked.is_empty() && part.head.is_some_and(is_asked_of_people);
            return has_questions.then(|| view! { <p class="hint">{self.words.nobody_said}</p> }).into_any();
        }
        let all = part.offers.len();
        let left = Memo::new(move |_| self.desk.with(|desk| desk.parts.get(n).map(|part| part.left())));
        let title = move || (self.words.what_people_said)(left.get().unwrap_or_default(), all);
        let mut items = Vec::new();
        let mut view: Option<&String> = None;
        for (k, offer) in part.offers.iter().enumerate() {
            if offer.view.as_ref() != view {
                view = offer.view.as_ref();
                items.extend(
                    view.map(|of| view! { <li class="plan__view"><h3>{of.clone()}</h3></li> }.into_any()),
                );
            }
            items.push(self.offer(n, k, offer));
        }
        view! {
            <details class="disclose plan__said">
                <summary>{title}</summary>
                <ul class="plan__offers">{items}</ul>
            </details>
        }
        .into_any()
    }

    fn offer(self, n: usize, k: usize, offer: &Offer) -> AnyView {
        let (words, key) = (self.words, format!("plan-offer-{n}-{k}"));
        let is_used = Memo::new(move |_| {
            self.desk.with(|desk| {
                desk.parts.get(n).and_then(|part| part.offers.get(k)).is_some_and(|one| one.is_used)
            })
        });
        let label = (words.put_label)(&offer.whose, &offer.said);
        let can = offer.target.is_some();
        let id = key.clone();
        let state = move || match (is_used.get(), can) {
            (true, _) => self.used(&id, n, k),
            (false, true) => {
                let (label, at) = (label.clone(), id.clone());
                view! {
                    <button class="btn btn--quiet btn--small" type="button" id=id.clone() aria-label=label
                        on:click=move |_| self.put(n, k, &at)>
                        {words.put}
                    </button>
                }
                .into_any()
            }
            (false, false) => ().into_any(),
        };
        view! {
            <li class="plan__offer">
                <p class="views__ask">{offer.asked.clone()}</p>
                <p class="plan__quote">{offer.said.clone()}</p>
                <p class="said">{offer.whose.clone()}</p>
                {state}
            </li>
        }
        .into_any()
    }

    /// That it stands in the plan; and where it was put in just now, the way back.
    fn used(self, key: &str, n: usize, k: usize) -> AnyView {
        let words = self.words;
        let (mine, id) = (key.to_owned(), key.to_owned());
        let can_undo = move || self.done.with(|done| done.as_ref().is_some_and(|done| done.key == mine));
        let undo = move || {
            can_undo().then(|| {
                view! {
                    <button class="btn btn--link" type="button" on:click=move |_| self.undo(n, k)>{words.undo}</button>
                }
            })
        };
        view! {
            <p class="plan__used" id=id tabindex="-1"><span aria-hidden="true">"✓ "</span> {words.already} " " {undo}</p>
        }
        .into_any()
    }

    fn put(self, n: usize, k: usize, key: &str) {
        let desk = self.desk.get_untracked();
        let offer = desk.parts.get(n).and_then(|part| part.offers.get(k)).cloned();
        let Some(offer) = offer else { return };
        let form = self.form.get_untracked();
        let made = with_plan(self.app, form, |plan| entry(plan, &offer)).flatten();
        if let Some((spot, asked, entry)) = made {
            let before = self.app.store.read(|folder| folder.kept(&spot).cloned().map(Box::new));
            self.done.set(Some(Done { key: key.to_owned(), spot: spot.clone(), before }));
            self.app.set(spot, asked, entry, None, false);
            live::say(self.words.put_done);
        }
        self.look();
        focus::by_id(key);
    }

    fn undo(self, n: usize, k: usize) {
        let Some(done) = self.done.get_untracked() else { return };
        self.app.store.apply(Edit::PutBack { spot: done.spot, before: done.before });
        self.done.set(None);
        self.look();
        live::say(self.words.undone);
        focus::by_id(&format!("plan-offer-{n}-{k}"));
    }
}

/// The question of the plan with the offer put to it.
fn entry(plan: &Assembly<'_>, offer: &Offer) -> Option<(Spot, String, Entry)> {
    let id: &QuestionId = offer.target.as_ref()?;
    let question = plan.sitting.booklet.question(id)?;
    let source: &Source = plan.sources.get(offer.piece.said)?;
    let now = plan.sitting.entry(id);
    let entry = put(question, now, source, &offer.piece, entropy::make_row_id())?;
    Some((plan.sitting.spot(id), plan.sitting.say(&question.ask), entry))
}

/// Some of a plan is not for people to say: what was decided, and who keeps it.
fn is_asked_of_people(head: Head) -> bool {
    matches!(head, Head::Of(_))
}
