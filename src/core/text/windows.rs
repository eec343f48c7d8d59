//! What is said when one folder is open in several windows.

pub struct Windows {
    pub label: &'static str,
    pub only_reads: &'static str,
    pub edit_here: &'static str,
    pub edits_here: &'static str,
    pub not_opened: &'static str,
    pub put_aside: &'static str,
    pub see_versions: &'static str,
}

pub(super) const ENGLISH: Windows = Windows {
    label: "Open in two windows",
    only_reads: "You have this open in another window. You can read it here. To write here, choose the button.",
    edit_here: "Edit here",
    edits_here: "You can write in this window now.",
    not_opened: "We could not open your saved work in this window, and changed nothing. Go on in the other window, or reload this page.",
    put_aside: "Something was also changed in another window. We kept your words from this window too, as an earlier version.",
    see_versions: "See the earlier versions",
};
