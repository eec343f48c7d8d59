//! Where an answer goes, and what it is about: the plans that it feeds, and the four themes.

/// Where an answer goes in the plans that it feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MapsTo {
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    I,
    J,
    K,
    Oldham1,
    Oldham2,
    Oldham3,
    FrontSheet,
    AboutMeCommunicate,
    AboutMeImportant,
    AboutMePeople,
    AboutMeSupport,
    AboutMeDo,
    AboutMeDont,
    AboutMeWellness,
    AboutMeWorthKnowing,
    WhoseWords,
}

/// The four themes of preparing for adult life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Theme {
    Learning,
    Independence,
    Relationships,
    Health,
}

pub(super) const MAPS: [(&str, MapsTo); 24] = [
    ("A", MapsTo::A),
    ("B", MapsTo::B),
    ("C", MapsTo::C),
    ("D", MapsTo::D),
    ("E", MapsTo::E),
    ("F", MapsTo::F),
    ("G", MapsTo::G),
    ("H", MapsTo::H),
    ("I", MapsTo::I),
    ("J", MapsTo::J),
    ("K", MapsTo::K),
    ("O1", MapsTo::Oldham1),
    ("O2", MapsTo::Oldham2),
    ("O3", MapsTo::Oldham3),
    ("front-sheet", MapsTo::FrontSheet),
    ("prsb.communicate", MapsTo::AboutMeCommunicate),
    ("prsb.important", MapsTo::AboutMeImportant),
    ("prsb.people", MapsTo::AboutMePeople),
    ("prsb.support", MapsTo::AboutMeSupport),
    ("prsb.do", MapsTo::AboutMeDo),
    ("prsb.dont", MapsTo::AboutMeDont),
    ("prsb.wellness", MapsTo::AboutMeWellness),
    ("prsb.worth-knowing", MapsTo::AboutMeWorthKnowing),
    ("whose-words", MapsTo::WhoseWords),
];

pub(super) const THEMES: [(&str, Theme); 4] = [
    ("T1", Theme::Learning),
    ("T2", Theme::Independence),
    ("T3", Theme::Relationships),
    ("T4", Theme::Health),
];
