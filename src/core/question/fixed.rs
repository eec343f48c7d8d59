//! Options that the program itself gives: yes or no, and faces.
//!
//! The booklet only says whether some words more are asked for once something is picked.

use crate::{json::Fields, question::pick::Shown, words::Words};

/// What a booklet may add to fixed options.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fixed {
    /// asks for some words more, whatever is picked
    pub detail: Option<Words>,
}

impl Fixed {
    pub(crate) fn read(fields: &Fields<'_>) -> Fixed {
        Fixed { detail: fields.may("detail").and_then(|at| Words::read(&at)) }
    }
}

/// The options as they are shown, each asking for the same words more.
pub(crate) fn shown(options: impl IntoIterator<Item = Shown>, detail: Option<String>) -> Vec<Shown> {
    let with = |option: Shown| Shown { detail: detail.clone(), ..option };
    options.into_iter().map(with).collect()
}
