//! Nobody is asked the same thing twice: where two booklets ask one kind of person in the same words, the
//! answer to one is offered in the other.

use tell_it_once_core::{
    booklet::Booklet,
    question::{Kind, Question},
};

use super::booklets;

/// Asked anew on purpose.
const ANEW: [[&str; 2]; 3] = [
    // a review asks how it is now
    ["mpa.notwell", "rv.cy.notwell"],
    // what a meeting agrees on is not what one teacher says
    ["rv.m.work", "tc.working"],
    ["rv.m.notwork", "tc.notworking"],
];

fn is_offered(one: (&Booklet, &Question), other: (&Booklet, &Question)) -> bool {
    let is_version = one.0.version_of.is_some() && one.0.version_of == other.0.version_of;
    is_version || one.1.reuse.contains(&other.1.id) || other.1.reuse.contains(&one.1.id)
}

#[test]
fn criterion_33_nothing_is_asked_twice_of_the_same_person() {
    let all = booklets();
    // a name below a booklet is given anew each time, and a page of words asks nothing
    let asks = |question: &Question| !matches!(question.kind, Kind::Sign | Kind::Info(_));
    let questions: Vec<(&Booklet, &Question)> = all
        .iter()
        .flat_map(|booklet| booklet.questions().map(move |question| (booklet, &**question)))
        .filter(|(_, question)| asks(question))
        .collect();
    let mut found = Vec::new();
    let mut same = 0;
    for (n, one) in questions.iter().enumerate() {
        for other in &questions[n + 1..] {
            if one.0.asks != other.0.asks || one.1.ask.usual != other.1.ask.usual {
                continue;
            }
            same += 1;
            let is_anew = ANEW
                .iter()
                .any(|pair| pair.iter().all(|id| [one.1.id.as_str(), other.1.id.as_str()].contains(id)));
            if !is_anew && !is_offered(*one, *other) {
                found.push(format!("{} and {}: {}", one.1.id, other.1.id, one.1.ask.usual));
            }
        }
    }
    assert!(same > 3, "some are asked in the same words: {same}");
    assert!(found.is_empty(), "{}", found.join("\n"));
}
