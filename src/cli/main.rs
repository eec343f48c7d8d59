//! The command line: files in, words and exit codes out.

fn main() {}
