//! What goes into the file: booklets with whose view they are, and pictures one by one.

use leptos::prelude::*;
use tell_it_once_core::share::{HeldBack, Offer, OfferedPicture};

use super::{Form, tick, ticked};
use crate::questions::shown;

impl Form {
    pub(super) fn what(self) -> AnyView {
        let words = self.app.text.share();
        let offers = self.offers.get_value();
        let options = offers.iter().enumerate().map(|(n, offer)| self.offer(n, offer)).collect_view();
        view! {
            <fieldset class="field">
                <legend>{words.choose}</legend>
                {self.error("share-0")}
                <div class="choices">{options}</div>
            </fieldset>
        }
        .into_any()
    }

    fn offer(self, n: usize, offer: &Offer) -> AnyView {
        let words = self.app.text.share();
        let count = (!offer.pictures.is_empty()).then(|| words.pictures.say(offer.pictures.len()));
        let held_back = offer.held_back.map(|by| self.held_back(by, &offer.name));
        let received = offer.is_received.then(|| words.received.to_owned());
        let hint = [count, received, held_back].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let hint = Some(hint).filter(|hint| !hint.is_empty());
        let label = format!("{}: {}", offer.title, (words.written_for)(&offer.name));
        let picked = Signal::derive(move || self.chosen.with(|all| all[n]));
        let change = Callback::new(move |on| self.chosen.update(|all| all[n] = on));
        let pictures = (!offer.pictures.is_empty()).then(|| self.pictures(n, offer.clone(), picked));
        ticked(format!("share-{n}"), label, hint, picked, change, pictures)
    }

    fn held_back(self, by: HeldBack, name: &str) -> String {
        let words = self.app.text.share();
        match by {
            HeldBack::SharingChoices => words.held_back_choices.to_owned(),
            HeldBack::Owner => (words.held_back_owner)(name),
        }
    }

    /// Below the tick of their booklet, while that is ticked.
    fn pictures(self, n: usize, offer: Offer, picked: Signal<bool>) -> AnyView {
        let words = self.app.text.share();
        let all = move || {
            let each = offer.pictures.iter().enumerate();
            let ticks = each.map(|(k, one)| self.picture(format!("picture-{n}-{k}"), one, &offer.name));
            view! {
                <fieldset class="field choice__detail">
                    <legend>{words.pictures_choose}</legend>
                    <div class="choices">{ticks.collect_view()}</div>
                </fieldset>
            }
        };
        (move || picked.get().then(&all)).into_any()
    }

    fn picture(self, id: String, one: &OfferedPicture, name: &str) -> AnyView {
        let OfferedPicture { picture, asked, held_back } = one;
        let shows = if picture.alt.trim().is_empty() { asked } else { &picture.alt };
        let label = format!("{}: {shows}", self.app.text.picture(picture.made));
        let hint = held_back.map(|by| self.held_back(by, name));
        let sha256 = picture.sha256.clone();
        let picked = {
            let sha256 = sha256.clone();
            Signal::derive(move || !self.left_out.with(|all| all.contains(&sha256)))
        };
        let change = Callback::new(move |on| {
            self.left_out.update(|all| {
                if on {
                    all.remove(&sha256)
                } else {
                    all.insert(sha256.clone())
                };
            });
        });
        let look = shown(picture.clone(), self.app.pictures, "share-picture");
        view! { <div class="share-photo">{look} {tick(id, label, hint, picked, change)}</div> }.into_any()
    }
}
