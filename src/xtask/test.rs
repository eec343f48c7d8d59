//! The second command of the README: every layer in order, each timed, all of them even when one fails.

use std::net::TcpListener;
use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::browsers;
use crate::counts::{self, Counts};
use crate::layer::Layer;
use crate::merging;
use crate::process::{self, Heard};
use crate::project::Project;
use crate::report::{self, Ending, Row};
use crate::setup::{self, Setup};
use crate::site;
use crate::sizes;
use crate::trouble::Outcome;

pub(crate) fn test(project: &Project, layers: &[Layer], extra: &[String]) -> Outcome<ExitCode> {
    let mut setup = Setup::new(project);
    let mut rows: Vec<Row> = Vec::new();
    for layer in with_site(project, layers) {
        println!("\n== {}: {}", layer.name(), layer.purpose());
        let started = Instant::now();
        let ending = end_of(&mut setup, layer, extra, &rows);
        rows.push(Row { layer, time: started.elapsed(), ending });
    }
    println!("{}", report::write(&rows));
    Ok(if report::all_passed(&rows) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A layer that looks at the site gets one that is up to date, named or not.
fn with_site(project: &Project, layers: &[Layer]) -> Vec<Layer> {
    let is_wanted = layers.iter().any(|layer| layer.looks_at_site()) && !site::is_up_to_date(project);
    let is_run = |layer: &Layer| layers.contains(layer) || (is_wanted && *layer == Layer::Site);
    Layer::ALL.into_iter().filter(is_run).collect()
}

fn end_of(setup: &mut Setup<'_>, layer: Layer, extra: &[String], before: &[Row]) -> Ending {
    if layer == Layer::Webkit && !browsers::webkit_is_possible() {
        return Ending::NotRun("WebKit's driver exists for Linux only".into());
    }
    if layer == Layer::Kills && !cfg!(target_os = "linux") {
        return Ending::NotRun("the processes of a browser are looked for as Linux lists them".into());
    }
    let site_failed =
        before.iter().any(|row| row.layer == Layer::Site && matches!(row.ending, Ending::Failed(..)));
    if layer.looks_at_site() && site_failed {
        return Ending::NotRun("the site could not be built".into());
    }
    let outcome = layer.needs().iter().try_for_each(|&need| setup.require(need));
    match outcome.and_then(|()| run(setup, layer, extra)) {
        Ok(Ran { succeeded: true, counts, .. }) => Ending::Passed(counts.settled(true)),
        Ok(Ran { succeeded: false, counts, failures }) => Ending::Failed(counts.settled(false), failures),
        Err(trouble) => {
            println!("{trouble}");
            Ending::Failed(Counts::default().settled(false), Vec::new())
        }
    }
}

/// How the programs of a layer ended.
struct Ran {
    succeeded: bool,
    /// The tests it counted; none of a layer that counts nothing.
    counts: Counts,
    /// The names of those that failed, as far as it named them.
    failures: Vec<String>,
}

impl Ran {
    fn uncounted(succeeded: bool) -> Self {
        Self { succeeded, counts: Counts::default(), failures: Vec::new() }
    }

    fn counted(heard: &Heard, count: fn(&str) -> Counts) -> Self {
        let Heard { succeeded, text } = heard;
        Self { succeeded: *succeeded, counts: count(text), failures: counts::failures(text) }
    }
}

fn run(setup: &mut Setup<'_>, layer: Layer, extra: &[String]) -> Outcome<Ran> {
    match layer {
        Layer::Format => steps(&mut [cargo(setup, &["fmt", "--all", "--check"])]),
        Layer::Lints => steps(&mut [
            cargo(setup, &["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]),
            cargo(setup, WASM_LINTS),
        ]),
        Layer::Native => cargo_test(cargo(setup, &["test", "--quiet"]), extra),
        Layer::Html => cargo_test(cargo(setup, &["test", "--quiet", "--package", "tell-it-once-app"]), extra),
        Layer::Style => steps(&mut [npm(setup, "lint:style")?, npm(setup, "lint:html")?]),
        Layer::Interop => cargo_test(interop(setup), extra),
        Layer::Merge => merging::measure(setup.project).map(Ran::uncounted),
        Layer::Site => site::build(setup).map(|()| Ran::uncounted(true)),
        Layer::Sizes => size(setup),
        Layer::Browser => {
            let heard = process::hear(browser_command(setup, "browser")?.arg("--").args(extra))?;
            Ok(Ran::counted(&heard, counts::of_playwright))
        }
        Layer::Webkit => steps(&mut [npm(setup, "webkit")?]),
        Layer::Kills => {
            let heard = process::hear(browser_command(setup, "kills")?.arg("--").args(extra))?;
            Ok(Ran::uncounted(heard.succeeded))
        }
        Layer::Bench => steps(&mut [browser_command(setup, "bench")?]),
        Layer::Matrix => {
            let mut pictures = browser_command(setup, "matrix")?;
            pictures.env("MATRIX", "yes");
            steps(&mut [pictures])
        }
    }
}

const WASM_LINTS: &[&str] = &[
    "clippy",
    "--quiet",
    "--package",
    "tell-it-once-app",
    "--target",
    "wasm32-unknown-unknown",
    "--",
    "-D",
    "warnings",
];

/// Runs every step, so that one run shows all that is wrong.
fn steps(commands: &mut [Command]) -> Outcome<Ran> {
    let mut succeeded = true;
    for command in commands {
        succeeded &= process::hear(command)?.succeeded;
    }
    Ok(Ran::uncounted(succeeded))
}

fn cargo_test(mut command: Command, extra: &[String]) -> Outcome<Ran> {
    Ok(Ran::counted(&process::hear(command.args(extra))?, counts::of_cargo))
}

fn size(setup: &Setup<'_>) -> Outcome<Ran> {
    setup::check_node()?;
    let measured = process::hear(&mut npm(setup, "sizes")?)?;
    let verdict = sizes::judge(&measured.text);
    println!("\n{}", verdict.table);
    for fault in &verdict.faults {
        println!(
            "Too large: {fault} Find what grew with `git log --stat`, or change the budget in the design."
        );
    }
    Ok(Ran::uncounted(measured.succeeded && verdict.faults.is_empty()))
}

fn cargo(setup: &Setup<'_>, arguments: &[&str]) -> Command {
    let mut command = Command::new(setup::cargo());
    command.current_dir(setup.project.root()).args(arguments);
    command
}

/// Tests that plain `cargo test` leaves out, told where the libraries are.
fn interop(setup: &Setup<'_>) -> Command {
    let package = ["--package", "tell-it-once-cli", "--test", "interop"];
    let mut command = cargo(setup, &["test", "--quiet"]);
    command.args(package).args(["--", "--ignored"]).env("INTEROP_PYTHON", &setup.python);
    command
}

/// A script of tests/e2e/package.json.
fn npm(setup: &Setup<'_>, script: &str) -> Outcome<Command> {
    let mut command = process::program("npm", &setup.search_path(), "Install Node 20 or newer with npm.")?;
    command.current_dir(setup.project.browser_tests()).args(["run", "--silent", script]);
    command.env("SITE_DIST", setup.project.dist());
    Ok(command)
}

/// The same, told where the browsers are and which port is free.
fn browser_command(setup: &Setup<'_>, script: &str) -> Outcome<Command> {
    let mut command = npm(setup, script)?;
    let found = [("CHROMIUM_PATH", &setup.browsers.chromium), ("FIREFOX_PATH", &setup.browsers.firefox)];
    for (variable, path) in found {
        match path {
            Some(path) => command.env(variable, path),
            None => command.env(variable, ""),
        };
    }
    // Two runs on one machine must not meet.
    let free = TcpListener::bind(("127.0.0.1", 0)).and_then(|socket| socket.local_addr());
    if let Ok(address) = free {
        command.env("SITE_PORT", address.port().to_string());
    }
    Ok(command)
}
