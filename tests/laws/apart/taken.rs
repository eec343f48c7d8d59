//! Parts in the family's folder: beside its own views, taken out and back, and told apart before they come in.

use tell_it_once_core::{
    bundle::{NotSent, Sent, open_sent},
    compare::{Comparing, Theme, ThemeViews, View},
    folder::Arrival,
    progress::Progress,
    share::HeldBack,
};

use super::*;

/// What `tests/bundles/schemas.rs` and `tests/interop` look at: as they are made today.
#[test]
fn the_files_that_others_look_at_are_made_like_this() {
    let asked = invitation("a-1f2e3d4c", Role::Professional);
    published("sam.invitation.json", asked.write().as_bytes());
    published("teacher.part.json", &Elsewhere::teacher(7).send("She lights up when we bake"));
}

#[track_caller]
fn published(name: &str, octets: &[u8]) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("bundles/apart").join(name);
    let made = String::from_utf8(octets.to_vec()).expect("it is text");
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(made, snapbox::Data::read_from(&path, None).raw());
}

#[test]
fn a_part_that_is_taken_out_comes_back_as_it_was() {
    let (mut family, mut teacher) = (family(), Elsewhere::teacher(7));
    let (first, second) = (teacher.send("First"), teacher.send("Second"));
    assert_eq!((add(&mut family, &first), add(&mut family, &second)), (Ok(()), Ok(())));
    let before = family.clone();
    let earlier = &before.received[0];
    assert!(family.has_newer(earlier) && !family.has_newer(&before.received[1]));
    let out = Edit::TakeOut { contributor: earlier.contributor.clone(), booklet: earlier.booklet.clone() };
    family.apply(out, start());
    assert_eq!(family.received, []);
    for one in &before.received {
        family.apply(Edit::Receive(Box::new(one.clone())), start());
    }
    assert_eq!(family, before);
}

#[test]
fn views_stand_beside_those_of_this_device() {
    let mut family = family();
    let mut teacher = Elsewhere::teacher(7);
    teacher.write(QuestionId::known("pr.working"), "Signs");
    assert_eq!(add(&mut family, &teacher.send("She lights up when we bake")), Ok(()));
    let booklets = Day::begin().booklets;
    let (style, today) = (tell_it_once_core::words::Style::Usual, start().date_naive());
    let text = &tell_it_once_core::text::ENGLISH;
    let found = Comparing { folder: &family, booklets: &booklets, style, text, today }.views();
    let begun = found.begun.iter().find(|one| one.name == "Ms Okafor").expect("the teacher said something");
    assert!(begun.may_be_read && begun.role == Role::Professional && begun.booklet.as_str() == BOOKLET);
    let said = |views: &ThemeViews| {
        let words = |view: &View| {
            let lines: Vec<_> = view.lines.iter().map(|line| line.words.as_str()).collect();
            format!("{}: {}", view.name, lines.join(", "))
        };
        views.views.iter().map(words).collect::<Vec<_>>()
    };
    let working = found.themes.iter().find(|one| one.theme == Theme::Working).expect("it is spoken of");
    assert_eq!(said(working), ["Ms Okafor: Signs"]);
}

/// The young person said in the part who may see it.
#[test]
fn a_young_person_who_closes_a_part_keeps_it_closed() {
    let asked =
        Invitation { booklet: BookletId::known("my-profile"), ..invitation("a-5", Role::YoungPerson) };
    let mut child = Elsewhere::new(asked, 7);
    let share = |option: &str| {
        let options = [option.parse().expect("an id")].into();
        Entry::Picked(tell_it_once_core::question::pick::Typed { options, ..Default::default() })
    };
    for (option, held_back) in [("everyone", None), ("nobody", Some(HeldBack::Owner))] {
        child.set("mp.well", Entry::Words("Trains".to_owned()));
        child.set("mp.share", share(option));
        let octets = child.sign();
        let mut family = family();
        assert_eq!(add(&mut family, &octets), Ok(()));
        let day = Day::begin();
        with(&family, &day.booklets, |sharing| {
            let offers = sharing.offers();
            let offer = offers.iter().find(|one| one.is_received).expect("it is offered");
            assert_eq!(offer.held_back, held_back, "{option}");
        });
    }
}

#[test]
fn what_was_sent_is_told_apart_by_what_is_in_it() {
    let asked = invitation("a-1f2e3d4c", Role::Professional);
    assert_eq!(open_sent(asked.write().as_bytes()), Ok(Sent::Invitation(asked.clone())));
    let part = Elsewhere::teacher(7).send("First");
    assert!(matches!(open_sent(&part), Ok(Sent::Part(one)) if *one == opened(&part)));
    let check = |octets: &[u8], why| assert_eq!(open_sent(octets), Err(why));
    let changed = |text: &[u8], from: &str, to: &str| {
        let text = String::from_utf8(text.to_vec()).expect("it is text");
        assert!(text.contains(from));
        text.replacen(from, to, 1).into_bytes()
    };
    check(&changed(asked.write().as_bytes(), "\"v\":1", "\"v\":2"), NotSent::Newer);
    check(&changed(&part, "\"v\":1", "\"v\":2"), NotSent::Newer);
    check(&changed(asked.write().as_bytes(), "professional", "king"), NotSent::Altered);
    check(&part[..part.len() / 2], NotSent::Altered);
    check(&changed(&part, "\"statement\":\"ey", "\"statement\":\"ez"), NotSent::Altered);
    check(b"{\"a\":1}", NotSent::NotOurs);
    check(&crate::repo::bytes("tests/cli/bundles.in/good.signed.json"), NotSent::ForCouncil);
    check(&crate::repo::bytes("tests/backups/v1.backup.json"), NotSent::Copy);
}

#[test]
fn who_opens_an_invitation_again_carries_on_in_the_same_folder() {
    let asked = invitation("a-1f2e3d4c", Role::Professional);
    assert_eq!(asked.folder_id(), asked.clone().folder_id());
    assert_ne!(asked.folder_id(), invitation("a-1f2e3d4d", Role::Professional).folder_id());
    let name = Invitation::file_name(start());
    assert!(name.starts_with("tell-it-once-20") && name.ends_with(".invitation.json"), "{name}");
    let Elsewhere { mut folder, booklets } = Elsewhere::new(asked, 7);
    assert!(!folder.is_blank(), "what they were asked for would be missed");
    let progress = |folder: &Folder| {
        let (style, text) = (Default::default(), &tell_it_once_core::text::ENGLISH);
        let progress = Progress { folder, style, text, today: start().date_naive() };
        progress.on_the_list(&booklets).iter().map(|one| one.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(progress(&folder), [BOOKLET]);
    // a name that is put right makes nobody new
    for name in ["Ms Okafor", "Ms Okafor-Bell"] {
        let [name, child, key] = [name, "Sam", "k"].map(str::to_owned);
        folder.apply(Edit::Arrive(Arrival { role: Role::Professional, name, child, key }), start());
    }
    let people: Vec<_> = folder.contributors.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(people, ["Sam", "Ms Okafor-Bell"]);
}
