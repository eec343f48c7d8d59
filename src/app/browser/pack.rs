//! Files of the council pack, from beside the page itself and from nowhere else.

use std::cell::RefCell;

use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, RequestMode, Response};

use super::page;

/// Why a file is not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotFetched {
    /// the site does not have it
    NotFound,
    /// there is no internet, or it stopped half-way
    Offline,
    /// the site answered with something else
    Status(u16),
    /// not a path beside the page; nothing was asked for
    NotBeside,
}

/// A file that was asked for, and may be on its way.
pub(crate) struct Asked(Result<JsFuture, NotFetched>);

thread_local! {
    /// what was asked for before it was wanted
    static AHEAD: RefCell<Vec<(String, Asked)>> = const { RefCell::new(Vec::new()) };
}

/// Asks for a file that will surely be wanted soon.
pub(crate) fn ask_ahead(path: String) {
    let asked = ask(&path);
    AHEAD.with_borrow_mut(|ahead| ahead.push((path, asked)));
}

/// Asks for a file such as `booklets/my-profile.json`.
pub(crate) fn ask(path: &str) -> Asked {
    let ahead = AHEAD.with_borrow_mut(|ahead| {
        let at = ahead.iter().position(|(asked, _)| asked == path)?;
        Some(ahead.swap_remove(at).1)
    });
    if let Some(asked) = ahead {
        return asked;
    }
    if !is_beside(path) {
        return Asked(Err(NotFetched::NotBeside));
    }
    let Some(window) = page::window() else { return Asked(Err(NotFetched::Offline)) };
    let how = RequestInit::new();
    how.set_mode(RequestMode::SameOrigin);
    Asked(Ok(JsFuture::from(window.fetch_with_str_and_init(path, &how))))
}

/// The council's own file. The static page asks for it too, and leaves the answer to us.
pub(crate) fn ask_for_council(path: &str) -> Asked {
    let asked = Reflect::get(&js_sys::global(), &"councilFile".into());
    match asked.ok().and_then(|asked| asked.dyn_into::<Promise>().ok()) {
        Some(asked) => Asked(Ok(JsFuture::from(asked))),
        None => ask(path),
    }
}

impl Asked {
    pub(crate) async fn answer(self) -> Result<Vec<u8>, NotFetched> {
        let answer = self.0?.await;
        let answer: Response =
            answer.and_then(|answer| answer.dyn_into()).map_err(|_| NotFetched::Offline)?;
        match answer.status() {
            200 => {}
            404 | 410 => return Err(NotFetched::NotFound),
            status => return Err(NotFetched::Status(status)),
        }
        let octets = answer.array_buffer().map_err(|_| NotFetched::Offline)?;
        let octets = JsFuture::from(octets).await.map_err(|_| NotFetched::Offline)?;
        Ok(Uint8Array::new(&octets).to_vec())
    }
}

fn is_beside(path: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_');
    let step = |step: &str| !step.is_empty() && !step.starts_with('.');
    path.bytes().all(plain) && path.split('/').all(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_beside_the_page_are_fetched() {
        for good in ["council.json", "booklets/my-profile.json", "words/word-banks.json"] {
            assert!(is_beside(good), "{good}");
        }
        for bad in ["", "/x", "../x", "a/../x", "https://x", "//x", "a//b", "a?b", "a#b", "data:x", "a\\b"] {
            assert!(!is_beside(bad), "{bad}");
        }
    }
}
