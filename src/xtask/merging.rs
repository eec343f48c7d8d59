//! How quickly the command line verifies and merges a folder of families' files, and that its memory does not
//! grow with what they hold. Time is printed and never failed on; memory is what it is on any machine.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::{
    process,
    project::Project,
    setup, table,
    trouble::{Outcome, Trouble},
};

const SIZES: [u32; 2] = [100, 1_000];

/// As often as the kernel is asked, so short that a small folder is not over before.
const OFTEN: Duration = Duration::from_millis(2);

/// What one call of `merge` took.
struct Measured {
    files: u32,
    bytes: u64,
    time: Duration,
    /// in KiB; none where the system does not tell
    peak: Option<u64>,
}

/// Whether memory stayed the same.
pub(crate) fn measure(project: &Project) -> Outcome<bool> {
    let program = built(project, &["--package", "tell-it-once-cli", "--bin", "tell-it-once"])?;
    let maker = built(project, &["--package", "tell-it-once-tests", "--example", "bundles"])?;
    let place = program.with_file_name("merging");
    let mut all = Vec::new();
    for files in SIZES {
        // an earlier run may have left it
        let _ = fs::remove_dir_all(&place);
        let number = files.to_string();
        let made = process::run(Command::new(&maker).arg(&number).arg(&place), "Run it again.");
        let measured = made.and_then(|()| merge(&program, &place, files));
        let _ = fs::remove_dir_all(&place);
        all.push(measured?);
    }
    println!("{}", told(&all));
    let is_level = is_level(&all);
    if !is_level {
        println!("Memory grew with what the files hold: look for what `merge` keeps of each.");
    }
    Ok(is_level)
}

/// As plain `cargo test` builds it, so that nothing is compiled twice: checked arithmetic, few optimisations.
fn built(project: &Project, what: &[&str]) -> Outcome<PathBuf> {
    let mut cargo = Command::new(setup::cargo());
    cargo.current_dir(project.root()).args(["build", "--quiet", "--message-format", "json"]).args(what);
    let printed = cargo.stdin(Stdio::null()).stderr(Stdio::inherit()).output().ok();
    let printed = printed.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let path = printed.as_deref().and_then(executable);
    path.ok_or_else(|| Trouble::new("The command line could not be built.".to_owned(), "Run `cargo build`."))
}

/// The last program that cargo says it built.
fn executable(printed: &str) -> Option<PathBuf> {
    let after = printed.rsplit_once("\"executable\":\"")?.1;
    Some(PathBuf::from(after.split_once('"')?.0.replace("\\\\", "\\")))
}

fn merge(program: &Path, folder: &Path, files: u32) -> Outcome<Measured> {
    let stopped = |what: String| Trouble::new(what, "Run `tell-it-once merge` on such a folder by hand.");
    let entries = fs::read_dir(folder).map_err(|why| stopped(format!("No files were made: {why}.")))?;
    let bytes = entries.flatten().filter_map(|entry| entry.metadata().ok()).map(|file| file.len()).sum();
    let began = Instant::now();
    let mut command = Command::new(program);
    command.arg("merge").arg(folder).arg("--out").arg(folder.join("lines.ndjson"));
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn();
    let mut child = child.map_err(|why| stopped(format!("`merge` did not start: {why}.")))?;
    let mut peak = None;
    let status = loop {
        peak = peak_of(child.id()).max(peak);
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) => std::thread::sleep(OFTEN),
            Err(why) => return Err(stopped(format!("`merge` was lost: {why}."))),
        }
    };
    if !status.success() {
        return Err(stopped(format!("`merge` did not succeed ({status}).")));
    }
    Ok(Measured { files, bytes, time: began.elapsed(), peak })
}

/// The most memory that a process ever had, as Linux tells it.
fn peak_of(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

fn told(all: &[Measured]) -> String {
    let row = |one: &Measured| {
        let seconds = one.time.as_secs_f64();
        let peak =
            one.peak.map_or("not known here".to_owned(), |peak| format!("{:.1}", peak as f64 / 1024.0));
        let rate = format!("{:.0}", f64::from(one.files) / seconds);
        let size = format!("{:.1}", one.bytes as f64 / 1_048_576.0);
        vec![one.files.to_string(), size, format!("{seconds:.1}"), rate, peak]
    };
    let rows: Vec<Vec<String>> = all.iter().map(row).collect();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let head = ["files", "MiB", "seconds", "files a second", "most memory, MiB"];
    let table = table::render(&head, &rows, &[0, 1, 2, 3, 4]);
    format!("\nmerge, {cores} cores, built as the tests are\n\n{table}")
}

/// Of each file ids and names are kept, a few KB; what stands in it is not. So more files may need more
/// memory, but no more than an eighth of what they hold.
fn is_level(all: &[Measured]) -> bool {
    let more =
        |two: &[Measured]| Some((two[1].peak?.saturating_sub(two[0].peak?), two[1].bytes - two[0].bytes));
    all.windows(2).filter_map(more).all(|(kib, bytes)| kib * 1024 * 8 <= bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_that_grows_is_noticed() {
        let measured = |bytes, peak| Measured { files: 1, bytes, time: Duration::from_secs(1), peak };
        let check = |small, large, is_well: bool| {
            assert_eq!(is_level(&[measured(10 << 20, small), measured(90 << 20, large)]), is_well);
        };
        check(Some(20_000), Some(30_000), true);
        check(Some(20_000), Some(30_300), false);
        check(None, None, true);
    }

    #[test]
    fn cargo_names_the_program() {
        let printed = "{\"executable\":null}\n{\"executable\":\"/t/debug/bundles\",\"fresh\":true}\n";
        assert_eq!(executable(printed), Some(PathBuf::from("/t/debug/bundles")));
        assert_eq!(executable("{}"), None);
    }
}
