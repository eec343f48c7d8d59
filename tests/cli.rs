//! What the command line says, word for word, and its exit codes.
//!
//! The cases are in `tests/cli`. To write them anew after a change: `TRYCMD=overwrite cargo test`.

#[test]
fn what_the_commands_say() {
    trycmd::TestCases::new()
        .register_bin("tell-it-once", trycmd::cargo::cargo_bin!("tell-it-once"))
        .case("../../tests/cli/*.md");
}
