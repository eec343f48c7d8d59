//! Plans, dates and letters: the pages of the part that is fetched last.

pub(crate) mod files;
mod overview;

use tell_it_once_core::route::Plans;

use super::{Drawn, lost};
use crate::state::App;

pub(crate) use files::PlanFiles;

pub(super) fn page(app: App, page: &Plans) -> Drawn {
    let Some(files) = PlanFiles::here(app) else { return lost::page(app) };
    match page {
        Plans::Overview => overview::page(app, &files),
        Plans::Dates
        | Plans::Calendar
        | Plans::Letters
        | Plans::Letter { .. }
        | Plans::Explain
        | Plans::Explained { .. } => lost::page(app),
    }
}
