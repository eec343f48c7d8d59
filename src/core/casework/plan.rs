//! Where an answer goes in the plan that it feeds: the sections of an EHC plan by their letters, and
//! what stands beside them.

use crate::question::MapsTo;

/// A part of the plan, in the order of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    FrontSheet,
    WhoseWords,
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
    /// of Oldham's plan; where an answer has no letter
    Part1,
    Part2,
    Part3,
    /// of the national About Me standard; where an answer has no letter
    AboutMe,
    NotMapped,
}

impl Section {
    pub const ALL: [Section; 18] = {
        use Section::*;
        [FrontSheet, WhoseWords, A, B, C, D, E, F, G, H, I, J, K, Part1, Part2, Part3, AboutMe, NotMapped]
    };

    /// Where a question's answer goes: its letters and the front pages, or else what other plans
    /// call it. Never nowhere.
    pub(crate) fn of(maps: &[MapsTo]) -> Vec<Section> {
        let mut sections: Vec<Section> = maps.iter().map(|map| Section::named(*map)).collect();
        sections.sort_unstable();
        sections.dedup();
        if sections.iter().any(|section| *section <= Section::K) {
            sections.retain(|section| *section <= Section::K);
        }
        if sections.is_empty() { vec![Section::NotMapped] } else { sections }
    }

    pub(crate) fn named(map: MapsTo) -> Section {
        match map {
            MapsTo::A => Section::A,
            MapsTo::B => Section::B,
            MapsTo::C => Section::C,
            MapsTo::D => Section::D,
            MapsTo::E => Section::E,
            MapsTo::F => Section::F,
            MapsTo::G => Section::G,
            MapsTo::H => Section::H,
            MapsTo::I => Section::I,
            MapsTo::J => Section::J,
            MapsTo::K => Section::K,
            MapsTo::Oldham1 => Section::Part1,
            MapsTo::Oldham2 => Section::Part2,
            MapsTo::Oldham3 => Section::Part3,
            MapsTo::FrontSheet => Section::FrontSheet,
            MapsTo::WhoseWords => Section::WhoseWords,
            MapsTo::AboutMeCommunicate
            | MapsTo::AboutMeImportant
            | MapsTo::AboutMePeople
            | MapsTo::AboutMeSupport
            | MapsTo::AboutMeDo
            | MapsTo::AboutMeDont
            | MapsTo::AboutMeWellness
            | MapsTo::AboutMeWorthKnowing => Section::AboutMe,
        }
    }

    /// Its short name, in tables and for other programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Section::FrontSheet => "front-sheet",
            Section::WhoseWords => "whose-words",
            Section::A => "A",
            Section::B => "B",
            Section::C => "C",
            Section::D => "D",
            Section::E => "E",
            Section::F => "F",
            Section::G => "G",
            Section::H => "H",
            Section::I => "I",
            Section::J => "J",
            Section::K => "K",
            Section::Part1 => "part-1",
            Section::Part2 => "part-2",
            Section::Part3 => "part-3",
            Section::AboutMe => "about-me",
            Section::NotMapped => "not-mapped",
        }
    }

    pub fn title(self) -> &'static str {
        match self {
            Section::FrontSheet => "Front sheet: details and contacts",
            Section::WhoseWords => "How the answers were given",
            Section::A => "Section A: Views, interests and aspirations",
            Section::B => "Section B: Special educational needs",
            Section::C => "Section C: Health needs",
            Section::D => "Section D: Social care needs",
            Section::E => "Section E: Outcomes",
            Section::F => "Section F: Special educational provision",
            Section::G => "Section G: Health provision",
            Section::H => "Section H: Social care provision",
            Section::I => "Section I: School or other place",
            Section::J => "Section J: Personal budget",
            Section::K => "Section K: Advice and information",
            Section::Part1 => "Part 1: What we know",
            Section::Part2 => "Part 2: Support plan",
            Section::Part3 => "Part 3: People, plans and reports",
            Section::AboutMe => "About me",
            Section::NotMapped => "Not mapped to a section",
        }
    }

    /// The short name for reading: "B", "front sheet".
    pub(super) fn label(self) -> String {
        self.as_str().replace('-', " ")
    }

    /// A plan has it whether anybody said something or not.
    pub(super) fn is_lettered(self) -> bool {
        (Section::A..=Section::K).contains(&self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_goes_to_its_letters_or_else_to_what_other_plans_call_it() {
        let check = |maps: &[MapsTo], sections: &[Section]| assert_eq!(Section::of(maps), sections);
        check(&[], &[Section::NotMapped]);
        check(&[MapsTo::F, MapsTo::B, MapsTo::AboutMeSupport], &[Section::B, Section::F]);
        check(&[MapsTo::Oldham3, MapsTo::K], &[Section::K]);
        check(&[MapsTo::FrontSheet, MapsTo::Oldham3], &[Section::FrontSheet]);
        check(&[MapsTo::Oldham3], &[Section::Part3]);
        check(&[MapsTo::AboutMeDo, MapsTo::AboutMeDont], &[Section::AboutMe]);
        check(&[MapsTo::WhoseWords, MapsTo::A], &[Section::WhoseWords, Section::A]);
        let mut sorted = Section::ALL.to_vec();
        sorted.sort_unstable();
        assert_eq!(sorted, Section::ALL, "in the order of reading");
    }
}
