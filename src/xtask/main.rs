//! The two commands of the README: set up what is missing, then serve or test.

fn main() {}
