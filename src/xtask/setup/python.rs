//! The Python libraries that read our files as other developers would, in a folder of their own.
//! Only wheels are installed, so that no program of theirs runs while they are.

use std::path::{Path, PathBuf};

use super::announce;
use crate::process;
use crate::project::Project;
use crate::trouble::{Outcome, Trouble};

const ADVICE: &str = "Install Python 3.10 or newer with its venv module: from your system's packages, or with \
                      the installer of the Python project. Then open a new terminal.";

/// The interpreter that has them. Made anew when the list of libraries changed.
pub(crate) fn ensure(project: &Project) -> Outcome<PathBuf> {
    let list = project.interop().join("requirements.txt");
    let wanted = std::fs::read(&list).ok();
    let folder = project.tools().join("python");
    let stamp = folder.join("requirements.txt");
    let python = interpreter(&folder);
    if wanted.is_some() && std::fs::read(&stamp).ok() == wanted && python.is_file() {
        return Ok(python);
    }
    announce("Python libraries", "other programs than ours must open and make our files");
    let made = make(&folder).and_then(|()| install(&python, &list));
    made.and_then(|()| {
        std::fs::copy(&list, &stamp).map(|_| ()).map_err(|error| {
            let advice = "Make the project's folder writable, or free some disk space.";
            Trouble::new(format!("{} cannot be written: {error}.", stamp.display()), advice)
        })
    })?;
    Ok(python)
}

fn make(folder: &Path) -> Outcome<()> {
    let path = process::search_path(&[]);
    let name = if process::find("python3", &path).is_some() { "python3" } else { "python" };
    let mut python = process::program(name, &path, ADVICE)?;
    python.args(["-m", "venv", "--clear"]).arg(folder);
    process::run(&mut python, ADVICE)
}

fn install(python: &Path, list: &Path) -> Outcome<()> {
    let mut pip = std::process::Command::new(python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]);
    pip.arg("--requirement").arg(list);
    process::run(&mut pip, "See pip's lines above. It needs the network, or a cache that has the packages.")
}

fn interpreter(folder: &Path) -> PathBuf {
    if cfg!(windows) { folder.join("Scripts").join("python.exe") } else { folder.join("bin").join("python") }
}
