//! Drawn to a string.
