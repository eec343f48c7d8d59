//! Not drawn yet.

use crate::{
    pages::{Drawn, lost},
    state::App,
};

pub(crate) fn page(app: App) -> Drawn {
    lost::page(app)
}
