//! The pages in each of their states, for `html_tests`.
