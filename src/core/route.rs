//! The pages of the app and their addresses. Address texts exist in this file only.
//!
//! Addresses are numbers and plain words: they stay in the browser's history, which others see.

mod plans;

use std::{fmt, str::FromStr};

use crate::id::BookletId;

pub use plans::Plans;

/// A page of the app.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    Home,
    /// whose device it is
    Device,
    Who,
    List,
    /// one question, or a few from this one on, by its number in the booklet
    Step {
        booklet: BookletId,
        number: usize,
    },
    /// one item of a question that has items, by its place in the list
    Item {
        booklet: BookletId,
        number: usize,
        item: usize,
    },
    /// the parts of one booklet
    Booklet {
        booklet: BookletId,
    },
    /// what was said in one part, and whether it is finished
    Part {
        booklet: BookletId,
        part: usize,
    },
    /// everything that was said in a booklet
    Check {
        booklet: BookletId,
    },
    /// the one page
    Profile {
        booklet: BookletId,
    },
    /// its questions on paper
    Paper {
        booklet: BookletId,
    },
    /// what was said, one thing at a time, for a meeting
    Present {
        booklet: BookletId,
    },
    /// what everybody said on the same theme
    Views,
    Share,
    /// asking somebody on another device for their part
    Ask,
    /// opening what somebody sent: a question for one's part, or their part
    Sent,
    /// what came from somebody, by its place among all that came
    From {
        number: usize,
    },
    /// earlier versions of the folder
    Versions,
    /// making a locked copy to carry on with elsewhere
    Copy,
    /// opening one
    OpenCopy,
    /// locking the folder with words, and taking the lock off
    Lock,
    /// the words of a locked one
    Unlock,
    /// taking everything off this device
    Clear,
    /// somebody finds another family's saved work
    NotMine,
    /// for the council's staff: opening files that families sent
    Open,
    /// plans, dates and letters
    Plans(Plans),
    Colours,
    Help,
    /// who can see what is written here
    Sees,
    /// leaving quickly, and what stays on this device then
    Tips,
    /// which language somebody writes in and reads
    Language,
    /// words of offices, explained
    Words,
    NotFound,
}

impl Route {
    /// The booklet that the page is of.
    pub fn booklet(&self) -> Option<&BookletId> {
        match self {
            Route::Booklet { booklet }
            | Route::Step { booklet, .. }
            | Route::Item { booklet, .. }
            | Route::Part { booklet, .. }
            | Route::Check { booklet }
            | Route::Profile { booklet }
            | Route::Paper { booklet }
            | Route::Present { booklet } => Some(booklet),
            Route::Home
            | Route::Device
            | Route::Who
            | Route::List
            | Route::Share
            | Route::Ask
            | Route::Sent
            | Route::From { .. }
            | Route::Versions
            | Route::Copy
            | Route::OpenCopy
            | Route::Lock
            | Route::Unlock
            | Route::Clear
            | Route::NotMine
            | Route::Open
            | Route::Plans(_)
            | Route::Views
            | Route::Colours
            | Route::Help
            | Route::Sees
            | Route::Tips
            | Route::Language
            | Route::Words
            | Route::NotFound => None,
        }
    }
}

impl FromStr for Route {
    type Err = std::convert::Infallible;

    /// Any text is an address: what is not known leads to `NotFound`.
    fn from_str(text: &str) -> Result<Route, Self::Err> {
        let path = text.strip_prefix('#').unwrap_or(text).trim_matches('/');
        let parts: Vec<&str> = path.split('/').collect();
        let route = match parts.as_slice() {
            [""] => Some(Route::Home),
            ["device"] => Some(Route::Device),
            ["who"] => Some(Route::Who),
            ["list"] => Some(Route::List),
            ["views"] => Some(Route::Views),
            ["share"] => Some(Route::Share),
            ["ask"] => Some(Route::Ask),
            ["sent"] => Some(Route::Sent),
            ["from", number] => counted(number).map(|number| Route::From { number }),
            ["versions"] => Some(Route::Versions),
            ["copy"] => Some(Route::Copy),
            ["open-copy"] => Some(Route::OpenCopy),
            ["lock"] => Some(Route::Lock),
            ["unlock"] => Some(Route::Unlock),
            ["clear"] => Some(Route::Clear),
            ["not-mine"] => Some(Route::NotMine),
            ["open"] => Some(Route::Open),
            ["plans", rest @ ..] => Plans::read(rest).map(Route::Plans),
            ["colours"] => Some(Route::Colours),
            ["help"] => Some(Route::Help),
            ["sees"] => Some(Route::Sees),
            ["tips"] => Some(Route::Tips),
            ["language"] => Some(Route::Language),
            ["words"] => Some(Route::Words),
            ["b", booklet, rest @ ..] => within(booklet, rest),
            _ => None,
        };
        Ok(route.unwrap_or(Route::NotFound))
    }
}

fn within(booklet: &str, rest: &[&str]) -> Option<Route> {
    let booklet = booklet.parse().ok()?;
    Some(match rest {
        [] => Route::Booklet { booklet },
        ["check"] => Route::Check { booklet },
        ["page"] => Route::Profile { booklet },
        ["paper"] => Route::Paper { booklet },
        ["present"] => Route::Present { booklet },
        ["part", part] => Route::Part { booklet, part: counted(part)? },
        [question] => Route::Step { booklet, number: counted(question)? },
        [question, item] => Route::Item { booklet, number: counted(question)?, item: counted(item)? },
        _ => return None,
    })
}

/// 1, 2, 3 …, written in one way only.
fn counted(text: &str) -> Option<usize> {
    let number: usize = text.parse().ok()?;
    (number > 0 && text == number.to_string()).then_some(number)
}

impl fmt::Display for Route {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Home => to.write_str("#/"),
            Route::Device => to.write_str("#/device"),
            Route::Who => to.write_str("#/who"),
            Route::List => to.write_str("#/list"),
            Route::Booklet { booklet } => write!(to, "#/b/{booklet}"),
            Route::Step { booklet, number } => write!(to, "#/b/{booklet}/{number}"),
            Route::Item { booklet, number, item } => write!(to, "#/b/{booklet}/{number}/{item}"),
            Route::Part { booklet, part } => write!(to, "#/b/{booklet}/part/{part}"),
            Route::Check { booklet } => write!(to, "#/b/{booklet}/check"),
            Route::Profile { booklet } => write!(to, "#/b/{booklet}/page"),
            Route::Paper { booklet } => write!(to, "#/b/{booklet}/paper"),
            Route::Present { booklet } => write!(to, "#/b/{booklet}/present"),
            Route::Views => to.write_str("#/views"),
            Route::Share => to.write_str("#/share"),
            Route::Ask => to.write_str("#/ask"),
            Route::Sent => to.write_str("#/sent"),
            Route::From { number } => write!(to, "#/from/{number}"),
            Route::Versions => to.write_str("#/versions"),
            Route::Copy => to.write_str("#/copy"),
            Route::OpenCopy => to.write_str("#/open-copy"),
            Route::Lock => to.write_str("#/lock"),
            Route::Unlock => to.write_str("#/unlock"),
            Route::Clear => to.write_str("#/clear"),
            Route::NotMine => to.write_str("#/not-mine"),
            Route::Open => to.write_str("#/open"),
            Route::Plans(page) => page.fmt(to),
            Route::Colours => to.write_str("#/colours"),
            Route::Help => to.write_str("#/help"),
            Route::Sees => to.write_str("#/sees"),
            Route::Tips => to.write_str("#/tips"),
            Route::Language => to.write_str("#/language"),
            Route::Words => to.write_str("#/words"),
            Route::NotFound => to.write_str("#/not-found"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, printed: &str) {
        let Ok(route) = text.parse::<Route>();
        assert_eq!(route.to_string(), printed, "{text}");
    }

    #[test]
    fn addresses() {
        for same in [
            "#/",
            "#/device",
            "#/who",
            "#/b/my-profile/3",
            "#/b/details/9/2",
            "#/b/my-profile/part/2",
            "#/b/details",
        ] {
            check(same, same);
        }
        for same in
            ["#/b/my-profile/check", "#/b/my-profile/page", "#/views", "#/share", "#/colours", "#/help"]
        {
            check(same, same);
        }
        for same in ["#/plans", "#/plans/dates", "#/plans/calendar", "#/plans/letters/2"] {
            check(same, same);
        }
        for same in [
            "#/ask",
            "#/sent",
            "#/from/2",
            "#/b/details/paper",
            "#/b/houses/present",
            "#/sees",
            "#/tips",
            "#/language",
            "#/words",
        ] {
            check(same, same);
        }
        for same in
            ["#/versions", "#/copy", "#/open-copy", "#/lock", "#/unlock", "#/clear", "#/not-mine", "#/open"]
        {
            check(same, same);
        }
        check("", "#/");
        check("#", "#/");
        check("#list/", "#/list");
        for wrong in [
            "#/b/my-profile/0",
            "#/b/my-profile/+3",
            "#/b/my-profile/03",
            "#/b/My/3",
            "#/b/",
            "#/x",
            "#/views/1",
            "#/from/0",
            "#/from",
            "#/plans/letters/0",
            "#/plans/x",
        ] {
            check(wrong, "#/not-found");
        }
        check("#main", "#/not-found");
    }
}
