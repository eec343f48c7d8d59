//! The first command of the README: the app on this machine, rebuilt on every change.

use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use crate::layer::Need;
use crate::process;
use crate::project::Project;
use crate::setup::Setup;
use crate::site;
use crate::trouble::{Outcome, Trouble};

pub(crate) fn serve(project: &Project, port: u16) -> Outcome<()> {
    // Before the build, which takes minutes the first time.
    check_port(port)?;
    let mut setup = Setup::new(project);
    setup.require(Need::WasmTarget)?;
    setup.require(Need::SiteTools)?;
    println!("Building. The first time takes a few minutes.");
    let mut command = site::trunk(&setup)?;
    command.args(["serve", "--port", &port.to_string(), "--dist"]).arg(project.serve_dist());
    thread::spawn(move || say_when_ready(port));
    process::run(&mut command, "The lines above say why it stopped.")
}

fn check_port(port: u16) -> Outcome<()> {
    TcpListener::bind(("127.0.0.1", port)).map(drop).map_err(|error| {
        Trouble::new(
            format!("Port {port} cannot be used: {error}."),
            "Stop the program that uses it, or choose another: `cargo xtask serve --port 8090`.",
        )
    })
}

/// trunk's own lines are easily lost among those of the compiler, so the address comes last and alone.
fn say_when_ready(port: u16) {
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        thread::sleep(Duration::from_millis(200));
    }
    println!("\nOpen http://127.0.0.1:{port}/   (Ctrl+C stops it. After a change, reload the page.)\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_told_before_anything_is_built() {
        let held = TcpListener::bind(("127.0.0.1", 0)).expect("some port is free");
        let port = held.local_addr().expect("it was just bound").port();
        let said = check_port(port).expect_err("the port is held").to_string();
        assert!(said.contains("--port 8090"), "{said}");
    }
}
