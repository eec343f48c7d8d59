//! Whose device it is, and what is kept on it.

pub struct Device {
    pub title: &'static str,
    pub hint: &'static str,
    pub own: &'static str,
    pub own_hint: &'static str,
    pub shared: &'static str,
    pub shared_hint: &'static str,
    pub pick: &'static str,
}

pub(super) const ENGLISH: Device = Device {
    title: "Whose device is this?",
    hint: "So we know where to keep your words",
    own: "Mine, or my family’s",
    own_hint: "We keep your words on it, so you can stop and come back",
    shared: "A shared one, like at school or in a library",
    shared_hint: "Nothing stays on it when you close this window",
    pick: "Choose whose device this is",
};
