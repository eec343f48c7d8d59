//! Who may read what somebody said, here on this device. What goes into a file is `share`'s business.

use crate::{
    answer::{Answer, PickedOption},
    bundle::statement::{Given, Statement},
    entry::Entry,
    folder::child_id,
    id::{ChoiceId, ContributorId, QuestionId},
    question::Question,
    sitting::Sitting,
};

/// A question by which a young person decides who may read the booklet that it is in.
struct Gate {
    question: &'static str,
    /// only these open the booklet to others: an answer that names people names them in words, which
    /// the program cannot hold against whoever is here
    open: &'static [&'static str],
    /// what holds while nothing was picked
    unsaid: bool,
}

/// Closed: a booklet that is not opened by one of these goes by the mark on each answer alone.
const GATES: [Gate; 3] = [
    Gate { question: "mp.share", open: &["everyone"], unsaid: true },
    Gate { question: "mpa.share", open: &["everyone"], unsaid: true },
    Gate { question: "th.sharewho", open: &["helpers"], unsaid: false },
];

/// Each such question with the options that open its booklet.
pub fn opening() -> [(&'static str, &'static [&'static str]); 3] {
    GATES.map(|gate| (gate.question, gate.open))
}

/// Whether the owner of a part that came from elsewhere opened it to others, where they said so in it.
/// Where they did not, it was to be read by those whom they sent it to.
pub(crate) fn opened_in(part: &Statement) -> Option<bool> {
    let said = |gate: &Gate| {
        let answered = part.answers.get(&QuestionId::known(gate.question))?;
        let Given::Answer { answer: Answer::Picked(picked), .. } = &answered.given else {
            return Some(false);
        };
        let is_open = |option: &PickedOption| gate.open.contains(&option.id.as_str());
        Some(picked.other.is_none() && !picked.options.is_empty() && picked.options.iter().all(is_open))
    };
    GATES.iter().find_map(said)
}

impl Sitting<'_> {
    /// Whoever is at the keyboard; the child where nobody said so.
    pub fn reader(&self) -> ContributorId {
        self.folder.writer().map_or_else(child_id, |writer| writer.id.clone())
    }

    /// Everybody reads what they said themselves. Others read what its owner did not keep back.
    pub fn may_read(&self, reader: &ContributorId, question: &Question) -> bool {
        *reader == self.contributor || (self.is_open() && self.is_shared(question))
    }

    /// The same of a question that this booklet no longer asks.
    pub fn may_read_gone(&self, reader: &ContributorId, question: &QuestionId) -> bool {
        let is_kept_back = self.kept(question).is_some_and(|kept| kept.shared == Some(false));
        *reader == self.contributor || (self.is_open() && !is_kept_back)
    }

    fn is_open(&self) -> bool {
        GATES.iter().all(|gate| self.is_opened_by(gate).unwrap_or(gate.unsaid))
    }

    /// Whether the booklet was opened to others, where that is asked in it and was answered.
    pub(crate) fn was_opened(&self) -> Option<bool> {
        let asked = |gate: &&Gate| self.booklet.question(&QuestionId::known(gate.question)).is_some();
        self.is_opened_by(GATES.iter().find(asked)?)
    }

    fn is_opened_by(&self, gate: &Gate) -> Option<bool> {
        let id = QuestionId::known(gate.question);
        if self.booklet.question(&id).is_none() {
            return Some(true);
        }
        let Entry::Picked(typed) = self.entry(&id).filter(|entry| !entry.is_empty())? else {
            return Some(false);
        };
        let is_open = |option: &ChoiceId| gate.open.contains(&option.as_str());
        Some(!typed.options.is_empty() && typed.options.iter().all(is_open))
    }
}
