//! What this browser does that others do not, where nothing can be asked of it.

use super::page;

/// Safari, and every browser of an iPhone, clears what a site keeps after 7 days without a visit, unless the
/// page stands on the home screen.
pub(crate) fn clears_after_a_week() -> bool {
    let Some(window) = page::window() else { return false };
    let navigator = window.navigator();
    let vendor =
        js_sys::Reflect::get(&navigator, &"vendor".into()).ok().and_then(|vendor| vendor.as_string());
    let is_alone = js_sys::Reflect::get(&navigator, &"standalone".into()).ok();
    let is_alone = is_alone.and_then(|alone| alone.as_bool()).unwrap_or(false);
    vendor.is_some_and(|vendor| vendor.starts_with("Apple")) && !is_alone
}
