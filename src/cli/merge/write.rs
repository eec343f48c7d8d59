//! The second reading: the chosen parts, a few files at a time, written in one order.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, BufWriter, Write},
};

use tell_it_once_core::bundle::{
    hidden::safe_json,
    merge::{Merged, Standing, answer_lines, statement_line},
};

use super::{
    Args, Lines, Opener,
    gather::{AT_ONCE, Gathered, Known, Piece, State},
    parallel,
    parallel::Progress,
};
use crate::output::{Stopped, replace};

type Chosen = (Piece, Standing);

/// Writes every line and says how many there are. A reader that went away is no trouble.
pub(super) fn lines(
    args: &Args,
    opener: &Opener,
    gathered: &mut Gathered,
    chosen: &[Chosen],
    progress: &mut Progress,
) -> Result<usize, Stopped> {
    let mut written = 0;
    match &args.out {
        Some(path) => replace(path, |to| {
            written = write_all(args.lines, opener, gathered, chosen, progress, to)?;
            Ok(())
        })?,
        None => {
            let mut to = BufWriter::new(io::stdout().lock());
            let all = write_all(args.lines, opener, gathered, chosen, progress, &mut to);
            match all.and_then(|all| to.flush().map(|()| all)) {
                Ok(all) => written = all,
                Err(why) if why.kind() == io::ErrorKind::BrokenPipe => {}
                Err(why) => return Err(("output".to_owned(), why.to_string())),
            }
        }
    }
    Ok(written)
}

fn write_all(
    kind: Lines,
    opener: &Opener,
    gathered: &mut Gathered,
    chosen: &[Chosen],
    progress: &mut Progress,
    to: &mut dyn Write,
) -> io::Result<usize> {
    let slices = slices(chosen, &gathered.files);
    let mut written = 0;
    for batch in slices.chunks(2 * opener.jobs.get()) {
        let rendered =
            parallel::map(opener.jobs, batch, |slice| render(kind, opener, &gathered.files, slice));
        for (slice, one) in batch.iter().zip(rendered) {
            for text in &one.texts {
                to.write_all(text.as_bytes())?;
                written += text.bytes().filter(|byte| *byte == b'\n').count();
            }
            for (file, state) in one.changed {
                gathered.files[file].state = state;
            }
            progress.add(slice.len());
        }
    }
    Ok(written)
}

/// Cuts the work so that the files of each piece of it are not too large together.
fn slices<'a>(chosen: &'a [Chosen], files: &[Known]) -> Vec<&'a [Chosen]> {
    let mut slices = Vec::new();
    let (mut from, mut sum, mut seen) = (0, 0, BTreeSet::new());
    for (n, (piece, _)) in chosen.iter().enumerate() {
        let bytes = if seen.contains(&piece.file) { 0 } else { files[piece.file].bytes };
        if n > from && sum + bytes > AT_ONCE / 8 {
            slices.push(&chosen[from..n]);
            (from, sum) = (n, 0);
            seen.clear();
        }
        if seen.insert(piece.file) {
            sum += files[piece.file].bytes;
        }
    }
    slices.push(&chosen[from..]);
    slices
}

/// What a slice comes to, part by part.
struct Rendered {
    texts: Vec<String>,
    /// files that are not what they were at the first reading
    changed: Vec<(usize, State)>,
}

fn render(kind: Lines, opener: &Opener, files: &[Known], slice: &[Chosen]) -> Rendered {
    let mut by_file: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (n, (piece, _)) in slice.iter().enumerate() {
        by_file.entry(piece.file).or_default().push(n);
    }
    let mut rendered = Rendered { texts: vec![String::new(); slice.len()], changed: Vec::new() };
    for (file, wanted) in by_file {
        let verdict = match opener.open(&files[file].path) {
            Ok((verdict, _)) => verdict,
            Err(state) => {
                rendered.changed.push((file, state));
                continue;
            }
        };
        let merged = Merged::of(&verdict);
        let names = |id: &_| verdict.name_of(id).map(str::to_owned);
        for n in wanted {
            let (piece, standing) = &slice[n];
            let Some(part) = merged.parts(&verdict.bundle().bundle_id).find(|p| p.sid == piece.link.sid)
            else {
                let why = "the file was changed while it was read; merge again".to_owned();
                rendered.changed.push((file, State::Unreadable(why)));
                break;
            };
            let mut add = |line: tell_it_once_core::json::Value| {
                rendered.texts[n].push_str(&safe_json(&line.to_canonical()));
                rendered.texts[n].push('\n');
            };
            match kind {
                Lines::Answers => answer_lines(part, *standing, names).for_each(&mut add),
                Lines::Statements => statement_line(part, *standing).into_iter().for_each(&mut add),
            }
        }
    }
    rendered
}
