//! Every page and every kind of question, drawn to HTML and looked at as a browser and a screen
//! reader would. `cargo test -p tell-it-once-app`.

mod apart;
mod copies;
mod easier;
mod folders;
mod html;
mod kept;
mod languages;
mod leaving;
mod listening;
mod locks;
mod opener;
mod pages;
mod plans;
mod questions;
mod rules;
mod sealed;
mod shared;
mod told;
mod world;

pub(crate) use copies::{begun_app, lived_in_app};
