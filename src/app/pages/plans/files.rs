//! The files of the council pack that these pages are made from: fetched with them, and read here.

use std::sync::Arc;

use tell_it_once_core::{
    dates::{self, Dates},
    good_plan::{self, GoodPlan},
    json::Misfit,
    letters::{self, Letters},
};

use crate::{
    browser::pack::{Asked, NotFetched, ask},
    pack::{NotReady, PlanShelf},
    state::App,
};

/// Every file, as it was read.
pub(crate) struct PlanFiles {
    pub(crate) dates: Dates,
    pub(crate) letters: Letters,
    pub(crate) good_plan: GoodPlan,
}

impl PlanFiles {
    /// They were fetched before a page was drawn.
    pub(in crate::pages) fn here(app: App) -> Option<Arc<PlanFiles>> {
        app.pack.plans()?.downcast().ok()
    }
}

pub(crate) async fn fetch() -> Result<PlanShelf, NotReady> {
    // all are asked for before the first is waited for
    let paths = [dates::PATH, letters::PATH, good_plan::PATH];
    let [dates, letters, good_plan] = paths.map(|path| (path, ask(path)));
    let dates = read(dates, dates::read).await?;
    let letters = read(letters, letters::read).await?;
    let good_plan = read(good_plan, good_plan::read).await?;
    Ok(Arc::new(PlanFiles { dates, letters, good_plan }))
}

async fn read<T>(
    (path, asked): (&'static str, Asked),
    read: fn(&[u8]) -> Result<T, Vec<Misfit>>,
) -> Result<T, NotReady> {
    let wrong = || NotReady::Files(vec![path.to_owned()]);
    match asked.answer().await {
        Ok(bytes) => read(&bytes).map_err(|_| wrong()),
        Err(NotFetched::Offline) => Err(NotReady::Offline),
        Err(NotFetched::NotFound | NotFetched::Status(_) | NotFetched::NotBeside) => Err(wrong()),
    }
}
