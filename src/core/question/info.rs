//! Words on the page that ask for nothing.

use crate::{
    json::{At, Fields},
    words::Words,
};

/// What stands under the heading of such a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Info {
    /// short points, one under the other
    pub points: Vec<Words>,
    pub panel: Option<Panel>,
}

/// What the program itself puts on the page, from what was said elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// what the important details say
    FrontPage,
    /// the one-page profiles made so far
    Profiles,
    /// what the help of a provision map costs, and who pays
    Costs,
    /// the day from which somebody decides about their plan
    OwnSay,
}

impl Panel {
    const NAMES: [(&'static str, Panel); 4] = [
        ("front-page", Panel::FrontPage),
        ("profiles", Panel::Profiles),
        ("costs", Panel::Costs),
        ("own-say", Panel::OwnSay),
    ];
}

impl Info {
    pub(crate) fn read(fields: &Fields<'_>) -> Info {
        let points = fields.may("points").map(|at: At<'_>| at.some("point")).unwrap_or_default();
        let points = points.iter().filter_map(Words::read).collect();
        Info { points, panel: fields.may("panel").and_then(|at| at.one_of(&Panel::NAMES)) }
    }
}
