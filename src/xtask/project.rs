//! Where things are in this project. Only paths; nothing here reads or writes a file.

use std::path::{Path, PathBuf};

#[derive(Debug, Clone)]
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    /// The root is known when xtask is compiled, so that the commands work from any folder below it.
    pub(crate) fn find() -> Self {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest.ancestors().nth(2).expect("xtask lies two folders below the root");
        Self { root: root.to_path_buf() }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Tools that the project installs for itself. Ignored by git, kept between builds.
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join(".tools")
    }

    pub(crate) fn style(&self) -> PathBuf {
        self.root.join("style")
    }

    pub(crate) fn browser_tests(&self) -> PathBuf {
        self.root.join("tests").join("e2e")
    }

    /// What other libraries than ours are asked to do.
    pub(crate) fn interop(&self) -> PathBuf {
        self.root.join("tests").join("interop")
    }

    /// The release build, ready for a council's host.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The debug build of `serve`, apart from `dist` so that neither is ever mistaken for the other.
    pub(crate) fn serve_dist(&self) -> PathBuf {
        self.root.join("target").join("serve")
    }
}
