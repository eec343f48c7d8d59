//! Parts that several pages draw. They take what they need as props.

mod around;
mod error_summary;
mod page;
mod save_line;
mod summary;

pub use around::{actions, ideas, more, said_before, skipped_words, starters, whose, worries};
pub use error_summary::{Trouble, error_summary};
pub use page::{Frame, frame, lines};
pub use save_line::{save_banner, save_line};
pub use summary::summary_list;
