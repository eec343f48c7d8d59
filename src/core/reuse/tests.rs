//! What is offered, from where, to whom, and what never is.

mod shapes;

use shapes::{LIST, LONG, PEOPLE, TEAM, rows};

use super::*;
use crate::{
    folder::{Edit, Folder, Role, Spot},
    id::BookletId,
    trial::{arrive, booklet, folder, list, on_day, picked, question, row, say, share, sitting, spot, words},
};

fn offered(folder: &Folder, booklets: &[&Booklet], id: &str, question: &str) -> Vec<Suggestion> {
    offered_of(folder, booklets, &[], id, question)
}

/// `versions` are booklets of one group.
fn offered_of(
    folder: &Folder,
    booklets: &[&Booklet],
    versions: &[&str],
    id: &str,
    question: &str,
) -> Vec<Suggestion> {
    let group = BookletId::known("group");
    let version = |booklet: &&Booklet| {
        let version_of = versions.contains(&booklet.id.as_str()).then(|| group.clone());
        Booklet { version_of, ..(*booklet).clone() }
    };
    let booklets: Vec<Booklet> = booklets.iter().map(version).collect();
    let here = booklets.iter().find(|one| one.id.as_str() == id).expect("it is there");
    let question = here.question(&question.parse().expect("an id")).expect("it is asked");
    sitting(folder, here).suggestions(question, &booklets)
}

fn profile() -> Booklet {
    let share = r#""kind":"choice","options":[{"id":"everyone","words":"All"},{"id":"some","words":"Some"},
        {"id":"nobody","words":"Nobody"}]"#;
    let private = r#""kind":"long","private":true"#;
    let asked = [
        ("mp.like", LIST),
        ("mp.know", LONG),
        ("mp.want", LONG),
        ("mp.secret", private),
        ("mp.share", share),
    ];
    booklet("profile", "young-person", &asked.map(|(id, rest)| question(id, rest)))
}

fn page() -> Booklet {
    let of = |id: &str, source: &str| question(id, &format!(r#""kind":"list","reuse":["{source}"]"#));
    booklet("page", "family", &[of("op.great", "mp.like"), of("op.secret", "mp.secret")])
}

/// The child likes trains; whoever comes then is offered that, or not.
fn child_likes() -> (Folder, Spot) {
    let mut folder = folder("f");
    let sam = arrive(&mut folder, Role::YoungPerson, "Sam");
    let like = spot(&sam, "profile", "mp.like");
    say(&mut folder, &like, list(&["Trains"]), 0);
    (folder, like)
}

#[test]
fn a_suggestion_names_its_source() {
    let (mut folder, _) = child_likes();
    let (profile, page) = (profile(), page());
    let sources = |folder: &Folder| {
        let found = offered(folder, &[&profile, &page], "page", "op.great");
        found.into_iter().map(|one| one.source).collect::<Vec<_>>()
    };
    let alex = arrive(&mut folder, Role::Parent, "Alex");
    assert_eq!(sources(&folder), ["from Sam’s “The profile”"]);
    say(&mut folder, &spot(&alex, "profile", "mp.like"), list(&["Quiet"]), 0);
    assert_eq!(sources(&folder), ["from “The profile”", "from Sam’s “The profile”"], "one's own come first");
    let nobody = arrive(&mut folder, Role::Helper, "");
    say(&mut folder, &spot(&nobody, "profile", "mp.like"), list(&["Rain"]), 0);
    arrive(&mut folder, Role::YoungPerson, "Sam");
    assert_eq!(
        sources(&folder),
        ["from “The profile”", "from Alex’s “The profile”", "from “The profile” (A helper)"],
    );
}

#[test]
fn what_is_kept_back_is_offered_to_its_owner_only() {
    let (mut folder, like) = child_likes();
    let (profile, page) = (profile(), page());
    let secret = Spot { question: QuestionId::known("mp.secret"), ..like.clone() };
    say(&mut folder, &secret, words("A secret"), 0);
    let seen = |folder: &Folder| {
        let of = |question| offered(folder, &[&profile, &page], "page", question).len();
        [of("op.great"), of("op.secret")]
    };
    assert_eq!(seen(&folder), [1, 1]);
    arrive(&mut folder, Role::Parent, "Alex");
    assert_eq!(seen(&folder), [1, 0], "a question that starts as private");
    share(&mut folder, &like, false);
    assert_eq!(seen(&folder), [0, 0]);
    share(&mut folder, &like, true);
    share(&mut folder, &secret, true);
    assert_eq!(seen(&folder), [1, 1]);
    let who = Spot { question: QuestionId::known("mp.share"), ..like };
    for (option, expected) in [("some", [0, 0]), ("nobody", [0, 0]), ("everyone", [1, 1])] {
        arrive(&mut folder, Role::YoungPerson, "Sam");
        say(&mut folder, &who, picked(&[option], ""), 0);
        assert_eq!(seen(&folder), [1, 1], "{option}");
        arrive(&mut folder, Role::Parent, "Alex");
        assert_eq!(seen(&folder), expected, "{option}");
    }
}

#[test]
fn other_versions_of_a_booklet_are_looked_at_by_key() {
    let sign = r#""kind":"sign""#;
    let early = [("mpe.like", LONG), ("mpe.next", LONG), ("mpe.know", LONG), ("mpe.sign", sign)];
    let early = booklet("early", "family", &early.map(|(id, rest)| question(id, rest)));
    let (profile, page) = (profile(), page());
    let mut folder = folder("f");
    let alex = arrive(&mut folder, Role::Parent, "Alex");
    say(&mut folder, &spot(&alex, "early", "mpe.like"), words("Water"), 0);
    say(&mut folder, &spot(&alex, "early", "mpe.next"), words("Swim"), 0);
    let all = [&early, &profile, &page];
    let versions = ["early", "profile"];
    let found = |folder: &Folder, id, question| {
        let found = offered_of(folder, &all, &versions, id, question);
        found.into_iter().map(|one| (one.entry, one.source)).collect::<Vec<_>>()
    };
    let own = "from “The early”".to_owned();
    assert_eq!(found(&folder, "profile", "mp.like"), [(list(&["Water"]), own.clone())]);
    assert_eq!(found(&folder, "profile", "mp.want"), [(words("Swim"), own.clone())]);
    assert_eq!(found(&folder, "profile", "mp.know"), []);
    // a booklet that names one version finds the others too
    assert_eq!(found(&folder, "page", "op.great"), [(list(&["Water"]), own)]);
    assert!(offered(&folder, &all, "profile", "mp.like").is_empty(), "they are not of one group");
    arrive(&mut folder, Role::YoungPerson, "Sam");
    assert_eq!(
        found(&folder, "profile", "mp.like"),
        [(list(&["Water"]), "from Alex’s “The early”".to_owned())]
    );
    say(&mut folder, &spot(&child_id(), "early", "mpe.like"), words("water"), 0);
    let sources = found(&folder, "profile", "mp.like").into_iter().map(|(_, source)| source);
    assert_eq!(
        sources.collect::<Vec<_>>(),
        ["from “The early”", "from Alex’s “The early”"],
        "one's own first"
    );
    share(&mut folder, &spot(&alex, "early", "mpe.like"), false);
    assert_eq!(found(&folder, "profile", "mp.like").len(), 1);
}

#[test]
fn consent_and_names_at_the_end_are_said_anew() {
    for key in NOT_CARRIED {
        let one =
            |id: &str, prefix: &str| booklet(id, "family", &[question(&format!("{prefix}.{key}"), LONG)]);
        let (early, later) = (one("early", "a"), one("later", "b"));
        let mut folder = folder("f");
        let alex = arrive(&mut folder, Role::Parent, "Alex");
        say(&mut folder, &spot(&alex, "early", &format!("a.{key}")), words("Me"), 0);
        let found = offered_of(&folder, &[&early, &later], &["early", "later"], "later", &format!("b.{key}"));
        assert_eq!(found, [], "{key}");
    }
}

fn accept(folder: &mut Folder, spot: &Spot, entry: Entry, from: Taken) {
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    folder.apply(Edit::Reuse { spot: spot.clone(), asked, lang, entry, from }, on_day(1));
}

#[test]
fn what_was_accepted_is_offered_again_only_when_its_source_changes() {
    let (mut folder, like) = child_likes();
    let (profile, page) = (profile(), page());
    let alex = arrive(&mut folder, Role::Parent, "Alex");
    let great = spot(&alex, "page", "op.great");
    let all = |folder: &Folder| offered(folder, &[&profile, &page], "page", "op.great");
    let [first] = all(&folder).try_into().expect("there is one");
    assert_eq!((first.offer, first.together.clone()), (Offer::New, None));
    accept(&mut folder, &great, first.entry, first.from);
    assert_eq!(all(&folder), []);
    say(&mut folder, &great, list(&["Trains", "Kind"]), 2);
    assert_eq!(all(&folder), [], "written on by the same person");
    arrive(&mut folder, Role::YoungPerson, "Sam");
    say(&mut folder, &like, list(&["Planes"]), 3);
    arrive(&mut folder, Role::Parent, "Alex");
    let [update] = all(&folder).try_into().expect("there is one");
    assert_eq!((update.offer, update.entry.clone()), (Offer::Changed, list(&["Planes"])));
    assert_eq!(update.together, Some(list(&["Trains", "Kind", "Planes"])));
    let mut kept = folder.clone();
    kept.apply(Edit::Keep { spot: great.clone(), from: update.from.clone() }, on_day(4));
    assert_eq!(all(&kept), [], "the change was seen, and not taken");
    accept(&mut folder, &great, update.entry, update.from);
    assert_eq!(all(&folder), []);
    assert_eq!(folder.entry(&great), Some(&list(&["Planes"])));
}

#[test]
fn what_stands_here_already_is_not_offered() {
    let (mut folder, _) = child_likes();
    let (profile, page) = (profile(), page());
    let alex = arrive(&mut folder, Role::Parent, "Alex");
    for (entry, expected) in [
        (list(&[]), Some(None)),
        (list(&["Trains"]), None),
        (list(&[" Trains ", ""]), None),
        (list(&["Kind", "trains"]), None),
        (list(&["Kind"]), Some(Some(list(&["Kind", "Trains"])))),
    ] {
        say(&mut folder, &spot(&alex, "page", "op.great"), entry.clone(), 0);
        let found = offered(&folder, &[&profile, &page], "page", "op.great");
        assert_eq!(found.into_iter().map(|one| one.together).next(), expected, "{entry:?}");
    }
}

#[test]
fn items_that_were_taken_before_take_what_has_changed() {
    let source = booklet("there", "family", &[question("a.one", PEOPLE)]);
    let target = booklet("here", "family", &[question("b.one", &format!(r#"{TEAM},"reuse":["a.one"]"#))]);
    let mut folder = folder("f");
    let alex = arrive(&mut folder, Role::Parent, "Alex");
    let there = [
        row("r1", &[("name", "Nana"), ("note", "Calm")]),
        row("r2", &[("name", "jo")]),
        row("r3", &[("name", "Ali")]),
    ];
    say(&mut folder, &spot(&alex, "there", "a.one"), rows(&there), 0);
    let here = [row("r1", &[("name", "Nan"), ("lead", "")]), row("x", &[("name", "Jo")])];
    say(&mut folder, &spot(&alex, "here", "b.one"), rows(&here), 0);
    let found = offered(&folder, &[&source, &target], "here", "b.one");
    let together = found.into_iter().filter_map(|one| one.together).next();
    let nana = row("r1", &[("name", "Nana"), ("lead", ""), ("note", "Calm")]);
    let expected = [nana, row("x", &[("name", "Jo")]), row("r3", &[("name", "Ali")])];
    assert_eq!(together, Some(rows(&expected)));
}

#[test]
fn what_is_not_asked_any_more_is_not_offered() {
    let when = r#""kind":"long","when":{"question":"a.has","is":["yes"]}"#;
    let asked = [question("a.has", r#""kind":"yesno""#), question("a.which", when)];
    let source = booklet("there", "family", &asked);
    let target = booklet("here", "family", &[question("b.one", r#""kind":"long","reuse":["a.which"]"#)]);
    let mut folder = folder("f");
    let alex = arrive(&mut folder, Role::Parent, "Alex");
    say(&mut folder, &spot(&alex, "there", "a.which"), words("Blue"), 0);
    for (said, expected) in [("no", 0), ("yes", 1)] {
        say(&mut folder, &spot(&alex, "there", "a.has"), picked(&[said], ""), 0);
        assert_eq!(offered(&folder, &[&source, &target], "here", "b.one").len(), expected, "{said}");
    }
}

/// What was not wanted is not offered again, from wherever the same comes, until it says something else.
#[test]
fn no_thanks_is_remembered_until_the_source_changes() {
    let (mut folder, like) = child_likes();
    let (profile, page) = (profile(), page());
    let alex = arrive(&mut folder, Role::Parent, "Alex");
    let words = |folder: &Folder| {
        let found = offered(folder, &[&profile, &page], "page", "op.great");
        found.into_iter().map(|one| one.lines[0].words.clone()).collect::<Vec<_>>()
    };
    let robin = arrive(&mut folder, Role::Helper, "Robin");
    say(&mut folder, &spot(&robin, "profile", "mp.like"), list(&["Trains"]), 0);
    arrive(&mut folder, Role::Parent, "Alex");
    let [first] = offered(&folder, &[&profile, &page], "page", "op.great").try_into().expect("there is one");
    let here = spot(&alex, "page", "op.great");
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    let decline = Edit::Decline { spot: here.clone(), asked, lang, from: first.from.clone() };
    folder.apply(decline.clone(), on_day(0));
    assert_eq!(words(&folder), [""; 0], "and the same is not offered from Robin");
    folder.apply(Edit::Offer { spot: here.clone(), from: first.from.clone() }, on_day(0));
    assert_eq!(words(&folder), ["Trains"], "undone");
    folder.apply(decline, on_day(0));
    let source = Spot { contributor: first.from.spot.contributor.clone(), ..like };
    arrive(&mut folder, Role::YoungPerson, "Sam");
    say(&mut folder, &source, list(&["Boats"]), 0);
    arrive(&mut folder, Role::Parent, "Alex");
    assert_eq!(words(&folder), ["Boats", "Trains"], "it says something else now");
}
