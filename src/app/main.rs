//! The app's entry. Starts the shell; nothing else belongs here.

mod aids;
mod app;
mod autosave;
mod browser;
mod doing;
mod easier;
mod folders;
mod guard;
#[cfg(test)]
mod html_tests;
mod language;
mod later;
mod leave;
mod pack;
mod pages;
mod questions;
mod state;
mod widgets;

fn main() {
    browser::fault::watch();
    browser::task::run(app::start());
}
