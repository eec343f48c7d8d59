//! What has to be there before a file is made, and the words that ask for it.

use leptos::prelude::*;
use tell_it_once_core::{answer::Answer, question::date, share::Lock};

use super::{Form, lock};
use crate::widgets::Trouble;

impl Form {
    pub(super) fn error(self, control: &'static str) -> AnyView {
        let prefix = self.app.text.shell.error_prefix;
        let found = move || {
            let found = self.troubles.with(|all| all.iter().find(|one| one.control == control).cloned());
            found.map(|one| view! { <p class="error-msg"><span class="sr">{prefix}</span>{one.words}</p> })
        };
        found.into_any()
    }

    pub(super) fn missing(self) -> Vec<Trouble> {
        let words = self.app.text.share();
        let choices = untrack(|| self.choices());
        let day = untrack(|| date::read(&self.day.get(), (self.app.clock.today)()));
        let asks = self.locking.lock.with_value(|lock| match lock {
            Lock::Changed { .. } => [true, false],
            Lock::Lost => [false, true],
            Lock::Key(_) | Lock::Never => [false; 2],
        });
        let unlocked = self.locking.unlocked.get_untracked();
        let unchecked = asks[0] && !unlocked && !self.locking.checked.get_untracked();
        let exact = matches!(day.answer, Some(Answer::Date(date)) if date.exact().is_some());
        let found = [
            (choices.chosen.is_empty(), "share-0", words.nothing_chosen),
            (!choices.share_with_council, "agree-1", words.council_needed),
            (choices.name_typed.trim().is_empty(), "share-name", words.name_needed),
            (!exact, "share-day", words.date_needed),
            (unchecked, lock::CHECKED, words.lock.changed_needed),
            (asks[1] && !unlocked, lock::UNLOCKED, words.lock.unlock_needed),
        ];
        let found = found.into_iter().filter(|(missing, ..)| *missing);
        found
            .map(|(_, control, words)| Trouble { control: control.to_owned(), words: words.to_owned() })
            .collect()
    }
}
