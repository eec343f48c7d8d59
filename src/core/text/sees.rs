//! Words about who can see what is written here.

pub struct Sees {
    pub title: &'static str,
    pub lead_nothing: &'static str,
    pub lead: &'static str,
    pub device: &'static str,
    pub own: &'static str,
    pub shared: &'static str,
    pub locked: &'static str,
    pub unlocked: &'static str,
    pub people: fn(people: usize) -> String,
    pub others: fn(folders: usize) -> String,
    pub to_lock: &'static str,
    pub to_clear: &'static str,
    pub to_tips: &'static str,
    pub council: fn(council: &str) -> String,
    pub none_sent: &'static str,
    pub made: fn(files: usize, day: &str) -> String,
    pub sealed: &'static str,
    pub unsealed: &'static str,
    pub newer: &'static str,
    pub before_file: &'static str,
    pub helpers: &'static str,
    pub helpers_words: [&'static str; 2],
    pub asked: &'static str,
    pub private: &'static str,
    pub private_none: &'static str,
    pub notes: fn(notes: usize) -> String,
    pub kept_back: fn(answers: usize) -> String,
    pub private_words: &'static str,
    pub rights_you: &'static str,
    pub rights_about: &'static str,
    pub rights_you_words: [&'static str; 5],
    pub rights_about_words: [&'static str; 3],
    pub more: &'static str,
    pub privacy: &'static str,
}

/// Beside what is on every page: one page says these.
pub(super) static ENGLISH: Sees = Sees {
    title: "Who can see this?",
    lead_nothing: "Nothing is written here yet. When you write, it stays on this device until you share it.",
    lead: "What you write stays on this device until you choose to share it.",
    device: "On this device",
    own: "Your answers are kept in this web browser. People who use it can open them.",
    shared: "This is a shared device. Your answers are gone from it when you close this window. While it is open, \
             people near you could see them.",
    locked: "Your answers are locked. This website asks for your words before it shows them.",
    unlocked: "They are not locked.",
    people: |people| match people {
        1 => "1 person has answered here.".to_owned(),
        people => format!("{people} people have answered here. Each of them can see what the others wrote."),
    },
    others: |folders| match folders {
        1 => "There is saved work about 1 more child or young person on this device.".to_owned(),
        folders => {
            format!("There is saved work about {folders} more children or young people on this device.")
        }
    },
    to_lock: "Lock your answers with words",
    to_clear: "Delete my answers",
    to_tips: "If somebody looks at this device",
    council: |council| format!("{council}, school and other people at work"),
    none_sent: "They have nothing from here. They get something only when you make a file and give it to them.",
    made: |files, day| match files {
        1 => format!("You made a file on {day}. Whoever you gave it to can read what is in it."),
        files => format!(
            "You made {files} files, the last on {day}. Whoever you gave them to can read what is in them."
        ),
    },
    sealed: "The last one is locked. Only the council can open it.",
    unsealed: "The last one is not locked. Anyone who gets it can read it.",
    newer: "What you wrote after that is not in it.",
    before_file: "You see all that goes into a file before you make it.",
    helpers: "People who help you here",
    helpers_words: [
        "Somebody who writes for you can see your answers. Each answer says whose words it is.",
        "If you ask somebody else for their part, they do not get yours.",
    ],
    asked: "Parts that other people sent you are in here too.",
    private: "What never leaves this device",
    private_none: "You have no private notes, and you keep no answer back.",
    notes: |notes| match notes {
        1 => "You have 1 private note.".to_owned(),
        notes => format!("You have {notes} private notes."),
    },
    kept_back: |answers| match answers {
        1 => "You keep 1 answer back.".to_owned(),
        answers => format!("You keep {answers} answers back."),
    },
    private_words: "Private notes, voice notes and answers that you keep back are never in a file for the council.",
    rights_you: "Your rights",
    rights_about: "The child’s or young person’s rights",
    rights_you_words: [
        "These are your words. You choose what to share.",
        "You can say no, and you can change your mind.",
        "You can ask the council what it keeps about you, and to put mistakes right.",
        "When you are old enough to leave school, the law says that you choose about your plan. You can have help.",
        "You can talk to somebody who is not from the council. It is free.",
    ],
    rights_about_words: [
        "Children and young people have a right to know who sees what is said about them.",
        "Tell them before you share it. Ask what they want to keep back.",
        "When they are old enough to leave school, the law says that they choose about their plan. You can help them.",
    ],
    more: "More about this",
    privacy: "Privacy: all of it in one place",
};
