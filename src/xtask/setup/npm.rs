//! npm packages of one folder, installed when its lock file changed since the last time.
//! No install script of any package is ever run.

use std::path::Path;

use super::announce;
use crate::process;
use crate::project::Project;
use crate::trouble::{Outcome, Trouble};
use crate::version;

pub(crate) const FOR_SITE: &str = "the site needs wasm-opt, the bundler of styles and the letters";
pub(crate) const FOR_TESTS: &str = "the tests need Playwright, axe and the linters of CSS and HTML";

const OLDEST_NODE: u32 = 20;
const NODE_ADVICE: &str = "Install Node 20 or newer with npm: from your system's packages, or with the \
                           installer or version manager of the Node project. Then open a new terminal.";

pub(crate) fn ensure(project: &Project, folder: &Path, why: &str) -> Outcome<()> {
    check_node()?;
    let lock = std::fs::read(folder.join("package-lock.json")).ok();
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stamp = project.tools().join(format!("npm-{name}.lock"));
    let is_current = lock.is_some() && std::fs::read(&stamp).ok() == lock;
    if is_current && folder.join("node_modules").is_dir() {
        return Ok(());
    }
    announce(&format!("npm packages of {name}"), why);
    install(folder, lock.is_some())?;
    let Some(lock) = lock else { return Ok(()) };
    let kept = std::fs::create_dir_all(project.tools()).and_then(|()| std::fs::write(&stamp, lock));
    kept.map_err(|error| {
        Trouble::new(
            format!("{} cannot be written: {error}.", stamp.display()),
            "Make the project's folder writable, or free some disk space.",
        )
    })
}

fn install(folder: &Path, has_lock: bool) -> Outcome<()> {
    let path = process::search_path(&[]);
    let mut npm = process::program("npm", &path, NODE_ADVICE)?;
    let command = if has_lock { "ci" } else { "install" };
    npm.current_dir(folder).args([
        command,
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]);
    process::run(&mut npm, "See npm's lines above. It needs the network, or a cache that has the packages.")
}

pub(crate) fn check_node() -> Outcome<()> {
    let path = process::search_path(&[]);
    let node = process::find("node", &path)
        .ok_or_else(|| Trouble::new("Node is not on this machine's PATH.", NODE_ADVICE))?;
    let printed = process::printed(&node, &["--version"]).unwrap_or_default();
    match version::major(&printed) {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        Some(_) | None => {
            Err(Trouble::new(format!("Node is {}, which is too old.", printed.trim()), NODE_ADVICE))
        }
    }
}
