//! Words of the page that makes a calendar file.

pub struct CalendarFile {
    pub title: &'static str,
    pub lead: &'static str,
    pub nothing: &'static str,
    pub choose: &'static str,
    pub pick_one: &'static str,
    pub reminds_before: &'static str,
    pub reminds_on: &'static str,
    pub save: &'static str,
    pub file: &'static str,
    pub saved: fn(file: &str) -> String,
    pub not_saved: &'static str,
    pub how: &'static str,
    pub how_phone: &'static str,
    pub how_google: &'static str,
    pub how_outlook: &'static str,
    pub again: &'static str,
    pub no_name: &'static str,
}

/// Beside what is on every page: only that page says these.
pub(super) static ENGLISH: CalendarFile = CalendarFile {
    title: "Dates for your calendar",
    lead: "Save the days that are still to come as a file. Open it in the calendar that you use already.",
    nothing: "There is no day to come yet. Put in the dates that you know first.",
    choose: "Which days would you like?",
    pick_one: "Pick at least one day.",
    reminds_before: "Your calendar reminds you a week and two days before.",
    reminds_on: "Your calendar tells you on the day.",
    save: "Save the calendar file",
    file: "our-dates.ics",
    saved: |file| format!("Saved in your downloads: {file}"),
    not_saved: "The browser did not save the file. Try again, or use another browser.",
    how: "How to open it",
    how_phone: "On a phone or a Mac: open the file from your downloads, and say yes to adding all days.",
    how_google: "Google Calendar: on a computer, open its settings, then “Import and export”, and choose the file.",
    how_outlook: "Outlook: open the file, or choose “Add calendar” and then “Upload from file”.",
    again: "If your dates change, save the file again and open it. Most calendars then change the days and add none twice.",
    no_name: "Nobody’s name is in the file.",
};
