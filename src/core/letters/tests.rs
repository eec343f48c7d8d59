//! Letters, filled in from a folder.
