//! Locking a folder with words of one's own, and opening one that is locked.

pub struct Lock {
    /// on the list and on the start page
    pub link: &'static str,
    pub change: &'static str,
    pub is_locked: &'static str,
    pub lock_now: &'static str,
    pub not_locked_now: &'static str,
    pub card: &'static str,
    pub card_open: &'static str,
    pub first: &'static str,
    pub make: MakeLock,
    pub open: OpenLock,
    pub off: TakeOff,
}

pub struct MakeLock {
    pub title: &'static str,
    pub lead: &'static str,
    pub about_title: &'static str,
    pub about: [&'static str; 6],
    pub copy_first: &'static str,
    pub words_hint: &'static str,
    pub own_used: &'static str,
    pub ask_again: &'static str,
    pub make: &'static str,
    pub make_now: &'static str,
    pub working: &'static str,
    pub full: &'static str,
    pub elsewhere: &'static str,
    pub unmade: &'static str,
    pub done_title: &'static str,
    pub done: &'static str,
    pub nothing: &'static str,
    pub not_here: &'static str,
}

pub struct OpenLock {
    pub title: &'static str,
    pub lead: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
    pub needed: &'static str,
    pub open: &'static str,
    pub working: &'static str,
    pub wrong: &'static str,
    pub wrong_advice: &'static str,
    pub damaged: &'static str,
    pub unsaved: &'static str,
    pub none: &'static str,
    pub none_lead: &'static str,
    pub lost: &'static str,
    pub lost_words: &'static str,
    pub delete: &'static str,
    pub sure: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
}

pub struct TakeOff {
    pub title: &'static str,
    pub lead: &'static str,
    pub hint: &'static str,
    pub button: &'static str,
    pub working: &'static str,
    pub full: &'static str,
    pub unmade: &'static str,
    pub done_title: &'static str,
    pub done: &'static str,
}

pub(super) static ENGLISH: Lock = Lock {
    link: "Lock it with words that only you have",
    change: "About the lock",
    is_locked: "It is locked on this device when you close the page, or after 10 minutes without you.",
    lock_now: "Lock it now",
    not_locked_now: "The last words could not be saved, so it is still open. Please try again.",
    card: "A locked folder",
    card_open: "Open it with its words",
    first: "This folder is on this device already, and it is locked. Open it with its words first, then open the copy.",
    make: MAKE,
    open: OPEN,
    off: OFF,
};

const MAKE: MakeLock = MakeLock {
    title: "Lock this folder",
    lead: "Do other people use this phone or computer? With a lock, they cannot read what you wrote.",
    about_title: "What the lock does",
    about: [
        "It locks your answers, pictures, voice notes and earlier versions on this device.",
        "We ask for your words each time you open this website. No words, no way in.",
        "It locks by itself when you close the page, and after 10 minutes without you.",
        "Others can still see that there is a locked folder here. They can delete it, but not read it.",
        "Files, copies and printed pages that you made before are not locked by it.",
        "People with special tools may still find traces of what you wrote before you locked it.",
    ],
    copy_first: "If you lose the words, you lose all of it. So make a copy first, and keep it somewhere else.",
    words_hint: "Write these words on paper, in this order. Nobody can open the folder without them: not us, and not \
                 the council.",
    own_used: "The folder will open with your own words.",
    ask_again: "You have not ticked that you wrote them down. If the words are lost, nobody can open the folder.",
    make: "Lock the folder",
    make_now: "I have them. Lock the folder",
    working: "Locking the folder. This takes a few seconds…",
    full: "There is not enough room on this device to lock the folder. Nothing was changed. Make room, then try again.",
    elsewhere: "This folder is open in another window too. Nothing was changed. Close that window, then try again.",
    unmade: "We could not lock the folder. Nothing was changed. Please try again.",
    done_title: "The folder is locked from now on",
    done: "You can carry on writing. We ask for the words when you come back.",
    nothing: "There is nothing to lock yet. Answer a question first.",
    not_here: "Folders cannot be locked here. On a shared device nothing is kept, and some browsers have no place \
               for a lock.",
};

const OPEN: OpenLock = OpenLock {
    title: "This folder is locked",
    lead: "Somebody locked it with words that only they have.",
    label: "What are the words that open it?",
    hint: "Type or paste them in order. Capital letters and hyphens make no difference",
    needed: "Type the words that open the folder",
    open: "Open the folder",
    working: "Opening the folder. This takes a few seconds…",
    wrong: "These words do not open this folder.",
    wrong_advice: "Check the order and the letters. You can try as often as you like, and nothing is lost.",
    damaged: "The lock itself is damaged, so no words can open it. If you kept a copy, you can open that.",
    unsaved: "We could not save what is open now, so we did not open this one. Go back to it and try again.",
    none: "No folder is locked here",
    none_lead: "No words are needed to open what you wrote.",
    lost: "I do not have the words",
    lost_words: "Then nobody can open it: not you, not us, and not the council. If you kept a copy, you can open that with \
                 its own words. You can also delete the locked folder and start a new one.",
    delete: "Delete this locked folder",
    sure: "All that is in it will be gone for good. Do you want to delete it?",
    yes: "Yes, delete it",
    no: "No, keep it",
};

const OFF: TakeOff = TakeOff {
    title: "Take the lock off",
    lead: "Then everyone who uses this device can read what you wrote.",
    hint: "We ask for the words once more, so that nobody else does this",
    button: "Take the lock off",
    working: "Taking the lock off. This takes a few seconds…",
    full: "There is not enough room on this device to take the lock off. Nothing was changed. Make room, then try again.",
    unmade: "We could not take the lock off. Nothing was changed. Please try again.",
    done_title: "The lock is off",
    done: "We do not ask for the words any more. Copies that you made keep their own words.",
};
