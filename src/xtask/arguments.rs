//! The words after `cargo xtask`, read into a command, and the help for each. Pure.

use crate::layer::Layer;
use crate::trouble::{Outcome, Trouble};

pub(crate) const DEFAULT_PORT: u16 = 8080;

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help(String),
    Serve {
        port: u16,
    },
    Build,
    /// `extra` goes to the one layer's own tool, as it is.
    Test {
        layers: Vec<Layer>,
        extra: Vec<String>,
    },
}

const HELP: &str = "\
Tell It Once: the commands of the project. Each sets up what it needs and says why.

  cargo xtask serve [--port NUMBER]   build and serve the app on this machine, and rebuild on every change
  cargo xtask build                   build the site for a council's host, into dist/
  cargo xtask test [LAYER ...]        run every test, or only these layers

  cargo xtask COMMAND --help          more about one command";

const SERVE_HELP: &str = "\
cargo xtask serve [--port NUMBER]

Builds the app without optimising, serves it on http://127.0.0.1:8080/ and rebuilds on every change
(reload the page to see it). Stop with Ctrl+C.

  --port NUMBER   another port, when 8080 is taken";

const BUILD_HELP: &str = "\
cargo xtask build

Builds the site as visitors get it, into dist/. Copy that folder to any static host, under any path.";

pub(crate) fn parse(words: &[String]) -> Outcome<Command> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["help" | "--help" | "-h"] => Ok(Command::Help(HELP.into())),
        ["serve", "--help" | "-h"] => Ok(Command::Help(SERVE_HELP.into())),
        ["build", "--help" | "-h"] => Ok(Command::Help(BUILD_HELP.into())),
        ["test", "--help" | "-h"] => Ok(Command::Help(test_help())),
        ["serve"] => Ok(Command::Serve { port: DEFAULT_PORT }),
        ["serve", "--port", port] => read_port(port).map(|port| Command::Serve { port }),
        ["build"] => Ok(Command::Build),
        ["test", rest @ ..] => read_test(rest),
        [command @ ("serve" | "build"), ..] => Err(Trouble::new(
            format!("`{command}` was given words that it does not know."),
            format!("See `cargo xtask {command} --help`."),
        )),
        [unknown, ..] => Err(Trouble::new(
            format!("There is no command `{unknown}`."),
            "Use serve, build or test; see `cargo xtask --help`.",
        )),
    }
}

fn test_help() -> String {
    let layers = Layer::ALL.map(|layer| format!("  {:<9} {}\n", layer.name(), layer.purpose()));
    format!(
        "cargo xtask test [LAYER ...] [-- WORDS]\n\n\
         Runs every layer, in this order, or only those named. Words after `--` go to the tool of a single\n\
         layer: `cargo xtask test browser -- shell.spec.ts`, `cargo xtask test native -- journeys`,\n\
         `cargo xtask test kills -- --counts full`.\n\n{}",
        layers.concat().trim_end()
    )
}

fn read_port(word: &str) -> Outcome<u16> {
    match word.parse() {
        Ok(port) if port > 0 => Ok(port),
        Ok(_) | Err(_) => Err(Trouble::new(
            format!("`{word}` is not a port."),
            "Give a number from 1 to 65535, such as `--port 8090`.",
        )),
    }
}

fn read_test(words: &[&str]) -> Outcome<Command> {
    let split = words.iter().position(|&word| word == "--").unwrap_or(words.len());
    let extra: Vec<String> = words.iter().skip(split + 1).map(ToString::to_string).collect();
    let named: Vec<Layer> = words[..split].iter().map(|word| read_layer(word)).collect::<Outcome<_>>()?;
    if !extra.is_empty() && named.len() != 1 {
        return Err(Trouble::new(
            "Words after `--` can only go to one layer.",
            "Name that layer: `cargo xtask test browser -- shell.spec.ts`.",
        ));
    }
    let wanted = |layer: &Layer| (named.is_empty() && layer.is_proof()) || named.contains(layer);
    Ok(Command::Test { layers: Layer::ALL.into_iter().filter(wanted).collect(), extra })
}

fn read_layer(word: &str) -> Outcome<Layer> {
    Layer::from_name(word).ok_or_else(|| {
        let names = Layer::ALL.map(Layer::name).join(", ");
        Trouble::new(format!("There is no layer `{word}`."), format!("Use any of: {names}."))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Outcome<Command> {
        parse(&line.split_whitespace().map(String::from).collect::<Vec<_>>())
    }

    #[test]
    fn serve_takes_a_port() {
        assert_eq!(read("serve"), Ok(Command::Serve { port: 8080 }));
        assert_eq!(read("serve --port 9000"), Ok(Command::Serve { port: 9000 }));
        assert!(read("serve --port 0").is_err());
        assert!(read("serve --port many").is_err());
        assert!(read("serve --prot 9000").is_err());
    }

    #[test]
    fn layers_run_in_their_own_order_and_once() {
        let layers = vec![Layer::Native, Layer::Browser];
        assert_eq!(read("test browser native browser"), Ok(Command::Test { layers, extra: vec![] }));
        let proofs: Vec<Layer> = Layer::ALL.into_iter().filter(|layer| layer.is_proof()).collect();
        assert_eq!(read("test"), Ok(Command::Test { layers: proofs, extra: vec![] }));
        assert_eq!(read("test matrix"), Ok(Command::Test { layers: vec![Layer::Matrix], extra: vec![] }));
        assert!(read("test nothing").is_err());
    }

    #[test]
    fn words_after_the_dashes_go_to_one_layer() {
        let expected = Command::Test { layers: vec![Layer::Browser], extra: vec!["shell.spec.ts".into()] };
        assert_eq!(read("test browser -- shell.spec.ts"), Ok(expected));
        assert!(read("test browser native -- shell.spec.ts").is_err());
        assert!(read("test -- shell.spec.ts").is_err());
    }

    #[test]
    fn every_command_has_help() {
        for line in ["", "--help", "serve --help", "build --help", "test --help"] {
            assert!(matches!(read(line), Ok(Command::Help(_))), "no help for `{line}`");
        }
        assert!(Layer::ALL.iter().all(|layer| test_help().contains(layer.purpose())));
    }
}
