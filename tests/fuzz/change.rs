//! Small changes to known octets, the same for the same seed.

/// Octets that often mean something.
const TOKENS: [&[u8]; 16] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b"\\u0000",
    b"\\ud800",
    b"-0",
    b"1e400",
    b"9007199254740993",
    b"null",
    b"\xFF\xFE",
    b"\xEF\xBB\xBF",
    b"=",
    b"\0",
    b"\xFF\xD9",
];

/// Longer ones are no better and much slower.
const LONGEST: usize = 1 << 16;

pub(super) struct Changes {
    seeds: Vec<Vec<u8>>,
    state: u64,
}

impl Changes {
    pub(super) fn of(mut seeds: Vec<Vec<u8>>, seed: u64) -> Changes {
        seeds.iter_mut().for_each(|octets| octets.truncate(LONGEST));
        Changes { seeds, state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1 }
    }

    pub(super) fn next(&mut self) -> Vec<u8> {
        let mut octets = self.seed();
        for _ in 0..=self.below(3) {
            self.change(&mut octets);
        }
        octets
    }

    fn seed(&mut self) -> Vec<u8> {
        let n = self.below(self.seeds.len());
        self.seeds[n].clone()
    }

    fn change(&mut self, octets: &mut Vec<u8>) {
        let (from, to) = self.range(octets.len());
        match self.below(7) {
            0 if from < octets.len() => octets[from] ^= 1 << self.below(8),
            1 if from < octets.len() => octets[from] = self.below(256) as u8,
            2 => drop(octets.drain(from..to)),
            3 => {
                let again = octets[from..to].to_vec();
                octets.splice(from..from, again);
            }
            4 => {
                let token = TOKENS[self.below(TOKENS.len())];
                octets.splice(from..from, token.iter().copied());
            }
            5 => octets.truncate(to),
            _ => {
                let other = self.seed();
                let (start, end) = self.range(other.len());
                octets.splice(from..to, other[start..end].iter().copied());
            }
        }
    }

    /// Mostly short, so that most of the file stays what it was.
    fn range(&mut self, length: usize) -> (usize, usize) {
        let from = self.below(length + 1);
        let most = if self.below(4) == 0 { length - from } else { (length - from).min(8) };
        (from, from + self.below(most + 1))
    }

    // xorshift: no randomness is needed, only variety
    fn below(&mut self, end: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state >> 11) as usize % end.max(1)
    }
}
