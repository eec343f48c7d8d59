//! What was picked of another answer and has since been taken out of it.

use super::{Context, shown};
use crate::{
    id::ChoiceId,
    question::{
        Kind,
        pick::{self, Pick, Shown},
        sort::Sort,
    },
};

/// The options or cards, and what was picked of another answer that no longer has it: the id of an item says
/// nothing to a reader. A question's own options keep theirs, which were words once.
pub(super) fn also_gone<'t>(
    kind: &Kind,
    typed: impl IntoIterator<Item = &'t ChoiceId>,
    context: &Context<'_>,
) -> Vec<Shown> {
    let mut options = shown(kind, context);
    if let Kind::Choice(Pick { from, .. }) | Kind::Multi(Pick { from, .. }) | Kind::Sort(Sort { from, .. }) =
        kind
        && !from.is_empty()
    {
        let is_gone = |id: &&ChoiceId| id.as_str() != pick::OTHER && options.iter().all(|one| one.id != **id);
        let gone: Vec<_> = typed.into_iter().filter(is_gone).cloned().collect();
        let label = context.text.answers.no_longer_listed;
        options.extend(gone.into_iter().map(|id| Shown {
            id,
            label: label.to_owned(),
            detail: None,
            picture: None,
        }));
    }
    options
}
