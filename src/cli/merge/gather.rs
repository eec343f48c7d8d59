//! The first reading: every file verified, and of each only ids kept.

use std::{
    cmp::Reverse,
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use tell_it_once_core::{
    bundle::{
        Verdict,
        digest::{Digest, Kid, Sid},
        ledger::{Facts, Ledger, Received},
        merge::{Link, Standing, standings},
        moment::Moment,
        names::BundleId,
        open,
        refusal::Refusal,
    },
    id::{BookletId, ContributorId},
};

use super::{Opener, parallel, parallel::Progress};
use crate::{
    input::{read, unreadable},
    output::Stopped,
};

/// What is known of all files after the first reading.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) files: Vec<Known>,
    pieces: Vec<Piece>,
    people: BTreeSet<ContributorId>,
    booklets: BTreeSet<BookletId>,
}

pub(super) struct Known {
    pub(super) path: PathBuf,
    pub(super) bytes: u64,
    pub(super) state: State,
}

pub(super) enum State {
    Opened(Head),
    Refused(Refusal),
    Unreadable(String),
}

/// What stays of a file that opened.
pub(super) struct Head {
    pub(super) sid: Sid,
    pub(super) folder: BundleId,
    pub(super) number: u32,
    /// only where a ledger is kept
    facts: Option<Box<(Facts, Digest)>>,
    pub(super) confidence: &'static str,
    /// codes, each once
    pub(super) warnings: BTreeSet<&'static str>,
}

/// A part, as small as it can be kept.
pub(super) struct Piece {
    /// the index of the file that it is taken from
    pub(super) file: usize,
    contributor: ContributorId,
    booklet: BookletId,
    kid: Kid,
    pub(super) link: Link,
}

/// More than this is not held at once, unless one file is larger.
pub(super) const AT_ONCE: u64 = 32 << 20;
const FILES_AT_ONCE: usize = 256;

impl Gathered {
    pub(super) fn read(
        &mut self,
        paths: Vec<PathBuf>,
        opener: &Opener,
        has_ledger: bool,
        progress: &mut Progress,
    ) {
        let sized: Vec<(PathBuf, u64)> = paths
            .into_iter()
            .map(|path| {
                let bytes = fs::metadata(&path).map_or(0, |file| file.len());
                (path, bytes)
            })
            .collect();
        let mut rest = sized.as_slice();
        while !rest.is_empty() {
            let (now, later) = rest.split_at(fitting(rest, |(_, bytes)| *bytes).min(FILES_AT_ONCE));
            let heads = parallel::map(opener.jobs, now, |(path, _)| opener.head(path, has_ledger));
            for ((path, bytes), (state, pieces)) in now.iter().zip(heads) {
                self.keep(pieces);
                self.files.push(Known { path: path.clone(), bytes: *bytes, state });
            }
            progress.add(now.len());
            rest = later;
        }
    }

    /// Ids that come again and again are held once.
    fn keep(&mut self, pieces: Vec<Piece>) {
        let file = self.files.len();
        for piece in pieces {
            let contributor = shared(&mut self.people, piece.contributor);
            let booklet = shared(&mut self.booklets, piece.booklet);
            self.pieces.push(Piece { file, contributor, booklet, ..piece });
        }
    }

    /// One family after another, older files first, whatever they are called: so a folder gives the
    /// same warnings however it was filled.
    pub(super) fn compare(&mut self, ledger: &mut Ledger, now: Moment) -> Result<(), Stopped> {
        let mut opened: Vec<&mut Known> =
            self.files.iter_mut().filter(|file| matches!(file.state, State::Opened(_))).collect();
        opened.sort_by_key(|file| match &file.state {
            State::Opened(head) => Some((head.folder.clone(), head.number, head.sid)),
            State::Refused(_) | State::Unreadable(_) => None,
        });
        for known in opened {
            let State::Opened(head) = &mut known.state else { continue };
            let Some(facts) = head.facts.take() else { continue };
            let (facts, file) = *facts;
            head.warnings.extend(ledger.look(&facts).iter().map(|warning| warning.code()));
            head.confidence = ledger.confidence(&facts).as_str();
            ledger.receive(facts, Received { at: now, file }).map_err(|contradiction| {
                let why = format!("the ledger says something else of {}", contradiction.sid);
                (known.path.display().to_string(), why)
            })?;
        }
        Ok(())
    }

    /// Each part once, from the newest file that carries it, in the order in which lines are written.
    pub(super) fn choose(&mut self, with_history: bool) -> Vec<(Piece, Standing)> {
        let mut pieces = std::mem::take(&mut self.pieces);
        let head = |piece: &Piece| match &self.files[piece.file].state {
            State::Opened(head) => Some(head),
            State::Refused(_) | State::Unreadable(_) => None,
        };
        let folder = |piece: &Piece| head(piece).map(|head| &head.folder);
        let carrier = |piece: &Piece| head(piece).map(|head| (Reverse(head.number), head.sid));
        let line = |a: &Piece, b: &Piece| {
            let ids = folder(a).cmp(&folder(b)).then_with(|| a.contributor.cmp(&b.contributor));
            ids.then_with(|| a.booklet.cmp(&b.booklet)).then_with(|| a.kid.cmp(&b.kid))
        };
        pieces.sort_by(|a, b| {
            let place = (Reverse(a.link.number), a.link.sid).cmp(&(Reverse(b.link.number), b.link.sid));
            line(a, b).then(place).then_with(|| carrier(a).cmp(&carrier(b))).then(a.file.cmp(&b.file))
        });
        pieces.dedup_by(|b, a| a.link.sid == b.link.sid);
        let mut found = Vec::with_capacity(pieces.len());
        for one in pieces.chunk_by(|a, b| line(a, b).is_eq()) {
            let standing = standings(one.iter().map(|piece| piece.link));
            found.extend(one.iter().map(|piece| standing[&piece.link.sid]));
        }
        let all = pieces.into_iter().zip(found);
        all.filter(|(_, standing)| with_history || standing.is_current).collect()
    }
}

/// How many from the front together are not too large; at least one.
pub(super) fn fitting<T>(all: &[T], bytes: impl Fn(&T) -> u64) -> usize {
    let mut sum = 0u64;
    let fits = |one: &&T| {
        sum += bytes(one);
        sum <= AT_ONCE
    };
    all.iter().take_while(fits).count().max(1)
}

fn shared<T: Ord + Clone>(known: &mut BTreeSet<T>, id: T) -> T {
    if let Some(id) = known.get(&id) {
        return id.clone();
    }
    known.insert(id.clone());
    id
}

impl Opener {
    /// Reads and verifies a file, whatever it is.
    pub(super) fn open(&self, path: &Path) -> Result<(Verdict, Digest), State> {
        let octets = read(path).map_err(|why| State::Unreadable(unreadable(&why)))?;
        let verdict = open(&octets, &self.keys, self.now, &self.expected).map_err(State::Refused)?;
        Ok((verdict, Digest::of(&octets)))
    }

    fn head(&self, path: &Path, has_ledger: bool) -> (State, Vec<Piece>) {
        let (verdict, file) = match self.open(path) {
            Ok(opened) => opened,
            Err(state) => return (state, Vec::new()),
        };
        let piece = |signed: &tell_it_once_core::bundle::verdict::SignedStatement| {
            let statement = signed.statement();
            let revision = statement.revision;
            Piece {
                file: 0,
                contributor: statement.contributor.id.clone(),
                booklet: statement.booklet.id.clone(),
                kid: signed.kid(),
                link: Link { number: revision.number, sid: signed.sid(), previous: revision.previous },
            }
        };
        let pieces = verdict.statements().iter().map(piece).collect();
        let head = Head {
            sid: verdict.sid(),
            folder: verdict.bundle().bundle_id.clone(),
            number: verdict.bundle().revision.number,
            facts: has_ledger.then(|| Box::new((Facts::of(&verdict), file))),
            confidence: verdict.confidence().as_str(),
            warnings: verdict.warnings().iter().map(|warning| warning.code()).collect(),
        };
        (State::Opened(head), pieces)
    }
}
