//! Reading version numbers from what tools print, Cargo.lock and Trunk.toml. Pure.

/// The version in a line such as `trunk 0.21.14` or `wasm-bindgen 0.2.130 (abc)`.
pub(crate) fn in_output(printed: &str) -> Option<&str> {
    let mut words = printed.lines().next()?.split_whitespace();
    words.find_map(|word| {
        let bare = word.strip_prefix('v').unwrap_or(word);
        (bare.starts_with(|first: char| first.is_ascii_digit()) && bare.contains('.')).then_some(bare)
    })
}

/// The first number of a version: 20 for `v20.20.2`.
pub(crate) fn major(printed: &str) -> Option<u32> {
    in_output(printed)?.split('.').next()?.parse().ok()
}

/// The version that Cargo.lock holds for a package: the one place where it is decided.
pub(crate) fn in_lock<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let wanted = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| line.trim() == wanted)?;
    lines.next()?.trim().strip_prefix("version = \"")?.strip_suffix('"')
}

/// The version of trunk that Trunk.toml asks for.
pub(crate) fn in_trunk_file(file: &str) -> Option<&str> {
    let line = file.lines().find_map(|line| line.trim().strip_prefix("trunk-version"))?;
    line.trim_start().strip_prefix('=')?.trim().strip_prefix('"')?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_output(printed: &str, expected: Option<&str>) {
        assert_eq!(in_output(printed), expected);
    }

    #[test]
    fn versions_are_read_from_what_tools_print() {
        check_output("trunk 0.21.14\n", Some("0.21.14"));
        check_output("wasm-bindgen 0.2.130 (f1d6ff9ab)\n", Some("0.2.130"));
        check_output("v20.20.2\r\n", Some("20.20.2"));
        check_output("not a version\n", None);
        check_output("", None);
    }

    #[test]
    fn the_major_version_is_a_number() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("command not found"), None);
    }

    #[test]
    fn the_lock_names_each_package_once_by_its_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(in_lock(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(in_lock(lock, "leptos"), None);
    }

    #[test]
    fn the_trunk_file_names_its_trunk() {
        assert_eq!(in_trunk_file("# x\ntrunk-version = \"0.21.14\"\n[build]\n"), Some("0.21.14"));
        assert_eq!(in_trunk_file("[build]\n"), None);
    }
}
