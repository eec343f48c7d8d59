//! Gets what the commands need onto this machine, once, and says what and why.
//! Finds before it installs: a tool on the PATH in the right version is used as it is.

mod cargo_tools;
mod npm;
mod python;
mod rust_target;

use std::ffi::OsString;
use std::path::PathBuf;

pub(crate) use cargo_tools::cargo;
pub(crate) use npm::check_node;

use crate::browsers::{self, Browsers};
use crate::layer::Need;
use crate::process;
use crate::project::Project;
use crate::trouble::{Outcome, Trouble};

/// What has been made ready so far in this run, and where it was found.
pub(crate) struct Setup<'project> {
    pub(crate) project: &'project Project,
    pub(crate) browsers: Browsers,
    /// the interpreter that has the libraries for `interop`
    pub(crate) python: PathBuf,
    tool_folders: Vec<PathBuf>,
    /// the folder of the program that stands in for wasm-bindgen
    cutter: PathBuf,
    settled: Vec<(Need, Outcome<()>)>,
}

impl<'project> Setup<'project> {
    pub(crate) fn new(project: &'project Project) -> Self {
        Self {
            project,
            browsers: Browsers::default(),
            python: PathBuf::new(),
            tool_folders: Vec::new(),
            cutter: PathBuf::new(),
            settled: Vec::new(),
        }
    }

    /// Makes sure of one need. Each is looked into once a run, however many layers share it.
    pub(crate) fn require(&mut self, need: Need) -> Outcome<()> {
        if let Some((_, outcome)) = self.settled.iter().find(|(settled, _)| *settled == need) {
            return outcome.clone();
        }
        let outcome = self.fulfil(need);
        self.settled.push((need, outcome.clone()));
        outcome
    }

    /// The search path for every program that is started: our own tools come first.
    pub(crate) fn search_path(&self) -> OsString {
        process::search_path(&self.tool_folders)
    }

    /// The same, with the cutter before wasm-bindgen: for trunk alone.
    pub(crate) fn path_with_cutter(&self) -> OsString {
        process::search_path(&[std::slice::from_ref(&self.cutter), self.tool_folders.as_slice()].concat())
    }

    fn fulfil(&mut self, need: Need) -> Outcome<()> {
        match need {
            Need::WasmTarget => rust_target::ensure(),
            Need::SiteTools => self.site_tools(),
            Need::TestPackages => npm::ensure(self.project, &self.project.browser_tests(), npm::FOR_TESTS),
            Need::Libraries => {
                self.python = python::ensure(self.project)?;
                Ok(())
            }
            Need::Browsers => {
                self.browsers = browsers::ensure_browsers()?;
                Ok(())
            }
            Need::Webkit => browsers::ensure_webkit(),
        }
    }

    fn site_tools(&mut self) -> Outcome<()> {
        self.tool_folders = cargo_tools::ensure(self.project)?;
        self.cutter = cargo_tools::build_cutter(self.project)?;
        let style = self.project.style();
        npm::ensure(self.project, &style, npm::FOR_SITE)?;
        let programs = style.join("node_modules").join(".bin");
        self.tool_folders.insert(0, programs);
        // Without it trunk would fetch one of its own, and a wrong one breaks the app only when it starts.
        process::find("wasm-opt", &self.search_path()).map(|_| ()).ok_or_else(|| {
            Trouble::new(
                "The npm packages in style/ brought no wasm-opt.",
                "Delete style/node_modules and run the command again.",
            )
        })
    }
}

/// One line a person can follow: what is being fetched, and what for.
pub(crate) fn announce(what: &str, why: &str) {
    println!("Setting up {what}: {why}.");
}
