//! Words of the page that leads to plans, dates and letters.

pub struct PlanPages {
    pub title: &'static str,
    pub lead: &'static str,
    pub on_the_list: &'static str,
    pub as_of: fn(day: &str) -> String,
}

pub(super) static ENGLISH: PlanPages = PlanPages {
    title: "Plans and dates",
    lead: "Where you are on the way to a plan, what comes next, and letters to send.",
    on_the_list: "See dates, letters and plans",
    as_of: |day| format!("Somebody last held these dates against the law on {day}."),
};
