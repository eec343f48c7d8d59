//! The browsers that the tests drive: found where they usually are, installed where that is one command.
//! Never downloads a browser itself.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process;
use crate::setup::announce;
use crate::trouble::{Outcome, Trouble};

/// Where the browsers are. One may be missing on a developer's Mac or PC, never on Linux.
#[derive(Debug, Clone, Default)]
pub(crate) struct Browsers {
    pub(crate) chromium: Option<PathBuf>,
    pub(crate) firefox: Option<PathBuf>,
}

pub(crate) fn ensure_browsers() -> Outcome<Browsers> {
    if cfg!(target_os = "linux") {
        ensure_fonts()?;
        ensure_on_linux(
            &["chromium", "firefox-esr"],
            "the browser tests run in Chromium and Firefox",
            || {
                let found = find_browsers();
                found.chromium.is_some() && found.firefox.is_some()
            },
        )?;
        return Ok(find_browsers());
    }
    let found = find_browsers();
    if found.chromium.is_none() && found.firefox.is_none() {
        return Err(Trouble::new(
            "Neither Chrome, Edge, Chromium nor Firefox was found where they are usually installed.",
            "Install one of them, or name it: CHROMIUM_PATH=... or FIREFOX_PATH=... before the command.",
        ));
    }
    Ok(found)
}

/// What no font can draw is not on paper either. Other systems come with fonts for all that the tests print.
fn ensure_fonts() -> Outcome<()> {
    let packages = ["fontconfig", "fonts-noto-color-emoji", "fonts-hosny-amiri"];
    ensure_on_linux(&packages, "the tests print smileys and Urdu, and look for them on paper", || {
        let list = process::find("fc-list", &process::search_path(&[]));
        let has = |letter: &str| {
            let found =
                list.as_ref().and_then(|list| process::printed(list, &[&format!(":charset={letter}")]));
            found.is_some_and(|fonts| !fonts.trim().is_empty())
        };
        // a train, and a letter that Urdu has and Arabic has not
        ["1f682", "6c1"].into_iter().all(has)
    })
}

/// WebKit's driver exists for Linux only. Elsewhere its layer is reported as not run.
pub(crate) fn webkit_is_possible() -> bool {
    cfg!(target_os = "linux")
}

pub(crate) fn ensure_webkit() -> Outcome<()> {
    // Debian's xvfb only recommends xauth, and cannot start without it.
    let packages = ["webkit2gtk-driver", "xvfb", "xauth"];
    ensure_on_linux(&packages, "the engine of every iPhone is tested too, on a screen nobody sees", || {
        let path = process::search_path(&[]);
        ["WebKitWebDriver", "xvfb-run", "xauth"].iter().all(|name| process::find(name, &path).is_some())
    })
}

fn find_browsers() -> Browsers {
    Browsers {
        chromium: find("CHROMIUM_PATH", &["chromium", "chromium-browser", "google-chrome"], CHROMIUM_PLACES),
        firefox: find("FIREFOX_PATH", &["firefox-esr", "firefox"], FIREFOX_PLACES),
    }
}

const CHROMIUM_PLACES: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
];

const FIREFOX_PLACES: &[&str] = &[
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    r"C:\Program Files\Mozilla Firefox\firefox.exe",
    r"C:\Program Files (x86)\Mozilla Firefox\firefox.exe",
];

/// By the person's own word, then on the PATH, then where installers put it.
fn find(variable: &str, names: &[&str], places: &[&str]) -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(variable).filter(|path| !path.is_empty()) {
        return Some(PathBuf::from(named));
    }
    let path = process::search_path(&[]);
    let on_path = names.iter().find_map(|name| process::find(name, &path));
    on_path.or_else(|| places.iter().map(PathBuf::from).find(|place| place.is_file()))
}

/// Installs Debian packages as root; anyone else is told the command.
fn ensure_on_linux(packages: &[&str], why: &str, is_present: impl Fn() -> bool) -> Outcome<()> {
    if is_present() {
        return Ok(());
    }
    let list = packages.join(" ");
    let by_hand = format!("sudo apt-get update && sudo apt-get install --no-install-recommends {list}");
    if !Path::new("/etc/debian_version").exists() {
        return Err(Trouble::new(
            format!("Some of these are missing: {list}."),
            "Install them from your system's packages (the names are Debian's), then try again.",
        ));
    }
    if !is_root() {
        return Err(Trouble::new(format!("Some of these are missing: {list}."), format!("Run `{by_hand}`.")));
    }
    announce(&list, why);
    let advice = format!("See the lines above. By hand: `{by_hand}`.");
    process::run(&mut apt(&["update"]), &advice)?;
    let install = [["install", "--yes", "--no-install-recommends"].as_slice(), packages].concat();
    process::run(&mut apt(&install), &advice)?;
    if is_present() {
        Ok(())
    } else {
        Err(Trouble::new(format!("After installing {list}, some are missing."), advice))
    }
}

fn apt(arguments: &[&str]) -> Command {
    let mut command = Command::new("apt-get");
    // Two runs at once would collide: wait for the other instead.
    command.args(["-qq", "-o", "DPkg::Lock::Timeout=200", "-o", "Dpkg::Use-Pty=0"]).args(arguments);
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_root() -> bool {
    process::printed(Path::new("/usr/bin/id"), &["-u"]).is_some_and(|user| user.trim() == "0")
}
