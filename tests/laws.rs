//! What holds for everything that anybody could type or do, not only for what somebody thought of.
//!
//! 64 cases each; `PROPTEST_CASES=1000 cargo test laws` for more. Laws of bundles are in
//! `bundles/laws.rs`, those of records beside them in the core.

mod answers;
mod apart;
mod backups;
mod damage;
mod device;
mod entries;
mod folders;
mod html;
mod journeys;
mod locks;
mod parts;
mod quota;
mod reuse;
mod sealing;
mod sharing;
mod storing;
mod windows;

use std::str::FromStr;

use proptest::{prelude::*, test_runner::FileFailurePersistence};
use tell_it_once_core::{
    id::{BookletId, QuestionId},
    route::Route,
    words::{Pronouns, Voice, say},
};

pub(crate) fn config() -> ProptestConfig {
    let asked = ProptestConfig::default();
    // the default is what PROPTEST_CASES says, where it says anything
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { 64 };
    // what failed once is tried first ever after, from a file beside the law
    let kept = FileFailurePersistence::WithSource("seeds");
    ProptestConfig { cases, failure_persistence: Some(Box::new(kept)), ..asked }
}

/// Making a file takes half a second, since its receipt is worked out slowly on purpose.
fn slow() -> ProptestConfig {
    let all = config();
    ProptestConfig { cases: all.cases.div_ceil(16), ..all }
}

const ID: &str = "[a-z0-9][a-z0-9._-]{0,63}";

fn route() -> impl Strategy<Value = Route> {
    let booklet = || ID.prop_map(|id| BookletId::from_str(&id).expect("it has the form of an id"));
    let (n, m) = (1usize..2000, 1usize..2000);
    prop_oneof![
        Just(Route::Home),
        Just(Route::Who),
        Just(Route::List),
        Just(Route::Views),
        Just(Route::Share),
        Just(Route::Colours),
        Just(Route::Help),
        Just(Route::NotFound),
        (booklet(), n.clone()).prop_map(|(booklet, number)| Route::Step { booklet, number }),
        booklet().prop_map(|booklet| Route::Paper { booklet }),
        booklet().prop_map(|booklet| Route::Present { booklet }),
        (booklet(), n.clone(), m).prop_map(|(booklet, number, item)| Route::Item { booklet, number, item }),
        (booklet(), n).prop_map(|(booklet, part)| Route::Part { booklet, part }),
        booklet().prop_map(|booklet| Route::Check { booklet }),
        booklet().prop_map(|booklet| Route::Profile { booklet }),
    ]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn ids_are_read_as_they_are_printed(text in prop_oneof![ID, "[a-z0-9._-]{60,70}", any::<String>()]) {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let is_one = text.len() <= 64
            && text.bytes().next().is_some_and(plain)
            && text.bytes().all(|byte| plain(byte) || b"._-".contains(&byte));
        let read = text.parse::<QuestionId>().ok().map(|id| id.to_string());
        prop_assert_eq!(read, is_one.then_some(text));
    }

    #[test]
    fn addresses_are_read_as_they_are_printed(route in route()) {
        prop_assert_eq!(route.to_string().parse::<Route>(), Ok(route));
    }

    #[test]
    fn any_text_is_an_address_and_only_its_printed_form_leads_there(text in "#?/?[a-z0-9/.+-]{0,20}|\\PC{0,20}") {
        let Ok(route) = text.parse::<Route>();
        prop_assert_eq!(route.to_string().parse::<Route>(), Ok(route));
    }

    #[test]
    fn any_words_can_be_said(
        words in "(\\PC|\\{|\\}|\\{name\\}|\\{They\\}|\\{is\\} ){0,16}",
        name in entries::typed(),
        pronouns in proptest::sample::select(vec![Pronouns::She, Pronouns::He, Pronouns::They, Pronouns::Name]),
    ) {
        let about = Voice::About { name, pronouns };
        let (you, them) = (say(&words, &Voice::You), say(&words, &about));
        if !words.contains('{') {
            prop_assert_eq!(&you, &words);
            prop_assert_eq!(&them, &words);
        }
    }
}
