//! The commands of the README: set up what is missing, then serve, build or test the site.
//! Not a build system: cargo, trunk and npm do the work; this starts them in the right order and says why.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line speaks on its streams")]

mod arguments;
mod browsers;
mod counts;
mod layer;
mod merging;
mod process;
mod project;
mod report;
mod serve;
mod setup;
mod site;
mod sizes;
mod table;
mod test;
mod trouble;
mod version;

use std::process::ExitCode;

use arguments::Command;
use project::Project;
use trouble::Outcome;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match arguments::parse(&words).and_then(run) {
        Ok(code) => code,
        Err(trouble) => {
            eprintln!("\n{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Outcome<ExitCode> {
    let project = Project::find();
    match command {
        Command::Help(text) => {
            println!("{text}");
            Ok(ExitCode::SUCCESS)
        }
        Command::Serve { port } => serve::serve(&project, port).map(|()| ExitCode::SUCCESS),
        Command::Build => {
            site::build(&mut setup::Setup::new(&project))?;
            println!("\nThe site is in {}. Copy that folder to any static host.", project.dist().display());
            Ok(ExitCode::SUCCESS)
        }
        Command::Test { layers, extra } => test::test(&project, &layers, &extra),
    }
}
