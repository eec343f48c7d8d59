//! Keeping a copy to carry on with elsewhere, the sheet that is printed for it, and opening one.

use super::count::{Counted, Held};

pub struct Copies {
    pub make: MakeCopy,
    pub sheet: CopySheet,
    pub open: OpenCopy,
}

pub struct MakeCopy {
    pub title: &'static str,
    pub lead: &'static str,
    pub nothing: &'static str,
    pub words_title: &'static str,
    pub words_hint: &'static str,
    pub words_label: &'static str,
    pub copy_words: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub others: &'static str,
    pub others_made: fn(words: &str) -> String,
    pub own: &'static str,
    pub own_label: &'static str,
    pub own_hint: &'static str,
    pub own_used: &'static str,
    pub show: &'static str,
    pub hide: &'static str,
    pub use_made: &'static str,
    pub written_down: &'static str,
    pub ask_again_title: &'static str,
    pub ask_again: &'static str,
    pub make: &'static str,
    pub make_now: &'static str,
    pub stretching: &'static str,
    pub locking: &'static str,
    pub unmade: &'static str,
    pub too_large: &'static str,
    pub done_title: &'static str,
    pub done: fn(file: &str, size: &str) -> String,
    pub share: &'static str,
    pub not_shared: &'static str,
    pub again: &'static str,
    pub missing: Counted,
    pub missing_words: &'static str,
    pub picture_of: fn(asked: &str) -> String,
    pub next_title: &'static str,
    pub next: [&'static str; 4],
}

pub struct CopySheet {
    pub print_title: &'static str,
    pub print_hint: &'static str,
    pub print: &'static str,
    pub with_name: fn(name: &str) -> String,
    pub title: &'static str,
    pub lead: &'static str,
    pub about: fn(name: &str) -> String,
    pub made: fn(date: &str) -> String,
    pub words: &'static str,
    pub own_words: &'static str,
    pub file: &'static str,
    pub file_hint: &'static str,
    pub steps_title: &'static str,
    pub step_go: &'static str,
    pub steps: [&'static str; 4],
    pub keep_safe: &'static str,
}

pub struct OpenCopy {
    pub title: &'static str,
    pub lead: &'static str,
    pub choose: &'static str,
    pub choose_hint: &'static str,
    pub drop_here: &'static str,
    pub another: &'static str,
    pub looking: &'static str,
    pub gone: &'static str,
    pub locked: fn(file: &str, size: &str) -> String,
    pub words: &'static str,
    pub words_hint: &'static str,
    pub words_needed: &'static str,
    pub did_you_mean: fn(typed: &str, meant: &str) -> String,
    pub use_word: fn(meant: &str) -> String,
    pub word_changed: fn(meant: &str) -> String,
    pub open: &'static str,
    pub opening: &'static str,
    pub device_hint: &'static str,
    pub plain: &'static str,
    pub same: &'static str,
    pub same_words: &'static str,
    pub both_title: &'static str,
    pub file_newer: &'static str,
    pub here_newer: &'static str,
    pub both_changed: &'static str,
    pub only_differ: &'static str,
    pub here: &'static str,
    pub in_file: &'static str,
    pub changed: fn(when: &str) -> String,
    pub only_here: Counted,
    pub only_file: Counted,
    pub differ: Counted,
    pub which: &'static str,
    pub pick: &'static str,
    pub use_file: &'static str,
    pub use_file_hint: &'static str,
    pub keep_here: &'static str,
    pub keep_here_hint: &'static str,
    pub keep_both: &'static str,
    pub keep_both_hint: &'static str,
    pub opened_title: &'static str,
    pub opened: Held,
    pub is_here: &'static str,
    pub replaced_title: &'static str,
    pub replaced: &'static str,
    pub undo: &'static str,
    pub undone: &'static str,
    pub unchanged_title: &'static str,
    pub unchanged: &'static str,
    pub to_list: &'static str,
    pub unsaved: &'static str,
    pub no_room: &'static str,
    pub not_kept: &'static str,
    pub elsewhere: &'static str,
}

pub(super) static ENGLISH: Copies = Copies { make: MAKE, sheet: SHEET, open: OPEN };

const MAKE: MakeCopy = MakeCopy {
    title: "Keep a copy",
    lead: "A copy is a locked file with all your answers and pictures. With it you can carry on on another \
           phone or computer, or get everything back if this one loses it.",
    nothing: "There is nothing to copy yet. Answer a question first.",
    words_title: "The six words that open it",
    words_hint: "Write these words on paper, in this order. Nobody can open the file without them: not us, \
                 and not the council.",
    words_label: "Your six words, in order",
    copy_words: "Copy the words",
    copied: "The words are copied. Paste them somewhere safe.",
    not_copied: "The words could not be copied. Write them down instead.",
    others: "Make other words",
    others_made: |words| format!("Your new words are: {words}."),
    own: "I would rather choose my own words",
    own_label: "Your own words",
    own_hint: "Use at least 15 letters. Four or five words that have nothing to do with each other are good",
    own_used: "The file will open with your own words.",
    show: "Show what I type",
    hide: "Hide what I type",
    use_made: "Use six made words instead",
    written_down: "I have written the words down, or printed them",
    ask_again_title: "Do you have the words?",
    ask_again: "You have not ticked that you wrote them down. If the words are lost, nobody can open the copy.",
    make: "Make the copy",
    make_now: "I have them. Make the copy",
    stretching: "Locking the copy. This takes a few seconds…",
    locking: "Putting your answers and pictures in…",
    unmade: "We could not make the copy. Your answers are safe on this device. Try again.",
    too_large: "There are too many pictures for one copy. Remove some pictures, then try again.",
    done_title: "Your copy is made",
    done: |file, size| format!("We saved it in your downloads. It is called {file}, and its size is {size}."),
    share: "Share it …",
    not_shared: "This device did not share it. The file is in your downloads: attach it to a message from \
               there, or download it again.",
    again: "Download it again",
    missing: Counted::new("1 picture is not in the copy", "{n} pictures are not in the copy"),
    missing_words: "They could not be found on this device. All your words are in the copy.",
    picture_of: |asked| format!("A picture for “{asked}”"),
    next_title: "What to do now",
    next: [
        "Keep the file where you will find it: on a memory stick, in your own online storage, or in an email to \
         yourself.",
        "Keep the words in another place, on paper. Do not send them with the file.",
        "To carry on elsewhere, go to this site there and choose “Open a copy”.",
        "The copy does not change when you write more. Make a new one after you have.",
    ],
};

const SHEET: CopySheet = CopySheet {
    print_title: "A sheet to print",
    print_hint: "One page with the words, and how to use them. We keep nothing of it.",
    print: "Print the sheet",
    with_name: |name| format!("Put the name {name} on the sheet"),
    title: "How to open our copy",
    lead: "Our answers are in a locked file. These words open it. Keep this sheet in a safe place.",
    about: |name| format!("The copy is about {name}."),
    made: |date| format!("This sheet was printed on {date}."),
    words: "The words, in this order",
    own_words: "Write your own words here, if you need to",
    file: "Where the file is",
    file_hint: "Its name starts with tell-it-once and ends with .backup.json",
    steps_title: "How to open it",
    step_go: "On any phone or computer, go to",
    steps: [
        "Choose “Open a copy”.",
        "Choose the file.",
        "Type the words in order. Capital letters and hyphens make no difference.",
        "Everything is there again, and you can carry on.",
    ],
    keep_safe: "Do not keep this sheet with the file. Anyone who has both can read everything. Without the words \
                nobody can open the file, not even the council.",
};

const OPEN: OpenCopy = OpenCopy {
    title: "Open a copy",
    lead: "Carry on with what you wrote on another phone or computer. The file does not leave this device.",
    choose: "Choose the file",
    choose_hint: "Its name starts with tell-it-once and ends with .backup.json",
    drop_here: "You can also drop the file here.",
    another: "Choose another file",
    looking: "Looking at the file…",
    gone: "The file could not be read. Copy it to this device first, then choose it again.",
    locked: |file, size| format!("This is a copy of a folder: {file}, {size}."),
    words: "What are the words that open it?",
    words_hint: "Type or paste them in order. Capital letters and hyphens make no difference",
    words_needed: "Type the words that open the copy",
    did_you_mean: |typed, meant| format!("We do not know “{typed}”. Did you mean “{meant}”?"),
    use_word: |meant| format!("Use “{meant}”"),
    word_changed: |meant| format!("We put “{meant}” in."),
    open: "Open the copy",
    opening: "Opening the copy. This takes a few seconds…",
    device_hint: "This decides where we keep what is in the copy",
    plain: "This file is not locked, and pictures are not in it.",
    same: "It is the same as what is here",
    same_words: "All that is in the file is on this device already. Nothing was changed.",
    both_title: "This folder is on this device already",
    file_newer: "The file has all that is here, and more.",
    here_newer: "This device has all that is in the file, and more.",
    both_changed: "Each has something that the other has not.",
    only_differ: "The same questions have answers in both, but not in the same words.",
    here: "On this device",
    in_file: "In the file",
    changed: |when| format!("Last changed on {when}"),
    only_here: Counted::new(
        "1 answer that the file does not have",
        "{n} answers that the file does not have",
    )
    .or_none("No answers that the file does not have"),
    only_file: Counted::new(
        "1 answer that this device does not have",
        "{n} answers that this device does not have",
    )
    .or_none("No answers that this device does not have"),
    differ: Counted::new(
        "1 answer is in both, with different words.",
        "{n} answers are in both, with different words.",
    ),
    which: "Which one do you want to carry on with?",
    pick: "Choose which one to carry on with",
    use_file: "Use the one from the file",
    use_file_hint: "What is here now is kept as an earlier version",
    keep_here: "Keep the one on this device",
    keep_here_hint: "Nothing changes, and you still have the file",
    keep_both: "Keep both",
    keep_both_hint: "The one from the file becomes a second folder",
    opened_title: "Your copy is open",
    opened: Held::ENGLISH,
    is_here: "All of it is on this device now. You can carry on.",
    replaced_title: "The one from the file is in use",
    replaced: "What was here before is kept as an earlier version.",
    undo: "Undo",
    undone: "What was here before is back.",
    unchanged_title: "Nothing was changed",
    unchanged: "The one on this device stays as it is. The file stays as it is, too.",
    to_list: "Go to your list",
    unsaved: "What you wrote on this device is not saved yet, so we did not open the copy. Save it first, then try \
              again.",
    no_room: "There is not enough room on this device for the copy. Nothing was changed. Make room, then try again.",
    not_kept: "What is here could not be kept as an earlier version, so nothing was changed. You can keep both.",
    elsewhere: "This folder is open in another window, so nothing was changed. Close that window, then try again.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(said: String, words: &str) {
        assert_eq!(said, words);
    }

    #[test]
    fn one_is_one_and_none_is_said() {
        check(OPEN.only_here.say(0), "No answers that the file does not have");
        check(OPEN.only_here.say(1), "1 answer that the file does not have");
        check(OPEN.only_file.say(2), "2 answers that this device does not have");
        check(OPEN.opened.say(1, 0), "It has 1 answer.");
        check(OPEN.opened.say(12, 1), "It has 12 answers and 1 picture.");
        check(OPEN.differ.say(1), "1 answer is in both, with different words.");
        check(MAKE.missing.say(2), "2 pictures are not in the copy");
    }
}
