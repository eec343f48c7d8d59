//! Plans, dates and letters: the pages of the part that is fetched last.

mod calendar;
mod check;
mod costs;
mod dates;
pub(crate) mod files;
mod letters;
mod make;
mod map;
mod more;
mod overview;
mod review;
mod rounds;
mod take;
mod telling;

use tell_it_once_core::route::Plans;

use super::{Drawn, lost};
use crate::state::App;

pub(crate) use files::PlanFiles;

pub(super) fn page(app: App, page: &Plans) -> Drawn {
    let Some(files) = PlanFiles::here(app) else { return lost::page(app) };
    match page {
        Plans::Overview => overview::page(app, &files),
        Plans::Dates => dates::page(app, &files),
        Plans::Calendar => calendar::page(app, &files),
        Plans::Letters => letters::page(app, &files),
        Plans::Letter { number } => {
            letters::letter::page(app, &files, *number).unwrap_or_else(|| lost::page(app))
        }
        Plans::Make => make::page(app),
        Plans::Check => check::page(app, files.clone()),
        Plans::Review => review::page(app),
        Plans::Rounds => rounds::page(app),
        Plans::Costs => costs::page(app),
    }
}
