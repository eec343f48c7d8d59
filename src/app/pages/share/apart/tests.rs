//! The pages in each of their states, for `html_tests`.

use tell_it_once_core::folder::{Folder, NotReceived, Role};

use super::{ask, sent, *};
use crate::pages::Drawn;

/// Of the family, with what is sent to it.
pub(crate) fn asking(app: App) -> Vec<(&'static str, Drawn)> {
    let with = |change: &dyn Fn(ask::Form)| {
        let form = ask::Form::new(app);
        change(form);
        ask::draw(form)
    };
    vec![
        ("first", with(&|_| {})),
        ("for a teacher", with(&|form| form.role.set(Some(Role::Professional)))),
        ("for the child", with(&|form| form.role.set(Some(Role::YoungPerson)))),
        ("nobody chosen", with(&|form| form.submit())),
        ("done", with(&|form| form.choose(Role::Professional, "teacher"))),
    ]
}

/// Of whoever opens what came: each file with what becomes of it.
pub(crate) fn opening(app: App, files: &[(&'static str, Vec<u8>)]) -> Vec<(String, Drawn)> {
    let with = |change: &dyn Fn(sent::Desk)| {
        let desk = sent::Desk::new(app);
        change(desk);
        sent::draw(desk)
    };
    let mut all = vec![("choose".to_owned(), with(&|_| {}))];
    for (name, octets) in files {
        all.push(((*name).to_owned(), with(&|desk| desk.look(octets))));
    }
    let added = sent::Stage::Added { name: "Ms Okafor".to_owned(), number: 1 };
    all.push(("added".to_owned(), with(&|desk| desk.stage.set(added.clone()))));
    for why in WHY {
        all.push((format!("{why:?}"), with(&|desk| desk.fault.set(Some(app.text.not_received(why))))));
    }
    all
}

pub(crate) const WHY: [NotReceived; 4] =
    [NotReceived::OtherFolder, NotReceived::OtherKey, NotReceived::Known, NotReceived::Rival];

/// The folder with a part that is shown to it.
pub(crate) fn taken_in(mut folder: Folder, octets: &[u8], now: chrono::DateTime<chrono::Utc>) -> Folder {
    let part = tell_it_once_core::bundle::open_contribution(octets).expect("it is good");
    let received = folder.receivable(&part, now).expect("it fits");
    folder.apply(tell_it_once_core::folder::Edit::Receive(Box::new(received)), now);
    folder
}
