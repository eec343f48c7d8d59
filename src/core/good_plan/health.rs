//! Help in section G that teaches: by law it is special educational provision, whoever gives it.

use super::{Notes, Rule, lists::List, text::Reading};

pub(super) fn look(reading: &Reading<'_>, notes: &mut Notes<'_>) {
    for entry in reading.entries().filter(|entry| !reading.is_heading(entry)) {
        let tokens = &entry.tokens;
        // safe eating is health, and so is what staff are taught
        let is_health = reading.has(tokens, List::Body) || reading.has(tokens, List::TeachesOthers);
        let teaches = reading.of_list(tokens, List::Teaches).next();
        if let (Some(hit), true, false) = (teaches, reading.has(tokens, List::Therapy), is_health) {
            notes.note(Rule::HealthTeaches, reading.octets(&(hit.from..hit.to)));
        }
    }
}
