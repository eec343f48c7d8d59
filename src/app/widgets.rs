//! Parts that several pages draw. They take what they need as props.

mod around;
mod beneath;
mod choice;
mod drawn;
mod error_summary;
mod explain;
mod nothing_yet;
mod page;
mod save_line;
mod send;
mod summary;
mod symbol;
mod take_along;
mod undo;
mod when;
mod windows;

pub(crate) use around::{actions, go_on, ideas, more, said_before, skipped_words, starters, whose, worries};
pub(crate) use beneath::Beneath;
pub(crate) use choice::{Choice, Kind as ChoiceKind, choice, choice_with, one_of};
pub(crate) use drawn::drawn;
pub(crate) use error_summary::{Trouble, error_summary};
pub(crate) use explain::{Explained, explain, explained, meaning};
pub(crate) use nothing_yet::{nothing_here, nothing_yet};
pub(crate) use page::{Frame, frame, lines, lines_in};
pub(crate) use save_line::{save_banner, save_line};
pub(crate) use send::send;
pub(crate) use summary::summary_list;
pub(crate) use symbol::{Symbol, Symbols, spot, symbol};
pub(crate) use take_along::take_along;
pub(crate) use undo::undo_line;
pub(crate) use when::{days_ago, when};
pub(crate) use windows::windows_banner;
