//! Leaving quickly: where the button for it stands, and where it leads.
//!
//! What it does is the app's. A council may lead elsewhere, or have the button nowhere or on every question.

use crate::{
    booklet::{Booklet, Section},
    council::Council,
    json::{At, Shape},
    route::Route,
};

/// How a council wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuickExit {
    pub shows: Shows,
    /// a page that nobody wonders about
    pub leave_to: String,
    /// what this site is called in the browser's history after somebody left
    pub title: String,
}

/// On which pages the button stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shows {
    /// of the parts that a booklet marks with "quick_exit"
    #[default]
    Marked,
    Everywhere,
    Nowhere,
}

impl Shows {
    const NAMES: [(&'static str, Shows); 3] =
        [("marked", Shows::Marked), ("everywhere", Shows::Everywhere), ("nowhere", Shows::Nowhere)];
}

impl Default for QuickExit {
    fn default() -> QuickExit {
        QuickExit {
            shows: Shows::default(),
            leave_to: "https://www.bbc.co.uk/weather".to_owned(),
            title: "My Profile".to_owned(),
        }
    }
}

impl QuickExit {
    /// What the council's file says, and the usual where it says nothing that can be read.
    pub fn of(council: &Council) -> QuickExit {
        let shape = Shape::default();
        let read = council.quick_exit.as_ref().and_then(|value| QuickExit::read(&shape.root(value)));
        read.unwrap_or_default()
    }

    pub(crate) fn read(at: &At<'_>) -> Option<QuickExit> {
        let fields = at.fields()?;
        let shows = fields.may("shows").map_or(Some(Shows::default()), |at| at.one_of(&Shows::NAMES));
        let usual = QuickExit::default();
        let leave_to = fields.may("leave_to").map_or(Some(usual.leave_to), |at| read_address(&at));
        let title = fields.may("title").map_or(Some(usual.title), |at| at.words().map(str::to_owned));
        Some(QuickExit { shows: shows?, leave_to: leave_to?, title: title? })
    }

    /// Whether the button stands on a page: on all pages of a part, so that it is where it was.
    pub fn stands_on(&self, route: &Route, booklet: &Booklet) -> bool {
        let parts = parts(route, booklet);
        match self.shows {
            Shows::Nowhere => false,
            Shows::Everywhere => !parts.is_empty(),
            Shows::Marked => parts.iter().any(|part| part.quick_exit),
        }
    }
}

/// The parts whose questions or answers are on the page.
fn parts<'a>(route: &Route, booklet: &'a Booklet) -> Vec<&'a Section> {
    if let Route::Step { number, .. } | Route::Item { number, .. } = route {
        let mut parts = booklet.sections.iter().flat_map(|part| part.questions.iter().map(move |_| part));
        return parts.nth(number.wrapping_sub(1)).into_iter().collect();
    }
    if let Route::Part { part, .. } = route {
        return booklet.sections.get(part.wrapping_sub(1)).into_iter().collect();
    }
    let shows_all = matches!(
        route,
        Route::Check { .. } | Route::Profile { .. } | Route::Paper { .. } | Route::Present { .. }
    );
    booklet.sections.iter().filter(|_| shows_all).collect()
}

/// Nothing that could run here, and nothing that says where somebody came from.
fn read_address(at: &At<'_>) -> Option<String> {
    let address = at.words()?;
    let host = address.strip_prefix("https://").and_then(|rest| rest.split('/').next());
    let is_plain =
        address.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '@'));
    if !is_plain || !host.is_some_and(|host| host.contains('.') && !host.starts_with('.')) {
        at.refuse("must be an address that begins with https, such as https://www.bbc.co.uk/weather");
        return None;
    }
    Some(address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        booklet::tried,
        json::{self, Limits},
    };

    #[track_caller]
    fn check_file(written: &str, read: Result<(Shows, &str, &str), &str>) {
        let value = json::parse(written.as_bytes(), Limits::FILE).expect("it is JSON");
        let shape = Shape::default();
        let found = QuickExit::read(&shape.root(&value));
        let said: Vec<String> = shape.into_misfits().into_iter().map(|misfit| misfit.path).collect();
        let found = found.map(|one| (one.shows, one.leave_to, one.title));
        match read {
            Ok((shows, to, title)) => {
                assert_eq!((found, said), (Some((shows, to.to_owned(), title.to_owned())), Vec::new()));
            }
            Err(path) => assert_eq!((found, said), (None, vec![path.to_owned()]), "{written}"),
        }
    }

    #[test]
    fn a_council_leads_where_it_likes_and_nothing_runs_there() {
        let usual = QuickExit::default();
        check_file("{}", Ok((Shows::Marked, &usual.leave_to, &usual.title)));
        let own = r#"{"shows":"nowhere","leave_to":"https://weather.example.org/","title":"Weather"}"#;
        check_file(own, Ok((Shows::Nowhere, "https://weather.example.org/", "Weather")));
        for wrong in [
            "http://www.example.org",
            "javascript:alert(1)",
            "https://",
            "https://localhost",
            "//example.org",
        ] {
            check_file(&format!(r#"{{"leave_to":"{wrong}"}}"#), Err("/leave_to"));
        }
        for wrong in ["https://a.org/ b", "https://me@a.org", "https://a.org/<b>", " "] {
            check_file(&format!(r#"{{"leave_to":"{wrong}"}}"#), Err("/leave_to"));
        }
        check_file(r#"{"shows":"always"}"#, Err("/shows"));
        check_file(r#"{"title":""}"#, Err("/title"));
    }

    #[track_caller]
    fn check_page(address: &str, shows: Shows, stands: bool) {
        let one = |id: &str, mark: &str, question: &str| {
            format!(
                r#"{{"id":"{id}","title":"T","accent":"sky"{mark},"questions":[{}]}}"#,
                tried::question(question, "long")
            )
        };
        let parts = [one("plain", "", "q.one"), one("home", r#","quick_exit":true"#, "q.two")].join(",");
        let file = format!(
            r#"{{"id":"b","version":"1","title":"T","about":"A","minutes":{{"quick":1,"full":1}},
            "asks":"family","sections":[{parts}]}}"#
        );
        let booklet = crate::booklet::read(file.as_bytes()).expect("it is good");
        let Ok(route) = address.parse::<Route>();
        let exit = QuickExit { shows, ..QuickExit::default() };
        assert_eq!(exit.stands_on(&route, &booklet), stands, "{address} {shows:?}");
    }

    #[test]
    fn the_button_stands_on_every_page_of_a_part_that_is_marked() {
        use Shows::{Everywhere, Marked, Nowhere};
        for (address, marked) in [
            ("#/b/b/1", false),
            ("#/b/b/2", true),
            ("#/b/b/2/1", true),
            ("#/b/b/part/1", false),
            ("#/b/b/part/2", true),
            ("#/b/b/check", true),
            ("#/b/b/page", true),
            ("#/b/b/paper", true),
            ("#/b/b/present", true),
        ] {
            check_page(address, Marked, marked);
            check_page(address, Everywhere, true);
            check_page(address, Nowhere, false);
        }
        for (address, shows) in [("#/list", Everywhere), ("#/b/b", Everywhere), ("#/b/b/9", Marked)] {
            check_page(address, shows, false);
        }
    }
}
