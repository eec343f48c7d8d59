//! Words of the page that says what help costs and who pays.

pub struct CostPage {
    pub title: &'static str,
    pub lead: &'static str,
    pub nothing_yet: &'static str,
    pub fill_in: &'static str,
    pub this_map: &'static str,
    pub map_of: fn(name: &str) -> String,
    pub who_pays: &'static str,
    pub extra: &'static str,
    pub whole: &'static str,
    pub school_pays: fn(threshold: &str, pays: &str) -> String,
    pub council_pays: fn(top_up: &str) -> String,
    pub no_top_up: &'static str,
    pub print: &'static str,
    pub workbook: &'static str,
    pub csv: &'static str,
    pub about_title: &'static str,
    pub about: fn(place: &str, support: &str) -> [String; 4],
    pub printed_title: &'static str,
}

pub(super) static ENGLISH: CostPage = CostPage {
    title: "What the help costs, and who pays",
    lead: "You do not have to fill this in. But you may see it: what the help for a year costs, and where the money comes from.",
    nothing_yet: "Nobody has filled in what the help costs yet. School does that, with you.",
    fill_in: "Go to the booklet “What the help costs”",
    this_map: "The costs of a year",
    map_of: |name| format!("The costs of a year, as {name} filled them in"),
    who_pays: "Who pays for what",
    extra: "If this lists only the extra support",
    whole: "If this lists the whole cost of the place",
    school_pays: |threshold, pays| {
        format!("School pays the first {threshold} out of its own money. Here that is {pays}.")
    },
    council_pays: |top_up| format!("The council is asked to add {top_up}."),
    no_top_up: "The council adds nothing: school’s own money is enough.",
    print: "Print",
    workbook: "Save for Excel (.xlsx)",
    csv: "Save as .csv",
    about_title: "Where the money comes from",
    about: |place, support| {
        [
            format!("School gets about {place} a year for every pupil. That is for what all pupils have."),
            format!("For pupils who need more, school has its own money. It pays the first {support} of extra support."),
            "Where the extra support costs more than that, school can ask the council to add the rest. That is called a top-up.".to_owned(),
            "You do not pay for the help in a plan.".to_owned(),
        ]
    },
    printed_title: "If the printed form says £0",
};
