//! Work on several cores, with results in the order of the work; and a bar that shows how far it is.

use std::{
    io::{self, IsTerminal, Write},
    num::NonZeroUsize,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

/// Does each piece of work once, on as many threads as asked for.
pub(super) fn map<T: Sync, R: Send>(jobs: NonZeroUsize, work: &[T], each: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let run = || {
        let mut done = Vec::new();
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            match work.get(n) {
                Some(piece) => done.push((n, each(piece))),
                None => return done,
            }
        }
    };
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let others: Vec<_> = (1..jobs.get().min(work.len())).map(|_| scope.spawn(run)).collect();
        let mut done = run();
        for other in others {
            done.extend(other.join().expect("no work panics"));
        }
        done
    });
    done.sort_by_key(|(n, _)| *n);
    done.into_iter().map(|(_, result)| result).collect()
}

/// A bar on the screen, where there is one.
pub(super) struct Progress {
    what: &'static str,
    total: usize,
    done: usize,
    shown: Option<usize>,
    is_shown: bool,
}

const WIDTH: usize = 40;

impl Progress {
    pub(super) fn new(what: &'static str, total: usize) -> Progress {
        Progress { what, total, done: 0, shown: None, is_shown: io::stderr().is_terminal() }
    }

    pub(super) fn add(&mut self, more: usize) {
        self.done += more;
        let thousandth = self.done * 1000 / self.total.max(1);
        if self.is_shown && self.shown != Some(thousandth) {
            self.shown = Some(thousandth);
            let full = (thousandth * WIDTH / 1000).min(WIDTH);
            let bar = format!("{}{}", "#".repeat(full), ".".repeat(WIDTH - full));
            let _ = write!(io::stderr(), "\r{} [{bar}] {} of {}", self.what, self.done, self.total);
        }
    }

    /// Leaves the line free for what is said next.
    pub(super) fn end(self) {
        if self.is_shown {
            let _ = write!(io::stderr(), "\r\u{1B}[K");
        }
    }
}
