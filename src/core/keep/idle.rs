//! When a shared device hides what was written on it, and when it clears it. Pure: the clock is an argument.
//!
//! All in whole seconds on the clock of the device. A clock that was set back counts like one that was set
//! forward: better to hide too soon.

/// Without a key, a pointer or a touch.
const HIDE_AFTER: u64 = 10 * 60;
/// From one look to the next, and from one sign that the page is open to the next.
pub const LOOK_EVERY: u64 = 15;
/// Away for longer: whoever comes back is asked first.
const ASK_AFTER: u64 = 30;
/// Away for longer: nobody is coming back.
const CLEAR_AFTER: u64 = 30 * 60;

/// What to do with an open page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Again { after: u64 },
    Hide,
}

/// What to do with a page that is opened again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Return {
    GoOn,
    /// the words stay hidden until somebody says that they are theirs
    Ask,
    Clear,
}

/// Whether somebody is still here.
pub fn look(now: i64, touched: i64) -> Look {
    match HIDE_AFTER.checked_sub(now.abs_diff(touched)) {
        None | Some(0) => Look::Hide,
        Some(left) => Look::Again { after: left.min(LOOK_EVERY) },
    }
}

/// How long nobody was here, where that is known, and whether the words were hidden before.
pub fn on_return(away: Option<u64>, hidden: bool) -> Return {
    match away {
        Some(away) if away > CLEAR_AFTER => Return::Clear,
        Some(away) if away <= ASK_AFTER && !hidden => Return::GoOn,
        Some(_) | None => Return::Ask,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_hidden_after_ten_minutes() {
        let check = |now, touched, look_now| assert_eq!(look(now, touched), look_now, "{now} {touched}");
        check(1000, 1000, Look::Again { after: 15 });
        check(1584, 1000, Look::Again { after: 15 });
        check(1590, 1000, Look::Again { after: 10 });
        check(1599, 1000, Look::Again { after: 1 });
        check(1600, 1000, Look::Hide);
        check(90_000, 1000, Look::Hide);
        // somebody set the clock back, by a little or by years
        check(990, 1000, Look::Again { after: 15 });
        check(1000, 1600, Look::Hide);
        check(i64::MIN, i64::MAX, Look::Hide);
    }

    #[test]
    fn who_comes_back_is_asked_and_nobody_comes_back_after_half_an_hour() {
        let check = |away, hidden, then| assert_eq!(on_return(away, hidden), then, "{away:?} {hidden}");
        check(Some(0), false, Return::GoOn);
        check(Some(30), false, Return::GoOn);
        check(Some(31), false, Return::Ask);
        check(Some(1800), false, Return::Ask);
        check(Some(1801), false, Return::Clear);
        // loading the page again does not show what was hidden
        check(Some(0), true, Return::Ask);
        check(Some(1801), true, Return::Clear);
        check(None, false, Return::Ask);
    }
}
