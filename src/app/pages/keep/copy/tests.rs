//! The page in each of its states, for `html_tests`.

use super::*;

pub(crate) const SIX: [&str; WORDS] = ["apple", "bridge", "candle", "daisy", "engine", "forest"];
pub(crate) const OWN: &str = "my own words are long enough";

/// Each state with what it is.
pub(crate) fn states(app: App) -> Vec<(&'static str, Drawn)> {
    let with = |change: fn(Form)| {
        let form = Form::new(app, Purpose::Copy, SIX);
        change(form);
        draw(form)
    };
    let weak = |form: Form| {
        form.own.set("short".to_owned());
        form.submit();
    };
    vec![
        ("first", with(|_| {})),
        ("with the name", with(|form| form.with_name.set(true))),
        ("own words", with(|form| form.own.set(OWN.to_owned()))),
        ("own words that are weak", with(weak)),
        ("asked again", with(|form| form.submit())),
        ("working", with(|form| form.tell(form.app.text.copies().make.stretching))),
        ("not made", with(|form| form.fail(form.app.text.copies().make.unmade))),
        ("made", with(|form| form.made.set(Some(Arc::new(made(form.app)))))),
        (
            "made with own words",
            with(|form| {
                form.own.set(OWN.to_owned());
                form.made.set(Some(Arc::new(made(form.app))));
            }),
        ),
    ]
}

/// A copy in which every picture of the folder is missing.
fn made(app: App) -> Made {
    let missing = app.store.read(storage::pictures_of).into_iter().collect();
    let name = "tell-it-once-20261122-1005.backup.json".to_owned();
    Made::new(app, File { name, text: "x".repeat(12_000), missing })
}

/// Whoever has not ticked is asked once, and then goes on.
#[test]
fn the_tick_is_advice() {
    use crate::html_tests::begun_app;
    Owner::new().with(|| {
        let form = Form::new(begun_app(), Purpose::Copy, SIX);
        form.submit();
        assert!(form.asked.get_untracked() && form.working.get_untracked().is_none());
        form.submit();
        assert!(form.working.get_untracked().is_some(), "the second time it is made");
        let ticked = Form::new(begun_app(), Purpose::Copy, SIX);
        ticked.written_down.set(true);
        ticked.submit();
        assert!(!ticked.asked.get_untracked() && ticked.working.get_untracked().is_some());
        let own = Form::new(begun_app(), Purpose::Copy, SIX);
        assert_eq!(own.passphrase(), SIX.join(" "));
        own.own.set(OWN.to_owned());
        assert_eq!(own.passphrase(), OWN);
    });
}
