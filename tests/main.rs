//! One binary for every test that reads files of the repository.

mod backups;
mod booklets;
mod bundles;
mod costs;
mod criteria;
mod dates;
mod drafts;
mod fuzz;
mod good_plan;
mod journeys;
mod laws;
mod letters;
mod plan;
mod program_words;
mod repo;
mod tidy;
