//! The page in each of its states, for `html_tests`.

use std::path::Path;

use super::*;

fn octets(path: &str) -> Vec<u8> {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests").join(path);
    std::fs::read(&from).unwrap_or_else(|error| panic!("{}: {error}", from.display()))
}

fn add(desk: Desk, name: &str, state: State) -> u32 {
    let id = desk.rows.with_untracked(|rows| rows.len() as u32);
    desk.rows.update(|rows| rows.push(Row { id, name: name.to_owned(), state }));
    id
}

/// As if it had been chosen.
fn add_file(desk: Desk, path: &str) -> u32 {
    let name = path.rsplit('/').next().unwrap_or(path);
    match desk.look(octets(path)) {
        Some(opening::Found::File(state)) => add(desk, name, state),
        Some(opening::Found::Key(octets)) => {
            desk.key.take(name.to_owned(), octets);
            u32::MAX
        }
        Some(opening::Found::Ledger(ledger)) => {
            desk.take_ledger(&ledger);
            u32::MAX
        }
        None => panic!("the page is there"),
    }
}

fn read(desk: Desk, path: &str) -> u32 {
    let id = add_file(desk, path);
    desk.show(Chosen::File(id));
    desk.draw_cover();
    id
}

const GOOD: &str = "cli/bundles.in/good.signed.json";
const STORY: &str = "cli/export.in/story.signed.json";
const SECOND: &str = "cli/bundles.in/second.signed.json";
const THIRD: &str = "cli/bundles.in/third.signed.json";
const BAD: &str = "cli/bundles.in/changed.signed.json";
const SEALED: &str = "bundles/vectors/bundle.sealed.json";
const HOSTILE: &str = "cli/bundles.in/hostile.signed.json";

fn confirm(desk: Desk, id: u32, code: &str, by: &str) {
    desk.confirm.type_in(code, by);
    desk.compare(id);
    desk.draw_cover();
}

/// Each state with what it is.
pub(crate) fn states(app: App) -> Vec<(&'static str, Drawn)> {
    let with = |change: &dyn Fn(Desk)| {
        let desk = Desk::new(app);
        change(desk);
        draw(desk)
    };
    let reading = |path: &str| {
        with(&|desk| {
            read(desk, path);
        })
    };
    let code = "8707 4725 6438 5543 0561";
    vec![
        ("empty", with(&|_| ())),
        ("one", reading(GOOD)),
        ("story", reading(STORY)),
        (
            "by section",
            with(&|desk| {
                read(desk, STORY);
                desk.layout.set(Layout::Section);
            }),
        ),
        ("hostile", reading(HOSTILE)),
        ("several", with(&several)),
        (
            "twice",
            with(&|desk| {
                read(desk, GOOD);
                read(desk, GOOD);
            }),
        ),
        (
            "second",
            with(&|desk| {
                read(desk, GOOD);
                read(desk, SECOND);
            }),
        ),
        ("together", with(&|desk| together(desk, Layout::Person))),
        ("together by section", with(&|desk| together(desk, Layout::Section))),
        ("confirmed", with(&|desk| confirm(desk, read(desk, GOOD), code, "Kim Officer"))),
        (
            "misheard",
            with(&|desk| confirm(desk, read(desk, GOOD), "8707 4725 6438 5543 0562", "Kim Officer")),
        ),
        ("no name", with(&|desk| confirm(desk, read(desk, GOOD), code, " "))),
        (
            "unsaved",
            with(&|desk| {
                read(desk, GOOD);
                desk.asks_to_close.set(true);
            }),
        ),
        (
            "closed",
            with(&|desk| {
                several(desk);
                desk.close();
            }),
        ),
    ]
}

fn together(desk: Desk, layout: Layout) {
    let ids = [GOOD, SECOND, THIRD].map(|path| add_file(desk, path));
    desk.layout.set(layout);
    desk.show(desk.one_family(&ids).expect("they are of one family"));
    desk.draw_cover();
}

fn several(desk: Desk) {
    read(desk, STORY);
    for path in [BAD, SEALED, "bundles/vectors/backup.sealed.json", "bundles/vectors/payload.json"] {
        add_file(desk, path);
    }
    add(desk, "large.json", State::NotRead(chooser::NotRead::TooLarge { limit: 1 }));
    add(desk, "moved.json", State::NotRead(chooser::NotRead::Gone));
    add(desk, "next.json", State::Waiting);
}
