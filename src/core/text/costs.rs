//! Words of the sums of a provision map: what was counted, how, and what could not be.

use crate::provision::Cell;

use super::count::Counted;

pub struct Costs {
    pub title: &'static str,
    pub setting: &'static str,
    pub services: &'static str,
    pub what: &'static str,
    pub who: &'static str,
    pub service: &'static str,
    pub time: &'static str,
    pub week: &'static str,
    pub year: &'static str,
    pub outcome: &'static str,
    pub how: &'static str,
    pub total_a: &'static str,
    pub total_b: &'static str,
    pub total: &'static str,
    pub only_extra: fn(threshold: &str) -> String,
    pub whole_cost: fn(threshold: &str) -> String,
    pub chosen: &'static str,
    pub share: &'static str,
    pub top_up: &'static str,
    /// "25 hours × £14 × 1 staff ÷ 1 pupil = £350 a week, × 38 weeks = £13,300 a year"
    pub worked: fn(&Sum<'_>) -> String,
    pub typed: fn(week: &str, weeks: &str, year: &str) -> String,
    pub rounded: &'static str,
    pub differs: fn(typed: &str, worked: &str) -> String,
    pub missing: fn(cells: &str) -> String,
    pub unread: fn(cell: &str) -> String,
    pub no_pupils: &'static str,
    pub too_large: &'static str,
    pub weeks_usual: fn(weeks: &str) -> String,
    pub weeks_unread: fn(weeks: &str) -> String,
    pub not_counted: Counted,
    pub no_basis: &'static str,
    pub printed_form: &'static str,
    pub no_limit: &'static str,
    pub cells: fn(Cell) -> &'static str,
    pub and: &'static str,
}

/// What a row is worked out of, in words.
pub struct Sum<'a> {
    pub hours: &'a str,
    pub hour: &'a str,
    pub staff: &'a str,
    pub pupils: &'a str,
    pub week: &'a str,
    pub weeks: &'a str,
    pub year: &'a str,
}

/// Beside what is on every page: only the pages of a plan say these.
pub(super) static ENGLISH: Costs = Costs {
    title: "What the help costs",
    setting: "A: Support that the setting gives",
    services: "B: Support from outside services",
    what: "Support",
    who: "Staff",
    service: "Service",
    time: "Time",
    week: "Cost of a week (£)",
    year: "Cost of a year (£)",
    outcome: "Outcome it serves",
    how: "How it was worked out",
    total_a: "Total A, for a year",
    total_b: "Total B, for a year",
    total: "Total cost, A and B together",
    only_extra: |threshold| format!("Only the extra support: the setting pays the first {threshold}"),
    whole_cost: |threshold| format!("The whole cost of the place: the setting pays the first {threshold}"),
    chosen: "This is what the map says it lists.",
    share: "The setting’s share",
    top_up: "Top-up from the council",
    worked: |sum| {
        let many = |n: &str, one: &'static str, more: &'static str| if n == "1" { one } else { more };
        format!(
            "{} {} a week × {} an hour × {} staff ÷ {} {} = {} a week. Times {} weeks = {} a year.",
            sum.hours,
            many(sum.hours, "hour", "hours"),
            sum.hour,
            sum.staff,
            sum.pupils,
            many(sum.pupils, "pupil", "pupils"),
            sum.week,
            sum.weeks,
            sum.year
        )
    },
    typed: |week, weeks, year| {
        format!("{week} a week, as it was typed. Times {weeks} weeks = {year} a year.")
    },
    rounded: "Each year is rounded once, to the nearest penny, and half a penny goes up.",
    differs: |typed, worked| {
        format!(
            "The cost of a week was typed as {typed}, and the sum gives {worked}. What was typed is counted."
        )
    },
    missing: |cells| format!("This is not counted yet. Please add {cells}."),
    unread: |cell| format!("This is not counted yet. We could not read {cell}."),
    no_pupils: "This is not counted yet. The number of pupils cannot be 0.",
    too_large: "This is not counted. The numbers are too large for a sum.",
    weeks_usual: |weeks| format!("Nobody gave the weeks of the year, so {weeks} are counted."),
    weeks_unread: |weeks| format!("We could not read the weeks of the year, so {weeks} are counted."),
    not_counted: Counted::new(
        "1 row is not counted yet, so the cost may be higher.",
        "{n} rows are not counted yet, so the cost may be higher.",
    ),
    no_basis: "The map does not say which of these two it lists. Please choose one.",
    printed_form: "The printed form takes A and B from the total cost. But the total cost is A and B, so that is always £0, whatever the help costs. Here the setting’s own money is taken from the total cost instead.",
    no_limit: "A child’s support must meet the need. This sum does not set a limit.",
    cells: |cell| match cell {
        Cell::Hours => "the hours a week",
        Cell::HourCost => "the cost of an hour",
        Cell::Staff => "how many staff",
        Cell::Pupils => "how many pupils",
        Cell::WeekCost => "the cost of a week",
        Cell::YearCost => "the cost of a year",
    },
    and: " and ",
};
