//! The layers of the test command: their names, their order, what each is for and what it needs.
//! Says nothing of how a layer runs; that is `test`.

/// One layer of tests, in the order in which they run: the cheapest and most telling first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layer {
    Format,
    Lints,
    Native,
    Html,
    Style,
    Interop,
    Merge,
    Site,
    Sizes,
    Browser,
    Webkit,
    Kills,
    Bench,
    Matrix,
}

/// Something that must be on the machine before a layer can run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// The wasm half of the Rust toolchain.
    WasmTarget,
    /// trunk, wasm-bindgen, wasm-opt and the fonts.
    SiteTools,
    /// Playwright, axe and the linters of CSS and HTML.
    TestPackages,
    /// The Python libraries that open and make our files.
    Libraries,
    /// Chromium and Firefox.
    Browsers,
    /// WebKit's driver and a screen that nobody sees.
    Webkit,
}

impl Layer {
    pub(crate) const ALL: [Self; 14] = [
        Self::Format,
        Self::Lints,
        Self::Native,
        Self::Html,
        Self::Style,
        Self::Interop,
        Self::Merge,
        Self::Site,
        Self::Sizes,
        Self::Browser,
        Self::Webkit,
        Self::Kills,
        Self::Bench,
        Self::Matrix,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Lints => "lints",
            Self::Native => "native",
            Self::Html => "html",
            Self::Style => "style",
            Self::Interop => "interop",
            Self::Merge => "merge",
            Self::Site => "site",
            Self::Sizes => "sizes",
            Self::Browser => "browser",
            Self::Webkit => "webkit",
            Self::Kills => "kills",
            Self::Bench => "bench",
            Self::Matrix => "matrix",
        }
    }

    pub(crate) fn purpose(self) -> &'static str {
        match self {
            Self::Format => "Rust is laid out by rustfmt",
            Self::Lints => "clippy, natively and for wasm, without a warning",
            Self::Native => {
                "the core, the command line, the shipped booklets and the rules of the repository"
            }
            Self::Html => "every page and question drawn to HTML, without a browser",
            Self::Style => "stylelint (logical properties only) and html-validate",
            Self::Interop => "npm's jose and PyPI's jwcrypto and joserfc open our files, and we theirs",
            Self::Merge => "1,000 files of families verified and merged: how quickly, and in how much memory",
            Self::Site => "the release build of the site into dist/",
            Self::Sizes => "compressed sizes against the budgets; over budget fails",
            Self::Browser => "Playwright in Chromium and Firefox, with axe",
            Self::Webkit => "a short walk in WebKit, the engine of every iPhone",
            Self::Kills => "browsers killed while somebody types, and opened again: nothing may be lost",
            Self::Bench => "cold start, typing and page turns on a slow phone; printed, never failed on time",
            Self::Matrix => "pictures of every page, theme and width, to look at; runs only when it is named",
        }
    }

    /// Whether it proves something. Pictures are for people to look at, and are made when somebody wants to.
    pub(crate) fn is_proof(self) -> bool {
        self != Self::Matrix
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layer| layer.name() == name)
    }

    pub(crate) fn needs(self) -> &'static [Need] {
        match self {
            Self::Format | Self::Native | Self::Html | Self::Merge | Self::Sizes => &[],
            Self::Lints => &[Need::WasmTarget],
            Self::Style => &[Need::TestPackages],
            Self::Interop => &[Need::TestPackages, Need::Libraries],
            Self::Site => &[Need::WasmTarget, Need::SiteTools],
            Self::Browser | Self::Kills | Self::Bench | Self::Matrix => &[Need::TestPackages, Need::Browsers],
            Self::Webkit => &[Need::Webkit],
        }
    }

    /// Whether it looks at the built site, which must then be there and up to date.
    pub(crate) fn looks_at_site(self) -> bool {
        match self {
            Self::Sizes | Self::Browser | Self::Webkit | Self::Kills | Self::Bench | Self::Matrix => true,
            Self::Format
            | Self::Lints
            | Self::Native
            | Self::Html
            | Self::Style
            | Self::Interop
            | Self::Merge
            | Self::Site => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layer_is_found_by_its_name() {
        for layer in Layer::ALL {
            assert_eq!(Layer::from_name(layer.name()), Some(layer));
        }
        assert_eq!(Layer::from_name("everything"), None);
    }

    #[test]
    fn the_site_is_built_before_anything_looks_at_it() {
        let place = |wanted| Layer::ALL.iter().position(|&layer| layer == wanted);
        let looking = Layer::ALL.into_iter().filter(|layer| layer.looks_at_site());
        assert!(looking.into_iter().all(|layer| place(layer) > place(Layer::Site)));
    }
}
