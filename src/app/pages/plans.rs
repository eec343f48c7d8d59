//! Plans, dates and letters: the pages of the part that is fetched last.

mod check;
mod costs;
pub(crate) mod files;
mod make;
mod map;
mod more;
mod overview;
mod review;
mod rounds;
mod take;

use tell_it_once_core::route::Plans;

use super::{Drawn, lost};
use crate::state::App;

pub(crate) use files::PlanFiles;

pub(super) fn page(app: App, page: &Plans) -> Drawn {
    let Some(files) = PlanFiles::here(app) else { return lost::page(app) };
    match page {
        Plans::Overview => overview::page(app, &files),
        Plans::Make => make::page(app),
        Plans::Check => check::page(app, files.clone()),
        Plans::Review => review::page(app),
        Plans::Rounds => rounds::page(app),
        Plans::Costs => costs::page(app),
        Plans::Dates
        | Plans::Calendar
        | Plans::Letters
        | Plans::Letter { .. }
        | Plans::Explain
        | Plans::Explained { .. } => lost::page(app),
    }
}
